//! A bank that can be searched: tantivy's index, and what questions are read by.

use crate::model::EntryId;
use std::sync::Arc;

use anyhow::Result;
use indexmap::IndexMap;

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::text::File;

use crate::search::index::build::Index;
use crate::search::text::facets;
use crate::search::text::order::{self, Keys};
use crate::search::text::pages::Pages;
use crate::search::text::record;
use crate::search::text::synonyms::{self, Synonyms};
use crate::search::text::tongue::Tongue;

/// A bank that can be searched.
#[derive(Debug)]
pub struct Search {
    pub(crate) index: Index,
    pub(crate) synonyms: Arc<Synonyms>,
    /// What is found by its name beside entries.
    pub(crate) pages: Arc<Pages>,
    /// The orders that what is found can be put in beside the best first: `title`, `date`, and scales.
    pub orders: Vec<String>,
    /// By the document of an entry, what it is put in order by.
    pub(crate) keys: Vec<Arc<Keys>>,
    /// By the document of an entry, what its kind is worth; empty where all are worth the same.
    pub(crate) weights: Vec<f32>,
    /// By name, what people call each facet.
    pub facets: IndexMap<String, String>,
}

impl Search {
    /// Indexes a bank. What is wrong with its synonyms is reported.
    ///
    /// # Errors
    ///
    /// Where tantivy cannot make its index.
    pub fn build(bank: &Bank, synonyms: Option<&File>, out: &mut Diagnostics) -> Result<Self> {
        let index = Index::build(bank)?;
        let tongues = index.languages.tongues();
        let synonyms = synonyms.map(|file| synonyms::read(file, &tongues, out));
        Ok(Self {
            orders: order::names(bank),
            keys: index
                .entries
                .iter()
                .map(|&at| Arc::new(order::keys(bank, at)))
                .collect(),
            weights: weights(bank, &index),
            index,
            synonyms: Arc::new(synonyms.unwrap_or_default()),
            pages: Arc::new(Pages::of(bank)),
            facets: facets::declared(bank),
        })
    }

    /// What results say of an entry beneath its title.
    pub fn excerpt(&self, bank: &Bank, id: EntryId) -> String {
        record::excerpt(bank, &bank.entries[id])
    }
}

fn weights(bank: &Bank, index: &Index) -> Vec<f32> {
    let entries = index.entries.iter().map(|&id| &bank.entries[id]);
    let weights: Vec<f32> = entries
        .map(|entry| bank.kind(entry).search_weight)
        .collect();
    let is_even = weights
        .iter()
        .all(|weight| weight.to_bits() == 1_f32.to_bits());
    if is_even { Vec::new() } else { weights }
}

/// Says what is wrong with the synonyms of a bank.
pub fn check_synonyms(file: &File, bank: &Bank, out: &mut Diagnostics) {
    synonyms::read(file, &[Tongue::of(&bank.config.language)], out);
}
