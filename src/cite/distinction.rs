//! What tells one source apart.

/// What tells a source apart from others that a style would cite by the same words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Apart {
    /// The letter behind its year, or nothing.
    pub(super) letter: String,
    /// How many names are printed before "et al."; 0 for as many as the style says.
    pub(super) names: usize,
    /// Whether the first author's initials are printed.
    pub(super) has_initials: bool,
    /// Whether the style prints what it prints only of citations that are like others.
    pub(super) in_full: bool,
}
