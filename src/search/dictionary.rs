//! Everything that the shards look up by a word, gathered under the word that a reader has when it looks.
//!
//! A stem with its postings; the titles whose rarest word it is; what it is also called; and, for letters that begin
//! many words, which of them stand in the most entries. Values of facets stand under `:name:value`.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use rayon::prelude::*;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use super::Search;
use super::analyse::is_unspaced;
use super::bits::{self, Bits};
use super::index::Index;
use super::plan::{MOST_EXPANSIONS, top};

/// What stands under a word.
#[derive(Debug, Default)]
pub(super) struct Slot {
    /// Entries with their frequencies and lengths; empty where the bank lacks the word.
    pub(super) postings: String,
    /// The places of the word in each entry.
    pub(super) places: String,
    /// Whole titles with the entries that have them.
    pub(super) titles: Vec<(String, String)>,
    /// Words and phrases that begin with it, and what they are also called.
    pub(super) synonyms: Vec<(String, Vec<String>)>,
    /// The words that it begins, where they are many.
    pub(super) head: Option<String>,
    /// The entries of a facet's value; its code and label.
    pub(super) value: Option<[String; 3]>,
}

/// The slots of a bank, and how lengths are numbered.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    pub(super) slots: BTreeMap<String, Slot>,
    /// Lengths of entries, rounded as tantivy rounds them, the most frequent first.
    pub(super) lengths: Vec<u32>,
    /// How many words all entries have together.
    pub(super) tokens: u64,
    /// The parameter of the codes for the numbers of lengths.
    pub(super) length_parameter: u32,
}

/// Gathers the dictionary of a bank.
pub(super) fn gather(search: &Search) -> Result<Dictionary> {
    let index = &search.index;
    let mut found = Dictionary::default();
    let Some(segment) = index.segment() else {
        return Ok(found);
    };
    let words = segment.inverted_index(index.fields.text)?;
    found.tokens = words.total_num_tokens();
    let norms = segment.get_fieldnorms_reader(index.fields.text)?;
    let numbering = found.number_lengths(&norms, index.entries.len());
    found.length_parameter =
        bits::parameter(u32::try_from(found.lengths.len() / 4).unwrap_or_default());
    let mut terms = Vec::new();
    let mut stream = words.terms().stream()?;
    while stream.advance() {
        let stem = std::str::from_utf8(stream.key()).context("a term that is no text")?;
        terms.push((stem.to_owned(), stream.value().clone()));
    }
    let slot = |(stem, info): &(String, TermInfo)| -> Result<(String, Slot)> {
        let mut postings =
            words.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
        let list = List::read(&mut postings);
        let number = |&document| numbering[usize::from(norms.fieldnorm_id(document))];
        let numbers: Vec<u32> = list.documents.iter().map(number).collect();
        Ok((stem.clone(), found.slot(&list, &numbers)))
    };
    found.slots = terms.par_iter().map(slot).collect::<Result<_>>()?;
    let stems: Vec<(String, u32)> = terms
        .into_iter()
        .map(|(stem, info)| (stem, info.doc_freq))
        .collect();
    found.heads(&stems);
    found.titles(index, &stems)?;
    found.values(search)?;
    for (key, others) in search.synonyms.iter() {
        let first = key.split(' ').next().unwrap_or_default();
        let slot = found.slots.entry(first.to_owned()).or_default();
        slot.synonyms.push((key.clone(), others.clone()));
    }
    Ok(found)
}

/// The entries that a word stands in.
#[derive(Debug, Default)]
struct List {
    documents: Vec<u32>,
    /// How often it stands in each.
    counts: Vec<u32>,
    /// Where, one entry after the other.
    places: Vec<u32>,
}

impl List {
    fn read(postings: &mut impl Postings) -> Self {
        let mut found = Self::default();
        while postings.doc() != TERMINATED {
            found.documents.push(postings.doc());
            found.counts.push(postings.term_freq());
            postings.append_positions_with_offset(0, &mut found.places);
            postings.advance();
        }
        found
    }

    /// The entries; then of each how often less one, and the number of its length.
    fn postings(&self, lengths: &[u32], length_parameter: u32) -> String {
        let mut bits = Bits::default();
        documents(&self.documents, &mut bits);
        for (count, length) in self.counts.iter().zip(lengths) {
            bits.code(count - 1, 0);
            bits.code(*length, length_parameter);
        }
        bits.finish()
    }

    /// The places in each entry. The longer it is, and the fewer they are, the further apart they lie.
    fn places(&self, lengths: impl Iterator<Item = u32>) -> String {
        let mut bits = Bits::default();
        let mut rest = self.places.as_slice();
        for (&count, length) in self.counts.iter().zip(lengths) {
            let (here, behind) = rest.split_at(count as usize);
            bits.ascending(
                here.iter().copied(),
                bits::parameter(2 * length / (count + 1)),
            );
            rest = behind;
        }
        bits.finish()
    }
}

