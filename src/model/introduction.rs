//! What editors write above the list of a term.

use crate::text::File;

use super::body::Body;

/// An editor's introduction to a term of a vocabulary.
#[derive(Clone, Debug)]
pub struct Introduction {
    /// Its file.
    pub file: File,
    /// The vocabulary's id.
    pub vocabulary: String,
    /// The term's id.
    pub term: String,
    /// The text.
    pub body: Body,
}
