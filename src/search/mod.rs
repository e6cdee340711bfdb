//! Search: a tantivy index of the bank, what it finds, and the same index as JSON shards for the browser.
//!
//! tantivy is the indexer and the referee; in the published site `search-index/client.js` reads the shards and ranks
//! as tantivy does. `search-index/README.md` specifies what both must agree on. Only this folder knows tantivy.

mod analyse;
mod analysed;
mod bits;
mod dictionary;
mod edit;
mod facets;
mod find;
mod forms;
mod front;
mod heads;
mod index;
mod inverted;
mod judge;
mod lexicon;
mod list;
mod near;
mod numbers;
mod order;
mod plan;
mod postings;
mod published;
mod query;
mod record;
mod scan;
mod segment;
mod shards;
mod similar;
mod synonyms;
mod text;
mod titles;
mod words;

use std::sync::Arc;

use anyhow::Result;
use indexmap::IndexMap;

use crate::bank::Bank;
use crate::diagnostic::Diagnostics;
use crate::link::Links;
use crate::source::File;

use analyse::{Analyser, is_english};
use index::Index;
use order::Keys;
use synonyms::Synonyms;

pub use find::{Found, Hit, Wanted};
pub use judge::{Judgement, Verdict, judge, judgements};
pub use published::{Linked, Published};
pub use shards::without_comments;

/// A bank that can be searched.
#[derive(Debug)]
pub struct Search {
    index: Index,
    synonyms: Arc<Synonyms>,
    /// The orders that what is found can be put in beside the best first: `title`, `date`, and scales.
    pub orders: Vec<String>,
    /// By the document of an entry, what it is put in order by.
    keys: Vec<Arc<Keys>>,
    /// By name, what people call each facet.
    pub facets: IndexMap<String, String>,
}

impl Search {
    /// Indexes a bank. What is wrong with its synonyms is reported.
    pub fn build(bank: &Bank, synonyms: Option<&File>, out: &mut Diagnostics) -> Result<Self> {
        let is_english = is_english(&bank.config.language);
        let synonyms = synonyms.map(|file| synonyms::read(file, is_english, out));
        let index = Index::build(bank)?;
        Ok(Self {
            orders: order::names(bank),
            keys: index
                .entries
                .iter()
                .map(|&at| Arc::new(order::keys(bank, at)))
                .collect(),
            index,
            synonyms: Arc::new(synonyms.unwrap_or_default()),
            facets: facets::declared(bank),
        })
    }

    /// The index as its site has it.
    pub fn publish(&self, bank: &Bank, links: &Links) -> Result<Published> {
        Published::of(self, (bank, links))
    }

    /// What results say of an entry beneath its title.
    pub fn excerpt(&self, bank: &Bank, at: usize) -> String {
        record::excerpt(bank, &bank.entries[at])
    }

    /// Finds the entries that answer a query.
    pub fn find(&self, query: &str, wanted: &Wanted<'_>) -> Result<Found> {
        let mut analyser = Analyser::new(self.index.is_english);
        let query = query::parse(query, &self.facets, &mut analyser);
        let plan = plan::plan(self, &query, wanted.filters)?;
        find::run(self, &plan, wanted)
    }
}

/// Says what is wrong with the synonyms of a bank.
pub fn check_synonyms(file: &File, bank: &Bank, out: &mut Diagnostics) {
    synonyms::read(file, is_english(&bank.config.language), out);
}

/// Stems as the index has them, for holding the browser's stemmer to.
pub struct Stems(Analyser);

impl Stems {
    /// Stems of English words.
    pub fn english() -> Self {
        Self(Analyser::new(true))
    }

    /// The stem of a word in small letters, stop word or not.
    pub fn of(&mut self, word: &str) -> String {
        self.0.stemmed(word)
    }
}

/// The bank of this repository, for tests.
#[cfg(test)]
fn shipped() -> crate::Loaded {
    let options = crate::Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        drafts: false,
        base_url: None,
        today: jiff::civil::date(2026, 1, 1),
    };
    crate::Loaded::load(&options, &mut crate::timing::Timings::default()).unwrap()
}
