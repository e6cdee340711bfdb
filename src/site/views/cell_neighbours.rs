//! The cells beside a cell: to those who read on along a row or down a column, the nearest that hold something.

use serde::Serialize;

use super::link::LinkView;
use crate::site::plan::grid::{Cell, CellPosition};
use crate::site::plan::maps::EvidenceMap;

/// The nearest cells that hold something, each called by what differs.
#[derive(Debug, Serialize)]
pub(crate) struct Neighbours {
    /// In the row, before and behind.
    before: Option<LinkView>,
    behind: Option<LinkView>,
    /// In the column.
    above: Option<LinkView>,
    below: Option<LinkView>,
    /// Whether there is any.
    has_any: bool,
}

impl Neighbours {
    /// Those of the cell at a place.
    pub(crate) fn of(map: &EvidenceMap, (row, column): CellPosition) -> Self {
        let cells = &map.grid.cells;
        let is_filled = |cell: &Cell| !cell.items.is_empty();
        let filled = |place: CellPosition| cells.get(&place).is_some_and(is_filled);
        let in_row = |at: &usize| filled((row, *at));
        let in_column = |at: &usize| filled((*at, column));
        let (rows, columns) = (&map.rows.values, &map.columns.values);
        let across = |at: usize| link(map, (row, at), &columns[at].label);
        let down = |at: usize| link(map, (at, column), &rows[at].label);
        let before = (0..column).rev().find(in_row).map(across);
        let behind = (column + 1..columns.len()).find(in_row).map(across);
        let above = (0..row).rev().find(in_column).map(down);
        let below = (row + 1..rows.len()).find(in_column).map(down);
        let has_any = [&before, &behind, &above, &below]
            .into_iter()
            .any(Option::is_some);
        Self {
            before,
            behind,
            above,
            below,
            has_any,
        }
    }
}

fn link(map: &EvidenceMap, place: CellPosition, title: &str) -> LinkView {
    LinkView {
        title: title.to_owned(),
        path: format!("{}/index.html", map.cell_folder(place)),
    }
}
