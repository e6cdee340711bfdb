//! A source as the style of the bank cites and lists it.

use std::sync::Arc;

use crate::cite::{Apart, Cited, Class, Piece, Processor, Reference, ShortNames, Source};
use crate::model::Entry;

use super::{csl, written};

/// A source and how it looks by itself.
#[derive(Clone, Debug)]
pub(crate) struct Formatted {
    pub(crate) source: Source,
    /// The entry of a reference list.
    pub(crate) reference: Reference,
    /// The mark in a text without a locator.
    pub(crate) in_text: Vec<Piece>,
    /// As other programs read it.
    pub(crate) written: Arc<written::Written>,
}

impl Formatted {
    pub(crate) fn new(
        entry: &Entry,
        processor: &Processor,
        short_names: &ShortNames,
    ) -> Result<Self, String> {
        let item = csl::of_entry(entry);
        let written = written::write(&item);
        let source = Source::new(&entry.id.name, item)?;
        let source = processor.called(source, entry.fields.text("short"), short_names);
        Ok(Self::of(source, Arc::new(written), processor))
    }

    fn of(source: Source, written: Arc<written::Written>, processor: &Processor) -> Self {
        let reference = processor.reference(&source);
        let in_text = match processor.class() {
            Class::AuthorDate => processor.in_text(&[Cited::new(&source, "")]),
            _ => Vec::new(),
        };
        Self {
            source,
            reference,
            in_text,
            written,
        }
    }

    pub(crate) fn told_apart(
        &self,
        apart: Apart,
        processor: &Processor,
        short_names: &ShortNames,
    ) -> Self {
        let source = processor.told_apart(&self.source, apart);
        let source = processor.called(source, None, short_names);
        Self::of(source, Arc::clone(&self.written), processor)
    }
}
