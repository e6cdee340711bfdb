//! A cell of a map as its table shows it: a number, a bar of what it rests on, and the same in a sentence.

use std::collections::BTreeMap;

use serde::Serialize;

use super::map_part::gap_views;
use super::rating::{level, shade};
use crate::schema::{Direction, Scale};
use crate::site::plan::grid::{Cell, CellPosition, Item};
use crate::site::plan::maps::EvidenceMap;
use crate::site::planned::Site;

/// A cell of the table.
#[derive(Debug, Serialize)]
pub(crate) struct CellView {
    /// Its page; `None` where it is empty.
    path: Option<String>,
    /// Its row and column by number, which the filters know it by.
    place: String,
    row: String,
    column: String,
    /// How many stand here by terms of their own.
    pub(crate) count: usize,
    /// How many by the terms of their page.
    pub(crate) lent: usize,
    pub(crate) levels: Vec<MarkView>,
    /// What stands here, in words.
    pub(crate) says: String,
    /// The height of its part of a strip, from 1 to 10; 0 where it is empty.
    size: usize,
    /// What kind of gap it is, in a sentence; empty where there is content.
    pub(crate) gap: String,
    /// The same in a word or two.
    gap_word: String,
}

impl CellView {
    /// Whether nothing stands here.
    pub(crate) fn is_empty(&self) -> bool {
        self.count + self.lent == 0
    }
}

/// How many stand on one level, as a part of the cell's bar.
#[derive(Debug, Serialize)]
pub(crate) struct MarkView {
    pub(crate) label: String,
    pub(crate) count: usize,
    /// From 1, the weakest, to 5; 0 off the scale.
    shade: usize,
    /// Where it begins and how long it is, in percent of the longest bar of the map.
    start: String,
    length: String,
    /// Whether they stand here by the terms of their page.
    pub(crate) is_lent: bool,
}

/// A cell as the table shows it.
pub(crate) fn table_cell(site: &Site, map: &EvidenceMap, place: CellPosition) -> CellView {
    let cell = map.grid.cells.get(&place);
    let items = cell.map_or(&[][..], |cell| cell.items.as_slice());
    let lent = items.iter().filter(|item| item.is_lent).count();
    let levels = marks(site, map, items);
    let (gap, gap_word) = match cell {
        _ if !items.is_empty() => (String::new(), String::new()),
        Some(cell) => kind_of_gap(site, cell).unwrap_or_else(|| nothing(site)),
        None => nothing(site),
    };
    CellView {
        path: (!items.is_empty()).then(|| format!("{}/index.html", map.cell_folder(place))),
        place: format!("{},{}", place.0, place.1),
        row: map.rows.values[place.0].label.clone(),
        column: map.columns.values[place.1].label.clone(),
        count: items.len() - lent,
        lent,
        says: says(site, map, items, &levels),
        size: tenths(items.len(), map.grid.most),
        levels,
        gap,
        gap_word,
    }
}

/// What is said of a cell of which nobody says anything.
fn nothing(site: &Site) -> (String, String) {
    let messages = site.bank.messages();
    (messages.text("gap-nothing"), messages.text("gap-word"))
}

/// The kind of gap that most entries filed here name, in its own words.
fn kind_of_gap(site: &Site, cell: &Cell) -> Option<(String, String)> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for gap in gap_views(site, &cell.gaps) {
        let words = gap.plain.unwrap_or_else(|| gap.label.clone());
        *counts.entry((words, gap.label)).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.map(|(words, _)| words)
        .filter(|(words, _)| !words.is_empty())
}

pub(crate) fn scale_of<'a>(site: &'a Site, map: &EvidenceMap) -> Option<&'a Scale> {
    site.bank.schema.scales.get(map.level.as_ref()?)
}

/// Whether more of its scale is better; else its marks are in neutral ink.
pub(crate) fn is_ranked(site: &Site, map: &EvidenceMap) -> bool {
    scale_of(site, map).is_none_or(|scale| scale.direction != Direction::None)
}

/// How many of the items stand on each level, the strongest first; before those by terms of their page all by their own.
fn marks(site: &Site, map: &EvidenceMap, items: &[Item]) -> Vec<MarkView> {
    let scale = scale_of(site, map);
    let mut found = Vec::new();
    for is_lent in [false, true] {
        let of: Vec<&Item> = items
            .iter()
            .filter(|item| item.is_lent == is_lent)
            .collect();
        match scale {
            Some(scale) => found.extend(levels(site, scale, &of, is_lent)),
            None if of.is_empty() => {}
            None => found.push(mark(String::new(), of.len(), 3, is_lent)),
        }
    }
    lay_out(&mut found, map.grid.most);
    found
}

