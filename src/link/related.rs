//! Related entries: those that share terms and sources, the rarer the better, joined with those whose words are alike.
//!
//! The work for one entry does not grow with the bank: of a term or a source that hundreds of entries share, only the
//! neighbours in the order of ids are looked at, as so common a thing says little anyway.

use crate::model::Bank;
use crate::model::EntryId;
use crate::model::Status;

use crate::link::Links;

/// How many entries on each side are looked at where a list is long.
const WINDOW: usize = 32;
/// How many are shown.
const SHOWN: usize = 5;
/// How many of each list are joined.
const LOOKED_AT: usize = 12;
/// The least that two entries must share to be called related.
const LEAST: f64 = 1.0;

impl Links {
    /// The entries most like this one, the likest first: by what they share, and by their place in `alike`, the entries
    /// whose words are most like its own. What the page links to, and what leads to it, stands there already. Sources are
    /// not related to anything: they have backlinks.
    pub fn related(&self, bank: &Bank, id: EntryId, alike: &[EntryId]) -> Vec<EntryId> {
        let sharing = self.sharing(bank, id);
        let alike: Vec<EntryId> = alike
            .iter()
            .copied()
            .filter(|&other| is_fit(bank, other) && !bank.kind(&bank.entries[other]).ordered)
            .collect();
        let ranks = [sharing, alike].map(|list| list.into_iter().enumerate().take(LOOKED_AT));
        let votes = ranks
            .into_iter()
            .flatten()
            .map(|(rank, other)| (other, vote(rank)));
        let mut ranked = summed(votes.collect());
        let named = self.named_with(id);
        ranked.retain(|(other, _)| named.binary_search(other).is_err());
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
            .into_iter()
            .take(SHOWN)
            .map(|(other, _)| other)
            .collect()
    }

    /// The entries that this one links to, and those that lead here, in the order of their ids.
    fn named_with(&self, id: EntryId) -> Vec<EntryId> {
        let to = self.outgoing(id).iter().map(|edge| edge.to);
        let mut found: Vec<EntryId> = to.chain(self.incoming(id).map(|edge| edge.from)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The entries that share most with this one.
    fn sharing(&self, bank: &Bank, id: EntryId) -> Vec<EntryId> {
        let entry = &bank.entries[id];
        let mut scores: Vec<(EntryId, f64)> = Vec::new();
        for term in &entry.terms {
            if let Some(filed) = self.filed.get(term) {
                score(bank, id, filed, &mut scores);
            }
        }
        for to in self.sources(id) {
            score(bank, id, self.back.users.get(to), &mut scores);
        }
        let mut ranked = summed(scores);
        ranked.retain(|(other, score)| *score >= LEAST && is_fit(bank, *other));
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().map(|(other, _)| other).collect()
    }

    /// The sources that an entry rests on or cites, each once.
    pub(crate) fn sources(&self, id: EntryId) -> Vec<EntryId> {
        let carrying = self
            .outgoing(id)
            .iter()
            .filter(|edge| edge.kind.carries_status());
        let mut found: Vec<EntryId> = carrying.map(|edge| edge.to).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn is_fit(bank: &Bank, other: EntryId) -> bool {
    let found = &bank.entries[other];
    found.base != crate::schema::CITATION
        && matches!(found.status, Status::Live | Status::UnderReview)
}

/// What a place in a list counts when lists are joined: reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009).
#[expect(clippy::cast_precision_loss, reason = "ranks are small")]
pub fn vote(rank: usize) -> f64 {
    1.0 / (60.0 + rank as f64)
}

/// Adds what one shared thing says. `sharers` are all entries that have it, in the order of their ids.
fn score(bank: &Bank, id: EntryId, sharers: &[EntryId], scores: &mut Vec<(EntryId, f64)>) {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of entries are far below 2^52"
    )]
    let weight = (1.0 + bank.entries.len() as f64 / (sharers.len() as f64 + 1.0)).ln();
    let here = sharers.partition_point(|&other| other < id);
    let window = here.saturating_sub(WINDOW)..(here + WINDOW + 1).min(sharers.len());
    scores.extend(
        sharers[window]
            .iter()
            .filter(|&&other| other != id)
            .map(|&other| (other, weight)),
    );
}

/// One row for each entry, with the sum of its weights. The sort is stable, so sums are added in one order always.
fn summed(mut scores: Vec<(EntryId, f64)>) -> Vec<(EntryId, f64)> {
    scores.sort_by_key(|(other, _)| *other);
    let mut found: Vec<(EntryId, f64)> = Vec::new();
    for (other, weight) in scores {
        match found.last_mut() {
            Some((last, sum)) if *last == other => *sum += weight,
            _ => found.push((other, weight)),
        }
    }
    found
}
