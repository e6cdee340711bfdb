//! What is wrong with a file that is not published.

use crate::text::File;

/// What is wrong with a file that browsers would run, and where.
#[derive(Debug)]
pub(super) struct Harm {
    pub(super) message: String,
    /// The text and the bytes in it, where it is a text.
    pub(super) place: Option<(File, std::ops::Range<usize>)>,
}
