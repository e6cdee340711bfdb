//! Search: a tantivy index of the bank, what it finds, and the same index as JSON shards for the browser.
//!
//! tantivy is the indexer and the referee; in the published site `search-index/client.js` reads the shards and ranks
//! as tantivy does. `search-index/README.md` specifies what both must agree on. Only this folder knows tantivy.

mod analyse;
mod bits;
mod dictionary;
mod facets;
mod find;
mod index;
mod judge;
mod near;
mod plan;
mod query;
mod record;
mod shards;
mod similar;
mod synonyms;
mod text;
mod words;

use anyhow::Result;
use indexmap::IndexMap;

use crate::bank::Bank;
use crate::diagnostic::Diagnostics;
use crate::link::Links;
use crate::source::File;

use analyse::{Analyser, is_english};
use index::Index;
use similar::Topics;
use synonyms::Synonyms;

pub use find::{Found, Hit};
pub use judge::{Judgement, Verdict, judge, judgements};
pub use shards::{Shards, without_comments};

/// A bank that can be searched.
#[derive(Debug)]
pub struct Search {
    index: Index,
    synonyms: Synonyms,
    /// By name, what people call each facet.
    pub facets: IndexMap<String, String>,
}

/// A searchable bank with the files that make its site so.
#[derive(Debug)]
pub struct Published {
    /// The index.
    pub search: Search,
    /// Its files.
    pub shards: Shards,
    topics: Topics,
    /// The ids of the entries, by the numbers of their documents.
    ids: Vec<String>,
}

impl Search {
    /// Indexes a bank. What is wrong with its synonyms is reported.
    pub fn build(bank: &Bank, synonyms: Option<&File>, out: &mut Diagnostics) -> Result<Self> {
        let is_english = is_english(&bank.config.language);
        let synonyms = synonyms.map(|file| synonyms::read(file, is_english, out));
        Ok(Self {
            index: Index::build(bank)?,
            synonyms: synonyms.unwrap_or_default(),
            facets: facets::declared(bank),
        })
    }

    /// Adds the index as the files of a site.
    pub fn publish(self, bank: &Bank, links: &Links) -> Result<Published> {
        let entries = self.index.entries.iter();
        Ok(Published {
            ids: entries
                .map(|&at| bank.entries[at].id.name.clone())
                .collect(),
            shards: shards::export(&self, bank, links)?,
            topics: Topics::find(&self.index)?,
            search: self,
        })
    }

    /// What results say of an entry beneath its title.
    pub fn excerpt(&self, bank: &Bank, at: usize) -> String {
        record::excerpt(bank, &bank.entries[at])
    }

    /// Finds the entries that answer a query best; `filters` are names of facets with values, beside those in the query.
    pub fn find(&self, query: &str, filters: &[(String, String)], limit: usize) -> Result<Found> {
        let mut analyser = Analyser::new(self.index.is_english);
        let query = query::parse(query, &self.facets, &mut analyser);
        let plan = plan::plan(self, &query, filters)?;
        find::run(self, &plan, limit)
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

impl Published {
    /// The entries whose words are most like those of the entry at this place, the likest first. The bank may be a later one
    /// than that which was indexed.
    pub fn like(&self, bank: &Bank, at: usize) -> Vec<usize> {
        let id = &bank.entries[at].id.name;
        let number = self.ids.binary_search(id).ok();
        let number = number.and_then(|number| u32::try_from(number).ok());
        let like = number.and_then(|number| self.topics.like(&self.search.index, number).ok());
        let like = like.unwrap_or_default().into_iter();
        like.filter_map(|number| bank.find(&self.ids[number as usize]))
            .collect()
    }
}
