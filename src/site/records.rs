//! What programs are told of a site, for those that ask one thing at a time. `bank.json` and `findings.json` have the same
//! records.

use serde_json::Value as Json;

use crate::diagnostic::Diagnostic;
use crate::model::{EntryId, Finding, FindingId};
use crate::schema::CITATION;

use super::pages::markdown_copies;
use super::pages::records::{entries, findings, gaps, sources, stands, subjects::Subject};
use super::path;
use super::planned::Site;

impl Site {
    /// Whether an entry is an answer: it was not withdrawn or retracted.
    pub fn stands(&self, id: EntryId) -> bool {
        stands(self.bank.entries[id].status)
    }

    /// An entry as `bank.json` has it, with what a reader must know before they take it for an answer.
    pub fn entry_record(&self, id: EntryId) -> Json {
        entries::with_note(self, id)
    }

    /// A page that findings stand on, as `findings.json` has it.
    pub fn page_record(&self, id: EntryId) -> Json {
        entries::page(&self.bank, &self.bank.entries[id])
    }

    /// A finding as `findings.json` has it.
    pub fn finding_record(&self, entry: EntryId, id: FindingId) -> Option<Json> {
        let entry = &self.bank.entries[entry];
        let finding = entry.finding(id)?;
        Some(findings::record(&self.bank, entry, finding))
    }

    /// The finding that a page has at an anchor, with the entry that it stands on, which may be another. `None` where that
    /// does not stand.
    pub fn finding_at(&self, page: EntryId, anchor: &str) -> Option<(EntryId, FindingId)> {
        let (mut page, mut anchor) = (page, anchor);
        // A circle of pages that take findings from each other is an error of the bank.
        for _ in self.bank.entries.ids() {
            let is_it = |finding: &&Finding| finding.anchor() == anchor;
            let finding = self.bank.entries[page].findings().into_iter().find(is_it)?;
            let Some(from) = &finding.from else {
                return self.stands(page).then_some((page, finding.id));
            };
            let (home, there) = from.name.split_once('#')?;
            (page, anchor) = (self.bank.find(home)?, there);
        }
        None
    }

    /// What an entry says is not known, at a place among all that it says so of, from 0.
    pub fn gap_record(&self, entry: EntryId, place: usize) -> Option<Json> {
        gaps::record(self, entry, place)
    }

    /// Where the maps have nothing about a term.
    pub fn empty_cells(&self, subject: &Subject) -> Vec<Json> {
        gaps::empty_cells(self, &subject.vocabulary, &subject.term)
    }

    /// Every term that is called so: by its id, with or without that of its vocabulary before a slash, or by its name.
    pub fn subjects(&self, written: &str) -> Vec<Subject> {
        Subject::called(&self.bank, written)
    }

    /// Every source in the order of the bank's style.
    pub fn sources_in_order(&self) -> Vec<EntryId> {
        self.references.sorted(&self.bank)
    }

    /// A source with its reference in the bank's style.
    pub fn source_record(&self, id: EntryId) -> Json {
        sources::record(self, id)
    }

    /// The same with its CSL-JSON, and in how many places it is used.
    pub fn whole_source_record(&self, id: EntryId) -> Json {
        sources::whole(self, id)
    }

    /// Every place where a source is used, on pages that stand.
    pub fn uses(&self, id: EntryId) -> Vec<Json> {
        sources::uses(self, id)
    }

    /// The sources that an entry rests on or cites.
    pub fn sources_of(&self, id: EntryId) -> Vec<EntryId> {
        let mut found = self.links.sources(id);
        found.retain(|source| self.references.get(*source).is_some());
        found
    }

    /// The kinds whose entries are sources.
    pub fn kinds_of_sources(&self) -> Vec<String> {
        let kinds = self.bank.schema.kinds.values();
        let sources = kinds.filter(|kind| kind.base == CITATION);
        sources.map(|kind| kind.id.clone()).collect()
    }

    /// An entry as its Markdown copy has it.
    ///
    /// # Errors
    ///
    /// Where the template of the copy fails: a mistake of the theme's, with its place.
    pub fn markdown(&self, id: EntryId) -> Result<String, Box<Diagnostic>> {
        markdown_copies::copy(self, id).map(|copy| copy.to_string())
    }

    /// The address on the web of an entry.
    pub fn address(&self, id: EntryId) -> String {
        path::address(&self.bank, &path::entry(&self.bank, &self.bank.entries[id]))
    }
}
