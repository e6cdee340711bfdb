//! Running a plan with tantivy: the referee that the browser's reader is held to.

use crate::model::EntryId;
use std::collections::{BTreeSet, HashSet};

use anyhow::Result;
use tantivy::collector::{Collector, DocSetCollector, SegmentCollector};
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query};
use tantivy::{DocId, SegmentReader};

use super::parts::{
    Part, any_phrase, filter, phrase, title_query, union, unscored, weighted, word,
};
use super::plan::Plan;
use super::searcher::Search;
use super::tongues;
use crate::search::index::build::Index;
use crate::search::text::order;
use crate::search::text::pages::NamedPage;

/// An entry that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which it is.
    pub entry: EntryId,
    /// How well it matches; comes second to [`Hit::tier`].
    pub score: f32,
    /// 0: its title is what was asked; 1: it has words that were asked; 2: it has words that one of them begins.
    pub tier: u8,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many entries match.
    pub total: usize,
    /// The best of them: by tier, score, length and id; where nothing is scored, by id.
    pub hits: Vec<Hit>,
    /// The pages beside entries that are called what was asked; they come first.
    pub pages: Vec<NamedPage>,
    /// The query with the words mended that the bank lacks.
    pub suggestion: Option<String>,
    /// The phrases in quotes that no entry has.
    pub unheld: Vec<String>,
    /// The query with those out of their quotes, so that their words are looked for.
    pub loosened: Option<String>,
}

/// What of all that answers a query is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchOptions<'a> {
    /// Names of facets with values, beside those in the query.
    pub filters: &'a [(String, String)],
    /// One of [`Search::orders`]; else the best come first.
    pub order: Option<&'a str>,
    /// The tag of the reader's language: entries in another are worth less. That of the bank, where there is none, or the
    /// bank has nothing in it.
    pub language: Option<&'a str>,
    /// How many hits.
    pub limit: usize,
}

impl Search {
    /// Finds the entries that answer a query.
    ///
    /// # Errors
    ///
    /// Where tantivy cannot read its index.
    pub fn find(&self, query: &str, wanted: &SearchOptions<'_>) -> Result<Found> {
        let plan = tongues::plan(self, query, wanted.filters, wanted.language)?;
        run(self, &plan, wanted)
    }
}

/// Runs a plan.
pub(crate) fn run(search: &Search, plan: &Plan, wanted: &SearchOptions<'_>) -> Result<Found> {
    let index = &search.index;
    let mut found = Found {
        suggestion: plan.suggestion.clone(),
        unheld: plan.unheld.clone(),
        loosened: plan.loosened.clone(),
        pages: pages(search, plan, wanted),
        ..Found::default()
    };
    if plan.is_empty() || index.entries.is_empty() {
        return Ok(found);
    }
    let mut scored = index.searcher().search(&query(index, plan), &Everything)?;
    let excluded = documents(index, &*excluded(index, plan))?;
    scored.retain(|(document, _)| !excluded.contains(document));
    let exact = documents(index, &*union(exact(index, plan)))?;
    let keys = plan.titles.iter().map(|title| title_query(index, title));
    let titled = documents(index, &*union(keys.collect()))?;
    if plan.is_scored() {
        weigh(search, wanted.language, &mut scored);
    }
    found.total = scored.len();
    let hits = scored.into_iter().map(|(document, score)| {
        let is_exact = !plan.required.is_empty() || !plan.has_words || exact.contains(&document);
        let tier = if titled.contains(&document) {
            0
        } else {
            2 - u8::from(is_exact)
        };
        (
            document,
            Hit {
                entry: index.entries[document as usize],
                score,
                tier,
            },
        )
    });
    let mut hits: Vec<(DocId, Hit)> = hits.collect();
    let ranks = ranks(search, wanted.order);
    let rank = |document: DocId| ranks.get(document as usize);
    let lengths = plan.is_scored().then(|| index.lengths()).transpose()?;
    let lengths = lengths.flatten();
    let length = |document: DocId| {
        lengths
            .as_ref()
            .map(|lengths| lengths.fieldnorm_id(document))
    };
    hits.sort_by(|(a, one), (b, two)| {
        rank(*a)
            .cmp(&rank(*b))
            .then(one.tier.cmp(&two.tier))
            .then(two.score.total_cmp(&one.score))
            .then(length(*a).cmp(&length(*b)))
            .then(a.cmp(b))
    });
    let best = hits.into_iter().take(wanted.limit);
    found.hits = best.map(|(_, hit)| hit).collect();
    Ok(found)
}

