//! What stands side by side: entries of a kind under a term, and the rows of data sets that ask for it.

use crate::model::EntryId;
use std::sync::Arc;

use crate::link::{Linked, Links};
use crate::model::{Bank, Entry, Status};
use crate::schema::{DATASET, Kind};

/// The folder of the site that holds comparisons.
pub(crate) const FOLDER: &str = "compare";

/// How many entries can be read side by side.
const FEWEST: usize = 2;

const MOST: usize = 4;

/// A comparison: a kind, a vocabulary, a term, and the places of the entries.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison {
    pub(crate) kind: String,
    pub(crate) vocabulary: String,
    pub(crate) term: String,
    pub(crate) entries: Vec<EntryId>,
}

/// Whether a bank has entries to compare, or rows of data sets.
pub(crate) fn is_offered(bank: &Bank) -> bool {
    let mut kinds = bank.schema.kinds.values();
    kinds.any(|kind| !kind.compare.is_empty() && bank.of_kind(&kind.id).nth(1).is_some())
        || bank.entries.iter().any(|entry| asked(entry).is_some())
}

/// Every comparison of a bank.
pub(crate) fn plan(bank: &Bank, links: &Links) -> Vec<Comparison> {
    let mut found = Vec::new();
    for kind in bank
        .schema
        .kinds
        .values()
        .filter(|kind| !kind.compare.is_empty())
    {
        for vocabulary in bank.schema.vocabularies.values() {
            for term in vocabulary.terms.keys() {
                let key = (vocabulary.id.clone(), term.clone());
                let filed = links.filed.get(&key).into_iter().flatten().copied();
                let entries: Vec<EntryId> =
                    filed.filter(|&at| is_compared(bank, kind, at)).collect();
                if (FEWEST..=MOST).contains(&entries.len()) {
                    found.push(Comparison {
                        kind: kind.id.clone(),
                        vocabulary: key.0,
                        term: key.1,
                        entries,
                    });
                }
            }
        }
    }
    found
}

/// Whether the comparisons of an earlier site are those of this bank, in which only these entries have changed.
pub(crate) fn still_hold(now: Linked<'_>, before: Linked<'_>, changed: &[EntryId]) -> bool {
    let has_status = |&id: &EntryId| now.bank.entries[id].status == before.bank.entries[id].status;
    Arc::ptr_eq(&now.links.filed, &before.links.filed) && changed.iter().all(has_status)
}

fn is_compared(bank: &Bank, kind: &Kind, id: EntryId) -> bool {
    let entry = &bank.entries[id];
    entry.kind == kind.id && matches!(entry.status, Status::Live | Status::UnderReview)
}

impl Comparison {
    /// The folder of its page.
    pub(crate) fn folder(&self) -> String {
        format!("{FOLDER}/{}/{}/{}", self.kind, self.vocabulary, self.term)
    }

    /// What it compares, in words.
    pub(crate) fn title(&self, bank: &Bank) -> String {
        let kind = &bank.schema.kinds[&self.kind];
        let term = &bank.schema.vocabularies[&self.vocabulary].terms[&self.term];
        let args = [
            ("term", term.label.as_str().into()),
            ("kind", kind.plural.as_str().into()),
        ];
        bank.messages().with("comparison-title", &args)
    }
}

/// The column that names the rows to compare, where a data set asks for it.
pub(crate) fn asked(entry: &Entry) -> Option<&str> {
    let column = || entry.fields.text("compare");
    (entry.base == DATASET).then(column).flatten()
}

/// The page that shows the rows of a data set side by side.
pub(crate) fn page_of(bank: &Bank, entry: &Entry) -> String {
    format!(
        "{}/{}/compare/index.html",
        bank.kind(entry).url,
        entry.id.name
    )
}
