//! Entries whose words are like those of another: more-like-this, as Lucene and tantivy have it.
//!
//! The words of an entry that tell most about it (frequent there, rare elsewhere) are a query, each weighted by what it
//! tells, and entries are scored by BM25 as tantivy scores them. It reads the postings and not the index, so that an edit
//! shows at once, and equals come in code-point order: tantivy's own builder of such queries takes them as a hash map does.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::DocId;

use super::shards;
use crate::search::index::postings::Postings;

/// How many words stand for an entry.
const WORDS: usize = 8;
/// How many entries are looked at.
const LOOKED_AT: usize = 12;
/// A word that more than one in so many entries has tells nothing about any.
const COMMON: usize = 10;
/// The least that an entry must be like another, as a part of how much that is like itself.
const LEAST: f32 = 0.3;
/// BM25 in tantivy's precision.
#[expect(
    clippy::cast_possible_truncation,
    reason = "tantivy's constants have single precision"
)]
const BM25: (f32, f32) = (shards::K1 as f32, shards::B as f32);

/// The words that tell most about an entry, with how much, the most telling first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Topic(Vec<(Arc<str>, f32)>);

/// The topics of all entries, by their documents.
pub(crate) fn topics(postings: &Postings) -> Vec<Topic> {
    let mut found = vec![Topic(Vec::with_capacity(WORDS + 1)); postings.norms.len()];
    for (stem, word) in postings.stems.iter() {
        let list = &word.list;
        let Some(rarity) = rarity(list.documents.len(), postings) else {
            continue;
        };
        for (&entry, &count) in list.documents.iter().zip(&list.term_freqs) {
            found[entry as usize].weigh(stem, count, rarity);
        }
    }
    found
}

impl Topic {
    /// The topic of an entry with these stems, in code-point order with how often.
    pub(crate) fn of<'a>(stems: impl Iterator<Item = (&'a str, u32)>, postings: &Postings) -> Self {
        let mut found = Self::default();
        for (stem, count) in stems {
            if let Some(rarity) = rarity(postings.count(stem), postings) {
                found.weigh(&stem.into(), count, rarity);
            }
        }
        found
    }

    /// Keeps a word if it is one of the most telling; of equals those that come first.
    fn weigh(&mut self, stem: &Arc<str>, count: u32, rarity: f32) {
        let tells = single(count) * rarity;
        if self.0.len() == WORDS && self.0[WORDS - 1].1 >= tells {
            return;
        }
        let at = self
            .0
            .partition_point(|(_, other)| other.total_cmp(&tells) != Ordering::Less);
        if at < WORDS {
            self.0.insert(at, (Arc::clone(stem), tells));
            self.0.truncate(WORDS);
        }
    }

    /// The entries most like that of this topic, the likest first.
    pub(crate) fn like(&self, document: DocId, postings: &Postings) -> Vec<u32> {
        let scores = self.scores(postings);
        let own = scores.get(&document).copied().unwrap_or_default();
        let mut best: Vec<(u32, f32)> = scores.into_iter().collect();
        best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let like = best.into_iter().take(LOOKED_AT);
        like.filter(|&(other, score)| other != document && score >= own * LEAST)
            .map(|(other, _)| other)
            .collect()
    }

    /// Every entry that has a word of the topic, with its score.
    fn scores(&self, postings: &Postings) -> FxHashMap<u32, f32> {
        let mut found = FxHashMap::default();
        let (k1, b) = BM25;
        let most = self.0.first().map_or(1.0, |(_, most)| *most);
        let average = single(postings.tokens) / single(postings.norms.len());
        for (stem, tells) in &self.0 {
            let Some(word) = postings.stems.get(stem) else {
                continue;
            };
            let list = &word.list;
            let (all, having) = (single(postings.norms.len()), single(list.documents.len()));
            let rarity = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
            let weight = tells / most * rarity * (k1 + 1.0);
            for (&entry, &count) in list.documents.iter().zip(&list.term_freqs) {
                let length = single(postings.length(entry));
                let norm = k1 * (1.0 - b + b * length / average);
                let count = single(count);
                *found.entry(entry).or_default() += weight * count / (count + norm);
            }
        }
        found
    }
}

/// How rare a word is that stands in so many entries; `None` where that tells nothing.
fn rarity(count: usize, postings: &Postings) -> Option<f32> {
    let entries = postings.norms.len();
    let is_telling = count >= 2 && count <= (entries / COMMON).max(4);
    is_telling.then(|| (1.0 + single(entries - count) / (single(count) + 0.5)).ln())
}

/// A count as tantivy counts: in single precision.
#[expect(
    clippy::cast_precision_loss,
    reason = "tantivy loses what is above 2^24 too"
)]
fn single(count: impl TryInto<u64>) -> f32 {
    count.try_into().unwrap_or_default() as f32
}

#[cfg(test)]
mod tests {
    use tantivy::collector::TopDocs;
    use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
    use tantivy::schema::IndexRecordOption;

    use super::*;
    use crate::search::index::build::Index;
    use crate::search::tests::shipped;

    /// What tantivy finds for a topic: every entry with its score.
    fn tantivy(topic: &Topic, index: &Index) -> FxHashMap<u32, f32> {
        let most = topic.0.first().map_or(1.0, |(_, most)| *most);
        let part = |(stem, tells): &(Arc<str>, f32)| -> (Occur, Box<dyn Query>) {
            let word = TermQuery::new(index.term(stem), IndexRecordOption::WithFreqs);
            let word = BoostQuery::new(Box::new(word), tells / most);
            (Occur::Should, Box::new(word))
        };
        let query = BooleanQuery::new(topic.0.iter().map(part).collect());
        let all = TopDocs::with_limit(index.entries.len()).order_by_score();
        let found = index.searcher().search(&query, &all).unwrap();
        let found = found.into_iter();
        found.map(|(score, at)| (at.doc_id, score)).collect()
    }

    #[test]
    fn what_is_alike_scores_as_tantivy_scores_it() {
        let loaded = shipped();
        let search = loaded.search().unwrap().search.unwrap();
        let postings = Postings::read(&search.index).unwrap();
        for topic in topics(&postings) {
            let (own, others) = (topic.scores(&postings), tantivy(&topic, &search.index));
            assert_eq!(own.len(), others.len());
            let is_near = |(entry, score): (&u32, &f32)| {
                let other = others.get(entry);
                other.is_some_and(|other| (score - other).abs() <= score * 1e-5)
            };
            assert!(own.iter().all(is_near), "{own:?} {others:?}");
        }
    }
}
