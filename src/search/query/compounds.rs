//! Words that are written as one or as two: `wellbeing`, `well-being`, `well being`.
//!
//! Of words that a hyphen joins, the index has each, and both as one. So what is left for queries is what stands apart in
//! them and as one in the bank, and the other way round.

use std::ops::Range;

use anyhow::Result;
use tantivy::collector::Count;

use super::parse::Query;
use super::parts::{self, Phrase};
use super::plan::{LONG, PlanBuilder, SYNONYM_WEIGHT, phrase};
use crate::search::text::analyse::Word;

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
        };
        Ok(is_known.then_some(word))
    }

    /// The ways in which the bank may have a phrase: as it is, and with two neighbours as one.
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
        Ok(found)
    }

    /// Words that the bank has as two: letters with a number behind them, and what it lacks as one.
    pub(super) fn apart(&mut self, loose: &[&Word], open: Option<&Word>) -> Result<()> {
        for (at, word) in loose.iter().enumerate() {
            if word.stem.is_none() || word.is_piece {
                continue;
            }
            let is_known = self.known.contains(&at) || self.is_begun(word, open);
            for cut in cuts(&word.form, is_known) {
                let (first, second) = word.form.split_at(cut);
                let Some(phrase) = self.neighbours(first, second)? else {
                    continue;
                };
                self.known.push(at);
                if self.plan.phrases.iter().all(|(other, _)| *other != phrase) {
                    self.plan.phrases.push((phrase, SYNONYM_WEIGHT));
                }
            }
        }
        Ok(())
    }

    /// Two words as a phrase; `None` where the bank does not have it.
    fn neighbours(&mut self, first: &str, second: &str) -> Result<Option<Phrase>> {
        let stems = (self.analyser.stem(first), self.analyser.stem(second));
        let (Some(first), Some(second)) = stems else {
            return Ok(None);
        };
        let index = &self.search.index;
        if index.count(&first)? == 0 || index.count(&second)? == 0 {
            return Ok(None);
        }
        let phrase = vec![(0, first), (1, second)];
        Ok(self.holds(&phrase)?.then_some(phrase))
    }

    /// The query with the phrases out of their quotes that no entry has.
    pub(super) fn loosen(&mut self, quoted: &[(&[Word], Range<usize>)], query: &Query) {
        let mut text = query.text.clone();
        for (_, inside) in quoted.iter().rev() {
            let is_unheld = self
                .plan
                .unheld
                .iter()
                .any(|unheld| unheld == query.text[inside.clone()].trim());
            if !is_unheld {
                continue;
            }
            let quote = |c: Option<char>| c.map_or(0, char::len_utf8);
            let start = inside.start - quote(query.text[..inside.start].chars().next_back());
            let end = inside.end + quote(query.text[inside.end..].chars().next());
            text.replace_range(start..end, &query.text[inside.clone()]);
        }
        self.plan.loosened = (!self.plan.unheld.is_empty()).then_some(text);
    }

    /// Whether an entry has a phrase.
    pub(super) fn holds(&self, phrase: &Phrase) -> Result<bool> {
        let index = &self.search.index;
        let query = parts::phrase(index, phrase);
        Ok(index.searcher().search(&*query, &Count)? > 0)
    }
}

/// Where a word may be two, in bytes.
fn cuts(form: &str, is_known: bool) -> Vec<usize> {
    let letters = form.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_number = letters.len() < form.len() && !letters.is_empty();
    if has_number && letters.chars().all(char::is_alphabetic) {
        return vec![letters.len()];
    }
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
        assert_eq!(cuts("ks2", true), [2]);
        assert_eq!(cuts("childcare", false), [3, 4, 5, 6]);
        assert_eq!(cuts("äöüäöü", false), [6]);
        for (form, is_known) in [
            ("childcare", true),
            ("2006", false),
            ("5th", false),
            ("caf", false),
        ] {
            assert!(cuts(form, is_known).is_empty(), "{form}");
        }
    }
}
