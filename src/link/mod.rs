//! Stage 4: every link, citation, source and shared term as a typed edge, found once.
//!
//! From the edges come backlinks, related entries, orphans and the mark on whatever rests on a withdrawn source. What
//! a written link means is decided in [`resolve()`] alone; this stage reports what resolves to nothing.

pub(crate) mod adjacency;
pub(crate) mod edge;
pub(crate) mod edges;
pub(crate) mod glossary;
pub(crate) mod place;
pub(crate) mod related;
pub(crate) mod resolve;
pub(crate) mod sentence;
pub(crate) mod shown;
pub(crate) mod spelling;
pub(crate) mod unknown;
pub(crate) mod versions;
pub(crate) mod words;

use crate::model::EntryId;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostics;
use crate::memo::{Memo, key};
use crate::model::Bank;
use crate::{
    model::{Entry, Status},
    text::Date,
};

use crate::link::adjacency::Adjacency;
use crate::link::edges::EntryLinks;
use crate::link::words::Words;

pub use crate::link::edge::{Edge, EdgeKind};
pub(crate) use crate::link::edges::Uses;
pub use crate::link::glossary::{Glossary, LinkedTerms};
pub(crate) use crate::link::place::named;
pub use crate::link::related::vote;
pub use crate::link::resolve::{Resolved, attachment, kept_address, relative_to, resolve};
pub(crate) use crate::link::unknown::path_from;
pub(crate) use crate::link::words::change;

/// The edges of a bank, both ways.
#[derive(Debug)]
pub struct Links {
    /// By the place of the entry that they come from.
    outgoing: Vec<Arc<Memo<EntryLinks>>>,
    back: Arc<Back>,
    /// The entries that introductions to terms name.
    introduced: BTreeSet<EntryId>,
    introductions: Vec<Introduced>,
    /// By vocabulary and term, the entries filed under it, in the order of their ids.
    pub filed: Arc<Filed>,
    /// The words that are linked to their definitions.
    pub glossary: Arc<Glossary>,
    words: Arc<Words>,
}

/// A bank with its links.
#[derive(Clone, Copy, Debug)]
pub struct Linked<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// Its links.
    pub links: &'a Links,
}

/// Links from before an edit.
struct Kept<'a> {
    before: Linked<'a>,
    /// The entries that have changed since, where no others came or went.
    changed: Vec<EntryId>,
}

/// What an introduction to a term leads to.
#[derive(Debug)]
struct Introduced {
    file: Arc<str>,
    /// Entries by their places.
    named: Vec<EntryId>,
    /// What it needs beside entries.
    uses: Uses,
}

/// By vocabulary and term, entries by their places.
pub type Filed = BTreeMap<(String, String), Vec<EntryId>>;

/// The edges seen from where they lead to.
#[derive(Debug)]
struct Back {
    /// By the place of the entry that they lead to: where each comes from, and its number there.
    incoming: Adjacency<(EntryId, u32)>,
    /// By the place of a source, the entries that rest on it or cite it, each once, in the order of their ids.
    users: Adjacency<EntryId>,
}

