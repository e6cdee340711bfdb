//! Maps for other programs: as a table, as what the map's script filters by, and their sources.

use crate::model::{EntryId, FindingId};
use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::site::planned::Site;

use super::cell::sources_of;
use super::map_cell::{scale_of, table_cell};
use super::map_facets::{by_facet, facet_label, facet_values};
use super::rating::shade;
use crate::site::plan::axis::AxisValue;
use crate::site::plan::grid::{CellPosition, Item};
use crate::site::plan::maps::EvidenceMap;

/// A map as CSV (RFC 4180): a line for each cell and level, and one for each empty cell.
pub(crate) fn csv(site: &Site, map: &EvidenceMap) -> String {
    let quoted = |text: &str| {
        let text = guarded(text);
        if text.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.into_owned()
        }
    };
    let of = if map.of_findings {
        "findings"
    } else {
        "entries"
    };
    let mut out = format!("row,column,level,{of},gap,by_page\r\n");
    let mut line = |parts: [&str; 6]| {
        let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
        out.push_str(&parts.join(","));
        out.push_str("\r\n");
    };
    for row in 0..map.rows.values.len() {
        for column in 0..map.columns.values.len() {
            let cell = table_cell(site, map, (row, column));
            let (down, across) = (
                told_apart(&map.rows.values, row),
                told_apart(&map.columns.values, column),
            );
            let (down, across) = (down.as_str(), across.as_str());
            if cell.levels.is_empty() {
                let lent = if cell.is_empty() {
                    String::new()
                } else {
                    cell.lent.to_string()
                };
                line([down, across, "", &cell.count.to_string(), &cell.gap, &lent]);
            }
            for mark in &cell.levels {
                let count = mark.count.to_string();
                let (own, lent) = if mark.is_lent {
                    ("0", count.as_str())
                } else {
                    (count.as_str(), "0")
                };
                line([down, across, &mark.label, own, "", lent]);
            }
        }
    }
    out
}

/// A cell as no spreadsheet runs it: one that begins as a formula has an apostrophe before it, which says that it is text
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn guarded(text: &str) -> Cow<'_, str> {
    let begins = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    if text.starts_with(begins) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// The label of a row or column, with its id where another has the same.
fn told_apart(values: &[AxisValue], number: usize) -> String {
    let own = &values[number];
    let alike = values.iter().filter(|other| other.label == own.label);
    if alike.count() > 1 {
        format!("{} ({})", own.label, own.code)
    } else {
        own.label.clone()
    }
}

/// An item with the cells that it stands in.
type Placed<'m> = (Vec<CellPosition>, &'m Item);

/// What the map's script filters by: every finding or entry with its cells and its facets, what the facets hold in the
/// order of the bank, and the levels with their shades, so that it can draw the bars anew.
pub(crate) fn filters(site: &Site, map: &EvidenceMap) -> String {
    let mut items: BTreeMap<(EntryId, Option<FindingId>), Placed<'_>> = BTreeMap::new();
    for (&place, cell) in &map.grid.cells {
        for item in &cell.items {
            let found = items.entry((item.entry, item.finding));
            found.or_insert_with(|| (Vec::new(), item)).0.push(place);
        }
    }
    let mut known: BTreeMap<(usize, String), Choices> = BTreeMap::new();
    let shown: Vec<Json> = items
        .into_values()
        .map(|(cells, item)| {
            let values = facet_values(site, map, item);
            let facets = by_facet(&values);
            for value in values {
                let facet = (turn(site, &value.facet), value.facet);
                let choices = known.entry(facet).or_default();
                choices.insert((value.order, value.code), value.label);
            }
            if item.is_lent {
                json!({"cells": cells, "lent": true, "facets": facets})
            } else {
                json!({"cells": cells, "facets": facets})
            }
        })
        .collect();
    let levels = known.get(&(0, "level".to_owned()));
    let levels: Vec<Json> = levels
        .into_iter()
        .flatten()
        .map(|((_, code), label)| {
            let args = [("name", label.as_str().into())];
            let said = site.bank.messages().with("in-sentence", &args);
            json!([code, said, shade_of(site, map, code)])
        })
        .collect();
    let facets: Vec<Json> = known
        .iter()
        .map(|((_, name), choices)| {
            let values: Vec<Json> = choices
                .iter()
                .map(|((_, code), label)| json!([code, label]))
                .collect();
            json!({"name": name, "label": facet_label(site, map, name), "values": values})
        })
        .collect();
    json!({"facets": facets, "levels": levels, "most": map.grid.most, "items": shown}).to_string()
}

/// The values of a facet: their place and code, with their label.
type Choices = BTreeMap<(usize, String), String>;

/// Where a facet stands among all: level, kind and year before the vocabularies.
fn turn(site: &Site, facet: &str) -> usize {
    let first = ["level", "kind", "year"];
    let vocabularies = &site.bank.schema.vocabularies;
    first
        .iter()
        .position(|name| *name == facet)
        .unwrap_or_else(|| first.len() + vocabularies.get_index_of(facet).unwrap_or(0))
}

fn shade_of(site: &Site, map: &EvidenceMap, code: &str) -> usize {
    let rated = scale_of(site, map).and_then(|scale| Some((scale, scale.find(code)?)));
    rated.map_or(0, |(scale, found)| shade(found.step, scale.levels.len()))
}

/// Every source that something on the map rests on.
pub(crate) fn sources(site: &Site, map: &EvidenceMap) -> Vec<EntryId> {
    let items = map.grid.cells.values().flat_map(|cell| &cell.items);
    let mut found: Vec<EntryId> = items.flat_map(|item| sources_of(site, item)).collect();
    found.sort_unstable();
    found.dedup();
    found
}
