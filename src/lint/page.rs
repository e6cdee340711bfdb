//! An entry as lints look at it.

use std::ops::Range;

use crate::config::Wanted;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Entry;
use crate::parse::Passage;
use crate::schema::{CITATION, Kind};

use super::rules::{Rules, Speech};
use super::words::Read;

/// An entry with its words, and with what holds for its language.
pub(super) struct Page<'p> {
    pub(super) entry: &'p Entry,
    pub(super) kind: &'p Kind,
    pub(super) speech: Option<&'p Speech>,
    pub(super) rules: Vec<&'p Rules>,
    pub(super) reads: Vec<Read>,
}

impl<'p> Page<'p> {
    pub(super) fn new(
        entry: &'p Entry,
        kind: &'p Kind,
        passages: Vec<Passage>,
        speech: Option<&'p Speech>,
        rules: Vec<&'p Rules>,
    ) -> Self {
        let reads = passages
            .into_iter()
            .map(|passage| Read::new(passage, speech));
        Self {
            entry,
            kind,
            speech,
            rules,
            reads: reads.collect(),
        }
    }

    /// How much of something a field may have, or the body where there is none.
    pub(super) fn limit(&self, wanted: &Wanted, field: Option<&str>) -> Option<usize> {
        let own = field.and_then(|field| wanted.of_field(field));
        own.or_else(|| limit_of(self.entry, self.kind, wanted))
    }

    /// The bytes of its title, for what is wrong with all of it.
    pub(super) fn at_title(&self) -> Range<usize> {
        self.entry.fields.span("title")
    }

    pub(super) fn diagnose(&self, code: Code, span: Range<usize>, message: String) -> Diagnostic {
        Diagnostic::new(code, self.entry.path(), span, message)
    }
}

/// How much of something the texts of an entry may have. What is said of a source is mostly not the bank's to word.
pub(super) fn limit_of(entry: &Entry, kind: &Kind, wanted: &Wanted) -> Option<usize> {
    if entry.base == CITATION {
        wanted.of_field(&kind.id)
    } else {
        wanted.of_kind(&kind.id)
    }
}
