//! The parts that queries of tantivy are made of.

use std::collections::BTreeSet;

use anyhow::Result;
use tantivy::Term;
use tantivy::collector::Count;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;

use crate::search::index::build::Index;
use crate::search::text::facets;

pub(super) type Part = Box<dyn Query>;

/// A phrase.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phrase {
    /// Stems with their places, counted from the first.
    pub(crate) stems: Vec<(usize, String)>,
    /// A word that it stands for: what has both has the phrase by the way, as `child-care` has `child care`.
    pub(crate) unless: Option<String>,
}

impl Phrase {
    pub(crate) fn new(stems: Vec<(usize, String)>) -> Self {
        Self {
            stems,
            unless: None,
        }
    }
}

pub(super) fn word(index: &Index, stem: &str) -> Part {
    Box::new(TermQuery::new(
        index.term(stem),
        IndexRecordOption::WithFreqs,
    ))
}

pub(super) fn any_phrase(index: &Index, ways: &[Phrase]) -> Part {
    if let [only] = ways {
        return phrase(index, only);
    }
    union(ways.iter().map(|way| phrase(index, way)).collect())
}

pub(super) fn phrase(index: &Index, phrase: &Phrase) -> Part {
    if let [(_, stem)] = phrase.stems.as_slice() {
        return word(index, stem);
    }
    let terms = phrase.stems.iter();
    let terms = terms.map(|(place, stem)| (*place, index.term(stem)));
    let whole: Part = Box::new(PhraseQuery::new_with_offset(terms.collect()));
    let Some(stem) = &phrase.unless else {
        return whole;
    };
    let parts = vec![(Occur::Must, whole), (Occur::MustNot, word(index, stem))];
    Box::new(BooleanQuery::new(parts))
}

/// Whether an entry has a phrase.
pub(super) fn is_held(index: &Index, phrase: &Phrase) -> Result<bool> {
    let query = self::phrase(index, phrase);
    Ok(index.searcher().search(&*query, &Count)? > 0)
}

pub(super) fn title_query(index: &Index, title: &str) -> Part {
    let term = Term::from_field_text(index.fields.title, title);
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

pub(super) fn filter(index: &Index, name: &str, values: &BTreeSet<String>) -> Part {
    let value = |value: &String| -> Part {
        let term = facets::term(&(name.to_owned(), value.clone()));
        let term = Term::from_field_text(index.fields.facet, &term);
        Box::new(TermQuery::new(term, IndexRecordOption::Basic))
    };
    union(values.iter().map(value).collect())
}

pub(super) fn union(parts: Vec<Part>) -> Part {
    Box::new(BooleanQuery::union(parts))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "tantivy counts in single precision"
)]
pub(super) fn weighted(part: Part, weight: f64) -> Part {
    Box::new(BoostQuery::new(part, weight as f32))
}

pub(super) fn unscored(part: Part) -> Part {
    Box::new(ConstScoreQuery::new(part, 0.0))
}

/// In how many entries a key stands among the titles.
pub(super) fn title_count(index: &Index, key: &str) -> Result<u64> {
    let term = Term::from_field_text(index.fields.title, key);
    Ok(index.searcher().doc_freq(&term)?)
}

/// The inverse document frequency, as tantivy has it.
#[expect(
    clippy::cast_precision_loss,
    reason = "tantivy counts in single precision"
)]
pub(super) fn idf(index: &Index, count: u64) -> f32 {
    let (all, count) = (index.entries.len() as f32, count as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}
