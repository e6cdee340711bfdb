//! Citations in running text.

use std::ops::Range;

/// The citations of one pair of brackets, or of one that stands in a sentence: `As @key says`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// In the author's order.
    pub cites: Vec<Cite>,
    /// The bytes of all of it in the file.
    pub span: Range<usize>,
    /// For one that stands in a sentence, what was written: it is text where no source is called so.
    pub in_sentence: Option<String>,
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
    /// What is said of the source.
    pub form: CiteForm,
}

/// What a citation says of its source, in an author-date style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CiteForm {
    /// `[@key]`: (Smith, 2020).
    #[default]
    Whole,
    /// `[-@key]`: (2020), where the sentence has named the author.
    WithoutAuthor,
    /// `@key`: Smith (2020), as part of the sentence.
    Narrative,
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
    /// In the words of a link or of a picture.
    InLink,
    /// `(@key, p. 4)`: cited, but with the year in brackets within brackets.
    InRoundBrackets,
    /// In brackets that could not be read: they hold others, or are not closed.
    InBrackets,
    /// In brackets without an `@`.
    WithoutSign,
}
