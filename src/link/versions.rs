//! A page in its languages.

use crate::model::{Bank, EntryId};

use super::{EdgeKind, Links};

/// The most translations of a page that its pages name.
const MOST: usize = 100;

impl Links {
    /// The page that an entry translates.
    pub fn original(&self, id: EntryId) -> Option<EntryId> {
        let mut edges = self.outgoing(id).iter();
        let found = edges.find(|edge| edge.kind == EdgeKind::Translates);
        found.map(|edge| edge.to).filter(|to| *to != id)
    }

    /// A page in all its languages, the first one first and the others in the order of their languages; empty where it
    /// has one alone.
    pub fn versions(&self, bank: &Bank, id: EntryId) -> Vec<EntryId> {
        let first = self.original(id).unwrap_or(id);
        let edges = self.incoming(first);
        let translations = edges.filter(|edge| edge.kind == EdgeKind::Translates);
        let mut found: Vec<EntryId> = translations.map(|edge| edge.from).take(MOST).collect();
        if found.is_empty() {
            return found;
        }
        let language = |id: &EntryId| (bank.language_of(&bank.entries[*id]).to_owned(), *id);
        found.sort_by_cached_key(language);
        found.dedup();
        found.insert(0, first);
        found
    }
}
