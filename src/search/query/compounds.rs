//! Words that are written as one or as two: `wellbeing`, `well-being`, `well being`.
//!
//! Of words that a hyphen joins, the index has each, and both as one, and so of a verb with its particle. What is left for
//! queries is what stands apart in them and as one in the bank, and the other way round.

use std::sync::Arc;

use anyhow::Result;

use super::asked::LONG;
use super::parts::{self, Phrase};
use super::plan::{PlanBuilder, SYNONYM_WEIGHT, phrase};
use crate::search::text::analyse::{self, Word};
use crate::search::text::spelling::mend_length;
use crate::search::text::tongue::Tongue;

/// The fewest letters of a word within another.
const LETTERS: usize = 3;
/// The most letters of two words that are looked for as one: nearly all that people join are short.
const LONGEST_JOINED: usize = 14;
/// The most letters of a word that is taken apart.
const LONGEST: usize = 24;

impl PlanBuilder<'_> {
    /// Neighbours that the bank has as one word.
    pub(super) fn joined(&mut self, loose: &[&Word]) -> Result<()> {
        // There is a look into the index for each.
        if loose.len() > LONG {
            return Ok(());
        }
        for (at, pair) in loose.windows(2).enumerate() {
            if let Some(word) = self.join(pair[0], pair[1])? {
                self.known.extend([at, at + 1]);
                self.also(word.stem.unwrap_or_default());
            }
        }
        Ok(())
    }

    /// Adds a word that is written otherwise in the query.
    fn also(&mut self, stem: String) {
        if !self.has(&stem) {
            self.plan.words.push((stem, SYNONYM_WEIGHT));
        }
    }

    /// Two words as one; `None` where the bank does not have it.
    fn join(&mut self, first: &Word, second: &Word) -> Result<Option<Word>> {
        if first.is_piece || second.is_piece {
            return Ok(None);
        }
        let form = format!("{}{}", first.form, second.form);
        if form.chars().nth(LONGEST_JOINED).is_some() {
            return Ok(None);
        }
        let Some(stem) = self.analyser.stem(&form) else {
            return Ok(None);
        };
        let is_known = self.search.index.count(&stem)? > 0;
        let word = Word {
            form,
            stem: Some(stem),
            span: first.span.start..second.span.end,
            is_piece: false,
            is_capital: false,
            is_stopped: false,
        };
        Ok(is_known.then_some(word))
    }

    /// The ways in which the bank may have a phrase: as it is, with two neighbours as one, and with a word as two.
    pub(super) fn ways(&mut self, words: &[Word]) -> Result<Vec<Phrase>> {
        let mut found: Vec<Phrase> = phrase(words).into_iter().collect();
        if words.len() > LONG {
            return Ok(found);
        }
        for at in 1..words.len() {
            if let Some(word) = self.join(&words[at - 1], &words[at])? {
                let (before, behind) = (&words[..at - 1], &words[at + 1..]);
                found.extend(phrase(&[before, &[word], behind].concat()));
            }
        }
        for (at, word) in words.iter().enumerate() {
            for two in self.two_of(word, false)? {
                if words.len() == 1 {
                    found.push(two);
                    continue;
                }
                let two = two.stems.into_iter().map(|(_, stem)| Word {
                    stem: Some(stem),
                    ..word.clone()
                });
                let (before, behind) = (&words[..at], &words[at + 1..]);
                let two: Vec<Word> = two.collect();
                found.extend(phrase(&[before, &two, behind].concat()));
            }
        }
        Ok(found)
    }

    /// Words that the bank has as two.
    pub(super) fn apart(&mut self, loose: &[&Word], open: Option<&Word>) -> Result<()> {
        for (at, word) in loose.iter().enumerate() {
            let stands_for_none = !self.known.contains(&at) && !self.is_begun(word, open);
            for phrase in self.two_of(word, !stands_for_none)? {
                self.known.push(at);
                self.also_phrase(phrase);
            }
        }
        Ok(())
    }

    /// The two words that one is in the bank: letters with a number behind them, a word that it writes both ways, and one
    /// that it has only as two, unless something else stands for it.
    fn two_of(&mut self, word: &Word, is_known: bool) -> Result<Vec<Phrase>> {
        let Some(stem) = word.stem.as_deref().filter(|_| !word.is_piece) else {
            return Ok(Vec::new());
        };
        if let Some(cut) = before_number(&word.form) {
            return self.neighbours(&word.form, &[cut]);
        }
        if self.search.index.count(stem)? > 0 {
            return self.parted(stem);
        }
        self.neighbours(&word.form, &cuts(&word.form, is_known))
    }

    /// The two words that the bank writes elsewhere for one that it has: `search/export/parted.rs` lists them for readers.
    fn parted(&mut self, stem: &str) -> Result<Vec<Phrase>> {
        // A word and its stem begin alike; in German only their first letters do: `aerzte` has the stem `arzt`.
        let is_german = self.analyser.spoken() == Tongue::German;
        let alike = if is_german { 1 } else { LETTERS };
        let start: String = analyse::bare(stem).chars().take(alike).collect();
        let forms = &self.search.index.forms;
        let from = forms.partition_point(|(form, _)| **form < *start);
        let near = forms[from..].iter().map(|(form, _)| form);
        let near = near.take_while(|form| form.starts_with(&start));
        let near: Vec<Arc<str>> = near
            .filter(|form| mend_length(form).is_some())
            .cloned()
            .collect();
        let mut found: Vec<Phrase> = Vec::new();
        for form in near {
            let all = cuts(&form, false);
            if all.is_empty() || self.analyser.stem(&form).as_deref() != Some(stem) {
                continue;
            }
            let begins = |cut: &usize| self.is_written(&form[..*cut]);
            let cuts: Vec<usize> = all.into_iter().filter(begins).collect();
            for phrase in self.neighbours(&form, &cuts)? {
                let phrase = Phrase {
                    unless: Some(stem.to_owned()),
                    ..phrase
                };
                if !found.contains(&phrase) && self.holds(&phrase)? {
                    found.push(phrase);
                }
            }
        }
        Ok(found)
    }

    /// Whether the bank has a word just so.
    fn is_written(&self, form: &str) -> bool {
        let forms = &self.search.index.forms;
        forms
            .binary_search_by(|(other, _)| (**other).cmp(form))
            .is_ok()
    }

    /// A word cut in two, as the phrases of those that the bank has.
    fn neighbours(&mut self, form: &str, cuts: &[usize]) -> Result<Vec<Phrase>> {
        let mut found = Vec::new();
        for &cut in cuts {
            let (first, second) = form.split_at(cut);
            let stems = (self.analyser.stem(first), self.analyser.stem(second));
            let (Some(first), Some(second)) = stems else {
                continue;
            };
            let index = &self.search.index;
            if index.count(&first)? == 0 || index.count(&second)? == 0 {
                continue;
            }
            let phrase = Phrase::new(vec![(0, first), (1, second)]);
            if self.holds(&phrase)? {
                found.push(phrase);
            }
        }
        Ok(found)
    }

    /// Whether an entry has a phrase.
    fn holds(&self, phrase: &Phrase) -> Result<bool> {
        parts::is_held(&self.search.index, phrase)
    }
}

/// Where letters end that have a number behind them, in bytes.
fn before_number(form: &str) -> Option<usize> {
    let letters = form.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_number = letters.len() < form.len() && !letters.is_empty();
    (has_number && letters.chars().all(char::is_alphabetic)).then_some(letters.len())
}

/// Where a word may be two, in bytes: nowhere where something else stands for it.
pub(crate) fn cuts(form: &str, is_known: bool) -> Vec<usize> {
    let ends: Vec<usize> = form.char_indices().map(|(at, _)| at).collect();
    if is_known || ends.len() > LONGEST || ends.len() < 2 * LETTERS {
        return Vec::new();
    }
    ends[LETTERS..=ends.len() - LETTERS].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_before_its_number_or_anywhere_between_three_letters() {
        assert_eq!(before_number("ks2"), Some(2));
        assert_eq!(before_number("2006").or(before_number("5th")), None);
        assert_eq!(cuts("childcare", false), [3, 4, 5, 6]);
        assert_eq!(cuts("äöüäöü", false), [6]);
        for (form, is_known) in [("childcare", true), ("caf", false)] {
            assert!(cuts(form, is_known).is_empty(), "{form}");
        }
    }
}
