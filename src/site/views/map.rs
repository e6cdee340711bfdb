//! Maps as templates see them.

use crate::model::{EntryId, FindingId};
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::link::LinkView;
use super::map_part::{HeadView, gap_view, head};
use super::rating::{LevelView, level, shade};
use crate::schema::{Direction, Scale};
use crate::site::path;
use crate::site::planned::Site;

use crate::site::plan::axis::{Axis, AxisValue};
use crate::site::plan::grid::{Cell, CellPosition, Item};
use crate::site::plan::maps::EvidenceMap;

/// A map, whole: a table with a cell for every row and column.
#[derive(Debug, Serialize)]
pub(crate) struct MapView<'m> {
    id: &'m str,
    title: &'m str,
    description: Option<&'m str>,
    of_findings: bool,
    path: String,
    folder: String,
    row_label: &'m str,
    column_label: &'m str,
    columns: Vec<HeadView<'m>>,
    rows: Vec<RowView<'m>>,
    /// The levels that occur, the strongest first, each with how often.
    levels: Vec<LevelView>,
    /// Whether more of its scale is better; else its marks are in neutral ink.
    is_ranked: bool,
    total: usize,
    empty: usize,
}

#[derive(Debug, Serialize)]
struct RowView<'m> {
    label: &'m str,
    path: &'m str,
    /// In how many wholes it stands.
    depth: usize,
    cells: Vec<CellView>,
    /// How many of its cells are empty.
    empty: usize,
}

/// A cell of the table.
#[derive(Debug, Serialize)]
pub(crate) struct CellView {
    /// Its page; `None` where it is empty.
    path: Option<String>,
    column: String,
    /// How many stand here by terms of their own.
    pub(crate) count: usize,
    /// How many by the terms of their page.
    pub(crate) lent: usize,
    pub(crate) levels: Vec<MarkView>,
    /// What kind of gap it is, in a sentence; empty where there is content.
    pub(crate) gap: String,
}

impl CellView {
    /// Whether nothing stands here.
    pub(crate) fn is_empty(&self) -> bool {
        self.count + self.lent == 0
    }
}

/// How many stand on one level.
#[derive(Debug, Serialize)]
pub(crate) struct MarkView {
    pub(crate) label: String,
    pub(crate) count: usize,
    /// From 1, the weakest, to 5; 0 off the scale.
    shade: usize,
    /// From 1 to 5 by count.
    size: usize,
    /// Whether they stand here by the terms of their page.
    pub(crate) is_lent: bool,
}

/// Shows a map.
pub(crate) fn map<'m>(site: &Site, map: &'m EvidenceMap) -> MapView<'m> {
    let heads = |axis: &'m Axis| -> Vec<HeadView<'m>> { axis.values.iter().map(head).collect() };
    let rows = heads(&map.rows)
        .into_iter()
        .enumerate()
        .map(|(row, found)| {
            let cells: Vec<CellView> = (0..map.columns.values.len())
                .map(|column| table_cell(site, map, (row, column)))
                .collect();
            RowView {
                label: found.label,
                path: found.path,
                depth: found.depth,
                empty: cells.iter().filter(|cell| cell.is_empty()).count(),
                cells,
            }
        });
    let rows: Vec<RowView<'m>> = rows.collect();
    MapView {
        id: &map.id,
        title: &map.title,
        description: map.description.as_deref(),
        of_findings: map.of_findings,
        path: format!("{}/index.html", map.folder()),
        folder: map.folder(),
        row_label: &map.rows.label,
        column_label: &map.columns.label,
        columns: heads(&map.columns),
        levels: legend(site, map),
        is_ranked: scale_of(site, map).is_none_or(|scale| scale.direction != Direction::None),
        total: map.grid.total,
        empty: rows.iter().map(|row| row.empty).sum(),
        rows,
    }
}

/// A cell as the table shows it.
pub(crate) fn table_cell(site: &Site, map: &EvidenceMap, place: CellPosition) -> CellView {
    let cell = map.grid.cells.get(&place);
    let items = cell.map_or(&[][..], |cell| cell.items.as_slice());
    CellView {
        path: (!items.is_empty()).then(|| format!("{}/index.html", map.cell_folder(place))),
        column: map.columns.values[place.1].label.clone(),
        count: items.iter().filter(|item| !item.is_lent).count(),
        lent: items.iter().filter(|item| item.is_lent).count(),
        levels: marks(site, map, items, false)
            .into_iter()
            .chain(marks(site, map, items, true))
            .collect(),
        gap: if items.is_empty() {
            cell.map_or_else(|| nothing(site), |cell| kind_of_gap(site, cell))
        } else {
            String::new()
        },
    }
}

