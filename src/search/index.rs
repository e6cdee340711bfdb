//! The tantivy index of a bank: in memory, one segment, entries in the order of their ids, so that numbers and scores
//! are the same in every run.
//!
//! Entries are analysed in parallel before tantivy sees them (`analysed.rs`).

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{InvertedIndexReader, Searcher, SegmentReader, TantivyDocument, Term};

use crate::bank::Bank;
use crate::parse::Entry;

use super::analyse::{Analyser, is_english};
use super::analysed::{Analysed, Stems};
use super::facets::{Facet, Key};

/// How many entries are analysed before they are added: the index of a large bank takes memory enough.
const ROUND: usize = 1024;
/// What tantivy may hold before it complains; one segment takes what it needs.
const BUDGET: usize = 256 << 20;

/// An index with what its readers need to know about the bank.
pub(super) struct Index {
    searcher: Searcher,
    pub(super) fields: Columns,
    /// By the number of a document, the place of its entry in the bank.
    pub(super) entries: Vec<usize>,
    /// The values that entries can be filtered by.
    pub(super) facets: BTreeMap<Key, Facet>,
    /// Every word as it is written, with how often.
    pub(super) forms: BTreeMap<String, u32>,
    /// By document, a hash of what of its entry is searched.
    pub(super) prints: Vec<u64>,
    pub(super) is_english: bool,
}

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) text: Field,
    pub(super) title: Field,
    pub(super) facet: Field,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("entries", &self.entries.len())
            .finish_non_exhaustive()
    }
}

impl Index {
    /// Indexes every entry that is to be found.
    pub(super) fn build(bank: &Bank) -> Result<Self> {
        let is_english = is_english(&bank.config.language);
        let (schema, fields) = schema();
        let entries: Vec<usize> = (0..bank.entries.len())
            .filter(|&at| is_searched(&bank.entries[at]))
            .collect();
        let mut analysers: Vec<Analyser> = (0..rayon::current_num_threads())
            .map(|_| Analyser::new(is_english))
            .collect();
        let mut facets = BTreeMap::new();
        let mut forms: BTreeMap<String, u32> = BTreeMap::new();
        let mut prints = Vec::with_capacity(entries.len());
        let directory = RamDirectory::create();
        let index = tantivy::IndexBuilder::new().schema(schema);
        let tokenizers = tantivy::tokenizer::TokenizerManager::default();
        tokenizers.register("stems", Stems);
        let index = index.tokenizers(tokenizers);
        let mut writer = index
            .single_segment_index_writer(directory, BUDGET)
            .context("the index cannot be made")?;
        for round in entries.chunks(ROUND) {
            for analysed in analyse(bank, round, &mut analysers) {
                prints.push(analysed.print);
                writer.add_document(document(&analysed, fields))?;
                facets.extend(analysed.facets);
            }
        }
        for (form, count) in analysers.into_iter().flat_map(Analyser::forms) {
            *forms.entry(form).or_default() += u32::try_from(count).unwrap_or_default();
        }
        let index = writer.finalize().context("the index cannot be made")?;
        let searcher = index.reader()?.searcher();
        Ok(Self {
            searcher,
            fields,
            entries,
            facets,
            forms,
            prints,
            is_english,
        })
    }

    /// What runs queries.
    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Where postings are read; `None` where the bank has no entries.
    pub(super) fn segment(&self) -> Option<&SegmentReader> {
        self.searcher.segment_readers().first()
    }

    /// The term of a stem.
    pub(super) fn term(&self, stem: &str) -> Term {
        Term::from_field_text(self.fields.text, stem)
    }

    /// In how many entries a stem stands.
    pub(super) fn count(&self, stem: &str) -> Result<u32> {
        Ok(self
            .searcher
            .doc_freq(&self.term(stem))?
            .try_into()
            .unwrap_or(u32::MAX))
    }

    /// The stems that begin so, each with in how many entries it stands, in code-point order.
    pub(super) fn beginning(&self, start: &str) -> Result<Vec<(String, u32)>> {
        let mut found = Vec::new();
        let Some(words) = self.words()? else {
            return Ok(found);
        };
        let mut stream = words.terms().range().ge(start.as_bytes()).into_stream()?;
        while stream.advance() && stream.key().starts_with(start.as_bytes()) {
            found.push((
                String::from_utf8_lossy(stream.key()).into_owned(),
                stream.value().doc_freq,
            ));
        }
        Ok(found)
    }

    /// The postings of the searched text.
    pub(super) fn words(&self) -> Result<Option<std::sync::Arc<InvertedIndexReader>>> {
        Ok(self
            .segment()
            .map(|segment| segment.inverted_index(self.fields.text))
            .transpose()?)
    }
}

/// Whether readers are to find an entry.
pub(super) fn is_searched(entry: &Entry) -> bool {
    let is_left_out = matches!(
        entry.fields.get("search"),
        Some(crate::parse::Value::Bool(false))
    );
    !entry.status.is_gone() && !is_left_out
}

fn schema() -> (Schema, Columns) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("stems")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let fields = Columns {
        text: builder.add_text_field(
            "text",
            TextOptions::default().set_indexing_options(indexing),
        ),
        title: builder.add_text_field("title", STRING),
        facet: builder.add_text_field("facet", STRING),
    };
    (builder.build(), fields)
}

/// Analyses entries, a part of them with each analyser.
fn analyse(bank: &Bank, entries: &[usize], analysers: &mut [Analyser]) -> Vec<Analysed> {
    let part = entries.len().div_ceil(analysers.len()).max(1);
    let parts = entries.par_chunks(part).zip(analysers.par_iter_mut());
    let analysed = parts
        .flat_map_iter(|(part, analyser)| part.iter().map(|&at| Analysed::of(bank, at, analyser)));
    analysed.collect()
}

fn document(analysed: &Analysed, fields: Columns) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.text, &analysed.text);
    for title in &analysed.titles {
        document.add_text(fields.title, title);
    }
    for key in analysed.facets.keys() {
        document.add_text(fields.facet, facet_term(key));
    }
    document
}

/// A facet's value as a term.
pub(super) fn facet_term((name, value): &Key) -> String {
    format!("{name}:{value}")
}
