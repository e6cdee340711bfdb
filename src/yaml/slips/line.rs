//! A line that somebody wrote amiss, and what is said of it.

use std::ops::Range;

use crate::text::within;

/// A slip: its bytes in the text, what it is, and how to mend it.
#[derive(Debug, PartialEq)]
pub(crate) struct Slip {
    pub(crate) span: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
    /// The bytes to be written otherwise, and how, where nothing else can be meant.
    pub(crate) mend: Option<(Range<usize>, String)>,
}

impl Slip {
    /// Says what bytes are to be written otherwise, and how.
    pub(super) fn mended(self, place: Range<usize>, right: impl Into<String>) -> Self {
        let mend = Some((place, right.into()));
        Self { mend, ..self }
    }
}

/// A line of the text, with its place.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    pub(super) fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What stands behind the key or the hyphen of the line, with its place. Behind hyphens there may be a key again.
    pub(super) fn value(self) -> Option<(usize, &'t str)> {
        let mut at = self.indent();
        while self.text[at..].starts_with("- ") {
            at += 2;
        }
        let rest = &self.text[at..];
        let key = rest.split(": ").next().filter(|key| key.len() < rest.len());
        let is_key = key.is_some_and(|key| !key.is_empty() && key.chars().all(is_of_key));
        let value = if is_key {
            at + key.map_or(0, str::len) + 2
        } else {
            at
        };
        let behind = self.text.get(value..)?;
        let bare = behind.trim_start();
        (is_key || at > self.indent()).then_some((value + behind.len() - bare.len(), bare))
    }

    pub(super) fn span(self, at: usize, length: usize) -> Range<usize> {
        let held = within(self.text, &(at..at + length));
        self.start + held.start..self.start + held.end
    }
}

pub(super) fn is_of_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}
