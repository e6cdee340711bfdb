//! What stayed in a text, and where it is looked for.

use std::ops::Range;

/// A mark that stayed: its bytes in the text, what it is, and how to mend it.
pub(super) struct Stray {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// The bytes of the text to be written otherwise, and how, where nothing else can be meant.
    pub(super) mend: Option<(Range<usize>, String)>,
}

impl Stray {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            range,
            message: message.into(),
            help: help.into(),
            mend: None,
        }
    }

    /// Says what bytes are to be written otherwise, and how.
    pub(super) fn mended(self, place: Range<usize>, right: impl Into<String>) -> Self {
        let mend = Some((place, right.into()));
        Self { mend, ..self }
    }

    /// The same, further on in a text.
    pub(super) fn behind(mut self, start: usize) -> Self {
        let on = |range: &Range<usize>| range.start + start..range.end + start;
        self.range = on(&self.range);
        self.mend = self.mend.map(|(place, right)| (on(&place), right));
        self
    }
}

/// A stretch of text without marks that were understood.
pub(super) struct Run {
    pub(super) range: Range<usize>,
    /// Whether it begins a paragraph.
    pub(super) is_first: bool,
}

/// Whether a text has a sign, found by its bytes: every text is asked for several.
pub(super) fn has(text: &str, sign: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some()
}
