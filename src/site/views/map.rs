//! Maps as templates see them.

use crate::model::{EntryId, FindingId};
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::link::LinkView;
use super::map_cell::{CellView, is_ranked, scale_of, table_cell};
use super::map_part::{HeadView, head};
use super::rating::{LevelView, level, shade};
use crate::site::path;
use crate::site::planned::Site;

use crate::site::plan::axis::{Axis, AxisValue};
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
    /// Whether anything stands on it by the terms of its page.
    lends: bool,
    empty: usize,
    /// The rows of which least is known, the emptiest first.
    emptiest: Vec<GapRow<'m>>,
}

/// A row with how many of its cells are empty.
#[derive(Clone, Debug, Serialize)]
struct GapRow<'m> {
    label: &'m str,
    path: &'m str,
    empty: usize,
}

/// How many rows are named as those of which least is known.
const EMPTIEST: usize = 3;

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
        is_ranked: is_ranked(site, map),
        total: map.grid.total,
        lends: rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.lent > 0),
        empty: rows.iter().map(|row| row.empty).sum(),
        emptiest: emptiest(&rows),
        rows,
    }
}

/// The rows with most empty cells, in the order of the map where they have as many.
fn emptiest<'m>(rows: &[RowView<'m>]) -> Vec<GapRow<'m>> {
    let mut found: Vec<GapRow<'m>> = rows
        .iter()
        .filter(|row| row.empty > 0)
        .map(|row| GapRow {
            label: row.label,
            path: row.path,
            empty: row.empty,
        })
        .collect();
    found.sort_by_key(|row| std::cmp::Reverse(row.empty));
    found.truncate(EMPTIEST);
    found
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
