//! The entries of a bank by their numbers.

use std::ops::Index;
use std::sync::Arc;

use super::entry::Entry;

/// The number of an entry in its bank: entries stand in the order of their ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// The entry at a place, from 0. Banks are far smaller than what 32 bits count.
    pub fn new(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Its place, from 0, for tables with a row for each entry.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The entries of a bank.
#[derive(Clone, Debug, Default)]
pub struct Entries(Vec<Arc<Entry>>);

impl Entries {
    /// Entries in the order of their ids.
    pub fn new(entries: Vec<Arc<Entry>>) -> Self {
        Self(entries)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every entry.
    pub fn iter(&self) -> std::slice::Iter<'_, Arc<Entry>> {
        self.0.iter()
    }

    /// The number of every entry.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = EntryId> + DoubleEndedIterator + use<> {
        (0..self.0.len()).map(EntryId::new)
    }

    /// Every entry with its number.
    pub fn numbered(
        &self,
    ) -> impl ExactSizeIterator<Item = (EntryId, &Arc<Entry>)> + DoubleEndedIterator {
        self.ids().zip(&self.0)
    }

    /// The entry of this number, where the bank has as many.
    pub fn get(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.0.get(id.index())
    }
}

impl Index<EntryId> for Entries {
    type Output = Arc<Entry>;

    fn index(&self, id: EntryId) -> &Arc<Entry> {
        &self.0[id.index()]
    }
}

impl<'e> IntoIterator for &'e Entries {
    type Item = &'e Arc<Entry>;
    type IntoIter = std::slice::Iter<'e, Arc<Entry>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
