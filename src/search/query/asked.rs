//! What a query asks for, before anything is known of what the bank has.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::text::fold;

use super::parse::{Query, What};
use crate::search::text::analyse::{self, Word};
use crate::search::text::titles;

/// A query of more loose words is a question at length.
pub(super) const LONG: usize = 12;
/// Words in capitals that join others in the queries of libraries.
const OPERATORS: [&str; 3] = ["and", "not", "or"];

/// The last word, if it may go on.
pub(super) fn open(query: &Query) -> Option<&Word> {
    let last = query.pieces.last()?;
    let What::Words(words) = &last.what else {
        return None;
    };
    let open = words.last().filter(|_| query.is_open && !last.is_excluded);
    open.filter(|word| word.span.end == query.text.len())
}

/// The pieces of a query by what they ask for.
#[derive(Default)]
pub(super) struct Asked<'q> {
    pub(super) loose: Vec<&'q Word>,
    pub(super) quoted: Vec<(&'q [Word], Range<usize>)>,
    /// Loose and quoted words in their order.
    pub(super) all: Vec<&'q Word>,
    pub(super) unwanted: Vec<&'q [Word]>,
    pub(super) unwanted_values: Vec<(String, String)>,
    pub(super) filters: BTreeMap<String, BTreeSet<String>>,
    excludes: bool,
}

impl<'q> Asked<'q> {
    pub(super) fn of(query: &'q Query, filters: &[(String, String)]) -> Self {
        let mut found = Self::default();
        for piece in &query.pieces {
            found.excludes |= piece.is_excluded;
            match &piece.what {
                What::Words(words) | What::Phrase(words, _) if piece.is_excluded => {
                    found.unwanted.push(words);
                }
                What::Filter(name, value) if piece.is_excluded => {
                    found.unwanted_values.push((name.clone(), value.clone()));
                }
                What::Words(words) => {
                    found.loose.extend(words);
                    found.all.extend(words);
                }
                What::Phrase(words, quoted) => {
                    found.quoted.push((words, quoted.clone()));
                    found.all.extend(words);
                }
                What::Filter(name, value) => found.filter(name, value.clone()),
            }
        }
        // Who asks at length quotes what others call it, and does not want it to the letter.
        if found.loose.len() > LONG {
            found.loose.clone_from(&found.all);
            found.quoted.clear();
        }
        for (name, value) in filters {
            found.filter(name, fold(value.trim()).into_owned());
        }
        found
    }

    fn filter(&mut self, name: &str, value: String) {
        let values = self.filters.entry(name.to_owned()).or_default();
        values.insert(value);
    }

    /// Whether there are only stop words.
    pub(super) fn is_alone(&self) -> bool {
        self.all.iter().all(|word| word.stem.is_none())
    }

    /// Where there are no others, or a word is an acronym, stop words are looked for too: their keys.
    pub(super) fn stop_keys(&self) -> Vec<String> {
        let is_alone = self.is_alone();
        let has_small = self.all.iter().any(|word| !word.is_capital);
        let mut found = Vec::new();
        for word in self.all.iter().filter(|word| word.is_stopped) {
            let is_acronym = word.is_capital && has_small && !OPERATORS.contains(&&*word.form);
            if is_alone || is_acronym {
                found.push(titles::acronym(&word.form));
            }
            if is_alone {
                found.push(titles::stop_word(&word.form));
            }
        }
        found
    }

    /// The key of the title that would be the query itself.
    pub(super) fn title(&self) -> Option<String> {
        (!self.excludes && !self.all.is_empty()).then(|| analyse::key(&self.all))
    }
}
