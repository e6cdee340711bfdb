//! Entries whose words are like those of another: more-like-this, as Lucene and tantivy have it.
//!
//! The words of an entry that tell most about it (frequent there, rare elsewhere) are a query, each weighted by what it
//! tells. tantivy's own builder of such queries takes equals in the order of a hash map, and so differs from run to run;
//! here they come in code-point order, and tantivy runs the query.

use std::cmp::Ordering;
use std::sync::Arc;

use anyhow::Result;
use tantivy::collector::TopDocs;
use tantivy::postings::Postings;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::index::Index;

/// How many words stand for an entry.
const WORDS: usize = 8;
/// How many entries are looked at.
const LOOKED_AT: usize = 12;
/// A word that more than one in so many entries has tells nothing about any.
const COMMON: usize = 10;
/// The least that an entry must be like another, as a part of how much that is like itself.
const LEAST: f32 = 0.3;

/// By the number of a document, the stems that tell most about it with how much, the most telling first.
pub(super) struct Topics(Vec<Vec<(Arc<str>, f32)>>);

impl std::fmt::Debug for Topics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Topics")
            .field("entries", &self.0.len())
            .finish()
    }
}

impl Topics {
    /// Finds the telling words of every entry.
    pub(super) fn find(index: &Index) -> Result<Self> {
        let entries = index.entries.len();
        let mut found = vec![Vec::with_capacity(WORDS + 1); entries];
        let Some(words) = index.words()? else {
            return Ok(Self(found));
        };
        let mut stream = words.terms().stream()?;
        while stream.advance() {
            let count = stream.value().doc_freq as usize;
            if count < 2 || count > (entries / COMMON).max(4) {
                continue;
            }
            let stem: Arc<str> = String::from_utf8_lossy(stream.key()).into();
            let rarity = rarity(count, entries);
            let mut postings =
                words.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs)?;
            while postings.doc() != TERMINATED {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a word stands in an entry far fewer than 2^24 times"
                )]
                let tells = postings.term_freq() as f32 * rarity;
                insert(&mut found[postings.doc() as usize], &stem, tells);
                postings.advance();
            }
        }
        Ok(Self(found))
    }

    /// The documents most like one, the likest first.
    pub(super) fn like(&self, index: &Index, number: u32) -> Result<Vec<u32>> {
        let words = &self.0[number as usize];
        let Some((_, most)) = words.first() else {
            return Ok(Vec::new());
        };
        let part = |(stem, tells): &(Arc<str>, f32)| -> (Occur, Box<dyn Query>) {
            let word = TermQuery::new(index.term(stem), IndexRecordOption::WithFreqs);
            (
                Occur::Should,
                Box::new(BoostQuery::new(Box::new(word), tells / most)),
            )
        };
        let query = BooleanQuery::new(words.iter().map(part).collect());
        let best = TopDocs::with_limit(LOOKED_AT).order_by_score();
        let found = index.searcher().search(&query, &best)?;
        let own = found
            .iter()
            .find(|(_, address)| address.doc_id == number)
            .map_or(0.0, |(score, _)| *score);
        let like = found
            .into_iter()
            .filter(|(score, address)| address.doc_id != number && *score >= own * LEAST);
        Ok(like.map(|(_, address)| address.doc_id).collect())
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of entries are far below 2^24"
)]
fn rarity(count: usize, entries: usize) -> f32 {
    (1.0 + (entries - count) as f32 / (count as f32 + 0.5)).ln()
}

/// Keeps the most telling words; of equals those that come first.
fn insert(words: &mut Vec<(Arc<str>, f32)>, stem: &Arc<str>, tells: f32) {
    let at = words.partition_point(|(_, other)| other.total_cmp(&tells) != Ordering::Less);
    if at < WORDS {
        words.insert(at, (Arc::clone(stem), tells));
        words.truncate(WORDS);
    }
}
