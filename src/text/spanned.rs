//! Something that was read, with its place.

use std::ops::Range;

/// A value with the bytes that it was read from: of the file, where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Its bytes; empty at 0 where it was not written but taken by default.
    pub span: Range<usize>,
}

impl<T> Spanned<T> {
    /// A value with its bytes.
    pub fn new(value: T, span: Range<usize>) -> Self {
        Self { value, span }
    }
}
