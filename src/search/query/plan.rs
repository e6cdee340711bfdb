//! From a query to what is looked for: weighted terms, phrases, exclusions and filters.
//!
//! Everything is expanded here, before anything is scored, by rules that `search-index/README.md` gives: the browser's
//! reader makes the same plan from its shards.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::Result;
use indexmap::IndexMap;

use super::asked::{Asked, open};
use super::parse::Query;
use super::parts::{self, Phrase};
use super::searcher::Search;
use crate::search::text::analyse::{Analyser, Word};
use crate::search::text::synonyms;

/// What a synonym's match is worth, beside 1 for the word itself.
pub(crate) const SYNONYM_WEIGHT: f64 = 0.8;
/// What the match of a longer word is worth that the last word of the query begins.
pub(crate) const PREFIX_WEIGHT: f64 = 0.25;
/// The fewest letters that are a beginning.
const PREFIX_LETTERS: usize = 3;
/// Of a long query so many words are looked for.
const MOST_WORDS: usize = 32;
/// The most words that a beginning stands for: those that stand in the most entries.
pub(crate) const MOST_EXPANSIONS: usize = 16;

/// What is looked for.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Plan {
    /// Words of the query and single-word synonyms.
    pub(crate) words: Vec<(String, f64)>,
    /// Synonyms of several words.
    pub(crate) phrases: Vec<(Phrase, f64)>,
    /// Words that the last word of the query begins.
    pub(crate) beginnings: Vec<(String, f64)>,
    /// The letters of that word, where there are such.
    pub(crate) prefix: Option<String>,
    /// Stop words that are looked for all the same, by their keys among the titles, each with how much it tells.
    pub(crate) stop_words: Vec<(String, f32)>,
    /// Phrases in quotes, each in the ways in which it may stand: one of each must match.
    pub(crate) required: Vec<Vec<Phrase>>,
    /// None of these may match; a single word is a phrase of one.
    pub(crate) excluded: Vec<Phrase>,
    /// Nor may these values.
    pub(crate) excluded_values: Vec<(String, String)>,
    /// By facet, the values of which one must match.
    pub(crate) filters: BTreeMap<String, BTreeSet<String>>,
    /// The titles that would be an exact match: by language, that of the bank first.
    pub(crate) titles: Vec<String>,
    /// Whether the query has words of which one must match.
    pub(crate) has_words: bool,
    /// The query with the words that the bank lacks mended.
    pub(crate) suggestion: Option<String>,
    /// The phrases in quotes that no entry has.
    pub(crate) unheld: Vec<String>,
    /// The query with those out of their quotes.
    pub(crate) loosened: Option<String>,
}

impl Plan {
    /// Whether nothing is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        !self.has_words && self.required.is_empty() && self.filters.is_empty()
    }

    /// Whether anything is asked for that one entry can match better than another.
    pub(crate) fn is_scored(&self) -> bool {
        let is_loose = !self.words.is_empty() || !self.phrases.is_empty();
        let is_begun = !self.beginnings.is_empty() || !self.stop_words.is_empty();
        is_loose || is_begun || !self.required.is_empty()
    }
}

/// What a query asks for in one language.
pub(super) struct Reading {
    /// All but what depends on the other languages: phrases in quotes, and what is said of words that the bank lacks.
    pub(super) plan: Plan,
    /// Its loose words.
    pub(super) loose: Vec<Word>,
    /// Phrases in quotes, each in the ways in which it may stand, with the bytes of what stands in the quotes.
    pub(super) quoted: Vec<(Vec<Phrase>, Range<usize>)>,
    /// The keys of stop words that are looked for.
    pub(super) stop_keys: Vec<String>,
    /// The words that are to be mended.
    pub(super) mends: Vec<Mend>,
}

/// A loose word that is to be mended.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mend {
    /// Its place among the loose words.
    pub(super) at: usize,
    /// Whether the bank has it, but so rarely that it may be a slip.
    pub(super) is_slip: bool,
}

/// Reads a query in the language that an analyser speaks.
pub(super) fn read(
    search: &Search,
    query: &Query,
    filters: &[(String, String)],
    analyser: Analyser,
) -> Result<Reading> {
    let asked = Asked::of(query, filters);
    let mut found = PlanBuilder {
        search,
        analyser,
        plan: Plan::default(),
        known: Vec::new(),
        found: Vec::new(),
    };
    found.words(&asked.loose)?;
    found.joined(&asked.loose)?;
    found.synonyms(&asked.loose)?;
    let open = open(query);
    found.beginnings(open)?;
    found.apart(&asked.loose, open)?;
    let stop_keys = asked.stop_keys();
    found.stop_words(&stop_keys)?;
    let mut quoted = Vec::new();
    for (words, inside) in &asked.quoted {
        quoted.push((found.ways(words)?, inside.clone()));
    }
    for words in &asked.unwanted {
        let ways = found.ways(words)?;
        found.plan.excluded.extend(ways);
    }
    let mends = found.mends(&asked.loose, open)?;
    let mut plan = found.plan;
    plan.has_words = !asked.loose.is_empty() || asked.is_alone() && !asked.all.is_empty();
    plan.titles = asked.title().into_iter().collect();
    plan.filters = asked.filters;
    plan.excluded_values = asked.unwanted_values;
    Ok(Reading {
        plan,
        loose: asked.loose.into_iter().cloned().collect(),
        quoted,
        stop_keys,
        mends,
    })
}

