//! An entry as the index takes it in: its text as stems with a space between; places that hold no word (a stop word, the
//! end of a part) are marks among them. tantivy's tokenizer only splits.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use xxhash_rust::xxh3::Xxh3;

use crate::bank::Bank;
use crate::parse::Entry;

use super::analyse::Analyser;
use super::facets::{self, Facet, Key};
use super::order;
use super::text;

/// Stands for the place of a word that is not searched.
const GAP: &str = "\u{1}";
/// Stands for the end of a part: as many places, so that no phrase runs across it.
const PART: &str = "\u{2}";
/// How many places the end of a part takes.
const PART_PLACES: u32 = 10;

/// An entry on its way into the index.
#[derive(Debug)]
pub(super) struct Analysed {
    /// Its stems and the marks among them, each with a space behind it.
    pub(super) text: String,
    /// How many stems.
    pub(super) tokens: u32,
    pub(super) titles: BTreeSet<String>,
    pub(super) facets: BTreeMap<Key, Facet>,
    /// A hash of what of it is searched.
    pub(super) print: u64,
}

impl Analysed {
    /// Analyses the entry at this place.
    pub(super) fn of(bank: &Bank, at: usize, analyser: &mut Analyser) -> Self {
        let entry = &bank.entries[at];
        let mut text = String::with_capacity(entry.file.text.len());
        let parts = text::parts(bank, entry);
        let facets = facets::of_entry(bank, entry);
        let print = print_of(entry, &parts, &facets);
        let mut tokens = 0;
        for part in parts {
            analyser.each(&part, &mut |stem| {
                tokens += u32::from(stem.is_some());
                text.push_str(stem.unwrap_or(GAP));
                text.push(' ');
            });
            text.push_str(PART);
            text.push(' ');
        }
        Self {
            text,
            tokens,
            titles: text::titles(entry)
                .into_iter()
                .map(|title| analyser.key(title))
                .filter(|title| !title.is_empty())
                .collect(),
            facets,
            print,
        }
    }

    /// The places of each stem, as tantivy counts them.
    pub(super) fn places(&self) -> BTreeMap<&str, Vec<u32>> {
        let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut place = 0;
        for stem in self.text.split_terminator(' ') {
            if let Some(steps) = steps(stem) {
                place += steps;
            } else {
                found.entry(stem).or_default().push(place);
                place += 1;
            }
        }
        found
    }
}

/// A hash of what of an entry is searched, and of the date that it is put in order by.
pub(super) fn print(bank: &Bank, at: usize) -> u64 {
    let entry = &bank.entries[at];
    let facets = facets::of_entry(bank, entry);
    print_of(entry, &text::parts(bank, entry), &facets)
}

fn print_of(entry: &Entry, parts: &[String], facets: &BTreeMap<Key, Facet>) -> u64 {
    let mut print = Xxh3::new();
    for part in parts {
        print.update(part.as_bytes());
        print.update(PART.as_bytes());
    }
    let (titles, date) = (text::titles(entry), order::date(entry));
    print.update(format!("{titles:?}{facets:?}{date:?}").as_bytes());
    print.digest()
}

/// How many places a mark stands for; `None` for a stem.
fn steps(stem: &str) -> Option<u32> {
    match stem {
        GAP => Some(1),
        PART => Some(PART_PLACES),
        _ => None,
    }
}

/// tantivy's tokenizer: splits analysed text.
#[derive(Clone)]
pub(super) struct Stems;

pub(super) struct StemStream<'a> {
    rest: &'a str,
    token: Token,
    next: usize,
}

impl Tokenizer for Stems {
    type TokenStream<'a> = StemStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> StemStream<'a> {
        StemStream {
            rest: text,
            token: Token::default(),
            next: 0,
        }
    }
}

impl TokenStream for StemStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(end) = self.rest.find(' ') {
            let stem = &self.rest[..end];
            self.rest = &self.rest[end + 1..];
            if let Some(steps) = steps(stem) {
                self.next += steps as usize;
                continue;
            }
            self.token.text.clear();
            self.token.text.push_str(stem);
            self.token.position = self.next;
            self.next += 1;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
