//! The sources of a bank as the citation processor sees them, and the citations of one page.

use crate::model::EntryId;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::cite::{Cited, Class, Naming, Piece, Processor, ShortNames};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Bank;
use crate::model::{Body, Entry};
use crate::parse::key_length;
use crate::schema::{CITATION, TERM};

use super::cite_sites::{self, Anchor, CiteSite};
use super::item;
use super::known::Known;
use super::page_cites::{Marks, PageCites, RefView};
use super::patterns::Patterns;
use super::source::Formatted;
use super::told::{self, ByEntry};

/// Every citation of the bank, formatted once on its own.
#[derive(Debug)]
pub(crate) struct References {
    processor: Arc<Processor>,
    short_names: ShortNames,
    /// Each as if it were alone.
    by_entry: ByEntry,
    /// Those that have to be told apart from others, as they then are.
    told: ByEntry,
    patterns: Patterns,
    known: Known,
}

/// References from before an edit.
#[derive(Clone, Copy)]
pub(crate) struct Before<'s> {
    pub(crate) references: &'s References,
    /// The bank that they are of.
    pub(crate) bank: &'s Bank,
    /// The entries that have changed since, where nothing else has.
    pub(crate) changed: Option<&'s [EntryId]>,
}

impl References {
    /// Formats every citation by itself, in parallel; those that `before` has are taken over.
    pub(crate) fn format(
        bank: &Bank,
        processor: &Arc<Processor>,
        before: Option<Before<'_>>,
        out: &mut Diagnostics,
    ) -> Self {
        let short_names = short_names(bank);
        let before = before.filter(|Before { references, .. }| {
            Arc::ptr_eq(&references.processor, processor) && references.short_names == short_names
        });
        let was = |id: EntryId| {
            let before = before?;
            Some((before.references, bank.place_in(before.bank, id)?))
        };
        let kept = |id: EntryId| {
            let (references, place) = was(id)?;
            references.by_entry.get(&place).map(Arc::clone)
        };
        let places: Vec<EntryId> = bank.based_on(CITATION).collect();
        let formatted = places.par_iter().map(|&id| match kept(id) {
            Some(formatted) => (id, Ok(formatted)),
            None => (
                id,
                Formatted::new(&bank.entries[id], processor, &short_names).map(Arc::new),
            ),
        });
        let mut by_entry = HashMap::new();
        for (id, formatted) in formatted.collect::<Vec<_>>() {
            match formatted {
                Ok(formatted) => {
                    by_entry.insert(id, formatted);
                }
                Err(message) => {
                    let entry = &bank.entries[id];
                    let message = format!("this source cannot be cited: {message}");
                    let span = entry.fields.span("title");
                    let found = Diagnostic::new(Code::WrongType, entry.path(), span, message);
                    out.push(found.help("Take a type and values that CSL-JSON knows."));
                }
            }
        }
        let known = before.map(|before| &before.references.patterns);
        let changed = before.and_then(|before| before.changed);
        // Where all sources are what and where they were, they are told apart as they were: no edit of a text changes that.
        let same = before.map(|before| before.references).filter(|before| {
            let is_same = |id: &EntryId| was(*id).is_some_and(|(_, place)| place == *id);
            before.by_entry.len() == places.len() && places.iter().all(is_same)
        });
        let told = match same {
            Some(before) => before.told.clone(),
            None => told::tell(bank, processor, &short_names, &by_entry, &|id| {
                let (references, place) = was(id)?;
                references.told.get(&place).map(Arc::clone)
            }),
        };
        Self {
            patterns: Patterns::format(bank, processor, known, changed),
            processor: Arc::clone(processor),
            short_names,
            by_entry,
            told,
            known: Known::default(),
        }
    }

    /// A source by the place of its entry.
    pub(crate) fn get(&self, id: EntryId) -> Option<&Formatted> {
        let found = self.told.get(&id).or_else(|| self.by_entry.get(&id));
        found.map(|found| &**found)
    }

    /// Works out the citations of an entry's page.
    pub(crate) fn of_entry(&self, bank: &Bank, entry: &Entry) -> PageCites {
        let mut places = Vec::new();
        cite_sites::of_fields(bank, &entry.fields, &mut places);
        cite_sites::of_body(bank, &entry.body, &mut places);
        self.page(bank, &places)
    }

    /// Works out the citations of a text that is no entry's.
    pub(crate) fn of_body(&self, bank: &Bank, body: &Body) -> PageCites {
        let mut places = Vec::new();
        cite_sites::of_body(bank, body, &mut places);
        self.page(bank, &places)
    }

