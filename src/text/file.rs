//! A file of text, as every stage is given it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

/// A text file of the bank.
#[derive(Clone, Debug)]
pub struct File {
    /// From the bank's root, with forward slashes.
    pub path: Arc<str>,
    /// Without byte order mark, lines ended by line feeds.
    pub text: Arc<str>,
    /// A hash of the text and of what stands in it, by which what was made from it is known again.
    pub key: u64,
}

impl File {
    /// A file with this text.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            key: xxh3_64(text.as_bytes()),
            text,
        }
    }
}

/// By path and text.
impl Hash for File {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.path, self.key).hash(state);
    }
}
