//! From the entries of a bank to the entries of each word.
//!
//! Every thread numbers the words of its part of the entries for itself. What they number is then ranked together, by
//! code points, and every word goes to its place behind those of lower rank: nothing is looked up twice, and the order
//! does not depend on the threads.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::Bank;

use crate::search::text::analyse::Analyser;
use crate::search::text::analysed::Analysed;
use crate::search::text::facets::{self, Key, SearchFacet};
use crate::search::text::tongue::Tongue;

/// The rank of words that are not searched.
const STOPPED: u32 = u32::MAX;

/// What an index is written from. Entries go by their documents: their places among those that are searched.
pub(crate) struct Inverted {
    /// The words of their texts.
    pub(crate) text: Text,
    /// The entries of each title, by its key.
    pub(crate) titles: BTreeMap<String, Vec<u32>>,
    /// The entries of each value of a facet, as `name:value`.
    pub(crate) values: BTreeMap<String, Vec<u32>>,
    /// What the values of facets are called.
    pub(crate) facets: BTreeMap<Key, SearchFacet>,
    /// Every searched word as it is written, in code-point order, with how often.
    pub(crate) forms: Vec<(Arc<str>, u32)>,
    /// By entry, a hash of what of it is searched.
    pub(crate) prints: Vec<u64>,
}

/// The searched words of texts.
pub(crate) struct Text {
    /// In code-point order.
    stems: Vec<Box<str>>,
    /// Where the places of each stem begin, and where the last end.
    starts: Vec<usize>,
    /// Entries, each with a place in it: stem by stem, entry by entry, ascending.
    places: Vec<(u32, u32)>,
    /// By entry, how many words of it are searched.
    pub(crate) lengths: Vec<u32>,
}

impl Text {
    /// Every stem, with the entries and places where it stands.
    pub(crate) fn stems(&self) -> impl Iterator<Item = (&str, &[(u32, u32)])> {
        let stems = self.stems.iter().zip(self.starts.windows(2));
        stems.map(|(stem, ends)| (&**stem, &self.places[ends[0]..ends[1]]))
    }
}

/// Some entries, and what numbered their words.
struct Part {
    analyser: Analyser,
    entries: Vec<Analysed>,
    /// By the number of a word, how often it stands in them.
    counts: Vec<u32>,
}

impl Inverted {
    /// Inverts these entries of a bank, whose own language this is.
    pub(crate) fn of(bank: &Bank, searched: &[EntryId], own: Tongue) -> Self {
        let parts = analysed(bank, searched, own);
        let (text, forms) = (Ranked::of(&parts).text(), forms(&parts));
        let mut titles: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut values: BTreeMap<Key, (SearchFacet, Vec<u32>)> = BTreeMap::new();
        let mut prints = Vec::with_capacity(searched.len());
        let entries = parts.into_iter().flat_map(|part| part.entries);
        for (document, entry) in (0..).zip(entries) {
            prints.push(entry.print);
            for title in entry.titles {
                titles.entry(title).or_default().push(document);
            }
            for (key, facet) in entry.facets {
                match values.entry(key) {
                    MapEntry::Vacant(place) => drop(place.insert((facet, vec![document]))),
                    MapEntry::Occupied(mut place) => {
                        let (called, entries) = place.get_mut();
                        *called = facet;
                        entries.push(document);
                    }
                }
            }
        }
        let value = |(key, (facet, entries))| {
            let term = facets::term(&key);
            ((key, facet), (term, entries))
        };
        let (facets, values) = values.into_iter().map(value).unzip();
        Self {
            text,
            titles,
            values,
            facets,
            forms,
            prints,
        }
    }
}

/// Analyses entries, a part of them on each thread.
fn analysed(bank: &Bank, searched: &[EntryId], own: Tongue) -> Vec<Part> {
    let size = searched.len().div_ceil(rayon::current_num_threads()).max(1);
    searched
        .par_chunks(size)
        .map(|searched| Part::of(bank, searched, own))
        .collect()
}