    fn page(&self, bank: &Bank, places: &[CiteSite<'_>]) -> PageCites {
        if places.is_empty() {
            return PageCites::default();
        }
        let (marks, mut list) = match self.processor.class() {
            Class::AuthorDate => self.single(bank, places),
            Class::Numeric | Class::Note => self.joint(bank, places),
        };
        let mut numbers = HashMap::new();
        for (number, place) in places
            .iter()
            .filter(|place| matches!(place.anchor, Anchor::Text))
            .enumerate()
        {
            numbers.insert(place.key, number + 1);
        }
        let mut uses = cite_sites::uses(places, &numbers, bank.messages());
        for (source, row) in &mut list {
            row.uses = uses.remove(source).unwrap_or_default();
        }
        PageCites {
            marks,
            numbers,
            list: list.into_iter().map(|(_, row)| row).collect(),
        }
    }

    /// Each place by itself; the list in the order of the style's sort keys.
    fn single(&self, bank: &Bank, places: &[CiteSite<'_>]) -> (Marks, Vec<(EntryId, RefView)>) {
        let mut marks = HashMap::new();
        let mut cited: BTreeMap<(&[u8], &str), EntryId> = BTreeMap::new();
        let mut named = HashSet::new();
        for place in places {
            let mut sources: Vec<Cited<'_>> = self.cited(place);
            // What else shows a source names it whole: it may be read without the text.
            if matches!(place.anchor, Anchor::Text) {
                name_in_text(&mut sources, &mut named);
            }
            let bare = match (place.cites.as_slice(), sources.as_slice()) {
                ([cite], [found]) if cite.is_bare() && found.naming == Naming::Whole => {
                    let formatted = self.get(cite.source);
                    formatted.map(|formatted| formatted.in_text.clone())
                }
                _ => None,
            };
            marks.insert(
                place.key,
                bare.unwrap_or_else(|| self.known.in_text(&self.processor, &sources)),
            );
            for cite in &place.cites {
                if let Some(formatted) = self.get(cite.source) {
                    let key = (formatted.reference.sort.as_slice(), formatted.source.id());
                    cited.insert(key, cite.source);
                }
            }
        }
        let rows = cited.into_values();
        let rows = rows.filter_map(|id| Some((id, self.row(bank, id)?)));
        (marks, rows.collect())
    }

    /// The whole page in one run: its numbers, and notes that refer to earlier ones.
    fn joint(&self, bank: &Bank, places: &[CiteSite<'_>]) -> (Marks, Vec<(EntryId, RefView)>) {
        let clusters: Vec<Vec<Cited<'_>>> = places.iter().map(|place| self.cited(place)).collect();
        let page = self.processor.page(&clusters);
        let marks = places
            .iter()
            .map(|place| place.key)
            .zip(page.in_text)
            .collect();
        let rows = page.references.into_iter();
        let rows = rows.filter_map(|(id, reference)| {
            let entry_id = bank.find(&id)?;
            Some((entry_id, RefView::new(bank, entry_id, &reference.html)))
        });
        (marks, rows.collect())
    }

    fn cited<'s>(&'s self, place: &'s CiteSite<'_>) -> Vec<Cited<'s>> {
        let known = place
            .cites
            .iter()
            .filter_map(|cite| Some((self.get(cite.source)?, cite)));
        known
            .map(|(formatted, cite)| Cited {
                source: &formatted.source,
                locator: &cite.locator,
                form: cite.form,
                naming: Naming::Whole,
            })
            .collect()
    }

    /// The words of a heading without marks: who is cited in them is called by name.
    pub(crate) fn spoken(&self, bank: &Bank, heading: &str) -> String {
        let mut parts = heading.split('@');
        let mut found = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = key_length(part);
            let is_key = !found.ends_with(char::is_alphanumeric);
            let id = bank.source(&part[..end]).filter(|_| is_key);
            if let Some(cited) = id.and_then(|id| self.get(id)) {
                found.push_str(&self.processor.named(&cited.source));
                found.push_str(&part[end..]);
            } else {
                found.push('@');
                found.push_str(part);
            }
        }
        found
    }

    /// A page of the bank as an entry of a reference list; nothing where the style cannot say it.
    pub(crate) fn of_page(&self, item: &item::Item) -> String {
        self.patterns.of(item, &self.processor)
    }

    /// The entry at `at` as a row of the bank's own list of references.
    pub(crate) fn row(&self, bank: &Bank, id: EntryId) -> Option<RefView> {
        let formatted = self.get(id)?;
        let mut row = RefView::new(bank, id, &formatted.reference.html);
        let has_own = self.processor.class() == Class::AuthorDate
            && bank.entries[id].fields.text("short").is_some();
        row.called = has_own.then(|| {
            let words = Piece::words(&formatted.in_text);
            words.trim_matches(['(', ')']).to_owned()
        });
        Some(row)
    }

    /// All sources in the order of the style.
    pub(crate) fn sorted(&self, bank: &Bank) -> Vec<EntryId> {
        let mut found: Vec<EntryId> = bank
            .based_on(CITATION)
            .filter(|id| self.by_entry.contains_key(id))
            .collect();
        found.sort_by_cached_key(|id| {
            let sort = self.get(*id).map(|found| found.reference.sort.clone());
            (sort, *id)
        });
        found
    }
}

/// What bodies are called for short: as `short_names` of the settings says, or else the glossary by the `acronym` of a term
/// that is called like the body.
fn short_names(bank: &Bank) -> ShortNames {
    let terms = bank.based_on(TERM).map(|id| &bank.entries[id]);
    let acronyms = terms.filter_map(|term| {
        let acronym = term.fields.text("acronym")?.trim();
        (!acronym.is_empty()).then(|| (term.title.clone(), acronym.to_owned()))
    });
    let mut found: ShortNames = acronyms.collect();
    found.extend(bank.config.short_names.clone());
    found
}

/// Names the authors of a cluster whole where the text has not named them yet, and by their short names where it has.
fn name_in_text<'s>(cluster: &mut [Cited<'s>], named: &mut HashSet<&'s str>) {
    for cited in &mut *cluster {
        let bodies = cited.source.shortened();
        if !bodies.is_empty() {
            let is_known = bodies.iter().all(|body| named.contains(body.as_str()));
            cited.naming = if is_known {
                Naming::Short
            } else {
                Naming::Introduced
            };
        }
    }
    // Behind them all: those of one cluster by one body are printed as one, and must name it alike.
    let bodies = cluster.iter().flat_map(|cited| cited.source.shortened());
    named.extend(bodies.map(String::as_str));
}
