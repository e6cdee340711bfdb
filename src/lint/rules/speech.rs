//! How a language is written: where sentences end, what makes one passive, how its syllables are counted.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::File;
use crate::yaml::{Node, Value};

/// How a language is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speech {
    /// The marks that end a sentence.
    pub(crate) ends: Vec<char>,
    /// What has such a mark and ends none, in small letters: `e.g.`.
    abbreviations: FxHashSet<String>,
    /// The marks before and behind words of others.
    pub(crate) quotes: Vec<(char, char)>,
    pub(crate) passive: Option<Passive>,
    pub(crate) grade: Option<Grade>,
}

/// What makes a sentence passive: a helping verb, perhaps an adverb, and a participle.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passive {
    helpers: FxHashSet<String>,
    between: FxHashSet<String>,
    between_endings: Vec<String>,
    participles: FxHashSet<String>,
    endings: Vec<String>,
    /// Words that end so and are none.
    no_participles: FxHashSet<String>,
}

/// A formula for the years at school that a text asks for: the words of a sentence and the syllables of a word, each times
/// a number, and a number added.
#[derive(Clone, Debug)]
pub(crate) struct Grade {
    pub(crate) name: String,
    pub(crate) words: f64,
    pub(crate) syllables: f64,
    pub(crate) constant: f64,
    pub(crate) by: Syllables,
}

/// How syllables are counted: by groups of vowels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syllables {
    vowels: Vec<char>,
    /// The same as bits, by their numbers in ASCII.
    ascii_vowels: u128,
    /// Endings that are not spoken, unless they stand behind one of these letters.
    silent: Vec<(String, String)>,
    /// Letters that are no vowel at the head of a word.
    not_first: Vec<char>,
    /// Words of so few letters have one.
    short: usize,
}

impl Speech {
    /// Whether a mark belongs to an abbreviation.
    pub(crate) fn is_short(&self, word: &str) -> bool {
        self.abbreviations.contains(&word.to_lowercase())
    }
}

impl Passive {
    pub(crate) fn is_helper(&self, word: &str) -> bool {
        self.helpers.contains(word)
    }

    /// Whether a word may stand between the verb and the participle.
    pub(crate) fn may_be_between(&self, word: &str) -> bool {
        let ends = |ending: &String| word.ends_with(ending.as_str());
        self.between.contains(word) || self.between_endings.iter().any(ends)
    }

    pub(crate) fn is_participle(&self, word: &str) -> bool {
        let ends = |ending: &String| word.len() > ending.len() && word.ends_with(ending.as_str());
        let is_one = self.participles.contains(word) || self.endings.iter().any(ends);
        is_one && !self.no_participles.contains(word)
    }
}

impl Syllables {
    /// How many a word has, in small letters.
    pub(crate) fn count(&self, word: &str) -> usize {
        if word.len() <= self.short {
            return 1;
        }
        let mut spoken = word;
        for (ending, unless) in &self.silent {
            if let Some(rest) = word.strip_suffix(ending.as_str()) {
                if !rest.ends_with(|c| unless.contains(c)) {
                    spoken = rest;
                }
                break;
            }
        }
        let is_silent = |c: char| self.not_first.contains(&c);
        let spoken = spoken.strip_prefix(is_silent).unwrap_or(spoken);
        let (mut count, mut was_vowel) = (0, false);
        for letter in spoken.chars() {
            let is_vowel = if letter.is_ascii() {
                self.ascii_vowels >> u32::from(letter) & 1 == 1
            } else {
                self.vowels.contains(&letter)
            };
            count += usize::from(is_vowel && !was_vowel);
            was_vowel = is_vowel;
        }
        count.max(1)
    }
}

const KEYS: [&str; 5] = ["ends", "abbreviations", "quotes", "passive", "grade"];

/// Reads `speech`.
pub(super) fn read(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Speech> {
    let record = Record::open(file, node, "`speech`", &KEYS, out)?;
    let ends = record.required("ends", "`speech`", out)?;
    let quotes = record.texts("quotes", out).into_iter();
    let pair = |text: String| text.chars().next().zip(text.chars().next_back());
    Some(Speech {
        ends: ends.chars().collect(),
        abbreviations: small(&record, "abbreviations", out).into_iter().collect(),
        quotes: quotes.filter_map(|both| pair(both.value)).collect(),
        passive: record
            .get("passive")
            .and_then(|node| passive(file, node, out)),
        grade: record.get("grade").and_then(|node| grade(file, node, out)),
    })
}

fn passive(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Passive> {
    let keys = [
        "helpers",
        "between",
        "between_endings",
        "participles",
        "endings",
        "no_participles",
    ];
    let record = Record::open(file, node, "`passive`", &keys, out)?;
    Some(Passive {
        helpers: small(&record, keys[0], out).into_iter().collect(),
        between: small(&record, keys[1], out).into_iter().collect(),
        between_endings: small(&record, keys[2], out),
        participles: small(&record, keys[3], out).into_iter().collect(),
        endings: small(&record, keys[4], out),
        no_participles: small(&record, keys[5], out).into_iter().collect(),
    })
}

fn grade(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Grade> {
    let keys = [
        "name",
        "words_in_sentence",
        "syllables_in_word",
        "constant",
        "vowels",
        "not_first",
        "silent",
        "short",
    ];
    let record = Record::open(file, node, "`grade`", &keys, out)?;
    let letters = |key, out: &mut Diagnostics| record.text(key, out).unwrap_or_default();
    let mut silent = Vec::new();
    for node in record.list("silent", out) {
        let keys = ["ending", "unless_behind"];
        let own = Record::open(file, node, "a silent ending", &keys, out)?;
        let ending = own.required("ending", "a silent ending", out)?;
        let unless = own.text("unless_behind", out).unwrap_or_default();
        silent.push((ending, unless));
    }
    let vowels: Vec<char> = letters("vowels", out).chars().collect();
    let ascii = vowels.iter().filter(|letter| letter.is_ascii());
    Some(Grade {
        name: record.required("name", "`grade`", out)?,
        words: number(&record, "words_in_sentence", out)?,
        syllables: number(&record, "syllables_in_word", out)?,
        constant: number(&record, "constant", out)?,
        by: Syllables {
            ascii_vowels: ascii.fold(0, |bits, letter| bits | 1 << u32::from(*letter)),
            vowels,
            not_first: letters("not_first", out).chars().collect(),
            silent,
            short: record.number("short", out).unwrap_or_default(),
        },
    })
}

fn number(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Option<f64> {
    record.required(key, "`grade`", out)?;
    let node = record.get(key)?;
    let Value::Number(number) = node.value else {
        let message = format!("`{key}` is a number");
        out.push(record.diagnose(Code::BadDeclaration, node.span.clone(), message));
        return None;
    };
    Some(number)
}

/// A list of words, in small letters.
fn small(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Vec<String> {
    let words = record.texts(key, out).into_iter();
    words.map(|word| word.value.to_lowercase()).collect()
}
