//! Entries as rows of one table, with what a reader may put them in order by. Numbers alone, never an average: a row is
//! before another by its strongest level, then by how much stands there, then by the next.

use crate::model::EntryId;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::facets::period;
use crate::model::Bank;
use crate::model::{Entry, Status};
use crate::site::path;
use crate::site::planned::Site;

use super::link::LinkView;
use super::rating::{LevelView, levels};
use super::row::{apart, status_label};

/// A table of entries.
#[derive(Debug, Serialize)]
pub(crate) struct SummaryTable<'s> {
    /// A column for each scale that rates them.
    scales: Vec<ScaleColumn>,
    has_findings: bool,
    has_gaps: bool,
    has_years: bool,
    /// The vocabulary that the last column shows terms of.
    subject: Option<LinkView>,
    rows: Vec<SummaryRow<'s>>,
}

/// A scale, and which of its levels some row has.
#[derive(Debug, Serialize)]
struct ScaleColumn {
    id: String,
    label: String,
    path: String,
    /// Where findings are rated: each level once, strongest first, as a key to the bars.
    legend: Vec<LevelView>,
}

#[derive(Debug, Serialize)]
struct SummaryRow<'s> {
    title: &'s str,
    /// What tells it from another of its title.
    apart: Option<String>,
    path: String,
    language: Option<String>,
    status: Option<String>,
    /// By scale, in the order of the columns.
    cells: Vec<SureCell>,
    findings: usize,
    gaps: usize,
    year: Option<String>,
    /// The place of its year among those of the table, from 1; 0 without one.
    year_rank: usize,
    terms: Vec<LinkView>,
    /// How many terms more it has.
    more: usize,
}

/// How sure a row is on one scale.
#[derive(Debug, Default, Serialize)]
struct SureCell {
    levels: Vec<LevelView>,
    /// Of findings: where in the bar each level starts, and how long it is, in hundredths.
    bar: Vec<(usize, String, String)>,
    /// Its place among those of the column, from 1 for the weakest; 0 where it is not rated.
    rank: usize,
}

/// How many scales have a column, and how many terms a row names.
const SCALES: usize = 3;
const TERMS: usize = 2;

/// Shows entries as a table, in the order that they have.
pub(crate) fn table<'s>(site: &'s Site, shown: &[EntryId]) -> SummaryTable<'s> {
    let bank = &site.bank;
    let entries: Vec<&Entry> = shown.iter().map(|&id| &*bank.entries[id]).collect();
    let rated: Vec<Vec<LevelView>> = entries.iter().map(|entry| levels(bank, entry)).collect();
    let scales = columns(bank, &rated);
    let subject = subject(bank, &entries);
    let years = ranks(entries.iter().map(|entry| period(entry)));
    let cells = cells(&scales, rated);
    let rows = entries.iter().zip(cells).zip(&years);
    let rows: Vec<SummaryRow<'s>> = rows
        .map(|((&entry, cells), &year_rank)| SummaryRow {
            cells,
            year_rank,
            ..row(bank, entry, subject)
        })
        .collect();
    SummaryTable {
        has_findings: rows.iter().any(|row| row.findings > 0),
        has_gaps: rows.iter().any(|row| row.gaps > 0),
        has_years: rows.iter().any(|row| row.year.is_some()),
        subject: subject.map(|id| LinkView {
            title: bank.schema.vocabularies[id].label.clone(),
            path: path::page(id, 1),
        }),
        scales,
        rows,
    }
}

fn row<'s>(bank: &Bank, entry: &'s Entry, subject: Option<&str>) -> SummaryRow<'s> {
    let own = entry
        .terms
        .iter()
        .filter(|(of, _)| Some(of.as_str()) == subject);
    let terms: Vec<LinkView> = own.filter_map(|(of, id)| term(bank, of, id)).collect();
    SummaryRow {
        title: &entry.title,
        apart: apart(bank, entry),
        path: path::entry(bank, entry),
        language: entry.language_attributes(),
        status: (entry.status != Status::Live).then(|| status_label(bank, entry)),
        cells: Vec::new(),
        findings: entry.findings().len(),
        gaps: entry.gaps().len(),
        year: period(entry).map(|period| bank.messages().years(period)),
        year_rank: 0,
        more: terms.len().saturating_sub(TERMS),
        terms: terms.into_iter().take(TERMS).collect(),
    }
}

