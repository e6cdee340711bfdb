//! What editors write above a list: of a term, of a kind, and of all on the home page.

use crate::text::File;

use super::body::Body;

/// An editor's introduction.
#[derive(Clone, Debug)]
pub struct Introduction {
    /// Its file.
    pub file: File,
    /// The title that the page of a folder has; none of the introductions to terms, which have that of their term.
    pub title: Option<String>,
    /// The text.
    pub body: Body,
}

/// What an introduction stands above.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Introduced {
    /// The home page.
    Home,
    /// The list of the kind of this id.
    Kind(String),
    /// The list of a term.
    Term {
        /// The vocabulary's id.
        vocabulary: String,
        /// The term's id.
        term: String,
    },
}

impl Introduced {
    /// The list of a term.
    pub fn term(vocabulary: &str, term: &str) -> Self {
        Self::Term {
            vocabulary: vocabulary.to_owned(),
            term: term.to_owned(),
        }
    }
}