/// Makes entries worth less whose kind is, and those in another language than their reader's.
fn weigh(search: &Search, language: Option<&str>, scored: &mut [(DocId, f32)]) {
    let languages = &search.index.languages;
    let place = languages.place(language);
    for (document, score) in scored {
        *score *= search.weights.get(*document as usize).unwrap_or(&1.0);
        *score *= languages.weight(*document, place);
    }
}

/// Pages have no values to be filtered by, and no place in an order.
fn pages(search: &Search, plan: &Plan, wanted: &SearchOptions<'_>) -> Vec<NamedPage> {
    let is_whole = plan.filters.is_empty() && wanted.order.is_none();
    // Their names are in the bank's own language.
    let title = plan.titles.first().filter(|_| is_whole);
    title.map_or_else(Vec::new, |title| search.pages.called(title).to_vec())
}

/// By entry, its place in an order; nothing where none is wanted.
fn ranks(search: &Search, order: Option<&str>) -> Vec<u32> {
    let known = search.orders.iter();
    let order = known
        .zip(0..)
        .find(|(name, _)| Some(name.as_str()) == order);
    order.map_or_else(Vec::new, |(_, order)| order::ranks(&search.keys, order))
}

/// Collects every match with its score. tantivy's own collectors stop early, and then add up in another order.
struct Everything;

struct Matches(Vec<(DocId, f32)>);

impl Collector for Everything {
    type Fruit = Vec<(DocId, f32)>;
    type Child = Matches;

    fn for_segment(&self, _: u32, _: &SegmentReader) -> tantivy::Result<Matches> {
        Ok(Matches(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, found: Vec<Vec<(DocId, f32)>>) -> tantivy::Result<Vec<(DocId, f32)>> {
        Ok(found.into_iter().flatten().collect())
    }
}

impl SegmentCollector for Matches {
    type Fruit = Vec<(DocId, f32)>;

    fn collect(&mut self, document: DocId, score: f32) {
        self.0.push((document, score));
    }

    fn harvest(self) -> Vec<(DocId, f32)> {
        self.0
    }
}

fn documents(index: &Index, query: &dyn Query) -> Result<HashSet<DocId>> {
    let found = index.searcher().search(query, &DocSetCollector)?;
    Ok(found.into_iter().map(|address| address.doc_id).collect())
}

/// The whole plan as one query.
fn query(index: &Index, plan: &Plan) -> BooleanQuery {
    let mut any = exact(index, plan);
    any.extend(
        plan.beginnings
            .iter()
            .map(|(stem, weight)| weighted(word(index, stem), *weight)),
    );
    any.extend(
        plan.titles
            .iter()
            .map(|title| unscored(title_query(index, title))),
    );
    let mut parts: Vec<(Occur, Part)> = Vec::new();
    if !any.is_empty() {
        let must = plan.has_words && plan.required.is_empty();
        parts.push((if must { Occur::Must } else { Occur::Should }, union(any)));
    }
    parts.extend(
        plan.required
            .iter()
            .map(|ways| (Occur::Must, any_phrase(index, ways))),
    );
    for (name, values) in &plan.filters {
        parts.push((Occur::Must, unscored(filter(index, name, values))));
    }
    BooleanQuery::new(parts)
}

/// What may not match. Not a part of the query: tantivy 0.27 asserts that phrases are never excluded.
fn excluded(index: &Index, plan: &Plan) -> Part {
    let phrases = plan.excluded.iter().map(|stems| phrase(index, stems));
    let values = plan.excluded_values.iter();
    let values = values.map(|(name, value)| filter(index, name, &BTreeSet::from([value.clone()])));
    union(phrases.chain(values).collect())
}

/// What makes a match exact.
fn exact(index: &Index, plan: &Plan) -> Vec<Part> {
    let words = plan
        .words
        .iter()
        .map(|(stem, weight)| weighted(word(index, stem), *weight));
    let phrases = plan
        .phrases
        .iter()
        .map(|(stems, weight)| weighted(phrase(index, stems), *weight));
    let stop_words = plan.stop_words.iter();
    let stop_words = stop_words.map(|(key, rarity)| -> Part {
        Box::new(ConstScoreQuery::new(title_query(index, key), *rarity))
    });
    words.chain(phrases).chain(stop_words).collect()
}
