//! Citations in running text.

use std::ops::Range;

/// The citations of one pair of brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// In the author's order.
    pub cites: Vec<Cite>,
    /// The brackets' bytes in the file.
    pub span: Range<usize>,
    /// The number of the place among those of its page that name sources.
    pub place: usize,
}

/// One citation.
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    /// Words before the key: "see".
    pub prefix: String,
    /// The id of the citation's entry.
    pub key: String,
    /// Where in the source, as written: "p. 4". Empty where the whole is meant.
    pub locator: String,
    /// The key's bytes in the file, with the `@`.
    pub span: Range<usize>,
}

/// A key in a text that was read as no citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The key, without an `@`.
    pub key: String,
    /// Its bytes in the file, with the `@` where there is one.
    pub span: Range<usize>,
    /// How it stands there.
    pub form: MentionForm,
}

/// How a key stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// `As @key says`.
    Bare,
    /// In brackets that could not be read: they hold others, or are not closed.
    InBrackets,
    /// In brackets without an `@`.
    WithoutSign,
}
