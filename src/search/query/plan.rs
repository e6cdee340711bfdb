//! From a query to what is looked for: weighted terms, phrases, exclusions and filters.
//!
//! Everything is expanded here, before anything is scored, by rules that `search-index/README.md` gives: the browser's
//! reader makes the same plan from its shards.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::text::fold;

use super::parse::{Query, What};
use super::searcher::Search;
use crate::search::text::analyse::{self, Analyser, Word};
use crate::search::text::spelling;
use crate::search::text::synonyms;

/// What a synonym's match is worth, beside 1 for the word itself.
pub(crate) const SYNONYM_WEIGHT: f64 = 0.8;
/// What the match of a longer word is worth that the last word of the query begins.
pub(crate) const PREFIX_WEIGHT: f64 = 0.25;
/// The fewest letters that are a beginning.
const PREFIX_LETTERS: usize = 3;
/// The most words that a beginning stands for: those that stand in the most entries.
pub(crate) const MOST_EXPANSIONS: usize = 16;
/// Endings of English words. Where a reader has typed half of one, the whole word may be another than the stem begins:
/// `qualificatio` is on the way to `qualification`, whose stem is `qualif`.
pub(crate) const ENDINGS: &str = "able al ally ance ation ational ations ed ence ency er ers es ful ies ing ings ion ions ise ised ising isation ist \
     ity ities ive ively ize ization ly ment ments ness s";

/// Stems with their places, counted from the first.
pub(crate) type Phrase = Vec<(usize, String)>;

/// What is looked for.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Plan {
    /// Words of the query and single-word synonyms.
    pub(crate) words: Vec<(String, f64)>,
    /// Synonyms of several words.
    pub(crate) phrases: Vec<(Phrase, f64)>,
    /// Words that the last word of the query begins.
    pub(crate) beginnings: Vec<(String, f64)>,
    /// Phrases in quotes: all must match.
    pub(crate) required: Vec<Phrase>,
    /// None of these may match; a single word is a phrase of one.
    pub(crate) excluded: Vec<Phrase>,
    /// Nor may these values.
    pub(crate) excluded_values: Vec<(String, String)>,
    /// By facet, the values of which one must match.
    pub(crate) filters: BTreeMap<String, BTreeSet<String>>,
    /// The title that would be an exact match.
    pub(crate) title: Option<String>,
    /// Whether the query has words of which one must match.
    pub(crate) has_words: bool,
    /// The query with the words that the bank lacks mended.
    pub(crate) suggestion: Option<String>,
}

impl Plan {
    /// Whether nothing is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        !self.has_words && self.required.is_empty() && self.filters.is_empty()
    }

    /// Whether anything is asked for that one entry can match better than another.
    pub(crate) fn is_scored(&self) -> bool {
        let is_loose = !self.words.is_empty() || !self.phrases.is_empty();
        is_loose || !self.beginnings.is_empty() || !self.required.is_empty()
    }
}

/// Makes the plan of a query.
pub(crate) fn plan(search: &Search, query: &Query, filters: &[(String, String)]) -> Result<Plan> {
    let mut found = Plan::default();
    let mut loose: Vec<&Word> = Vec::new();
    let mut all: Vec<&Word> = Vec::new();
    let mut may_be_title = true;
    for piece in &query.pieces {
        may_be_title &= !piece.is_excluded;
        match &piece.what {
            What::Words(words) if piece.is_excluded => found.excluded.extend(phrase(words)),
            What::Phrase(words) if piece.is_excluded => found.excluded.extend(phrase(words)),
            What::Filter(name, value) if piece.is_excluded => {
                found.excluded_values.push((name.clone(), value.clone()));
            }
            What::Words(words) => {
                loose.extend(words);
                all.extend(words);
            }
            What::Phrase(words) => {
                found.required.extend(phrase(words));
                all.extend(words);
            }
            What::Filter(name, value) => {
                found
                    .filters
                    .entry(name.clone())
                    .or_default()
                    .insert(value.clone());
            }
        }
    }
    for (name, value) in filters {
        let value = fold(value.trim()).into_owned();
        found.filters.entry(name.clone()).or_default().insert(value);
    }
    found.has_words = !loose.is_empty();
    found.title = (may_be_title && !all.is_empty()).then(|| analyse::key(&all));
    let mut expansion = PlanBuilder {
        search,
        plan: found,
        mends: Vec::new(),
    };
    expansion.words(&loose)?;
    expansion.synonyms(&loose)?;
    let open = query
        .pieces
        .last()
        .filter(|piece| query.is_open && !piece.is_excluded);
    let open = open.and_then(|piece| {
        if let What::Words(words) = &piece.what {
            words.last()
        } else {
            None
        }
    });
    let open = open.filter(|word| word.span.end == query.text.len());
    expansion.beginnings(open)?;
    Ok(expansion.mend(query, &loose, open))
}

