//! From text to the words that are compared: the same in bodies, titles and queries, and in the browser's reader.
//!
//! A word is a run of letters and digits, with apostrophes inside. It is folded (accents off, small letters), left out
//! if it is a stop word, and stemmed by tantivy's own filter where the bank is in English. Writing without spaces
//! between words is cut into pairs of characters. `search-index/README.md` specifies all of it.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};

use crate::fold::{fold, is_accent};

/// English words that say nothing about what a text is about.
pub(super) const STOP_WORDS: &str = "a about above after again against all also am an and any are as at be because been before below between \
     both but by can could did do does doing don't during each for from further had has have having he her here \
     hers him his how i if in into is it it's its itself me more most my no nor not of off on once only or other our \
     ours out over own same she should so some such than that that's the their theirs them themselves then there \
     these they this those through to too under until up us very was we were what when where which while who whom \
     why will with would you your yours";

static STOPPED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| STOP_WORDS.split_ascii_whitespace().collect());

/// Longer words are no words; the place of one is kept.
const LONGEST: usize = 64;

/// A word of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// As it was written, folded.
    pub(super) form: String,
    /// What is compared; `None` for a stop word.
    pub(super) stem: Option<String>,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    /// Whether it is a piece of writing without spaces.
    pub(super) is_piece: bool,
}

/// Whether the language of a bank is one whose words are stemmed and stopped.
pub(super) fn is_english(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default();
    first.eq_ignore_ascii_case("en")
}

/// Analyses text, and remembers every word that it has seen: a bank has few of them, each many times.
pub(super) struct Analyser {
    stemmer: Option<TextAnalyzer>,
    seen: FxHashMap<String, Seen>,
    step: i64,
}

struct Seen {
    stem: Option<String>,
    count: i64,
}

impl Analyser {
    pub(super) fn new(is_english: bool) -> Self {
        let stemmer = || {
            TextAnalyzer::builder(RawTokenizer::default())
                .filter(Stemmer::new(Language::English))
                .build()
        };
        Self {
            stemmer: is_english.then(stemmer),
            seen: FxHashMap::default(),
            step: 1,
        }
    }

    /// From now on every word that is seen counts so much: less than nothing for a text that is no more.
    pub(super) fn count_by(&mut self, step: i64) {
        self.step = step;
    }

    /// Hands on every word of a text in order: its stem, or `None` where one was stopped.
    pub(super) fn each(&mut self, text: &str, see: &mut impl FnMut(Option<&str>)) {
        for_each_word(text, &mut |form, _, _| {
            if let Some(seen) = self.seen.get_mut(form) {
                seen.count += self.step;
                see(seen.stem.as_deref());
                return;
            }
            let stem = self.stem(form);
            see(stem.as_deref());
            let count = self.step;
            self.seen.insert(form.to_owned(), Seen { stem, count });
        });
    }

    /// All words of a text.
    pub(super) fn words(&mut self, text: &str) -> Vec<Word> {
        let mut found = Vec::new();
        for_each_word(text, &mut |form, span, is_piece| {
            found.push(Word {
                form: form.to_owned(),
                stem: self.stem(form),
                span,
                is_piece,
            });
        });
        found
    }

    /// The words of a text as one key: equal for two texts that say the same. Stop words count only where there are
    /// no others.
    pub(super) fn key(&mut self, text: &str) -> String {
        let words = self.words(text);
        key(&words.iter().collect::<Vec<_>>())
    }

    /// The stem of one folded word; `None` for a stop word or one that is too long.
    pub(super) fn stem(&mut self, form: &str) -> Option<String> {
        if form.chars().nth(LONGEST).is_some() {
            return None;
        }
        let is_stopped = self.stemmer.is_some() && STOPPED.contains(form);
        (!is_stopped).then(|| self.stemmed(form))
    }

    /// The stem of one folded word, stop word or not.
    pub(super) fn stemmed(&mut self, form: &str) -> String {
        let mut found = form.to_owned();
        if let Some(stemmer) = &mut self.stemmer {
            stemmer
                .token_stream(form)
                .process(&mut |token| found.clone_from(&token.text));
        }
        found
    }

