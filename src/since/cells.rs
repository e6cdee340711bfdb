//! Cells of maps that hold more or less.

use std::collections::BTreeMap;

use crate::site::plan::maps::EvidenceMap;

use super::change::CellChange;
use super::version::Version;

/// A row and a column, by the codes of their terms.
type Place<'m> = (&'m str, &'m str);
/// How many stand in a cell, and how much is said there not to be known.
type Count = (usize, usize);

/// Cells that hold more or less than they did, map by map, row by row. A map that is new or gone is none of them.
pub(super) fn changes(before: &Version<'_>, after: &Version<'_>) -> Vec<CellChange> {
    let mut found = Vec::new();
    for map in after.site.maps.iter() {
        let mut olds = before.site.maps.iter();
        let Some(old) = olds.find(|old| old.id == map.id) else {
            continue;
        };
        let (counts, before) = (counted(map), counted(old));
        for (row, down) in map.rows.values.iter().enumerate() {
            for (column, across) in map.columns.values.iter().enumerate() {
                let place = (
                    map.rows.values[row].code.as_str(),
                    map.columns.values[column].code.as_str(),
                );
                let count = |counts: &BTreeMap<Place<'_>, Count>| {
                    counts.get(&place).copied().unwrap_or_default()
                };
                let ((was, gaps_before), (is, gaps_after)) = (count(&before), count(&counts));
                if (was, gaps_before) == (is, gaps_after) {
                    continue;
                }
                found.push(CellChange {
                    map: map.title.clone(),
                    row: down.label.clone(),
                    column: across.label.clone(),
                    before: was,
                    after: is,
                    gaps_before,
                    gaps_after,
                });
            }
        }
    }
    found
}

fn counted(map: &EvidenceMap) -> BTreeMap<Place<'_>, Count> {
    let cells = map.grid.cells.iter();
    let count = |(&(row, column), cell): (&(usize, usize), &crate::site::plan::grid::Cell)| {
        let place = (
            map.rows.values[row].code.as_str(),
            map.columns.values[column].code.as_str(),
        );
        (place, (cell.items.len(), cell.gaps.len()))
    };
    cells.map(count).collect()
}
