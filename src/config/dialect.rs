//! How a bank wants its texts read.

/// How a bank wants its bodies read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
}

/// What happens to raw HTML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtml {
    /// It is shown as text.
    Escape,
    /// Harmless tags stay, the rest is dropped and reported.
    #[default]
    Clean,
    /// It goes through as it is.
    Trust,
}
