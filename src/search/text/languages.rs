//! The languages that the searched entries of a bank are in.

use crate::model::{Bank, EntryId};

use super::tongue::Tongue;

/// What the score of an entry is multiplied by that is in another language than its reader.
pub(crate) const ELSEWHERE: f64 = 0.6;

/// The languages of a bank, and which of them each entry is in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Languages {
    /// Their tags up to the first hyphen, in small letters: the bank's own first, the others in their order.
    pub(crate) names: Vec<String>,
    /// By document, the place of its language among them; empty where there is one alone.
    places: Vec<usize>,
}

impl Languages {
    /// Those of these entries, which go by their documents.
    pub(crate) fn of(bank: &Bank, entries: &[EntryId]) -> Self {
        let own = primary(&bank.config.language);
        let others = entries.iter().map(|&id| &bank.entries[id]);
        let others = others.filter_map(|entry| entry.language.as_deref());
        let mut others: Vec<String> = others.map(primary).filter(|name| *name != own).collect();
        others.sort_unstable();
        others.dedup();
        let names: Vec<String> = std::iter::once(own).chain(others).collect();
        if names.len() == 1 {
            return Self {
                names,
                places: Vec::new(),
            };
        }
        let place = |&id: &EntryId| {
            let name = bank.entries[id].language.as_deref().map(primary);
            let known = |name: String| names.iter().position(|known| *known == name);
            name.and_then(known).unwrap_or_default()
        };
        Self {
            places: entries.iter().map(place).collect(),
            names,
        }
    }

    /// What the bank's own language does to words.
    pub(crate) fn own(&self) -> Tongue {
        Tongue::of(&self.names[0])
    }

    /// What each language does to words, its own first; several languages may do the same.
    pub(crate) fn tongues(&self) -> Vec<Tongue> {
        let own = self.own();
        let mut others: Vec<Tongue> = self.names.iter().map(|name| Tongue::of(name)).collect();
        others.retain(|tongue| *tongue != own);
        others.sort_unstable();
        others.dedup();
        others.insert(0, own);
        others
    }

    /// The place of a reader's language; that of the bank's own where the bank has nothing in it, or nobody says which.
    pub(crate) fn place(&self, tag: Option<&str>) -> usize {
        let name = tag.map(primary);
        let known = |name: String| self.names.iter().position(|known| *known == name);
        name.and_then(known).unwrap_or_default()
    }

    /// The entries in the language at a place, by their documents.
    pub(crate) fn documents(&self, place: usize) -> Vec<u32> {
        let all = (0..).zip(&self.places);
        let here = all.filter(|(_, known)| **known == place);
        here.map(|(document, _)| document).collect()
    }

    /// What the score of a document is multiplied by for a reader of the language at a place.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "tantivy counts in single precision"
    )]
    pub(crate) fn weight(&self, document: u32, place: usize) -> f32 {
        match self.places.get(document as usize) {
            Some(known) if *known != place => ELSEWHERE as f32,
            _ => 1.0,
        }
    }
}

/// A language tag without what it is a kind of.
fn primary(tag: &str) -> String {
    let first = tag.split('-').next().unwrap_or_default();
    first.to_ascii_lowercase()
}
