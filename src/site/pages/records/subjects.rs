//! Terms that programs ask for by their ids or their names, and what is filed under them.

use std::collections::BTreeSet;

use crate::model::{Bank, Entry, Fields};
use crate::schema::Vocabulary;
use crate::site::plan::terms::terms_of;
use crate::text::fold;

/// A term, with all that is part of it.
#[derive(Debug)]
pub struct Subject {
    /// The id of its vocabulary.
    pub vocabulary: String,
    /// Its own id.
    pub term: String,
    parts: BTreeSet<String>,
}

impl Subject {
    /// Every term that is called so: by its id, with or without that of its vocabulary before a slash, or by its name.
    pub(crate) fn called(bank: &Bank, written: &str) -> Vec<Self> {
        let (of, name) = match written.split_once('/') {
            Some((of, name)) => (Some(of.trim()), name.trim()),
            None => (None, written.trim()),
        };
        let is_asked = |vocabulary: &&Vocabulary| of.is_none_or(|of| vocabulary.id == of);
        let mut found = Vec::new();
        for vocabulary in bank.schema.vocabularies.values().filter(is_asked) {
            for term in vocabulary.terms.values() {
                if term.id == name || fold(&term.label) == fold(name) {
                    found.push(Self {
                        vocabulary: vocabulary.id.clone(),
                        term: term.id.clone(),
                        parts: parts(vocabulary, &term.id),
                    });
                }
            }
        }
        found
    }

    /// Whether a finding, or an entry as a whole, is about it. A finding that has no terms of a vocabulary has those of its
    /// page.
    pub fn has(&self, entry: &Entry, finding: Option<&Fields>) -> bool {
        let terms = terms_of(entry, finding, &self.vocabulary);
        terms.iter().any(|term| self.parts.contains(term))
    }
}

/// A term and all that is part of it.
fn parts(vocabulary: &Vocabulary, term: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut next = vec![term];
    while let Some(term) = next.pop() {
        // A circle of terms is an error of the bank.
        if found.insert(term.to_owned()) {
            next.extend(vocabulary.narrower(term).map(|part| part.id.as_str()));
        }
    }
    found
}
