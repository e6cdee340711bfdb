//! From text to the words that are compared: the same in bodies, titles and queries, and in the browser's reader.
//!
//! A word is a run of letters and digits, with apostrophes inside. It is folded (accents off, small letters), left out
//! if it is a stop word, and stemmed by tantivy's own filter where the bank is in English. Writing without spaces
//! between words is cut into pairs of characters. `search-index/README.md` specifies all of it.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};

use super::interner::Interner;
use super::scan::for_each_word;

/// English words that say nothing about what a text is about.
pub(crate) const STOP_WORDS: &str = "a about above after again against all also am an and any are as at be because been before below between \
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
pub(crate) struct Word {
    /// As it was written, folded.
    pub(crate) form: String,
    /// What is compared; `None` for a stop word.
    pub(crate) stem: Option<String>,
    /// Its bytes in the text.
    pub(crate) span: Range<usize>,
    /// Whether it is a piece of writing without spaces.
    pub(crate) is_piece: bool,
    /// Whether it is written in capitals, as an acronym is.
    pub(crate) is_capital: bool,
}

impl Word {
    /// Whether it is a stop word: one that is searched only where it is an acronym, or stands in a title.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stem.is_none() && is_stop_word(&self.form)
    }
}

/// A word of a text that is read for the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) number: u32,
    /// With the word before, where a hyphen alone stands between, or it is a particle behind a space: `well-being` is
    /// `wellbeing` too, and `hand off` is `handoff`.
    pub(crate) compound: Option<u32>,
    /// Whether it is written in capitals.
    pub(crate) is_capital: bool,
}

/// The most letters of a word that is one with the number behind it, as `KS-2` and `covid-19`.
const LONGEST_NUMBERED: usize = 5;

/// Particles that make nouns of verbs, as in `handover` and `follow-up`. All are stop words, so a phrase with one of them
/// cannot be looked for. `in` and `on` are none of them: they stand behind any word.
const PARTICLES: [&str; 4] = ["off", "out", "over", "up"];

/// Signs that join two words.
const HYPHENS: [&str; 3] = ["-", "\u{2010}", "\u{2011}"];

/// Whether an English word says nothing about what a text is about.
pub(crate) fn is_stop_word(form: &str) -> bool {
    STOPPED.contains(form)
}

