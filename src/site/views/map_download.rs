//! Maps for other programs: as a table, as what the map's script filters by, and their sources.

use crate::model::{EntryId, FindingId};
use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::rating::level;
use crate::scalar::Scalar;
use crate::site::planned::Site;

use super::cell::sources_of;
use super::map::table_cell;
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
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
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

/// What the map's script filters by: every finding or entry with its cells and its facets.
pub(crate) fn filters(site: &Site, map: &EvidenceMap) -> String {
    let mut items: BTreeMap<(EntryId, Option<FindingId>), Placed<'_>> = BTreeMap::new();
    for (&place, cell) in &map.grid.cells {
        for item in &cell.items {
            let found = items.entry((item.entry, item.finding));
            found.or_insert_with(|| (Vec::new(), item)).0.push(place);
        }
    }
    let mut labels: BTreeMap<String, Map<String, Json>> = BTreeMap::new();
    let shown: Vec<Json> = items
        .into_values()
        .map(|(cells, item)| {
            let facets = facets(site, map, item, &mut labels);
            if item.is_lent {
                json!({"cells": cells, "lent": true, "facets": facets})
            } else {
                json!({"cells": cells, "facets": facets})
            }
        })
        .collect();
    let called: Map<String, Json> = labels
        .into_iter()
        .map(|(name, values)| {
            let label = facet_label(site, map, &name);
            (name, json!({"label": label, "values": values}))
        })
        .collect();
    json!({"facets": called, "items": shown}).to_string()
}

fn facet_label(site: &Site, map: &EvidenceMap, name: &str) -> String {
    let schema = &site.bank.schema;
    let scale = || {
        schema
            .scales
            .get(map.level.as_ref()?)
            .map(|scale| scale.label.clone())
    };
    match name {
        "kind" => site.bank.messages().text("field-kind"),
        "year" => site.bank.messages().text("facet-year"),
        "level" => scale().unwrap_or_default(),
        name => schema
            .vocabularies
            .get(name)
            .map_or_else(|| name.to_owned(), |found| found.label.clone()),
    }
}

/// The values that an item can be filtered by: terms, kind and year; those of the map's own sides are in its cells.
fn facets(
    site: &Site,
    map: &EvidenceMap,
    item: &Item,
    labels: &mut BTreeMap<String, Map<String, Json>>,
) -> Map<String, Json> {
    let entry = &site.bank.entries[item.entry];
    let schema = &site.bank.schema;
    let mut found: Map<String, Json> = Map::new();
    let mut add = |name: &str, code: &str, label: &str| {
        let known = labels.entry(name.to_owned()).or_default();
        known.entry(code.to_owned()).or_insert_with(|| json!(label));
        let values = found.entry(name.to_owned()).or_insert_with(|| json!([]));
        if let Some(values) = values.as_array_mut() {
            values.push(json!(code));
        }
    };
    let scale = map.level.as_ref().and_then(|id| schema.scales.get(id));
    let rating = scale.zip(item.level.as_deref());
    if let Some(rating) = rating.and_then(|(scale, code)| level(site.bank.messages(), scale, code))
    {
        add("level", &rating.code, &rating.label);
    }
    let kind = site.bank.kind(entry);
    add("kind", &kind.id, &kind.label);
    for (vocabulary, term) in &entry.terms {
        let known = schema.vocabularies.get(vocabulary);
        let label = known
            .and_then(|known| known.terms.get(term))
            .map(|term| &term.label);
        if let Some(label) =
            label.filter(|_| ![&map.rows.id, &map.columns.id].contains(&vocabulary))
        {
            add(vocabulary, term, label);
        }
    }
    let finding = item.finding.and_then(|id| entry.finding(id));
    let year = finding
        .and_then(|finding| finding.fields.period("as_of"))
        .or_else(|| entry.fields.period("as_of"));
    let years = year
        .iter()
        .flat_map(|year| year.choices(site.bank.messages()));
    for year in years {
        add("year", &year.code, &year.label);
    }
    found
}

/// Every source that something on the map rests on.
pub(crate) fn sources(site: &Site, map: &EvidenceMap) -> Vec<EntryId> {
    let items = map.grid.cells.values().flat_map(|cell| &cell.items);
    let mut found: Vec<EntryId> = items.flat_map(|item| sources_of(site, item)).collect();
    found.sort_unstable();
    found.dedup();
    found
}
