//! An entry as the index takes it in: its words by their numbers, and what it can be filtered and found by.

use crate::model::EntryId;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use xxhash_rust::xxh3::Xxh3;

use crate::model::Bank;
use crate::model::Entry;

use super::analyse::Analyser;
use super::facets::{self, Key, SearchFacet};
use super::fields;
use super::order;

/// Stands for the end of a part among the numbers of words.
const PART: u32 = u32::MAX;
/// How many places the end of a part takes, so that no phrase runs across it.
const PART_PLACES: u32 = 10;

/// About how many bytes of a file there are to a word of its entry, or a few more.
const BYTES_PER_WORD: usize = 6;

/// An entry on its way into the index.
#[derive(Debug)]
pub(crate) struct Analysed {
    /// The numbers that the analyser gave its words, and where its parts end.
    words: Vec<u32>,
    pub(crate) titles: BTreeSet<String>,
    pub(crate) facets: BTreeMap<Key, SearchFacet>,
    /// A hash of what of it is searched.
    pub(crate) print: u64,
}

impl Analysed {
    /// Analyses the entry at this place.
    pub(crate) fn of(bank: &Bank, id: EntryId, analyser: &mut Analyser) -> Self {
        let entry = &bank.entries[id];
        let parts = fields::parts(bank, entry);
        let facets = facets::of_entry(bank, entry);
        let print = print_of(entry, &parts, &facets);
        let mut words = Vec::with_capacity(entry.file.text.len() / BYTES_PER_WORD);
        for part in parts {
            analyser.each(&part, &mut |word| words.push(word));
            words.push(PART);
        }
        Self {
            words,
            titles: fields::titles(entry)
                .into_iter()
                .map(|title| analyser.key(title))
                .filter(|title| !title.is_empty())
                .collect(),
            facets,
            print,
        }
    }

    /// Hands on every word with its place, as tantivy counts places; words that are not searched have one too.
    pub(crate) fn each_place(&self, mut see: impl FnMut(u32, u32)) {
        let mut place = 0;
        for &word in &self.words {
            if word == PART {
                place += PART_PLACES;
            } else {
                see(word, place);
                place += 1;
            }
        }
    }

    /// The places of each stem.
    pub(crate) fn places<'a>(&self, analyser: &'a Analyser) -> BTreeMap<&'a str, Vec<u32>> {
        let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        self.each_place(|word, place| {
            if let Some(stem) = analyser.stem_of(word) {
                found.entry(stem).or_default().push(place);
            }
        });
        found
    }

    /// How many of its words are searched.
    pub(crate) fn tokens(&self, analyser: &Analyser) -> u32 {
        let mut found = 0;
        self.each_place(|word, _| found += u32::from(analyser.stem_of(word).is_some()));
        found
    }
}

/// A hash of what of an entry is searched, and of the date that it is put in order by.
pub(crate) fn print(bank: &Bank, id: EntryId) -> u64 {
    let entry = &bank.entries[id];
    let facets = facets::of_entry(bank, entry);
    print_of(entry, &fields::parts(bank, entry), &facets)
}

fn print_of(entry: &Entry, parts: &[Cow<'_, str>], facets: &BTreeMap<Key, SearchFacet>) -> u64 {
    let mut print = Xxh3::new();
    let titles = fields::titles(entry).into_iter();
    let facets = facets.iter().flat_map(|((name, key), facet)| {
        let texts = [name, key, &facet.code, &facet.label];
        texts.map(String::as_str)
    });
    let parts = parts.iter().map(|part| &**part);
    for text in parts.chain([""]).chain(titles).chain([""]).chain(facets) {
        print.update(text.as_bytes());
        print.update(&[0]);
    }
    let date = order::period(entry).map(|period| period.to_string());
    print.update(date.unwrap_or_default().as_bytes());
    print.digest()
}
