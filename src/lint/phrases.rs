//! Phrases that are looked for in a text by its words.

use rustc_hash::FxHashMap;

use super::words::{Read, words};

/// Phrases of which a text may have some.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// By how their first word begins.
    by_start: FxHashMap<[u8; START], Vec<Phrase>>,
}

#[derive(Clone, Debug)]
struct Phrase {
    /// In small letters.
    words: Vec<String>,
    /// Whether its last word may have any ending.
    is_open: bool,
    number: usize,
}

/// How many letters of a word it is found by.
const START: usize = 3;

/// A phrase that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The number of the phrase.
    pub(super) number: usize,
    /// How many words it has.
    pub(super) length: usize,
}

impl Phrases {
    /// Adds a phrase; a star at its end stands for any ending. One that no word could be found by is refused.
    pub(super) fn add(&mut self, text: &str, number: usize) -> Result<(), &'static str> {
        let small = text.trim().to_lowercase();
        let is_open = small.ends_with('*');
        let written = words(&small);
        let words: Vec<String> = written
            .iter()
            .map(|at| small[at.clone()].to_owned())
            .collect();
        let Some(first) = words.first() else {
            return Err("this phrase has no word");
        };
        if is_open && words.len() == 1 && first.len() < START {
            return Err("a star stands behind three letters at least");
        }
        let phrase = Phrase {
            words,
            is_open,
            number,
        };
        let start = start(&phrase.words[0]);
        self.by_start.entry(start).or_default().push(phrase);
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    /// The phrase that begins with a word of a text: the longest.
    pub(super) fn at(&self, read: &Read, word: usize) -> Option<Found> {
        let fitting = self.by_start.get(&start(read.word(word)))?.iter();
        let fitting = fitting.filter(|phrase| phrase.fits(read, word));
        let longest = fitting.max_by_key(|phrase| phrase.words.len())?;
        Some(Found {
            number: longest.number,
            length: longest.words.len(),
        })
    }

    /// Whether a text has any of them.
    pub(super) fn is_in(&self, read: &Read) -> bool {
        !self.is_empty() && (0..read.words.len()).any(|word| self.at(read, word).is_some())
    }
}

impl Phrase {
    fn fits(&self, read: &Read, from: usize) -> bool {
        if from + self.words.len() > read.words.len() {
            return false;
        }
        let last = self.words.len() - 1;
        let is_apart = |pair: &[std::ops::Range<usize>]| {
            let gap = &read.small[pair[0].end..pair[1].start];
            !gap.chars()
                .all(|c| c.is_whitespace() || matches!(c, '-' | '/'))
        };
        if read.words[from..=from + last].windows(2).any(is_apart) {
            return false;
        }
        let mut own = self.words.iter().enumerate();
        own.all(|(number, own)| {
            let word = read.word(from + number);
            if number == last && self.is_open {
                word.starts_with(own.as_str())
            } else {
                word == own
            }
        })
    }
}

fn start(word: &str) -> [u8; START] {
    let mut start = [0; START];
    for (place, byte) in start.iter_mut().zip(word.bytes()) {
        *place = byte;
    }
    start
}