fn term(bank: &Bank, vocabulary: &str, id: &str) -> Option<LinkView> {
    let term = bank.schema.vocabularies.get(vocabulary)?.terms.get(id)?;
    Some(LinkView {
        title: term.label.clone(),
        path: format!("{vocabulary}/{id}/index.html"),
    })
}

/// The first vocabulary, in the order that they have, that some of these are filed by.
fn subject<'b>(bank: &'b Bank, entries: &[&Entry]) -> Option<&'b str> {
    let has = |id: &&String| {
        let mut terms = entries.iter().flat_map(|entry| &entry.terms);
        terms.any(|(of, _)| of == *id)
    };
    bank.schema
        .vocabularies
        .keys()
        .find(has)
        .map(String::as_str)
}

/// The scales that rate some of these, at most so many, in the order in which they are declared.
fn columns(bank: &Bank, rated: &[Vec<LevelView>]) -> Vec<ScaleColumn> {
    let mut legends: BTreeMap<&str, BTreeMap<(usize, &str), &LevelView>> = BTreeMap::new();
    for level in rated.iter().flatten() {
        let (rating, step) = (&level.rating, level.rating.step.unwrap_or_default());
        let legend = legends.entry(&rating.scale).or_default();
        let weakness = if step == 0 {
            usize::MAX
        } else {
            rating.steps - step
        };
        legend.insert((weakness, &rating.code), level);
    }
    let scales = bank.schema.scales.values().filter_map(|scale| {
        let legend = legends.get(scale.id.as_str())?;
        let of_findings = legend.values().filter(|level| level.of_findings);
        Some(ScaleColumn {
            id: scale.id.clone(),
            label: scale.label.clone(),
            path: path::scale(&scale.id),
            legend: of_findings.map(|level| (*level).clone()).collect(),
        })
    });
    scales.take(SCALES).collect()
}

/// By row, its cells by column.
fn cells(scales: &[ScaleColumn], rated: Vec<Vec<LevelView>>) -> Vec<Vec<SureCell>> {
    let strengths = |scale: &ScaleColumn| {
        let of_row = |levels: &Vec<LevelView>| strength(&scale.id, levels);
        ranks(rated.iter().map(of_row))
    };
    let by_column: Vec<Vec<usize>> = scales.iter().map(strengths).collect();
    let rows = rated.into_iter().enumerate();
    rows.map(|(at, levels)| {
        let columns = scales.iter().zip(&by_column);
        let cell = |(scale, ranks): (&ScaleColumn, &Vec<usize>)| cell(scale, &levels, ranks[at]);
        columns.map(cell).collect()
    })
    .collect()
}

fn cell(scale: &ScaleColumn, levels: &[LevelView], rank: usize) -> SureCell {
    let own = levels.iter().filter(|level| level.rating.scale == scale.id);
    let levels: Vec<LevelView> = own.cloned().collect();
    let of_findings = || levels.iter().filter(|level| level.of_findings);
    let total: usize = of_findings().map(|level| level.count).sum();
    let part = |count: usize| {
        let tenths = count * 1000 / total;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let mut before = 0;
    let bar = of_findings().map(|level| {
        let start = before;
        before += level.count;
        (level.shade, part(start), part(level.count))
    });
    SureCell {
        bar: bar.collect(),
        rank,
        levels,
    }
}

/// How many stand at each level of a scale, the strongest first; nothing where none does.
fn strength(scale: &str, levels: &[LevelView]) -> Option<Vec<usize>> {
    let own = levels.iter().filter(|level| level.rating.scale == scale);
    let mut found: Option<Vec<usize>> = None;
    for level in own {
        let steps = level.rating.steps;
        let counts = found.get_or_insert_with(|| vec![0; steps]);
        // What is off the scale is known, and stronger than nothing only.
        if let Some(step) = level.rating.step
            && let Some(count) = counts.get_mut(steps.saturating_sub(step))
        {
            *count += level.count;
        }
    }
    found
}

/// The place of each value among all, from 1 for the least; 0 where there is none.
fn ranks<T: Ord + Clone>(values: impl Iterator<Item = Option<T>>) -> Vec<usize> {
    let values: Vec<Option<T>> = values.collect();
    let mut known: Vec<&T> = values.iter().flatten().collect();
    known.sort_unstable();
    known.dedup();
    let place = |value: &Option<T>| {
        let found = value.as_ref().map(|value| known.binary_search(&value));
        found.map_or(0, |place| place.unwrap_or_else(|place| place) + 1)
    };
    values.iter().map(place).collect()
}