/// Words as a phrase: stop words leave their places free. `None` where there are only stop words.
fn phrase(words: &[Word]) -> Option<Phrase> {
    let stems = words.iter().enumerate();
    let stems: Phrase = stems
        .filter_map(|(at, word)| Some((at, word.stem.clone()?)))
        .collect();
    let first = stems.first()?.0;
    Some(
        stems
            .into_iter()
            .map(|(at, stem)| (at - first, stem))
            .collect(),
    )
}

/// The stems of a synonym's key.
fn spelt(key: &str) -> Phrase {
    let stems = key
        .split(' ')
        .enumerate()
        .filter(|(_, stem)| *stem != synonyms::STOPPED);
    stems.map(|(at, stem)| (at, stem.to_owned())).collect()
}

/// A plan on its way.
struct PlanBuilder<'s> {
    search: &'s Search,
    plan: Plan,
    /// Words that have matches of some sort, by their place among the query's.
    mends: Vec<usize>,
}

impl PlanBuilder<'_> {
    fn has(&self, stem: &str) -> bool {
        self.plan.words.iter().any(|(known, _)| known == stem)
    }

    fn words(&mut self, loose: &[&Word]) -> Result<()> {
        for (at, word) in loose.iter().enumerate() {
            let Some(stem) = &word.stem else { continue };
            if self.search.index.count(stem)? == 0 {
                continue;
            }
            self.mends.push(at);
            if !self.has(stem) {
                self.plan.words.push((stem.clone(), 1.0));
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
                    self.mends.extend(start..end);
                }
                for other in others {
                    self.synonym(&spelt(other))?;
                }
            }
        }
        Ok(())
    }

    fn synonym(&mut self, stems: &Phrase) -> Result<()> {
        if let [(_, stem)] = stems.as_slice() {
            if !self.has(stem) && self.search.index.count(stem)? > 0 {
                self.plan.words.push((stem.clone(), SYNONYM_WEIGHT));
            }
        } else if self.plan.phrases.iter().all(|(known, _)| known != stems) {
            self.plan.phrases.push((stems.clone(), SYNONYM_WEIGHT));
        }
        Ok(())
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
            }
        }
        Ok(())
    }

    /// The stems of the words that the letters may be on the way to, by the endings that they have begun.
    fn completions(&self, letters: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        if !self.search.index.is_english {
            return found;
        }
        let mut analyser = Analyser::new(true);
        for ending in ENDINGS.split_ascii_whitespace() {
            for cut in 1..ending.len() {
                let begun = letters.strip_suffix(&ending[..cut]);
                if begun.is_some_and(|rest| rest.chars().count() >= PREFIX_LETTERS) {
                    found.extend(analyser.stem(&format!("{letters}{}", &ending[cut..])));
                }
            }
        }
        found
    }

    /// Mends the words that match nothing.
    fn mend(mut self, query: &Query, loose: &[&Word], open: Option<&Word>) -> Plan {
        let mut mended = query.text.clone();
        for (at, word) in loose.iter().enumerate().rev() {
            let is_begun = open == Some(*word) && !self.plan.beginnings.is_empty();
            if word.stem.is_none() || word.is_piece || is_begun || self.mends.contains(&at) {
                continue;
            }
            if let Some(near) = spelling::nearest(&word.form, &self.search.index.forms) {
                mended.replace_range(word.span.clone(), near);
                self.plan.suggestion = Some(String::new());
            }
        }
        if self.plan.suggestion.is_some() {
            self.plan.suggestion = Some(mended);
        }
        self.plan
    }
}

/// The stems that stand in the most entries; of equals, the first by code points.
pub(crate) fn top<S: Ord>(mut stems: Vec<(S, u32)>) -> Vec<(S, u32)> {
    stems.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    stems.truncate(MOST_EXPANSIONS);
    stems
}
