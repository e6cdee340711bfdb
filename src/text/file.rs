//! A file of text, as every stage is given it.

use std::sync::Arc;

/// A text file of the bank.
#[derive(Clone, Debug)]
pub struct File {
    /// From the bank's root, with forward slashes.
    pub path: Arc<str>,
    /// Without byte order mark, lines ended by line feeds.
    pub text: Arc<str>,
}
