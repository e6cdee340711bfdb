//! The words of a bank with the entries that they stand in: read from tantivy's index, and kept up as entries change.
//!
//! After an edit only the lists of the words that the changed entries had or have are made anew; what comes out is what an
//! index of the changed bank would hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Context, Result};
use rayon::prelude::*;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, TERMINATED};

use super::build::Index;
use super::edit::{Change, Edit};
use super::lexicon::Lexicon;
use super::posting_list::PostingList;
use crate::search::text::analysed::Analysed;
use crate::search::text::facets;
use crate::search::text::spelling::groups;

/// Every word of a bank with its posting list. Entries go by their document numbers, as they do in tantivy.
#[derive(Clone, Debug)]
pub(crate) struct Postings {
    /// The searched words.
    pub(crate) stems: Lexicon<Word>,
    /// The keys of titles.
    pub(crate) titles: Lexicon<Arc<[u32]>>,
    /// The values of facets, as `name:value`.
    pub(crate) values: Lexicon<Arc<[u32]>>,
    /// Every word as it is written that can be a mend, with how often, in each of its groups.
    pub(crate) forms: Groups,
    /// By entry, tantivy's code for its length.
    pub(crate) norms: Vec<u8>,
    /// How many words all entries have together.
    pub(crate) tokens: u64,
}

/// Words as they are written, with how often, by their groups.
pub(crate) type Groups = BTreeMap<String, Lexicon<u32>>;

/// The list of a word, with about how much room it takes.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) list: Arc<PostingList>,
    pub(crate) size: usize,
}

impl Postings {
    /// Reads an index.
    pub(crate) fn read(index: &Index) -> Result<Self> {
        let mut found = Self {
            stems: Lexicon::of(std::iter::empty()),
            titles: numbers(index, index.fields.title)?,
            values: numbers(index, index.fields.facet)?,
            forms: forms(&index.forms),
            norms: Vec::new(),
            tokens: 0,
        };
        let (Some(segment), Some(norms)) = (index.segment(), index.lengths()?) else {
            return Ok(found);
        };
        let words = segment.inverted_index(index.fields.text)?;
        found.norms = (0..segment.max_doc())
            .map(|document| norms.fieldnorm_id(document))
            .collect();
        found.tokens = words.total_num_tokens();
        let read = |(stem, info): (Arc<str>, TermInfo)| -> Result<(Arc<str>, Word)> {
            let places = IndexRecordOption::WithFreqsAndPositions;
            let mut postings = words.read_postings_from_terminfo(&info, places)?;
            let list = PostingList::read(&mut postings, info.doc_freq as usize);
            Ok((stem, Word::of(list)))
        };
        let lists: Vec<_> = terms(index, index.fields.text)?
            .into_par_iter()
            .map(read)
            .collect::<Result<_>>()?;
        found.stems = Lexicon::of(lists.into_iter());
        Ok(found)
    }

    /// The postings after an edit.
    pub(crate) fn with(&self, edit: &Edit) -> Self {
        let mut norms = self.norms.clone();
        let mut tokens = self.tokens;
        for change in &edit.changes {
            let (old, new) = (&change.old, &change.new);
            let (old, new) = (old.tokens(&edit.analyser), new.tokens(&edit.analyser));
            norms[change.document as usize] = FieldNormReader::fieldnorm_to_id(new);
            tokens = tokens + u64::from(new) - u64::from(old);
        }
        let changes = &edit.changes;
        let titles = |entry: &Analysed| entry.titles.clone();
        let values = |entry: &Analysed| entry.facets.keys().map(facets::term).collect();
        Self {
            stems: self.stems.with(stems(&self.stems, edit)),
            titles: self.titles.with(moved(&self.titles, changes, titles)),
            values: self.values.with(moved(&self.values, changes, values)),
            forms: counted(&self.forms, edit.forms().into_iter()),
            norms,
            tokens,
        }
    }

    /// In how many entries a stem stands.
    pub(crate) fn count(&self, stem: &str) -> usize {
        let word = self.stems.get(stem);
        word.map_or(0, |word| word.list.documents.len())
    }

    /// The length of an entry in words, as it counts for scores.
    pub(crate) fn length(&self, document: DocId) -> u32 {
        FieldNormReader::id_to_fieldnorm(self.norms[document as usize])
    }
}

impl Word {
    fn of(list: PostingList) -> Self {
        Self {
            size: list.size(),
            list: Arc::new(list),
        }
    }
}

