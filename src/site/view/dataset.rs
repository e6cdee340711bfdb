//! The table of a data set.

use serde::Serialize;

use crate::data::{Table, number};
use crate::link::{Resolved, resolve};
use crate::parse::{Entry, Fields, Value};
use crate::schema::DATASET;
use crate::site::Site;

/// The most rows that a page shows; the file has them all.
const MOST_ROWS: usize = 100;

/// A table with what its columns mean.
#[derive(Debug, Serialize)]
pub(super) struct TableView<'s> {
    columns: Vec<ColumnView<'s>>,
    rows: Vec<&'s [String]>,
    /// How many rows the file has.
    total: usize,
    /// The file, from the root of the site.
    path: &'s str,
}

#[derive(Debug, Serialize)]
struct ColumnView<'s> {
    name: &'s str,
    label: String,
    unit: Option<&'s str>,
    /// Whether it holds figures alone.
    is_number: bool,
}

/// The table of an entry, where it is a data set and its file a table.
pub(super) fn table<'s>(site: &'s Site, entry: &'s Entry) -> Option<TableView<'s>> {
    let Some(Value::Url(target, _)) = entry.fields.get("file").filter(|_| entry.kind == DATASET)
    else {
        return None;
    };
    let Resolved::File(file) = resolve(&site.bank, Some(entry), target, entry.path()) else {
        return None;
    };
    let attachment = site.attachments.get(&file)?;
    let table = attachment.table.as_deref()?;
    let columns = table.columns.iter().enumerate();
    Some(TableView {
        columns: columns
            .map(|(at, name)| column(table, at, name, declared(entry, name)))
            .collect(),
        rows: table
            .rows
            .iter()
            .take(MOST_ROWS)
            .map(|row| row.cells.as_slice())
            .collect(),
        total: table.rows.len(),
        path: &attachment.path,
    })
}

fn column<'s>(
    table: &Table,
    at: usize,
    name: &'s str,
    declared: Option<&'s Fields>,
) -> ColumnView<'s> {
    let label = declared.and_then(|fields| fields.text("label"));
    let mut cells = table.rows.iter().map(|row| &row.cells[at]);
    ColumnView {
        name,
        label: label.map_or_else(|| crate::site::chart::words(name), str::to_owned),
        unit: declared.and_then(|fields| fields.text("unit")),
        is_number: cells.all(|cell| cell.is_empty() || number(cell).is_some()),
    }
}

/// What the entry says of a column.
fn declared<'s>(entry: &'s Entry, name: &str) -> Option<&'s Fields> {
    let Some(Value::List(columns)) = entry.fields.get("columns") else {
        return None;
    };
    columns.iter().find_map(|column| match column {
        Value::Group(fields) if fields.text("name") == Some(name) => Some(fields),
        _ => None,
    })
}
