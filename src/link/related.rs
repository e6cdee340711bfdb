//! Related entries: those that share terms and sources, the rarer the better.
//!
//! The work for one entry does not grow with the bank: of a term or a source that hundreds of entries share, only the
//! neighbours in the order of ids are looked at, as so common a thing says little anyway.

use std::collections::HashMap;

use crate::bank::Bank;
use crate::parse::Status;

use super::{EdgeKind, Links};

/// How many entries on each side are looked at where a list is long.
const WINDOW: usize = 48;
/// How many are shown.
const SHOWN: usize = 5;
/// The least that two entries must share to be called related.
const LEAST: f64 = 1.0;

impl Links {
    /// The entries most like this one, the likest first. Sources are not related to anything: they have backlinks.
    pub fn related(&self, bank: &Bank, at: usize) -> Vec<usize> {
        let entry = &bank.entries[at];
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for vocabulary in bank.schema.vocabularies.keys() {
            for named in entry.fields.names(vocabulary) {
                let key = (vocabulary.clone(), named.name.clone());
                if let Some(filed) = self.filed.get(&key) {
                    self.score(bank, at, filed.iter().copied(), filed.len(), &mut scores);
                }
            }
        }
        for to in self.sources(at) {
            let users = &self.incoming[to];
            self.score(bank, at, users.iter().map(|edge| edge.from), users.len(), &mut scores);
        }
        let is_fit = |other: usize| {
            let found = &bank.entries[other];
            found.kind != crate::schema::CITATION && matches!(found.status, Status::Live | Status::UnderReview)
        };
        let mut ranked: Vec<(f64, usize)> =
            scores.into_iter().map(|(other, score)| (score, other)).filter(|(score, other)| *score >= LEAST && is_fit(*other)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.into_iter().take(SHOWN).map(|(_, other)| other).collect()
    }

    fn sources(&self, at: usize) -> Vec<usize> {
        let is_source = |kind: &EdgeKind| kind.carries_status();
        let mut found: Vec<usize> =
            self.outgoing[at].iter().filter(|edge| is_source(&edge.kind)).map(|edge| edge.to).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn score(
        &self,
        bank: &Bank,
        at: usize,
        sharers: impl Iterator<Item = usize>,
        count: usize,
        scores: &mut HashMap<usize, f64>,
    ) {
        #[expect(clippy::cast_precision_loss, reason = "counts of entries are far below 2^52")]
        let weight = (1.0 + bank.entries.len() as f64 / (count as f64 + 1.0)).ln();
        let mut sharers: Vec<usize> = sharers.collect();
        sharers.dedup();
        let here = sharers.partition_point(|&other| other < at);
        let window = here.saturating_sub(WINDOW)..(here + WINDOW + 1).min(sharers.len());
        for &other in sharers[window].iter().filter(|&&other| other != at) {
            *scores.entry(other).or_default() += weight;
        }
    }
}