fn forms(all: &[(Arc<str>, u32)]) -> Groups {
    let mut found: BTreeMap<String, Vec<(Arc<str>, u32)>> = BTreeMap::new();
    for (form, count) in all {
        for group in groups(form).into_iter().flatten() {
            let forms = found.entry(group).or_default();
            forms.push((Arc::clone(form), *count));
        }
    }
    let lexicon = |(group, forms): (String, Vec<_>)| (group, Lexicon::of(forms.into_iter()));
    found.into_iter().map(lexicon).collect()
}

/// The terms of a field, in their order.
fn terms(index: &Index, field: Field) -> Result<Vec<(Arc<str>, TermInfo)>> {
    let mut found = Vec::new();
    let Some(segment) = index.segment() else {
        return Ok(found);
    };
    let terms = segment.inverted_index(field)?;
    let mut stream = terms.terms().stream()?;
    while stream.advance() {
        let term = std::str::from_utf8(stream.key()).context("a term that is no text")?;
        found.push((term.into(), stream.value().clone()));
    }
    Ok(found)
}

/// The terms of a field with their entries.
fn numbers(index: &Index, field: Field) -> Result<Lexicon<Arc<[u32]>>> {
    let mut found = Vec::new();
    for (term, info) in terms(index, field)? {
        let Some(segment) = index.segment() else {
            break;
        };
        let terms = segment.inverted_index(field)?;
        let mut postings = terms.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let mut entries = Vec::new();
        while postings.doc() != TERMINATED {
            entries.push(postings.doc());
            postings.advance();
        }
        found.push((term, entries.into()));
    }
    Ok(Lexicon::of(found.into_iter()))
}

/// The lists that an edit changes.
fn stems(known: &Lexicon<Word>, edit: &Edit) -> BTreeMap<String, Option<Word>> {
    let places = |change: &Change| {
        let (old, new) = (&change.old, &change.new);
        let (old, new) = (old.places(&edit.analyser), new.places(&edit.analyser));
        (change.document, old, new)
    };
    let places: Vec<_> = edit.changes.iter().map(places).collect();
    let mut moved: BTreeMap<&str, Vec<(DocId, &[u32])>> = BTreeMap::new();
    for (document, old, new) in &places {
        for stem in old.keys().chain(new.keys()) {
            let here = new.get(stem).map_or(&[][..], Vec::as_slice);
            let lists = moved.entry(stem).or_default();
            let is_seen = lists.last().is_some_and(|(last, _)| last == document);
            if !is_seen && old.get(stem).map(Vec::as_slice) != Some(here) {
                lists.push((*document, here));
            }
        }
    }
    moved.retain(|_, changes| !changes.is_empty());
    let list = |(stem, changes): (&str, Vec<(DocId, &[u32])>)| {
        let list = match known.get(stem) {
            Some(word) => word.list.with(&changes),
            None => PostingList::default().with(&changes),
        };
        (stem.to_owned(), (!list.is_empty()).then(|| Word::of(list)))
    };
    moved.into_par_iter().map(list).collect()
}

/// The terms that an edit gives to entries or takes from them.
fn moved(
    known: &Lexicon<Arc<[u32]>>,
    changes: &[Change],
    terms: impl Fn(&Analysed) -> BTreeSet<String>,
) -> BTreeMap<String, Option<Arc<[u32]>>> {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for change in changes {
        let (old, new) = (terms(&change.old), terms(&change.new));
        for term in old.symmetric_difference(&new) {
            let known = || known.get(term).map(|entries| entries.to_vec());
            let entries = found
                .entry(term.clone())
                .or_insert_with(|| known().unwrap_or_default());
            match entries.binary_search(&change.document) {
                Ok(at) => drop(entries.remove(at)),
                Err(at) => entries.insert(at, change.document),
            }
        }
    }
    let term =
        |(term, entries): (String, Vec<u32>)| (term, (!entries.is_empty()).then(|| entries.into()));
    found.into_iter().map(term).collect()
}

/// The words as they are written after so many more of each.
fn counted<'a>(known: &Groups, more: impl Iterator<Item = (&'a str, i64)>) -> Groups {
    let mut by_group: BTreeMap<String, BTreeMap<String, Option<u32>>> = BTreeMap::new();
    for (form, more) in more.filter(|(_, more)| *more != 0) {
        for group in groups(form).into_iter().flatten() {
            let count = known.get(&group).and_then(|forms| forms.get(form));
            let count = i64::from(count.copied().unwrap_or_default()) + more;
            let count = u32::try_from(count).ok().filter(|&count| count > 0);
            let forms = by_group.entry(group).or_default();
            forms.insert(form.to_owned(), count);
        }
    }
    let mut found = known.clone();
    for (group, changes) in by_group {
        let none = || Lexicon::of(std::iter::empty());
        let forms = found.remove(&group).unwrap_or_else(none).with(changes);
        if forms.iter().next().is_some() {
            found.insert(group, forms);
        }
    }
    found
}