/// What is said of a cell of which nobody says anything.
fn nothing(site: &Site) -> String {
    site.bank.messages().text("gap-nothing")
}

/// The kind of gap that most entries filed here name, in its own words.
fn kind_of_gap(site: &Site, cell: &Cell) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for gap in cell.gaps.iter().filter_map(|gap| gap_view(site, gap)) {
        let words = gap.plain.unwrap_or(gap.label);
        *counts.entry(words).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.map(|(words, _)| words)
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| nothing(site))
}

fn scale_of<'a>(site: &'a Site, map: &EvidenceMap) -> Option<&'a Scale> {
    site.bank.schema.scales.get(map.level.as_ref()?)
}

/// How many of the items stand on each level, the strongest first; of those by terms of their own, or by their page's.
fn marks(site: &Site, map: &EvidenceMap, items: &[Item], is_lent: bool) -> Vec<MarkView> {
    let Some(scale) = scale_of(site, map) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for item in items.iter().filter(|item| item.is_lent == is_lent) {
        let code = item.level.as_deref();
        *counts
            .entry(code.filter(|code| scale.find(code).is_some()))
            .or_default() += 1;
    }
    let place = |code: &str| {
        let rated = scale.find(code);
        let levels = scale.levels.iter().rev().chain(&scale.off_scale);
        let of = rated.as_ref().map(|rated| rated.level.code.as_str());
        let level = levels
            .map(|level| level.code.as_str())
            .position(|level| Some(level) == of);
        (level, rated.is_some_and(|rated| rated.modifier.is_none()))
    };
    let mut codes: Vec<Option<&str>> = counts.keys().copied().collect();
    codes.sort_by_key(|code| (code.is_none(), code.map(place), *code));
    let mark = |code: Option<&str>| {
        let count = *counts.get(&code)?;
        let rating = code.and_then(|code| level(site.bank.messages(), scale, code));
        let step = rating.as_ref().and_then(|rating| rating.step);
        Some(MarkView {
            label: rating.map_or_else(
                || site.bank.messages().text("not-rated"),
                |rating| rating.label,
            ),
            count,
            shade: shade(step, scale.levels.len()),
            size: usize::try_from(count.ilog2() + 1).unwrap_or(5).min(5),
            is_lent,
        })
    };
    codes.into_iter().filter_map(mark).collect()
}

fn legend(site: &Site, map: &EvidenceMap) -> Vec<LevelView> {
    let Some(scale) = scale_of(site, map) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<&str, BTreeSet<(EntryId, Option<FindingId>)>> = BTreeMap::new();
    for item in map.grid.cells.values().flat_map(|cell| &cell.items) {
        let rated = item.level.as_deref().and_then(|code| scale.find(code));
        if let Some(rated) = rated {
            counts
                .entry(rated.level.code.as_str())
                .or_default()
                .insert((item.entry, item.finding));
        }
    }
    let codes = scale.levels.iter().rev().chain(&scale.off_scale);
    let shown = codes.filter_map(|found| {
        let rating = level(site.bank.messages(), scale, &found.code)?;
        Some(LevelView {
            list: path::level_list(scale, &found.code),
            shade: shade(rating.step, rating.steps),
            rating,
            count: counts.get(found.code.as_str()).map_or(0, BTreeSet::len),
            outdated: 0,
            of_findings: map.of_findings,
            entries: 0,
        })
    });
    shown.collect()
}

/// Every empty cell of a map, by row, each with what kind of gap it is.
pub(crate) fn gaps(site: &Site, map: &EvidenceMap) -> Vec<(LinkView, Vec<(LinkView, String)>)> {
    let link = |value: &AxisValue| LinkView {
        title: value.label.clone(),
        path: value.path.clone(),
    };
    let rows = map.rows.values.iter().enumerate().map(|(row, value)| {
        let columns = map.columns.values.iter().enumerate();
        let empty = columns.filter_map(|(column, head)| {
            let cell = table_cell(site, map, (row, column));
            cell.is_empty().then(|| (link(head), cell.gap))
        });
        (link(value), empty.collect::<Vec<_>>())
    });
    rows.filter(|(_, empty)| !empty.is_empty()).collect()
}