    /// Every word that was seen by [`Analyser::each`], with how often, stop words left out.
    pub(super) fn forms(self) -> impl Iterator<Item = (String, i64)> {
        let stayed = self
            .seen
            .into_iter()
            .filter(|(_, seen)| seen.stem.is_some());
        stayed.map(|(form, seen)| (form, seen.count))
    }
}

/// See [`Analyser::key`].
pub(super) fn key(words: &[&Word]) -> String {
    let stems: Vec<&str> = words
        .iter()
        .filter_map(|word| word.stem.as_deref())
        .collect();
    if stems.is_empty() {
        let forms: Vec<&str> = words.iter().map(|word| word.form.as_str()).collect();
        return forms.join(" ");
    }
    stems.join(" ")
}

/// Characters of scripts that put no spaces between words: Thai to Burmese, kana, Han.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Hands on every word, folded, with its bytes and whether it is a piece of unspaced writing.
fn for_each_word(text: &str, see: &mut impl FnMut(&str, Range<usize>, bool)) {
    let mut at = 0;
    while let Some((start, end)) = next_word(text, at) {
        at = end;
        let word = &text[start..end];
        if word.is_ascii() || !word.contains(is_unspaced) {
            let folded = fold(word);
            if !folded.is_empty() {
                see(&folded, start..end, false);
            }
        } else {
            pieces(word, start, see);
        }
    }
}

/// Cuts a word into its runs of one way of writing, and unspaced runs into pairs of characters.
fn pieces(word: &str, start: usize, see: &mut impl FnMut(&str, Range<usize>, bool)) {
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    for run in chars.chunk_by(|a, b| is_unspaced(a.1) == is_unspaced(b.1)) {
        let is_piece = is_unspaced(run[0].1);
        let width = if is_piece {
            run.len().min(2)
        } else {
            run.len()
        };
        for window in run.windows(width) {
            let last = window[width - 1];
            let (from, end) = (window[0].0, last.0 + last.1.len_utf8());
            let folded = fold(word[from..end].trim_matches(['\'', '’'])).into_owned();
            if !folded.is_empty() {
                see(&folded, start + from..start + end, is_piece);
            }
        }
    }
}

/// The bytes of the next word from `from` on.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric();
    let is_other = |byte: &u8| is_plain(byte) || !byte.is_ascii();
    let mut start = from + bytes[from..].iter().position(is_other)?;
    let mut end = start
        + bytes[start..]
            .iter()
            .take_while(|byte| is_plain(byte))
            .count();
    if end > start
        && bytes
            .get(end)
            .is_none_or(|byte| byte.is_ascii() && *byte != b'\'')
    {
        return Some((start, end));
    }
    start += text[start..].find(is_letter)?;
    end = start;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let joins = matches!(c, '\'' | '’') && rest.peek().copied().is_some_and(is_letter);
        if !joins && !is_letter(c) {
            break;
        }
        end += c.len_utf8();
    }
    Some((start, end))
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_accent(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let words = Analyser::new(true).words(text).into_iter();
        words
            .map(|word| word.stem.unwrap_or_else(|| "·".to_owned()))
            .collect()
    }

    #[test]
    fn words_are_folded_stopped_and_stemmed() {
        assert_eq!(
            stems("The Children’s workers, and CAFÉS"),
            ["·", "children", "worker", "·", "cafe"]
        );
        assert_eq!(stems("well-being 9.5 %"), ["well", "be", "9", "5"]);
        assert_eq!(stems("cafe\u{301} İstanbul"), ["cafe", "istanbul"]);
    }

    #[test]
    fn unspaced_writing_is_cut_into_pairs() {
        assert_eq!(stems("社会工作 abc"), ["社会", "会工", "工作", "abc"]);
        assert_eq!(stems("第x"), ["第", "x"]);
    }

    #[test]
    fn a_text_of_stop_words_has_a_key_all_the_same() {
        let mut analyser = Analyser::new(true);
        assert_eq!(analyser.key("Who we are"), "who we are");
        assert_eq!(analyser.key("The vacancies"), "vacanc");
    }
}
