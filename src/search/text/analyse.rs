//! From text to the words that are compared: the same in bodies, titles and queries, and in the browser's reader.
//!
//! A word is a run of letters and digits, with apostrophes inside. It is folded (accents off, small letters), left out
//! if it is a stop word of the language that is spoken, and stemmed by tantivy's own filter for it (`tongue.rs`). Writing
//! without spaces between words is cut into pairs of characters. `search-index/README.md` specifies all of it.

use std::ops::Range;

use super::interner::Interner;
use super::scan::for_each_word;
use super::tongue::{Tongue, TongueStemmer};

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
    /// Whether it is a stop word: one that is searched only where it is an acronym, or stands in a title.
    pub(crate) is_stopped: bool,
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

/// Signs that join two words.
const HYPHENS: [&str; 3] = ["-", "\u{2010}", "\u{2011}"];

/// Whether a word is written as an acronym: two capitals or more and nothing else.
fn is_capital(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What stands in the number of a word before the mark of its language, if it has one.
const MARK: char = '#';

/// Analyses text, and numbers every word that it has seen: a bank has few of them, each many times. Those of another
/// language than the bank's have numbers of their own.
pub(crate) struct Analyser {
    own: Tongue,
    /// The language of what is read.
    spoken: Tongue,
    /// What stands behind its stems.
    mark: &'static str,
    stemmers: Vec<(Tongue, TongueStemmer)>,
    /// With their marks.
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
    /// For a bank in this language, which is spoken at first.
    pub(crate) fn new(own: Tongue) -> Self {
        Self {
            own,
            spoken: own,
            mark: "",
            stemmers: Vec::new(),
            forms: Interner::default(),
            stems: Vec::new(),
        }
    }

    /// The same, and another language is spoken.
    pub(crate) fn speaking(own: Tongue, spoken: Tongue) -> Self {
        let mut found = Self::new(own);
        found.speak(spoken);
        found
    }

    /// Reads what follows as text of a language.
    pub(crate) fn speak(&mut self, tongue: Tongue) {
        self.spoken = tongue;
        self.mark = tongue.mark(self.own);
    }

    /// Reads what follows as text of the language of a tag, of the bank's own where there is none.
    pub(crate) fn speak_tag(&mut self, tag: Option<&str>) {
        self.speak(tag.map_or(self.own, Tongue::of));
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
        let is_near = matches!(between, " " | "\n") && self.spoken.is_particle(form);
        is_near && self.stem_of(first).is_some()
    }

    /// The language that is spoken.
    pub(crate) fn spoken(&self) -> Tongue {
        self.spoken
    }

    /// Endings of the language that is spoken.
    pub(crate) fn endings(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.spoken.endings().split_ascii_whitespace()
    }

    /// Whether a stem is one of the language that is spoken.
    pub(crate) fn has(&self, stem: &str) -> bool {
        stem.strip_prefix(bare(stem)) == Some(self.mark)
    }

    fn number(&mut self, form: &str) -> u32 {
        let known = self.known(form);
        known.unwrap_or_else(|| self.add(form))
    }

    /// The number of a word of the language that is spoken, if it was seen before.
    fn known(&self, form: &str) -> Option<u32> {
        if self.mark.is_empty() {
            return self.forms.number(form);
        }
        self.forms.number(&[form, self.mark].concat())
    }

    /// The word of a number, as it was written.
    fn form(&self, number: u32) -> &str {
        bare(&self.forms.texts()[number as usize])
    }

    /// Two words as one; `None` where a number is no part of a name, as in `2006-09` and `strategy-2020`, where that is
    /// not searched, or where it is no other than the first: a word stands but once in a place.
    fn compound(&mut self, first: u32, second: u32) -> Option<u32> {
        let (one, other) = (self.form(first), self.form(second));
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
        let stem = self.stem(form);
        if self.mark.is_empty() {
            self.stems.push(Stem::of(form, stem));
            return self.forms.add(form);
        }
        let marked = [form, self.mark].concat();
        self.stems.push(Stem::of(&marked, stem));
        self.forms.add(&marked)
    }

    /// What is compared of the word of a number; `None` where it was stopped.
    pub(crate) fn stem_of(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        self.stems[number].text(&self.forms.texts()[number])
    }

    /// The word of a number, if it is a stop word of the language that is spoken.
    pub(crate) fn stopped(&self, number: u32) -> Option<&str> {
        let form = self.form(number);
        (self.stem_of(number).is_none() && self.stops(form)).then_some(form)
    }

    fn stops(&self, form: &str) -> bool {
        self.spoken.stops(self.spoken.unjoined(form))
    }

    /// How many words have numbers.
    pub(crate) fn size(&self) -> usize {
        self.stems.len()
    }

    /// Every word that was seen by [`Analyser::each`], by its number: as it was written, and what is compared of it.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let forms = self.forms.texts().iter().zip(&self.stems);
        forms.map(|(form, stem)| (bare(form), stem.text(form)))
    }

    /// All words of a text.
    pub(crate) fn words(&mut self, text: &str) -> Vec<Word> {
        let mut found = Vec::new();
        for_each_word(text, &mut |form, span, is_piece| {
            let stem = self.stem(form);
            found.push(Word {
                is_stopped: stem.is_none() && self.stops(form),
                form: form.to_owned(),
                stem,
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
        let word = |&word: &u32| (self.form(word), self.stem_of(word));
        joined(words.iter().map(word))
    }

    /// The stem of one folded word, with the mark of its language; `None` for a stop word, one that is too long, or one that
    /// nothing is left of.
    pub(crate) fn stem(&mut self, form: &str) -> Option<String> {
        if let Some(number) = self.known(form) {
            return self.stem_of(number).map(str::to_owned);
        }
        if form.chars().nth(LONGEST).is_some() || self.stops(form) {
            return None;
        }
        let mut stem = self.stemmed(form);
        if stem.is_empty() {
            return None;
        }
        stem.push_str(self.mark);
        Some(stem)
    }

    /// The stem of one folded word, stop word or not, without a mark.
    pub(crate) fn stemmed(&mut self, form: &str) -> String {
        let spoken = self.spoken;
        let known = self
            .stemmers
            .iter()
            .position(|(tongue, _)| *tongue == spoken);
        let at = known.unwrap_or_else(|| {
            self.stemmers.push((spoken, TongueStemmer::of(spoken)));
            self.stemmers.len() - 1
        });
        self.stemmers[at].1.stem(spoken.unjoined(form))
    }
}

/// A word or a stem without the mark of its language.
pub(crate) fn bare(marked: &str) -> &str {
    marked.split(MARK).next().unwrap_or_default()
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
    /// Stems of words of the language with this tag; where it has no stemmer, the words themselves.
    pub fn of_language(tag: &str) -> Self {
        Self(Analyser::new(Tongue::of(tag)))
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
        let words = Analyser::new(Tongue::English).words(text).into_iter();
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
        let mut analyser = Analyser::new(Tongue::English);
        let mut found = Vec::new();
        let text = "Hand off, hand-off, hand\noff, work in, the off";
        analyser.each(text, &mut |seen| found.extend(seen.compound));
        let found = found.iter().map(|&word| analyser.stem_of(word));
        assert!(found.eq([Some("handoff"); 3]));
    }

    #[test]
    fn words_of_another_language_than_the_banks_bear_its_mark() {
        let mut analyser = Analyser::new(Tongue::English);
        let mut stems = |tongue: Tongue| {
            analyser.speak(tongue);
            let words = analyser.words("Chats de l’école").into_iter();
            words.map(|word| word.stem).collect::<Vec<_>>()
        };
        let stem = |text: &str| Some(text.to_owned());
        let (french, written) = (stems(Tongue::French), stems(Tongue::Written));
        assert_eq!(french, [stem("chat#fr"), None, stem("ecol#fr")]);
        assert_eq!(written, [stem("chats#"), stem("de#"), stem("l'ecole#")]);
        assert_eq!(
            stems(Tongue::English),
            [stem("chat"), stem("de"), stem("l'ecol")]
        );
        let mut numbers = Vec::new();
        for tongue in [Tongue::English, Tongue::French, Tongue::English] {
            analyser.speak(tongue);
            analyser.each("chats", &mut |seen| numbers.push(seen.number));
        }
        assert_eq!(numbers, [0, 1, 0]);
        let seen: Vec<_> = analyser.seen().collect();
        assert_eq!(seen, [("chats", Some("chat")), ("chats", Some("chat#fr"))]);
    }

    #[test]
    fn unspaced_writing_is_cut_into_pairs() {
        assert_eq!(stems("社会工作 abc"), ["社会", "会工", "工作", "abc"]);
        assert_eq!(stems("第x"), ["第", "x"]);
    }

    #[test]
    fn a_text_of_stop_words_has_a_key_all_the_same() {
        let mut analyser = Analyser::new(Tongue::English);
        assert_eq!(analyser.key("Who we are"), "who we are");
        assert_eq!(analyser.key("The vacancies"), "vacanc");
    }
}
