//! The row of a map that stands on the page of a term.

use serde::Serialize;

use super::link::LinkView;
use super::map_cell::{CellView, is_ranked, table_cell};
use crate::site::plan::maps::EvidenceMap;
use crate::site::planned::Site;

/// The row, or the column, of a map that is about a term.
#[derive(Debug, Serialize)]
pub(crate) struct MapRowView {
    map: LinkView,
    /// What its cells are told apart by.
    by: String,
    of_findings: bool,
    is_ranked: bool,
    cells: Vec<RowCell>,
    /// How many of them are empty.
    empty: usize,
}

/// A cell, named by the other side of its map.
#[derive(Debug, Serialize)]
struct RowCell {
    label: String,
    cell: CellView,
}

/// The rows and columns of all maps that are about a term.
pub(crate) fn rows_of(site: &Site, vocabulary: &str, term: &str) -> Vec<MapRowView> {
    let rows = site.maps.iter().filter_map(|map| {
        let number = map.rows.own_place(vocabulary, term)?;
        let across = map.columns.values.iter().enumerate();
        let cells = across.map(|(column, value)| (value.label.clone(), (number, column)));
        Some(row(site, map, &map.columns.label, cells))
    });
    let columns = site.maps.iter().filter_map(|map| {
        let number = map.columns.own_place(vocabulary, term)?;
        let down = map.rows.values.iter().enumerate();
        let cells = down.map(|(row, value)| (value.label.clone(), (row, number)));
        Some(row(site, map, &map.rows.label, cells))
    });
    rows.chain(columns).collect()
}

fn row(
    site: &Site,
    map: &EvidenceMap,
    by: &str,
    cells: impl Iterator<Item = (String, (usize, usize))>,
) -> MapRowView {
    let cells: Vec<RowCell> = cells
        .map(|(label, place)| RowCell {
            label,
            cell: table_cell(site, map, place),
        })
        .collect();
    MapRowView {
        map: LinkView {
            title: map.title.clone(),
            path: format!("{}/index.html", map.folder()),
        },
        by: by.to_owned(),
        of_findings: map.of_findings,
        is_ranked: is_ranked(site, map),
        empty: cells.iter().filter(|found| found.cell.is_empty()).count(),
        cells,
    }
}
