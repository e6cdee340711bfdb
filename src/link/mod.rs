//! Stage 4: every link, citation, source and shared term as a typed edge, found once.
//!
//! From the edges come backlinks, related entries, orphans and the mark on whatever rests on a withdrawn source. What
//! a written link means is decided in [`resolve()`] alone; this stage reports what resolves to nothing.

mod edges;
mod glossary;
mod related;
mod resolve;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::bank::Bank;
use crate::diagnostic::Diagnostics;
use crate::parse::Status;

pub use edges::{Edge, EdgeKind};
pub use glossary::{Glossary, Mentions};
pub use resolve::{Resolved, relative_to, resolve};

/// The edges of a bank, both ways.
#[derive(Debug)]
pub struct Links {
    /// By the place of the entry that they come from, in the order of its text.
    pub outgoing: Vec<Vec<Edge>>,
    /// By the place of the entry that they lead to, in the order of the entries that they come from.
    pub incoming: Vec<Vec<Edge>>,
    /// By the place of a source, the entries that rest on it or cite it, each once, in the order of their ids.
    users: Vec<Vec<usize>>,
    /// The entries that introductions to terms name.
    introduced: BTreeSet<usize>,
    /// By vocabulary and term, the entries filed under it, in the order of their ids.
    pub filed: BTreeMap<(String, String), Vec<usize>>,
    /// The words that are linked to their definitions.
    pub glossary: Glossary,
}

impl Links {
    /// Finds all edges; what leads nowhere is reported.
    pub fn find(bank: &Bank, out: &mut Diagnostics) -> Self {
        let mut outgoing = Vec::with_capacity(bank.entries.len());
        let mut incoming = vec![Vec::new(); bank.entries.len()];
        let found = (0..bank.entries.len()).into_par_iter().map(|at| {
            let mut out = Diagnostics::default();
            (edges::of_entry(bank, at, &mut out), out)
        });
        for (edges, found) in found.collect::<Vec<_>>() {
            out.merge(found);
            for edge in &edges {
                incoming[edge.to].push(edge.clone());
            }
            outgoing.push(edges);
        }
        for draft in &bank.drafts {
            edges::check_draft(bank, draft, out);
        }
        let mut introduced = BTreeSet::new();
        for introduction in bank.introductions.values() {
            introduced.extend(edges::of_introduction(bank, introduction, out));
        }
        let users = incoming.iter().map(|edges| users(edges)).collect();
        Self {
            outgoing,
            incoming,
            users,
            introduced,
            filed: filed(bank),
            glossary: Glossary::new(bank),
        }
    }

    /// The sources that an entry rests on and that are gone, unless it was reviewed since.
    pub fn lost_ground(&self, bank: &Bank, at: usize) -> Vec<usize> {
        let entry = &bank.entries[at];
        let is_lost = |edge: &&Edge| {
            if !edge.kind.carries_status() || !bank.entries[edge.to].status.is_gone() {
                return false;
            }
            let since = bank.entries[edge.to].status_date;
            entry
                .reviewed
                .zip(since.map(|date| date.last_day()))
                .is_none_or(|(reviewed, since)| reviewed.first_day() < since)
        };
        let mut found: Vec<usize> = self.outgoing[at]
            .iter()
            .filter(is_lost)
            .map(|edge| edge.to)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether nothing leads to an entry and nothing files it.
    pub fn is_orphan(&self, bank: &Bank, at: usize) -> bool {
        let entry = &bank.entries[at];
        let has_terms = !entry.terms.is_empty();
        let is_listed_anyway = entry.kind == crate::schema::TERM || bank.kind(entry).ordered;
        let is_alive = matches!(entry.status, Status::Live | Status::UnderReview);
        is_alive
            && !has_terms
            && !is_listed_anyway
            && !self.introduced.contains(&at)
            && self.incoming[at].iter().all(|edge| edge.from == at)
    }
}

fn users(edges: &[Edge]) -> Vec<usize> {
    let carrying = edges.iter().filter(|edge| edge.kind.carries_status());
    let mut found: Vec<usize> = carrying.map(|edge| edge.from).collect();
    found.dedup();
    found
}

fn filed(bank: &Bank) -> BTreeMap<(String, String), Vec<usize>> {
    let mut found: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, entry) in bank.entries.iter().enumerate() {
        for term in &entry.terms {
            found.entry(term.clone()).or_default().push(at);
        }
    }
    found
}
