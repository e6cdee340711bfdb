//! A bank at one time.

use crate::diagnostic::Diagnostics;
use crate::load::Loaded;
use crate::model::{Bank, Entry, EntryId};
use crate::site::Site;

/// A bank at one time, with its site and what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Version<'v> {
    /// The bank.
    pub loaded: &'v Loaded,
    /// The site that would be built of it.
    pub site: &'v Site,
    /// Everything that is wrong, weighed as the bank asks for.
    pub mistakes: &'v Diagnostics,
}

impl<'v> Version<'v> {
    pub(super) fn bank(&self) -> &'v Bank {
        &self.loaded.bank
    }

    /// The entry of an id, published or not.
    pub(super) fn entry(&self, id: &str) -> Option<&'v Entry> {
        let published = self.bank().find(id).map(|id| &*self.bank().entries[id]);
        let mut drafts = self.bank().drafts.iter();
        published.or_else(|| {
            drafts
                .find(|draft| draft.id.name == id)
                .map(|draft| &**draft)
        })
    }

    /// Every entry that is published, with its number.
    pub(super) fn published(&self) -> impl Iterator<Item = (EntryId, &'v Entry)> {
        self.bank()
            .entries
            .numbered()
            .map(|(id, entry)| (id, &**entry))
    }

    /// The page of an entry, from the root of the site.
    pub(super) fn page(&self, entry: &Entry) -> String {
        let path = crate::site::path::entry(self.bank(), entry);
        path.trim_end_matches("index.html").to_owned()
    }
}