impl Links {
    /// Finds all edges; what leads nowhere is reported. `before` is the bank as it was with its links: what still holds
    /// of them is taken over.
    pub fn find(bank: &Bank, before: Option<Linked<'_>>, out: &mut Diagnostics) -> Self {
        let kept = before.and_then(|before| {
            let changed = bank.changed_since(before.bank)?;
            Some(Kept { before, changed })
        });
        let outgoing = outgoing(bank, before);
        for memo in outgoing.iter().filter(|memo| !memo.found().is_empty()) {
            out.extend_from(memo.found());
        }
        for draft in &bank.drafts {
            edges::check_draft(bank, draft, out);
        }
        let mut introduced = BTreeSet::new();
        let mut introductions = Vec::new();
        for introduction in bank.introductions.values() {
            let (named, uses) = edges::of_introduction(bank, introduction, out);
            introduced.extend(&named);
            introductions.push(Introduced {
                file: Arc::clone(&introduction.file.path),
                named,
                uses,
            });
        }
        let still = |holds: &dyn Fn(Linked<'_>, EntryId) -> bool| {
            let Kept { before, changed } = kept.as_ref()?;
            changed
                .iter()
                .all(|&id| holds(*before, id))
                .then_some(before.links)
        };
        // Of all entries: a heading that has gone takes away edges of entries that nobody edited.
        let has_edges_of = |links: &Self| {
            let mut pairs = links.outgoing.iter().zip(&outgoing);
            let is_same = |(old, new): (&Arc<Memo<EntryLinks>>, &Arc<Memo<EntryLinks>>)| {
                Arc::ptr_eq(old, new) || old.value().edges == new.value().edges
            };
            pairs.all(is_same)
        };
        let same_edges = kept.as_ref().map(|kept| kept.before.links);
        let same_edges = same_edges.filter(|links| has_edges_of(links));
        let same_terms =
            still(&|before, id| before.bank.entries[id].terms == bank.entries[id].terms);
        let same_glossary = still(&|_, id| bank.entries[id].base != crate::schema::TERM);
        let glossary = same_glossary.map_or_else(
            || Arc::new(Glossary::new(bank)),
            |links| Arc::clone(&links.glossary),
        );
        let same_words = kept.as_ref().filter(|_| same_glossary.is_some());
        let same_words = same_words.map(|kept| (&kept.before.links.words, kept.changed.as_slice()));
        Self {
            words: Words::of(bank, &glossary, same_words),
            back: same_edges.map_or_else(
                || Arc::new(Back::of(&outgoing)),
                |links| Arc::clone(&links.back),
            ),
            filed: same_terms
                .map_or_else(|| Arc::new(filed(bank)), |links| Arc::clone(&links.filed)),
            glossary,
            outgoing,
            introduced,
            introductions,
        }
    }

    /// The edges that come from an entry, in the order of its text.
    pub fn outgoing(&self, id: EntryId) -> &[Edge] {
        &self.outgoing[id.index()].value().edges
    }

    /// The edges that lead to an entry, in the order of the entries that they come from.
    pub fn incoming(&self, id: EntryId) -> impl Iterator<Item = &Edge> {
        let found = self.back.incoming.get(id).iter();
        found.map(|&(from, number)| &self.outgoing(from)[number as usize])
    }

    /// How many edges lead to an entry.
    pub fn count_incoming(&self, id: EntryId) -> usize {
        self.back.incoming.get(id).len()
    }

    /// The entries whose pages link a term of the glossary by themselves, in the order of their ids.
    pub(crate) fn users_of_term(&self, term: EntryId) -> &[EntryId] {
        self.words.users(term)
    }

