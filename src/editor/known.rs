//! A bank as it was loaded last, with the texts that are open: what everything here is told from.

use std::collections::BTreeSet;

use crate::link::Links;
use crate::load::Loaded;
use crate::model::{Bank, EntryId, Status};
use crate::site::Site;
use crate::source::Sources;
use crate::text::File;

use super::mentions::{self, Mention};
use super::subject::Subject;

/// A bank with the site that would be built of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'k> {
    pub(super) loaded: &'k Loaded,
    pub(super) site: &'k Site,
}

impl<'k> Known<'k> {
    pub(super) fn bank(&self) -> &'k Bank {
        &self.loaded.bank
    }

    pub(super) fn links(&self) -> &'k Links {
        &self.loaded.links
    }

    pub(super) fn sources(&self) -> &'k Sources {
        self.loaded.sources()
    }

    /// The text of a file, by its path from the root of the bank.
    pub(super) fn file(&self, path: &str) -> Option<&'k File> {
        if let Some(id) = self.bank().find_path(path) {
            return Some(&self.bank().entries[id].file);
        }
        self.sources().files().find(|file| &*file.path == path)
    }

    /// Every place that names something.
    pub(super) fn mentions(&self, subject: &Subject) -> Vec<Mention> {
        let settings = self.sources().config.iter();
        let settings = settings.chain(&self.sources().judgements);
        mentions::mentions_of(self.loaded, &settings.collect::<Vec<_>>(), subject)
    }

    /// The columns of a table that a text names by its path.
    pub(super) fn columns(&self, file: &str, written: &str) -> Option<Vec<String>> {
        let path = crate::link::relative_to(written, file)?;
        let table = self.loaded.attachments.get(&path)?.table.as_ref()?;
        Some(table.columns.clone())
    }

    /// What the site says of a page's life.
    pub(super) fn status(&self, status: Status) -> String {
        self.bank()
            .messages()
            .text(&format!("status-{}", status.code()))
    }

    /// A source as lists of references have it.
    pub(super) fn reference(&self, id: EntryId) -> Option<String> {
        let record = self.site.source_record(id);
        Some(record["reference"].as_str()?.to_owned())
    }

    /// The files that there are, for names that are free.
    pub(super) fn paths(&self) -> BTreeSet<&'k str> {
        let files = self.sources().files().map(|file| &*file.path);
        files
            .chain(self.bank().attachments.iter().map(|path| &**path))
            .collect()
    }
}
