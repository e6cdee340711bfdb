//! An edit as the index sees it: the entries that are searched by other words than they were.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::DocId;

use crate::search::text::analyse::Analyser;
use crate::search::text::analysed::Analysed;

/// The changes of an edit, in the order of their entries, and what numbered their words.
pub(crate) struct Edit {
    pub(crate) analyser: Analyser,
    pub(crate) changes: Vec<Change>,
}

/// An entry before and after an edit.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) document: DocId,
    pub(crate) old: Analysed,
    pub(crate) new: Analysed,
}

impl Edit {
    /// The stems that entries have got or lost.
    pub(crate) fn moved(&self) -> BTreeSet<&str> {
        let moved = |change: &Change| {
            let old = change.old.places(&self.analyser);
            let new = change.new.places(&self.analyser);
            let lost = old.keys().filter(|stem| !new.contains_key(**stem));
            let got = new.keys().filter(|stem| !old.contains_key(**stem));
            lost.chain(got).copied().collect::<Vec<_>>()
        };
        self.changes.iter().flat_map(moved).collect()
    }

    /// By how much each searched word, as it is written, has become more frequent: in all languages together.
    pub(crate) fn forms(&self) -> BTreeMap<&str, i64> {
        let mut more = vec![0; self.analyser.size()];
        for change in &self.changes {
            change.old.each_place(|word, _| more[word as usize] -= 1);
            change.new.each_place(|word, _| more[word as usize] += 1);
        }
        let mut found = BTreeMap::new();
        for ((form, stem), more) in self.analyser.seen().zip(more) {
            if stem.is_some() && more != 0 {
                *found.entry(form).or_default() += more;
            }
        }
        found
    }
}
