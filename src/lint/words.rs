//! The words and the sentences of a passage.

use std::ops::Range;

use memchr::memmem;

use super::rules::Speech;
use crate::parse::{Passage, PassageForm};

/// A passage cut into words and sentences.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) passage: Passage,
    /// The same text in small letters, byte for byte, as far as they are those of ASCII.
    pub(super) small: String,
    /// The bytes of each word.
    pub(super) words: Vec<Range<usize>>,
    /// The numbers of the words of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
    /// Whether it is written in sentences.
    pub(super) is_prose: bool,
    /// What stands in quotation marks, with these.
    pub(super) quoted: Vec<Range<usize>>,
}

impl Read {
    /// Cuts a passage by how its language is written; without that it is one sentence.
    pub(super) fn new(passage: Passage, speech: Option<&Speech>) -> Self {
        let text = passage.text.as_str();
        let words = words(text);
        let whole = 0..words.len();
        let sentences = match (speech, passage.form) {
            _ if words.is_empty() => Vec::new(),
            (Some(speech), PassageForm::Sentences) => sentences(text, &words, speech),
            _ => std::iter::once(whole).collect(),
        };
        Self {
            small: text.to_ascii_lowercase(),
            is_prose: speech.is_some_and(|speech| is_prose(&passage, words.len(), speech)),
            quoted: speech.map_or_else(Vec::new, |speech| quoted(text, speech)),
            words,
            sentences,
            passage,
        }
    }

    /// A word in small letters.
    pub(super) fn word(&self, number: usize) -> &str {
        &self.small[self.words[number].clone()]
    }

    /// Whether a word is somebody else's.
    pub(super) fn is_quoted(&self, word: &Range<usize>) -> bool {
        self.passage.form == PassageForm::Quotation
            || (self.quoted.iter()).any(|quoted| quoted.start < word.end && word.start < quoted.end)
    }

    /// The bytes of a sentence in the file.
    pub(super) fn span(&self, sentence: &Range<usize>) -> Range<usize> {
        let (first, last) = (
            &self.words[sentence.start],
            &self.words[sentence.end.saturating_sub(1)],
        );
        self.passage.span(&(first.start..last.end))
    }
}

/// Whether a passage is written in sentences, and is no name, no label and no call of another generator's templates.
fn is_prose(passage: &Passage, words: usize, speech: &Speech) -> bool {
    let text = passage.text.as_bytes();
    let is_template = |sign: &str| memmem::find(text, sign.as_bytes()).is_some();
    let is_ended = || {
        passage
            .text
            .trim_end()
            .ends_with(|c| speech.ends.contains(&c))
    };
    passage.form == PassageForm::Sentences
        && (words >= LABEL || is_ended())
        && !["{{", "{%"].into_iter().any(is_template)
}

/// A text of fewer words that no mark ends is a label.
const LABEL: usize = 8;

/// The words of a text: letters and digits, with the apostrophes and hyphens between them, and what parts digits. An
/// address of the web is none. By bytes, since it runs over every text of a bank.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(text.len() / 6);
    let (mut open, mut at) = (None, 0);
    while let Some(&byte) = bytes.get(at) {
        let (joins, length) = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => (true, 1),
            b'\'' | b'-' => (open.is_some() && is_letter_at(text, at + 1), 1),
            b'.' | b',' => (open.is_some() && is_between_digits(bytes, at), 1),
            0..128 => (false, 1),
            _ => {
                let letter = text[at..].chars().next().unwrap_or(' ');
                let joins = letter.is_alphanumeric()
                    || letter == '’'
                        && open.is_some()
                        && is_letter_at(text, at + letter.len_utf8());
                (joins, letter.len_utf8())
            }
        };
        match (joins, open) {
            (true, None) => open = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                open = None;
            }
            _ => {}
        }
        at += length;
    }
    found.extend(open.map(|from| from..text.len()));
    let is_address = |sign: &str| memmem::find(bytes, sign.as_bytes()).is_some();
    if ["://", "www."].into_iter().any(is_address) {
        let addresses = addresses(text);
        found.retain(|word| {
            !addresses
                .iter()
                .any(|address| address.contains(&word.start))
        });
    }
    found
}

fn is_letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

fn is_between_digits(bytes: &[u8], at: usize) -> bool {
    bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The addresses of the web in a text, each up to the next blank.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        if chunk.contains("://") || chunk.contains("www.") {
            found.push(at..at + chunk.len());
        }
        at += chunk.len();
    }
    found
}

/// The numbers of the words of each sentence: one ends at a mark with a blank behind it, unless an abbreviation has the mark
/// or a small letter follows.
fn sentences(text: &str, words: &[Range<usize>], speech: &Speech) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (number, pair) in words.windows(2).enumerate() {
        let gap = &text[pair[0].end..pair[1].start];
        if gap.len() < 2 {
            continue;
        }
        let is_end = gap.find(|c| speech.ends.contains(&c)).is_some_and(|at| {
            let mark = gap[at..].chars().next().map_or(1, char::len_utf8);
            let behind = &gap[at + mark..];
            let is_over = behind.contains(char::is_whitespace);
            let next = text[pair[1].start..].chars().next();
            is_over
                && !next.is_some_and(char::is_lowercase)
                && !speech.is_short(chunk_before(text, pair[0].end + at + mark))
        });
        if is_end {
            found.push(from..number + 1);
            from = number + 1;
        }
    }
    found.push(from..words.len());
    found
}

/// What stands before a place, up to the blank before it.
fn chunk_before(text: &str, end: usize) -> &str {
    let start = text[..end]
        .char_indices()
        .rev()
        .find(|(_, letter)| letter.is_whitespace())
        .map_or(0, |(at, letter)| at + letter.len_utf8());
    text[start..end].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// What stands in quotation marks. Where both are the same sign, every second one ends a quotation.
fn quoted(text: &str, speech: &Speech) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (open, close) in &speech.quotes {
        let mut from = 0;
        while let Some(start) = text[from..].find(*open).map(|at| from + at) {
            let inside = start + open.len_utf8();
            let Some(end) = text[inside..].find(*close) else {
                break;
            };
            from = inside + end + close.len_utf8();
            found.push(start..from);
        }
    }
    found
}
