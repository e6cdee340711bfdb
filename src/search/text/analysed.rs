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
use super::passages;
use super::titles;

/// Stands for the end of a part among the numbers of words.
const PART: u32 = u32::MAX;
/// Says that the next number stands in the place of the last one.
const WITH: u32 = u32::MAX - 1;
/// How many places the end of a part takes, so that no phrase runs across it.
const PART_PLACES: u32 = 10;

/// About how many bytes of a file there are to a word of its entry, or a few more.
const BYTES_PER_WORD: usize = 6;

/// An entry on its way into the index.
#[derive(Debug)]
pub(crate) struct Analysed {
    /// The numbers that the analyser gave its words, and where its parts end.
    words: Vec<u32>,
    /// The keys of its titles, and the stop words that it has in them or as acronyms.
    pub(crate) titles: BTreeSet<String>,
    pub(crate) facets: BTreeMap<Key, SearchFacet>,
    /// A hash of what of it is searched.
    pub(crate) print: u64,
}

impl Analysed {
    /// Analyses the entry at this place.
    pub(crate) fn of(bank: &Bank, id: EntryId, analyser: &mut Analyser) -> Self {
        let entry = &bank.entries[id];
        analyser.speak_tag(entry.language.as_deref());
        let parts = fields::parts(bank, entry);
        let facets = facets::of_entry(bank, entry);
        let print = print_of(entry, &parts, &facets);
        let mut reader = Reader {
            words: Vec::with_capacity(entry.file.text.len() / BYTES_PER_WORD),
            titles: BTreeSet::new(),
        };
        for part in parts {
            reader.part(&part, analyser);
        }
        for title in fields::titles(entry) {
            reader.title(title, analyser);
        }
        Self {
            words: reader.words,
            titles: reader.titles,
            facets,
            print,
        }
    }

    /// Hands on every word with its place, as tantivy counts places; words that are not searched have one too.
    pub(crate) fn each_place(&self, mut see: impl FnMut(u32, u32)) {
        let mut place: u32 = 0;
        for &word in &self.words {
            match word {
                PART => place += PART_PLACES,
                WITH => place = place.saturating_sub(1),
                _ => {
                    see(word, place);
                    place += 1;
                }
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

    /// How many of its words are searched. Two as one count no further: how long an entry is, and so what its other words
    /// are worth, does not change with a hyphen.
    pub(crate) fn tokens(&self, analyser: &Analyser) -> u32 {
        let (mut found, mut is_with) = (0, false);
        for &word in &self.words {
            let is_counted = word < WITH && !is_with && analyser.stem_of(word).is_some();
            found += u32::from(is_counted);
            is_with = word == WITH;
        }
        found
    }
}

/// What is read of an entry's texts.
struct Reader {
    words: Vec<u32>,
    titles: BTreeSet<String>,
}

impl Reader {
    /// Reads a part of the text: its words, two that a hyphen joins also as one in the place of the first; and the stop
    /// words that are acronyms. Where two of them are neighbours, the text is written in capitals, and they are not.
    fn part(&mut self, part: &str, analyser: &mut Analyser) {
        let (mut capitals, mut count) = (Vec::new(), 0);
        analyser.each(part, &mut |seen| {
            if let Some(compound) = seen.compound {
                self.words.extend([WITH, compound]);
            }
            self.words.push(seen.number);
            if seen.is_capital {
                capitals.push((count, seen.number));
            }
            count += 1;
        });
        self.words.push(PART);
        let stopped = capitals.into_iter();
        let stopped = stopped.filter_map(|(at, number)| Some((at, analyser.stopped(number)?)));
        let stopped: Vec<(usize, &str)> = stopped.collect();
        for run in stopped.chunk_by(|a, b| a.0 + 1 == b.0) {
            if let [(_, form)] = run {
                self.titles.insert(titles::acronym(form));
            }
        }
    }

    fn title(&mut self, title: &str, analyser: &mut Analyser) {
        let key = analyser.key(title);
        if !key.is_empty() {
            self.titles.insert(key);
        }
        for word in analyser.words(title) {
            if word.is_stopped {
                self.titles.insert(titles::stop_word(&word.form));
            }
        }
    }
}

/// A hash of what of an entry is searched, of its language, and of the date that it is put in order by.
pub(crate) fn print(bank: &Bank, id: EntryId) -> u64 {
    let entry = &bank.entries[id];
    let facets = facets::of_entry(bank, entry);
    print_of(entry, &fields::parts(bank, entry), &facets)
}

fn print_of(entry: &Entry, parts: &[Cow<'_, str>], facets: &BTreeMap<Key, SearchFacet>) -> u64 {
    let mut print = Xxh3::new();
    let passages: Vec<String> = passages::marks(entry).collect();
    let titles = fields::titles(entry).into_iter();
    let facets = facets.iter().flat_map(|((name, key), facet)| {
        let texts = [name, key, &facet.code, &facet.label];
        texts.map(String::as_str)
    });
    let parts = parts.iter().map(|part| &**part);
    let marks = passages.iter().map(String::as_str);
    let parts = parts.chain([""]).chain(marks);
    for text in parts.chain([""]).chain(titles).chain([""]).chain(facets) {
        print.update(text.as_bytes());
        print.update(&[0]);
    }
    if let Some(language) = &entry.language {
        print.update(language.as_bytes());
        print.update(&[0]);
    }
    let date = order::period(entry).map(|period| period.to_string());
    print.update(date.unwrap_or_default().as_bytes());
    print.digest()
}
