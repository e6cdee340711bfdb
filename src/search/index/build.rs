//! The tantivy index of a bank: in memory, one segment, entries in the order of their ids, so that numbers and scores
//! are the same in every run.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{InvertedIndexReader, Searcher, SegmentReader, Term};

use crate::model::Bank;
use crate::model::Entry;

use super::inverted::Inverted;
use super::segment::{self, Columns};
use crate::search::text::facets::{Key, SearchFacet};
use crate::search::text::languages::Languages;

/// An index with what its readers need to know about the bank.
pub(crate) struct Index {
    searcher: Searcher,
    pub(crate) fields: Columns,
    /// By the number of a document, the place of its entry in the bank.
    pub(crate) entries: Vec<EntryId>,
    /// The values that entries can be filtered by.
    pub(crate) facets: BTreeMap<Key, SearchFacet>,
    /// Every searched word as it is written, in code-point order, with how often.
    pub(crate) forms: Vec<(Arc<str>, u32)>,
    /// By document, a hash of what of its entry is searched.
    pub(crate) prints: Vec<u64>,
    /// What its entries are in.
    pub(crate) languages: Languages,
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
    pub(crate) fn build(bank: &Bank) -> Result<Self> {
        let entries: Vec<EntryId> = bank
            .entries
            .ids()
            .filter(|&id| is_searched(&bank.entries[id]))
            .collect();
        let languages = Languages::of(bank, &entries);
        let inverted = Inverted::of(bank, &entries, languages.own());
        let written = segment::write(&inverted);
        let (index, fields) = written.context("the index cannot be made")?;
        Ok(Self {
            searcher: index.reader()?.searcher(),
            fields,
            entries,
            facets: inverted.facets,
            forms: inverted.forms,
            prints: inverted.prints,
            languages,
        })
    }

    /// What runs queries.
    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Where postings are read; `None` where the bank has no entries.
    pub(crate) fn segment(&self) -> Option<&SegmentReader> {
        self.searcher.segment_readers().first()
    }

    /// The term of a stem.
    pub(crate) fn term(&self, stem: &str) -> Term {
        Term::from_field_text(self.fields.text, stem)
    }

    /// In how many entries a stem stands.
    pub(crate) fn count(&self, stem: &str) -> Result<u32> {
        Ok(self
            .searcher
            .doc_freq(&self.term(stem))?
            .try_into()
            .unwrap_or(u32::MAX))
    }

    /// The stems that begin so, each with in how many entries it stands, in code-point order.
    pub(crate) fn beginning(&self, start: &str) -> Result<Vec<(String, u32)>> {
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

    /// The lengths of entries, as they count for scores.
    pub(crate) fn lengths(&self) -> Result<Option<FieldNormReader>> {
        let segment = self.segment();
        let lengths = segment.map(|segment| segment.get_fieldnorms_reader(self.fields.text));
        Ok(lengths.transpose()?)
    }

    /// The postings of the searched text.
    pub(crate) fn words(&self) -> Result<Option<Arc<InvertedIndexReader>>> {
        Ok(self
            .segment()
            .map(|segment| segment.inverted_index(self.fields.text))
            .transpose()?)
    }
}

/// Whether readers are to find an entry.
pub(crate) fn is_searched(entry: &Entry) -> bool {
    !entry.status.is_gone() && !entry.fields.is_false("search") && entry.moved_to().is_none()
}