    /// What every text of the bank needs beside entries, with its file.
    pub(crate) fn uses<'a>(
        &'a self,
        bank: &'a Bank,
    ) -> impl Iterator<Item = (&'a Arc<str>, &'a Uses)> {
        let entries = bank.entries.iter().map(|entry| entry.path());
        let of_entries = entries.zip(self.outgoing.iter().map(|memo| &memo.value().uses));
        let of_introductions = self.introductions.iter();
        of_entries.chain(of_introductions.map(|found| (&found.file, &found.uses)))
    }

    /// The files of the introductions that lead to an entry.
    pub(crate) fn introductions_to(&self, id: EntryId) -> impl Iterator<Item = &Arc<str>> {
        let found = self.introductions.iter();
        let found = found.filter(move |found| found.named.contains(&id));
        found.map(|found| &found.file)
    }

    /// Whether every backlink is that of other links: the same edges between the same places.
    pub(crate) fn has_backlinks_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.back, &other.back)
    }

    /// The sources that an entry rests on and that are gone, unless it was reviewed since.
    pub fn lost_ground(&self, bank: &Bank, id: EntryId) -> Vec<EntryId> {
        let entry = &bank.entries[id];
        let is_lost = |edge: &&Edge| {
            let source = &bank.entries[edge.to];
            edge.kind.carries_status()
                && source.status.is_gone()
                && !is_reviewed(entry, source.status_date)
        };
        let lost = self.outgoing(id).iter().filter(is_lost);
        let mut found: Vec<EntryId> = lost.map(|edge| edge.to).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The entries that would lose ground if this one were withdrawn today, or have lost it since it was: they rest on it
    /// or cite it, and were not reviewed since.
    pub fn shaken_by(&self, bank: &Bank, id: EntryId) -> Vec<EntryId> {
        let source = &bank.entries[id];
        let since = if source.status.is_gone() {
            source.status_date
        } else {
            Some(bank.today.into())
        };
        let users = self.back.users.get(id).iter().copied();
        users
            .filter(|&user| user != id && !is_reviewed(&bank.entries[user], since))
            .collect()
    }

    /// Whether nothing leads to an entry and nothing files it.
    pub fn is_orphan(&self, bank: &Bank, id: EntryId) -> bool {
        let entry = &bank.entries[id];
        let has_terms = !entry.terms.is_empty();
        let is_listed_anyway = entry.base == crate::schema::TERM || bank.kind(entry).ordered;
        let is_alive = matches!(entry.status, Status::Live | Status::UnderReview);
        is_alive
            && !has_terms
            && !is_listed_anyway
            && !self.introduced.contains(&id)
            && self.incoming(id).all(|edge| edge.from == id)
    }
}

/// Whether somebody has looked at an entry again since a day.
fn is_reviewed(entry: &Entry, since: Option<Date>) -> bool {
    let days = entry.reviewed.zip(since);
    days.is_some_and(|(reviewed, since)| reviewed.first_day() >= since.last_day())
}

/// The edges of every entry. Those that are there are taken over where neither the entry has changed nor anything that a
/// link may lead to.
fn outgoing(bank: &Bank, before: Option<Linked<'_>>) -> Vec<Arc<Memo<EntryLinks>>> {
    let before = before.filter(|before| bank.has_places_of(before.bank));
    let targets = bank.link_key();
    let renew = |id: EntryId| {
        let old = before.map(|before| &before.links.outgoing[id.index()]);
        let key = key((bank.entries[id].file.key, targets));
        let find = |out: &mut Diagnostics| Ok::<_, Infallible>(edges::of_entry(bank, id, out));
        let Ok(memo) = Memo::renew(old, Some(key), find);
        memo
    };
    let ids: Vec<EntryId> = bank.entries.ids().collect();
    ids.into_par_iter().map(renew).collect()
}

impl Back {
    fn of(outgoing: &[Arc<Memo<EntryLinks>>]) -> Self {
        let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let each = || {
            let numbered = outgoing
                .iter()
                .flat_map(|memo| memo.value().edges.iter().enumerate());
            numbered.map(move |(number, edge)| (edge, (edge.from, place(number))))
        };
        let incoming = Adjacency::of(outgoing.len(), || {
            each().map(|(edge, place)| (edge.to, place))
        });
        let users = || {
            let mut last = FxHashMap::default();
            each().filter_map(move |(edge, (from, _))| {
                let is_new = edge.kind.carries_status() && last.insert(edge.to, from) != Some(from);
                is_new.then_some((edge.to, edge.from))
            })
        };
        Self {
            users: Adjacency::of(outgoing.len(), users),
            incoming,
        }
    }
}

fn filed(bank: &Bank) -> BTreeMap<(String, String), Vec<EntryId>> {
    let mut found: BTreeMap<(String, String), Vec<EntryId>> = BTreeMap::new();
    for (id, entry) in bank.entries.numbered() {
        for term in &entry.terms {
            found.entry(term.clone()).or_default().push(id);
        }
    }
    found
}