fn mark(label: String, count: usize, shade: usize, is_lent: bool) -> MarkView {
    MarkView {
        label,
        count,
        shade,
        start: String::new(),
        length: String::new(),
        is_lent,
    }
}

/// A part for each level that occurs.
fn levels(site: &Site, scale: &Scale, items: &[&Item], is_lent: bool) -> Vec<MarkView> {
    let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for item in items {
        let code = item.level.as_deref();
        let known = code.filter(|code| scale.find(code).is_some());
        *counts.entry(known).or_default() += 1;
    }
    let mut codes: Vec<(Option<&str>, usize)> = counts.into_iter().collect();
    codes.sort_by_key(|(code, _)| (code.is_none(), code.map(|code| place(scale, code)), *code));
    let shown = codes.into_iter().map(|(code, count)| {
        let rating = code.and_then(|code| level(site.bank.messages(), scale, code));
        let step = rating.as_ref().and_then(|rating| rating.step).unwrap_or(0);
        let label = rating.map_or_else(
            || site.bank.messages().text("not-rated"),
            |rating| rating.label,
        );
        mark(label, count, shade(Some(step), scale.levels.len()), is_lent)
    });
    shown.collect()
}

/// Where a code stands among all of its scale, the strongest first.
pub(crate) fn place(scale: &Scale, code: &str) -> (Option<usize>, bool) {
    let rated = scale.find(code);
    let mut levels = scale.levels.iter().rev().chain(&scale.off_scale);
    let of = rated.as_ref().map(|rated| rated.level.code.as_str());
    let place = levels.position(|level| Some(level.code.as_str()) == of);
    (place, rated.is_some_and(|rated| rated.modifier.is_none()))
}

/// Puts the parts of a bar behind one another. The length of the whole grows with the root of its count, as that of bars
/// of one thickness must where some cells hold a hundred times what others do; its parts are in proportion.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of findings are far below what a double holds"
)]
fn lay_out(marks: &mut [MarkView], most: usize) {
    let total: usize = marks.iter().map(|mark| mark.count).sum();
    if total == 0 {
        return;
    }
    let whole = 100.0 * (total as f64 / most.max(1) as f64).sqrt();
    let mut before = 0;
    for mark in marks {
        let part = |count: usize| format!("{:.1}", whole * count as f64 / total as f64);
        (mark.start, mark.length) = (part(before), part(mark.count));
        before += mark.count;
    }
}

/// The same length in tenths, rounded up.
fn tenths(count: usize, most: usize) -> usize {
    (count * 100 / most.max(1))
        .isqrt()
        .clamp(usize::from(count > 0), 10)
}

/// What stands in a cell, in words: how many, on which levels, and how many by the terms of their page.
fn says(site: &Site, map: &EvidenceMap, items: &[Item], levels: &[MarkView]) -> String {
    let messages = site.bank.messages();
    let part = |is_lent: bool| {
        let count = items.iter().filter(|item| item.is_lent == is_lent).count();
        if count == 0 {
            return None;
        }
        let of = if map.of_findings {
            "findings-count"
        } else {
            "entries-count"
        };
        let found = messages.with(of, &[("count", count.into())]);
        let of_part = levels
            .iter()
            .filter(|mark| mark.is_lent == is_lent && !mark.label.is_empty());
        let named: Vec<String> = of_part
            .map(|mark| {
                let args = [
                    ("count", mark.count.into()),
                    ("level", mark.label.as_str().into()),
                ];
                messages.with("map-level-count", &args)
            })
            .collect();
        let found = if named.is_empty() {
            found
        } else {
            let named = named.join(", ");
            let args = [("found", found.into()), ("levels", named.into())];
            messages.with("map-found-levels", &args)
        };
        Some(found)
    };
    match (part(false), part(true)) {
        (Some(own), Some(lent)) => messages.with(
            "map-found-both",
            &[("own", own.into()), ("lent", lent.into())],
        ),
        (Some(own), None) => own,
        (None, Some(lent)) => messages.with("map-found-lent", &[("lent", lent.into())]),
        (None, None) => String::new(),
    }
}