/// Words as a phrase: stop words leave their places free. `None` where there are only stop words.
pub(super) fn phrase(words: &[Word]) -> Option<Phrase> {
    let stems = words.iter().enumerate();
    let stems: Vec<(usize, String)> = stems
        .filter_map(|(at, word)| Some((at, word.stem.clone()?)))
        .collect();
    let first = stems.first()?.0;
    let stems = stems.into_iter().map(|(at, stem)| (at - first, stem));
    Some(Phrase::new(stems.collect()))
}

/// The stems of a synonym's key.
fn spelt(key: &str) -> Phrase {
    let stems = key
        .split(' ')
        .enumerate()
        .filter(|(_, stem)| *stem != synonyms::STOPPED);
    Phrase::new(stems.map(|(at, stem)| (at, stem.to_owned())).collect())
}

/// A plan on its way.
pub(super) struct PlanBuilder<'s> {
    pub(super) search: &'s Search,
    pub(super) analyser: Analyser,
    pub(super) plan: Plan,
    /// Loose words that have matches of some sort, by their places.
    pub(super) known: Vec<usize>,
    /// Those that are words of the bank as they are.
    pub(super) found: Vec<usize>,
}

impl PlanBuilder<'_> {
    pub(super) fn has(&self, stem: &str) -> bool {
        self.plan.words.iter().any(|(known, _)| known == stem)
    }

    /// The words that the bank has, each as often as it is asked for; of a long query those that tell the most: they
    /// stand in the fewest entries.
    fn words(&mut self, loose: &[&Word]) -> Result<()> {
        let mut counts: IndexMap<&str, (u32, f64)> = IndexMap::new();
        for (at, word) in loose.iter().enumerate() {
            let Some(stem) = &word.stem else { continue };
            let count = self.search.index.count(stem)?;
            if count == 0 {
                continue;
            }
            self.known.push(at);
            self.found.push(at);
            counts.entry(stem).or_insert((count, 0.0)).1 += 1.0;
        }
        let mut rarest: Vec<usize> = (0..counts.len()).collect();
        rarest.sort_by_key(|&at| counts[at].0);
        rarest.truncate(MOST_WORDS);
        rarest.sort_unstable();
        let words = rarest.into_iter().filter_map(|at| counts.get_index(at));
        let words = words.map(|(stem, (_, weight))| ((*stem).to_owned(), *weight));
        self.plan.words = words.collect();
        Ok(())
    }

    /// The stop words that the bank has under their keys.
    fn stop_words(&mut self, keys: &[String]) -> Result<()> {
        for key in keys {
            let count = parts::title_count(&self.search.index, key)?;
            if count > 0 && self.plan.stop_words.iter().all(|(known, _)| known != key) {
                let rarity = parts::idf(&self.search.index, count);
                self.plan.stop_words.push((key.clone(), rarity));
            }
        }
        Ok(())
    }

    fn synonyms(&mut self, loose: &[&Word]) -> Result<()> {
        for start in 0..loose.len() {
            for end in start + 1..=loose.len().min(start + synonyms::LONGEST) {
                let words: Vec<Word> = loose[start..end]
                    .iter()
                    .map(|word| (*word).clone())
                    .collect();
                if words[0].stem.is_none() || words[words.len() - 1].stem.is_none() {
                    continue;
                }
                let others = self.search.synonyms.of(&synonyms::key(&words));
                if !others.is_empty() {
                    self.known.extend(start..end);
                }
                for other in others {
                    self.synonym(spelt(other))?;
                }
            }
        }
        Ok(())
    }

    fn synonym(&mut self, other: Phrase) -> Result<()> {
        if let [(_, stem)] = other.stems.as_slice() {
            if !self.has(stem) && self.search.index.count(stem)? > 0 {
                self.plan.words.push((stem.clone(), SYNONYM_WEIGHT));
            }
        } else {
            self.also_phrase(other);
        }
        Ok(())
    }

    /// Adds a phrase that stands for words of the query, each once.
    pub(super) fn also_phrase(&mut self, phrase: Phrase) {
        let mut known = self.plan.phrases.iter();
        if known.all(|(known, _)| known.stems != phrase.stems) {
            self.plan.phrases.push((phrase, SYNONYM_WEIGHT));
        }
    }

    fn beginnings(&mut self, open: Option<&Word>) -> Result<()> {
        let Some(open) = open.filter(|word| word.stem.is_some()) else {
            return Ok(());
        };
        let letters = open.form.chars().count();
        if letters < PREFIX_LETTERS && !(open.is_piece && letters == 1) {
            return Ok(());
        }
        let mut found = top(self.search.index.beginning(&open.form)?);
        for stem in self.completions(&open.form) {
            let count = self.search.index.count(&stem)?;
            if count > 0 && !stem.starts_with(&open.form) {
                found.push((stem, count));
            }
        }
        for (stem, _) in top(found) {
            if !self.has(&stem) {
                self.plan.beginnings.push((stem, PREFIX_WEIGHT));
                self.plan.prefix = Some(open.form.clone());
            }
        }
        Ok(())
    }

    /// The stems of the words that the letters may be on the way to, by the endings that they have begun.
    fn completions(&mut self, letters: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for ending in self.analyser.endings() {
            for cut in 1..ending.len() {
                let begun = letters.strip_suffix(&ending[..cut]);
                if begun.is_some_and(|rest| rest.chars().count() >= PREFIX_LETTERS) {
                    found.extend(self.analyser.stem(&format!("{letters}{}", &ending[cut..])));
                }
            }
        }
        found
    }
}

/// The stems that stand in the most entries; of equals, the first by code points.
pub(crate) fn top<S: Ord>(mut stems: Vec<(S, u32)>) -> Vec<(S, u32)> {
    stems.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    stems.truncate(MOST_EXPANSIONS);
    stems
}
