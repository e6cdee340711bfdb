//! What of an entry answers a query better than its summary does: the rule of `search-index/client/passages.js`.

use anyhow::Result;
use indexmap::{IndexMap, IndexSet};

use crate::model::{Bank, Entry, EntryId};
use crate::search::text::analyse::Analyser;
use crate::search::text::{passages, record};

use super::parts::{self, Phrase};
use super::searcher::Search;
use super::tongues;

/// A finding or a section of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Where it stands on its page, without the `#`.
    pub anchor: String,
    /// The statement of a finding; of a section, its heading and how it begins.
    pub text: String,
}

/// What the words of a query are worth in a text: the rarer a word in the bank, the more.
pub struct Scorer {
    analyser: Analyser,
    /// By what is compared of a word.
    worth: IndexMap<String, f32>,
    /// The letters of a last word that goes on.
    prefix: Option<String>,
}

impl Search {
    /// What the words are worth that a query looks for.
    ///
    /// # Errors
    ///
    /// Where tantivy cannot read its index.
    pub fn scorer(&self, query: &str) -> Result<Scorer> {
        let plan = tongues::plan(self, query, &[], None)?;
        let mut phrases: Vec<&Phrase> = plan.required.iter().flatten().collect();
        for (phrase, _) in &plan.phrases {
            // Of a pair that stands for a word, either by itself says nothing.
            if phrase.unless.is_none() && self.may_hold(phrase)? {
                phrases.push(phrase);
            }
        }
        let of_phrases = phrases.into_iter().flat_map(|phrase| &phrase.stems);
        let of_phrases = of_phrases.map(|(_, stem)| stem);
        let words = plan.words.iter().chain(&plan.beginnings);
        let mut worth = IndexMap::new();
        for stem in of_phrases.chain(words.map(|(stem, _)| stem)) {
            if !worth.contains_key(stem) {
                let count = self.index.count(stem)?;
                worth.insert(stem.clone(), parts::idf(&self.index, count.into()));
            }
        }
        Ok(Scorer {
            analyser: Analyser::new(self.index.languages.own()),
            worth,
            prefix: plan.prefix,
        })
    }

    /// Whether an entry has each two words of a phrase that follow each other: the site knows no synonym of which none has
    /// (`search/export/dictionary.rs`).
    fn may_hold(&self, phrase: &Phrase) -> Result<bool> {
        for pair in phrase.stems.windows(2) {
            let [(from, first), (to, second)] = pair else {
                continue;
            };
            let pair = Phrase::new(vec![(0, first.clone()), (to - from, second.clone())]);
            if !parts::is_held(&self.index, &pair)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The passage of an entry that has more of what is asked than what results say of it; `None` where none has.
    pub fn passage(&self, bank: &Bank, id: EntryId, scorer: &mut Scorer) -> Option<Passage> {
        let entry = &bank.entries[id];
        let mut most = scorer.score(entry, &record::excerpt(bank, entry));
        let length = |text: &str| text.encode_utf16().count();
        let mut best: Option<Passage> = None;
        for row in passages::of_entry(bank, entry) {
            let (Some(anchor), Some(text)) = (row[0].as_str(), row[1].as_str()) else {
                continue;
            };
            let worth = scorer.score(entry, text);
            // Of what is worth the same, the shorter says it in fewer words.
            let is_shorter = |best: &Passage| {
                worth.to_bits() == most.to_bits() && length(text) < length(&best.text)
            };
            if worth > most || best.as_ref().is_some_and(is_shorter) {
                most = worth;
                let (anchor, text) = (anchor.to_owned(), text.to_owned());
                best = Some(Passage { anchor, text });
            }
        }
        best
    }
}

impl Scorer {
    /// What a text of an entry is worth: nothing where it has none of the words.
    pub fn score(&mut self, entry: &Entry, text: &str) -> f64 {
        self.analyser.speak_tag(entry.language.as_deref());
        let words = self.analyser.words(text).into_iter();
        let prefix = self.prefix.as_deref();
        let compared = words.filter_map(|word| match prefix {
            Some(prefix) if word.form.starts_with(prefix) => Some(prefix.to_owned()),
            _ => word.stem,
        });
        let most = self.worth.values().copied().fold(0.0, f32::max);
        let worth = |word: &String| match self.worth.get(word) {
            _ if Some(word.as_str()) == prefix => most,
            worth => worth.copied().unwrap_or_default(),
        };
        let found: IndexSet<String> = compared.collect();
        found.iter().map(|word| f64::from(worth(word))).sum()
    }
}