/// Whether a word is written as an acronym: two capitals or more and nothing else.
fn is_capital(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the language of a bank is one whose words are stemmed and stopped.
pub(crate) fn is_english(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default();
    first.eq_ignore_ascii_case("en")
}

/// Analyses text, and numbers every word that it has seen: a bank has few of them, each many times.
pub(crate) struct Analyser {
    stemmer: Option<TextAnalyzer>,
    forms: Interner,
    /// By the number of a word.
    stems: Vec<Stem>,
}

/// What is compared of a folded word. Most stems are the start of their word, and need no text of their own.
enum Stem {
    Stopped,
    /// So many bytes from its start.
    Start(usize),
    Other(Box<str>),
}

impl Stem {
    fn of(form: &str, stem: Option<String>) -> Self {
        match stem {
            None => Self::Stopped,
            Some(stem) if form.starts_with(&stem) => Self::Start(stem.len()),
            Some(stem) => Self::Other(stem.into()),
        }
    }

    fn text<'a>(&'a self, form: &'a str) -> Option<&'a str> {
        match self {
            Self::Stopped => None,
            Self::Start(bytes) => form.get(..*bytes),
            Self::Other(stem) => Some(stem),
        }
    }
}

impl Analyser {
    pub(crate) fn new(is_english: bool) -> Self {
        let stemmer = || {
            TextAnalyzer::builder(RawTokenizer::default())
                .filter(Stemmer::new(Language::English))
                .build()
        };
        Self {
            stemmer: is_english.then(stemmer),
            forms: Interner::default(),
            stems: Vec::new(),
        }
    }

    /// Hands on every word of a text, in order.
    pub(crate) fn each(&mut self, text: &str, see: &mut impl FnMut(Seen)) {
        let mut last: Option<(u32, usize)> = None;
        for_each_word(text, &mut |form, span, is_piece| {
            let number = self.number(form);
            let first = last.filter(|&(first, end)| {
                let between = text.get(end..span.start).unwrap_or_default();
                let is_joined =
                    HYPHENS.contains(&between) || self.is_particle(first, between, form);
                is_joined && !is_piece
            });
            see(Seen {
                number,
                compound: first.and_then(|(first, _)| self.compound(first, number)),
                is_capital: is_capital(&text[span.clone()]),
            });
            last = Some((number, span.end));
        });
    }

    /// Whether a word is a particle of the one before: one that is searched, of a language whose particles are known.
    fn is_particle(&self, first: u32, between: &str, form: &str) -> bool {
        let is_near = self.is_english() && matches!(between, " " | "\n");
        is_near && PARTICLES.contains(&form) && self.stem_of(first).is_some()
    }

    /// Whether words are stemmed and stopped as English ones are.
    pub(crate) fn is_english(&self) -> bool {
        self.stemmer.is_some()
    }

    fn number(&mut self, form: &str) -> u32 {
        let known = self.forms.number(form);
        known.unwrap_or_else(|| self.add(form))
    }

    /// Two words as one; `None` where a number is no part of a name, as in `2006-09` and `strategy-2020`, where that is
    /// not searched, or where it is no other than the first: a word stands but once in a place.
    fn compound(&mut self, first: u32, second: u32) -> Option<u32> {
        let texts = self.forms.texts();
        let (one, other) = (&*texts[first as usize], &*texts[second as usize]);
        let is_number = |form: &str| form.bytes().all(|byte| byte.is_ascii_digit());
        if is_number(one) || (is_number(other) && one.chars().nth(LONGEST_NUMBERED).is_some()) {
            return None;
        }
        let form = [one, other].concat();
        let number = self.number(&form);
        let stem = self.stem_of(number);
        (stem.is_some() && stem != self.stem_of(first)).then_some(number)
    }

    fn add(&mut self, form: &str) -> u32 {
        let stem = Stem::of(form, self.stem(form));
        self.stems.push(stem);
        self.forms.add(form)
    }

    /// What is compared of the word of a number; `None` where it was stopped.
    pub(crate) fn stem_of(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        self.stems[number].text(&self.forms.texts()[number])
    }

    /// The word of a number, if it is a stop word.
    pub(crate) fn stopped(&self, number: u32) -> Option<&str> {
        let form = &*self.forms.texts()[number as usize];
        (self.stem_of(number).is_none() && is_stop_word(form)).then_some(form)
    }

    /// How many words have numbers.
    pub(crate) fn size(&self) -> usize {
        self.stems.len()
    }

    /// Every word that was seen by [`Analyser::each`], by its number: as it was written, and what is compared of it.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let forms = self.forms.texts().iter().zip(&self.stems);
        forms.map(|(form, stem)| (&**form, stem.text(form)))
    }

    /// All words of a text.
    pub(crate) fn words(&mut self, text: &str) -> Vec<Word> {
        let mut found = Vec::new();
        for_each_word(text, &mut |form, span, is_piece| {
            found.push(Word {
                form: form.to_owned(),
                stem: self.stem(form),
                is_capital: is_capital(&text[span.clone()]),
                span,
                is_piece,
            });
        });
        found
    }

    /// The words of a text as one key: equal for two texts that say the same. Stop words count only where there are
    /// no others.
    pub(crate) fn key(&mut self, text: &str) -> String {
        let mut words = Vec::new();
        self.each(text, &mut |seen| words.push(seen.number));
        let texts = self.forms.texts();
        let word = |&word: &u32| (&*texts[word as usize], self.stem_of(word));
        joined(words.iter().map(word))
    }

    /// The stem of one folded word; `None` for a stop word, one that is too long, or one that nothing is left of.
    pub(crate) fn stem(&mut self, form: &str) -> Option<String> {
        if let Some(number) = self.forms.number(form) {
            return self.stem_of(number).map(str::to_owned);
        }
        if form.chars().nth(LONGEST).is_some() {
            return None;
        }
        let is_stopped = self.stemmer.is_some() && STOPPED.contains(form);
        let stem = (!is_stopped).then(|| self.stemmed(form));
        stem.filter(|stem| !stem.is_empty())
    }

    /// The stem of one folded word, stop word or not.
    pub(crate) fn stemmed(&mut self, form: &str) -> String {
        let mut found = form.to_owned();
        if let Some(stemmer) = &mut self.stemmer {
            stemmer
                .token_stream(form)
                .process(&mut |token| found.clone_from(&token.text));
        }
        found
    }
}

/// See [`Analyser::key`].
pub(crate) fn key(words: &[&Word]) -> String {
    let words = words.iter();
    joined(words.map(|word| (word.form.as_str(), word.stem.as_deref())))
}

/// The stems of words, or the words themselves where they have none.
fn joined<'a>(words: impl Iterator<Item = (&'a str, Option<&'a str>)> + Clone) -> String {
    let stems: Vec<&str> = words.clone().filter_map(|(_, stem)| stem).collect();
    if stems.is_empty() {
        let forms: Vec<&str> = words.map(|(form, _)| form).collect();
        return forms.join(" ");
    }
    stems.join(" ")
}

/// Stems as the index has them, for holding the browser's stemmer to.
pub struct Stems(Analyser);

impl Stems {
    /// Stems of English words.
    pub fn english() -> Self {
        Self(Analyser::new(true))
    }

    /// The stem of a word in small letters, stop word or not.
    pub fn of(&mut self, word: &str) -> String {
        self.0.stemmed(word)
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
        assert_eq!(stems("\u{301}'\u{301}'s"), ["·"]);
    }

    #[test]
    fn a_verb_and_its_particle_are_a_word_too() {
        let mut analyser = Analyser::new(true);
        let mut found = Vec::new();
        let text = "Hand off, hand-off, hand\noff, work in, the off";
        analyser.each(text, &mut |seen| found.extend(seen.compound));
        let found = found.iter().map(|&word| analyser.stem_of(word));
        assert!(found.eq([Some("handoff"); 3]));
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
