//! What is not known as records for programs: what entries say of it, and where maps have nothing.

use serde_json::{Map, Value as Json, json};

use crate::model::{Entry, EntryId, Fields};
use crate::schema::GAP;
use crate::site::path;
use crate::site::plan::grid::CellPosition;
use crate::site::plan::maps::EvidenceMap;
use crate::site::planned::Site;
use crate::site::views::map_cell::table_cell;

use super::findings::{sources, terms};

/// What an entry says is not known, at a place among all that it says so of.
pub(crate) fn record(site: &Site, id: EntryId, place: usize) -> Option<Json> {
    let bank = &site.bank;
    let entry = &bank.entries[id];
    let gap = entry.gaps().into_iter().nth(place)?;
    let (label, plain) = words(site, entry, gap);
    let mut found = json!({
        "page": entry.id.name,
        "title": entry.title,
        "url": path::address(bank, &path::entry(bank, entry)),
        "statement": gap.text("statement"),
        "gap": gap.text("gap"),
        "label": label,
        "plain": plain,
        "sources": sources(bank, gap),
        "terms": terms(gap),
    });
    if let Some(found) = found.as_object_mut() {
        // It is of what its page is filed under, where it has no terms of its own.
        let is_nothing = |value: &Json| value.as_object().is_some_and(Map::is_empty);
        found.retain(|_, value| !value.is_null() && !is_nothing(value));
    }
    Some(found)
}

/// Why it is not known, in a word and in a sentence.
fn words<'s>(site: &'s Site, entry: &Entry, gap: &Fields) -> (Option<&'s str>, Option<&'s str>) {
    let code = gap.text("gap").unwrap_or_default();
    let mut declared = site.bank.kind(entry).fields.iter();
    let option = declared.find_map(|field| field.option_of(GAP, "gap", code));
    let plain = option.and_then(|option| option.plain.as_deref());
    (option.map(|option| option.label.as_str()), plain)
}

/// The rows and columns of maps that are about a term, each with what of the other side it has nothing of.
pub(crate) fn empty_cells(site: &Site, vocabulary: &str, term: &str) -> Vec<Json> {
    let mut found = Vec::new();
    for map in &*site.maps {
        if let Some(row) = map.rows.own_place(vocabulary, term) {
            let across = (0..map.columns.values.len()).map(|column| (row, column));
            let label = |(_, column): CellPosition| map.columns.values[column].label.clone();
            found.push(nothing(site, map, across, &label));
        }
        if let Some(column) = map.columns.own_place(vocabulary, term) {
            let down = (0..map.rows.values.len()).map(|row| (row, column));
            let label = |(row, _): CellPosition| map.rows.values[row].label.clone();
            found.push(nothing(site, map, down, &label));
        }
    }
    found
}

fn nothing(
    site: &Site,
    map: &EvidenceMap,
    cells: impl Iterator<Item = CellPosition>,
    label: &dyn Fn(CellPosition) -> String,
) -> Json {
    let empty = cells.filter_map(|at| {
        let cell = table_cell(site, map, at);
        cell.is_empty()
            .then(|| json!({"label": label(at), "gap": cell.gap}))
    });
    json!({
        "map": map.id,
        "title": map.title,
        "url": path::address(&site.bank, &format!("{}/index.html", map.folder())),
        "nothing_with": empty.collect::<Vec<_>>(),
    })
}
