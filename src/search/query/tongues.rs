//! A query in all languages of a bank: it is read in each as if the bank were in that alone, and what is found by any of
//! the readings answers it. Where they disagree, the reader's language decides. `search-index/client/languages.js` joins
//! them in the same way in the browser.

use std::ops::Range;

use anyhow::Result;

use super::mending::{self, MOST_MENDS};
use super::parse;
use super::parts::{self, Phrase};
use super::plan::{self, Mend, Plan, Reading};
use super::searcher::Search;
use crate::search::text::analyse::{Analyser, Word};
use crate::search::text::titles;
use crate::search::text::tongue::Tongue;

/// Makes the plan of a query, for a reader of the language with a tag.
pub(crate) fn plan(
    search: &Search,
    text: &str,
    filters: &[(String, String)],
    language: Option<&str>,
) -> Result<Plan> {
    let languages = &search.index.languages;
    let own = languages.own();
    let spoken = Tongue::of(&languages.names[languages.place(language)]);
    let (mut all, mut of_reader, mut read) = (Vec::new(), 0, String::new());
    for tongue in languages.tongues() {
        let mut analyser = Analyser::speaking(own, tongue);
        let query = parse::parse(text, &search.facets, &mut analyser);
        if tongue == spoken {
            of_reader = all.len();
        }
        let reading = plan::read(search, &query, filters, analyser)?;
        all.push(Said { tongue, reading });
        read = query.text;
    }
    let readings = Readings {
        search,
        text: read,
        all,
        of_reader,
    };
    readings.joined()
}

/// A query in one language.
struct Said {
    tongue: Tongue,
    reading: Reading,
}

/// A query in all languages.
struct Readings<'s> {
    search: &'s Search,
    /// What was read of it.
    text: String,
    /// By language, the bank's own first.
    all: Vec<Said>,
    /// The place of the reader's.
    of_reader: usize,
}

/// The phrases in quotes.
#[derive(Default)]
struct Quoted {
    /// Each in its ways in all languages.
    ways: Vec<Vec<Phrase>>,
    /// Where those stand that no entry has.
    unheld: Vec<Range<usize>>,
}

impl Readings<'_> {
    fn joined(mut self) -> Result<Plan> {
        let suggestion = self.suggestion();
        self.leave_out_what_the_reader_stops();
        let Quoted { ways, unheld } = self.quoted()?;
        let mut found = Plan {
            suggestion,
            required: ways,
            loosened: self.loosened(&unheld),
            unheld: unheld.iter().map(|at| self.quote(at)).collect(),
            ..Plan::default()
        };
        let own = self.search.index.languages.own();
        for (at, Said { tongue, reading }) in self.all.into_iter().enumerate() {
            let plan = reading.plan;
            if at == self.of_reader {
                found.has_words = plan.has_words;
                found.filters = plan.filters;
                found.excluded_values = plan.excluded_values;
            }
            let analyser = Analyser::speaking(own, tongue);
            let begun = plan.beginnings.into_iter();
            let begun = begun.filter(|(stem, _)| analyser.has(stem));
            found.beginnings.extend(begun);
            found.prefix = found.prefix.or(plan.prefix);
            found.words.extend(plan.words);
            found.phrases.extend(plan.phrases);
            found.excluded.extend(plan.excluded);
            found.titles.extend(plan.titles);
            for (key, rarity) in plan.stop_words {
                // Whoever looks for `thé` does not look for `the`.
                let is_asked = at == self.of_reader || titles::is_acronym(&key);
                if is_asked && found.stop_words.iter().all(|(known, _)| *known != key) {
                    found.stop_words.push((key, rarity));
                }
            }
        }
        found.prefix.take_if(|_| found.beginnings.is_empty());
        Ok(found)
    }

    fn reader(&self) -> &Reading {
        &self.all[self.of_reader].reading
    }

    /// A stop word of the reader's language that is not looked for by its key is not looked for as a word of another either:
    /// `but` is *goal* in French, and everywhere.
    fn leave_out_what_the_reader_stops(&mut self) {
        let reader = self.reader();
        let is_left_out = |word: &Word| {
            word.stem.is_none() && !reader.stop_keys.contains(&titles::acronym(&word.form))
        };
        let loose = reader.loose.iter().enumerate();
        let stopped: Vec<usize> = loose
            .filter(|(_, word)| is_left_out(word))
            .map(|(at, _)| at)
            .collect();
        for Said { reading, .. } in &mut self.all {
            for &at in &stopped {
                let stem = reading.loose[at].stem.as_ref();
                reading.plan.words.retain(|(known, _)| Some(known) != stem);
            }
        }
    }

    /// The phrases in quotes that have words in the reader's language, each in its ways in all languages; and where those
    /// stand that no entry has in any.
    fn quoted(&self) -> Result<Quoted> {
        let mut found = Quoted::default();
        for (at, (ways, inside)) in self.reader().quoted.iter().enumerate() {
            if ways.is_empty() {
                continue;
            }
            let all = self.all.iter().flat_map(|said| &said.reading.quoted[at].0);
            let ways: Vec<Phrase> = all.cloned().collect();
            let mut is_held = false;
            for way in &ways {
                is_held = is_held || parts::is_held(&self.search.index, way)?;
            }
            if !is_held {
                found.unheld.push(inside.clone());
            }
            found.ways.push(ways);
        }
        Ok(found)
    }

    fn quote(&self, inside: &Range<usize>) -> String {
        self.text[inside.clone()].trim().to_owned()
    }

    /// The query with the phrases out of their quotes that no entry has; `None` where there are none.
    fn loosened(&self, unheld: &[Range<usize>]) -> Option<String> {
        let mut text = self.text.clone();
        let length = |c: Option<char>| c.map_or(0, char::len_utf8);
        for inside in unheld.iter().rev() {
            let start = inside.start - length(self.text[..inside.start].chars().next_back());
            let end = inside.end + length(self.text[inside.end..].chars().next());
            text.replace_range(start..end, &self.text[inside.clone()]);
        }
        (!unheld.is_empty()).then_some(text)
    }

    /// The query with words mended: those that are to be in every language in which they are searched, the reader's among them.
    fn suggestion(&self) -> Option<String> {
        let mend = |said: &Said, at: usize| -> Option<Mend> {
            let mut mends = said.reading.mends.iter();
            mends.find(|mend| mend.at == at).cloned()
        };
        let own = self.search.index.languages.own();
        let mut wanted: Vec<(&Word, Option<Analyser>)> = Vec::new();
        for at in 0..self.reader().loose.len() {
            let is_searched = |said: &&Said| {
                let word = &said.reading.loose[at];
                word.stem.is_some() && !word.is_piece
            };
            let mut searching = self.all.iter().filter(is_searched);
            let is_read = is_searched(&&self.all[self.of_reader]);
            if !is_read || !searching.clone().all(|said| mend(said, at).is_some()) {
                continue;
            }
            let is_slip = |said: &&Said| mend(said, at).is_some_and(|mend| mend.is_slip);
            let slip = searching.find(is_slip);
            let analyser = slip.map(|said| Analyser::speaking(own, said.tongue));
            let word = &slip.unwrap_or(&self.all[self.of_reader]).reading.loose[at];
            wanted.push((word, analyser));
        }
        wanted.truncate(MOST_MENDS);
        let mends = wanted.iter_mut();
        let mut mends: Vec<_> = mends
            .map(|(word, analyser)| (*word, analyser.as_mut()))
            .collect();
        mending::mended(self.search, &self.text, &mut mends)
    }
}
