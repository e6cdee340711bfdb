//! What can be asked about a place in the texts of a bank that somebody writes.

use crate::load::Loaded;
use crate::model::EntryId;
use crate::site::Site;
use crate::text::{Edit, File};

use super::known::Known;
use super::mentions::Mention;
use super::offers::{self, Offers};
use super::order::ordered;
use super::origin::{self, Origin};
use super::outline::{self, Part};
use super::renaming::{self, Refusal, Renaming};
use super::subject::{self, Named, Subject};
use super::told;

/// A bank that somebody writes.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'w> {
    known: Known<'w>,
}

impl<'w> Writing<'w> {
    /// A bank as it was loaded last, with the texts that are open, and its site.
    pub fn new(loaded: &'w Loaded, site: &'w Site) -> Self {
        Self {
            known: Known { loaded, site },
        }
    }

    /// The text of a file, by its path from the root of the bank.
    pub fn file(&self, path: &str) -> Option<&'w File> {
        self.known.file(path)
    }

    /// What may be written at a byte of a file.
    pub fn offers(&self, file: &File, at: usize) -> Offers {
        offers::offers(&self.known, file, at)
    }

    /// What is named at a byte of a file.
    pub fn subject(&self, file: &File, at: usize) -> Option<Named> {
        subject::subject_at(self.known.bank(), file, at)
    }

    /// The page whose title or id stands at a byte of its file.
    pub fn page_at_head(&self, file: &File, at: usize) -> Option<Subject> {
        subject::page_at_head(self.known.bank(), file, at)
    }

    /// What something is called in texts, where that can be changed.
    pub fn name(&self, subject: &Subject) -> Option<String> {
        renaming::name(self.known.bank(), subject)
    }

    /// What there is to tell of something, as Markdown.
    pub fn told(&self, subject: &Subject) -> Option<String> {
        told::told(&self.known, subject)
    }

    /// Where something is written.
    pub fn origin(&self, subject: &Subject) -> Option<Origin> {
        origin::origin(self.known.bank(), self.known.sources(), subject)
    }

    /// Every place that names something.
    pub fn mentions(&self, subject: &Subject) -> Vec<Mention> {
        self.known.mentions(subject)
    }

    /// What a file is made of.
    pub fn outline(&self, file: &File) -> Vec<Part> {
        outline::outline(&file.path, &file.text)
    }

    /// What puts the head of a file in order.
    pub fn ordered(&self, file: &File) -> Option<Edit> {
        ordered(self.known.bank(), file)
    }

    /// What has to be written otherwise so that something has another name.
    ///
    /// # Errors
    ///
    /// Where it can have no other name, or not this one.
    pub fn rename(&self, subject: &Subject, name: &str) -> Result<Renaming, Refusal> {
        renaming::rename(&self.known, subject, name)
    }

    /// The same for a page that is to lie in another file.
    ///
    /// # Errors
    ///
    /// Where it cannot lie there.
    pub fn move_to(&self, page: EntryId, path: &str) -> Result<Renaming, Refusal> {
        renaming::move_to(&self.known, page, path)
    }
}