impl Part {
    fn of(bank: &Bank, searched: &[EntryId], own: Tongue) -> Self {
        let mut analyser = Analyser::new(own);
        let mut counts = Vec::new();
        let read = |&at: &EntryId| {
            let entry = Analysed::of(bank, at, &mut analyser);
            counts.resize(analyser.size(), 0);
            // While the entry is at hand: there are many words, and going through them all takes time.
            entry.each_place(|word, _| counts[word as usize] += 1);
            entry
        };
        Self {
            entries: searched.iter().map(read).collect(),
            analyser,
            counts,
        }
    }

    /// Every searched word as it is written, with its stem and how often it stands here.
    fn searched(&self) -> impl Iterator<Item = Searched<'_>> {
        let seen = self.analyser.seen().zip(&self.counts).enumerate();
        // Words of titles are seen as well.
        let here = seen.filter(|(_, (_, count))| **count > 0);
        here.filter_map(|(number, ((form, stem), &count))| {
            Some(Searched {
                number,
                form,
                stem: stem?,
                count,
            })
        })
    }
}

/// A word of a part that is not stopped.
struct Searched<'a> {
    number: usize,
    form: &'a str,
    stem: &'a str,
    count: u32,
}

/// The words of all parts in one order.
struct Ranked<'a> {
    parts: &'a [Part],
    /// In code-point order; their places are their ranks.
    stems: Vec<&'a str>,
    /// By rank, how many words there are of lower rank; and how many of all.
    starts: Vec<usize>,
    /// By part and number of a word, the rank of its stem.
    ranks: Vec<Vec<u32>>,
}

impl<'a> Ranked<'a> {
    fn of(parts: &'a [Part]) -> Self {
        let parted = parts.iter().enumerate();
        let mut all: Vec<(&str, usize, usize, u32)> = parted
            .flat_map(|(at, part)| {
                let searched = part.searched();
                searched.map(move |word| (word.stem, at, word.number, word.count))
            })
            .collect();
        all.sort_unstable();
        let stopped = |part: &Part| vec![STOPPED; part.counts.len()];
        let mut found = Self {
            parts,
            stems: Vec::new(),
            starts: vec![0],
            ranks: parts.iter().map(stopped).collect(),
        };
        let mut before = 0;
        for (rank, same) in (0..).zip(all.chunk_by(|a, b| a.0 == b.0)) {
            found.stems.push(same[0].0);
            for &(_, part, word, count) in same {
                found.ranks[part][word] = rank;
                before += count as usize;
            }
            found.starts.push(before);
        }
        found
    }

    /// Puts every word behind those of lower rank, and behind those of its own in earlier entries and places.
    fn text(self) -> Text {
        let mut next = self.starts.clone();
        let mut places = vec![(0, 0); self.starts.last().copied().unwrap_or_default()];
        let parted = self.parts.iter();
        let lengths = parted.flat_map(|part| {
            let entries = part.entries.iter();
            entries.map(|entry| entry.tokens(&part.analyser))
        });
        let lengths = lengths.collect();
        let parted = self.parts.iter().zip(&self.ranks);
        let parted =
            parted.flat_map(|(part, ranks)| part.entries.iter().map(move |entry| (entry, ranks)));
        for (document, (entry, ranks)) in (0..).zip(parted) {
            entry.each_place(|word, place| {
                let rank = ranks[word as usize];
                if rank != STOPPED {
                    let at = &mut next[rank as usize];
                    places[*at] = (document, place);
                    *at += 1;
                }
            });
        }
        Text {
            stems: self.stems.iter().map(|&stem| stem.into()).collect(),
            starts: self.starts,
            places,
            lengths,
        }
    }
}

/// Every searched word as it is written, with how often.
fn forms(parts: &[Part]) -> Vec<(Arc<str>, u32)> {
    let all = parts.iter().flat_map(Part::searched);
    let mut all: Vec<(&str, u32)> = all.map(|word| (word.form, word.count)).collect();
    all.sort_unstable();
    let same = all.chunk_by(|a, b| a.0 == b.0);
    let counted = same.map(|same| {
        let count = same.iter().map(|(_, count)| count).sum();
        (same[0].0.into(), count)
    });
    counted.collect()
}