/// How many entries, the parameter of their gaps, the gaps.
fn documents(documents: &[u32], bits: &mut Bits) {
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let parameter = bits::parameter(documents.last().map_or(0, |last| (last + 1) / count));
    bits.any(count);
    bits.push(parameter, 4);
    bits.ascending(documents.iter().copied(), parameter);
}

impl Dictionary {
    /// What stands under a word with these entries, whose lengths have these numbers.
    fn slot(&self, list: &List, lengths: &[u32]) -> Slot {
        let rounded = lengths.iter().map(|&number| self.lengths[number as usize]);
        Slot {
            postings: list.postings(lengths, self.length_parameter),
            places: list.places(rounded),
            ..Slot::default()
        }
    }

    /// Gives the lengths in use small numbers, and returns them by tantivy's own number.
    fn number_lengths(&mut self, norms: &FieldNormReader, entries: usize) -> Vec<u32> {
        let mut counts = vec![0_usize; 256];
        for document in 0..u32::try_from(entries).unwrap_or(u32::MAX) {
            counts[usize::from(norms.fieldnorm_id(document))] += 1;
        }
        let mut used: Vec<u8> = (0..=255)
            .filter(|&id| counts[usize::from(id)] > 0)
            .collect();
        used.sort_by_key(|&id| (std::cmp::Reverse(counts[usize::from(id)]), id));
        let mut numbering = vec![0; 256];
        for (number, &id) in (0..).zip(&used) {
            numbering[usize::from(id)] = number;
        }
        self.lengths = used
            .into_iter()
            .map(FieldNormReader::id_to_fieldnorm)
            .collect();
        numbering
    }

    /// Letters that begin more words than a plan takes: which of them it takes.
    fn heads(&mut self, stems: &[(String, u32)]) {
        let is_piece = |stem: &str| stem.chars().next().is_some_and(is_unspaced);
        for run in stems.chunk_by(|a, b| a.0.chars().next() == b.0.chars().next()) {
            self.heads_of(run, if is_piece(&run[0].0) { 1 } else { 3 });
        }
    }

    /// The same for words with their first `letters` in common, and then for longer beginnings.
    fn heads_of(&mut self, stems: &[(String, u32)], letters: usize) {
        for run in stems.chunk_by(|a, b| start(&a.0, letters) == start(&b.0, letters)) {
            let Some(start) = start(&run[0].0, letters) else {
                continue;
            };
            if run.len() <= MOST_EXPANSIONS {
                continue;
            }
            let most: Vec<String> = top(run.to_vec())
                .into_iter()
                .map(|(stem, _)| stem)
                .collect();
            self.slots.entry(start.to_owned()).or_default().head = Some(most.join(" "));
            self.heads_of(run, letters + 1);
        }
    }

    /// Every title under its rarest word: a reader that looks for the whole title has all of its words.
    fn titles(&mut self, index: &Index, stems: &[(String, u32)]) -> Result<()> {
        let count = |word: &str| {
            stems
                .binary_search_by(|(stem, _)| stem.as_str().cmp(word))
                .map_or(0, |at| stems[at].1)
        };
        each_term(index, index.fields.title, |title, documents| {
            let words = title.split(' ').map(|word| (count(word), word));
            let (_, rarest) = words.min().unwrap_or_default();
            let slot = self.slots.entry(rarest.to_owned()).or_default();
            slot.titles.push((title.to_owned(), documents));
        })
    }

    fn values(&mut self, search: &Search) -> Result<()> {
        let index = &search.index;
        each_term(index, index.fields.facet, |term, documents| {
            let (name, value) = term.split_once(':').unwrap_or((term, ""));
            if let Some(facet) = index.facets.get(&(name.to_owned(), value.to_owned())) {
                let slot = self.slots.entry(format!(":{term}")).or_default();
                slot.value = Some([documents, facet.code.clone(), facet.label.clone()]);
            }
        })
    }
}

/// The first letters of a word; `None` where it has fewer.
fn start(word: &str, letters: usize) -> Option<&str> {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.nth(letters - 1).map(|end| &word[..end])
}

/// Hands on every term of a field with its entries, written.
fn each_term(index: &Index, field: Field, mut see: impl FnMut(&str, String)) -> Result<()> {
    let Some(segment) = index.segment() else {
        return Ok(());
    };
    let terms: std::sync::Arc<InvertedIndexReader> = segment.inverted_index(field)?;
    let mut stream = terms.terms().stream()?;
    while stream.advance() {
        let term = std::str::from_utf8(stream.key())
            .context("a term that is no text")?
            .to_owned();
        let mut postings =
            terms.read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic)?;
        let mut found = Vec::new();
        while postings.doc() != TERMINATED {
            found.push(postings.doc());
            postings.advance();
        }
        let mut bits = Bits::default();
        documents(&found, &mut bits);
        see(&term, bits.finish());
    }
    Ok(())
}
