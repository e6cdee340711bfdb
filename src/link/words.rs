//! Which terms of the glossary the page of each entry links by itself, and so where each term is used.
//!
//! A page links a term at its first mention, as it is rendered (`site/text.rs`). This reads the same texts in the same
//! order without writing any of it: the answer, the fields, the text.

use crate::model::EntryId;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Bank, Body, Entry, Fields, Piece, Slot, Value};
use crate::schema::{CITATION, Field, Type};
use crate::text::{html, plain};

use super::adjacency::Adjacency;
use super::glossary::{Glossary, LinkedTerms};

/// What the pages of a bank link by themselves.
#[derive(Debug)]
pub(super) struct Words {
    /// By entry, the terms that its page links.
    terms: Vec<Arc<[EntryId]>>,
    /// By term, the entries whose pages link it, in the order of their ids.
    users: Adjacency<EntryId>,
}

impl Words {
    /// Reads every entry; those of before, but for the entries that have changed, in order, are taken over.
    pub(super) fn of(
        bank: &Bank,
        glossary: &Glossary,
        before: Option<(&Arc<Self>, &[EntryId])>,
    ) -> Arc<Self> {
        let ids: Vec<EntryId> = bank.entries.ids().collect();
        let terms = |id: EntryId| match before {
            Some((words, changed)) if changed.binary_search(&id).is_err() => {
                Arc::clone(&words.terms[id.index()])
            }
            _ => Reader::read(bank, glossary, id),
        };
        let terms: Vec<Arc<[EntryId]>> = ids.par_iter().map(|&id| terms(id)).collect();
        if let Some((words, _)) = before.filter(|(words, _)| words.terms == terms) {
            return Arc::clone(words);
        }
        let each = || {
            let pairs = ids.iter().zip(&terms);
            pairs.flat_map(|(&from, terms)| terms.iter().map(move |&term| (term, from)))
        };
        Arc::new(Self {
            users: Adjacency::of(bank.entries.len(), each),
            terms,
        })
    }

    /// The entries whose pages link a term.
    pub(super) fn users(&self, term: EntryId) -> &[EntryId] {
        self.users.get(term)
    }
}

/// Reads the texts of one page.
struct Reader<'a> {
    glossary: &'a Glossary,
    is_source: bool,
    linked: LinkedTerms,
    found: Vec<EntryId>,
    /// Whether what is read is printed by no page.
    is_quiet: bool,
}

impl Reader<'_> {
    fn read(bank: &Bank, glossary: &Glossary, id: EntryId) -> Arc<[EntryId]> {
        if glossary.is_empty() {
            return Arc::default();
        }
        let entry: &Entry = &bank.entries[id];
        let mut reader = Reader {
            glossary,
            is_source: entry.base == CITATION,
            linked: LinkedTerms::on_page_of(id),
            found: Vec::new(),
            is_quiet: false,
        };
        if let Some(summary) = &entry.summary {
            reader.text(&html::escape(summary));
        }
        reader.fields(&entry.fields, &bank.kind(entry).fields);
        reader.fields(&entry.fields, &entry.open);
        reader.body(&entry.body);
        reader.found.into()
    }

    fn text(&mut self, escaped: &str) {
        let pieces = self.glossary.split(escaped, &mut self.linked);
        let terms = pieces.into_iter().filter_map(|(_, term)| term);
        if self.is_quiet {
            // What nobody sees may use up the first mention: then the page has no link.
            terms.for_each(drop);
        } else {
            self.found.extend(terms);
        }
    }

    fn body(&mut self, body: &Body) {
        let mut quiet = 0_usize;
        for piece in body.pieces() {
            match piece {
                Piece::Tag(tag) => match change(tag) {
                    1 => quiet += 1,
                    -1 => quiet = quiet.saturating_sub(1),
                    _ => {}
                },
                Piece::Text(text) if quiet == 0 => self.text(text),
                Piece::Text(_) => {}
                Piece::Slot(number) => match body.slots.get(number) {
                    Some(Slot::Open { .. }) => quiet += 1,
                    Some(Slot::Close) => quiet = quiet.saturating_sub(1),
                    _ => {}
                },
            }
        }
    }

    fn fields(&mut self, values: &Fields, declared: &[Field]) {
        for field in declared {
            if let Some(value) = values.get(&field.name) {
                self.is_quiet = field.place.is_none();
                self.value(value, field);
            }
        }
        self.is_quiet = false;
    }

    fn value(&mut self, value: &Value, field: &Field) {
        match value {
            Value::Text(written) if !self.is_quiet => {
                let is_option = field.options.iter().any(|option| option.code == *written);
                match self.is_source {
                    _ if is_option => {}
                    true => self.text(&html::escape(&plain(written))),
                    false => self.text(&html::escape(written)),
                }
            }
            Value::Markdown(body) => self.body(body),
            Value::List(items) => {
                if let Type::List(item) = &field.ty {
                    for value in items {
                        self.value(value, item);
                    }
                }
            }
            Value::Group(fields) | Value::Person(fields) | Value::Gap(fields) => {
                self.group(fields, field);
            }
            Value::Finding(finding) => self.group(&finding.fields, field),
            _ => {}
        }
    }

    fn group(&mut self, values: &Fields, field: &Field) {
        if let Type::Group { fields, .. } = &field.ty {
            for field in fields {
                if let Some(value) = values.get(&field.name) {
                    self.value(value, field);
                }
            }
        }
    }
}

/// Elements in which no term is linked.
const UNLINKED_TAGS: [&str; 14] = [
    "script", "style", "textarea", "svg", "a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre",
    "caption",
];

/// Whether a tag opens (1) or closes (-1) an element in which no term is linked.
pub(crate) fn change(tag: &str) -> i8 {
    let inside = tag.trim_start_matches('<');
    let (inside, step) = match inside.strip_prefix('/') {
        Some(inside) => (inside, -1),
        None => (inside, 1),
    };
    let name = inside
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    if UNLINKED_TAGS.contains(&name) {
        step
    } else {
        0
    }
}
