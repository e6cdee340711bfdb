//! The table of a data set.

use serde::Serialize;

use crate::attachments::{Attachment, Attachments};
use crate::data::{Table, number};
use crate::link::{Resolved, resolve};
use crate::model::Bank;
use crate::model::{Entry, Fields, Value};
use crate::schema::DATASET;
use crate::site::plan::comparisons::{asked, page_of};
use crate::site::planned::Site;

/// The most rows that a page shows; the file has them all.
const MOST_ROWS: usize = 100;

/// A table with what its columns mean.
#[derive(Debug, Serialize)]
pub(crate) struct TableView<'s> {
    columns: Vec<ColumnView<'s>>,
    rows: Vec<&'s [String]>,
    /// How many rows the file has.
    total: usize,
    /// The file, from the root of the site.
    path: &'s str,
    /// Where its rows stand side by side, if anywhere.
    side: Option<SideView<'s>>,
}

/// The page that shows the rows of a table side by side.
#[derive(Debug, Serialize)]
struct SideView<'s> {
    path: String,
    /// The number of the column that names the rows.
    column: usize,
    /// The row that stands there always.
    whole: Option<&'s str>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub(crate) struct ColumnView<'s> {
    pub(crate) name: &'s str,
    pub(crate) label: String,
    pub(crate) unit: Option<&'s str>,
    /// Whether it holds figures alone.
    pub(crate) is_number: bool,
}

/// The table of an entry, where it is a data set and its file a table.
pub(crate) fn table<'s>(site: &'s Site, entry: &'s Entry) -> Option<TableView<'s>> {
    let (attachment, table) = attached(&site.bank, entry, &site.attachments)?;
    let rows = table.rows.iter().take(MOST_ROWS);
    Some(TableView {
        columns: columns(entry, table),
        rows: rows.map(|row| row.cells.as_slice()).collect(),
        total: table.rows.len(),
        path: &attachment.path,
        side: side(site, entry, table),
    })
}

/// Where the rows of a data set are shown side by side.
fn side<'s>(site: &Site, entry: &'s Entry, table: &Table) -> Option<SideView<'s>> {
    Some(SideView {
        path: page_of(&site.bank, entry),
        column: table.column(asked(entry)?)?,
        whole: entry.fields.text("compare_with"),
    })
}

/// The file of a data set, where it is a table.
pub(crate) fn attached<'s>(
    bank: &Bank,
    entry: &Entry,
    attachments: &'s Attachments,
) -> Option<(&'s Attachment, &'s Table)> {
    let Some(Value::Url(target, _)) = entry.fields.get("file").filter(|_| entry.base == DATASET)
    else {
        return None;
    };
    let Resolved::File(file) = resolve(bank, Some(entry), target, entry.path()) else {
        return None;
    };
    let attachment = attachments.get(&file)?;
    Some((attachment, attachment.table.as_deref()?))
}

/// The columns of a table, with what the data set says of them.
pub(crate) fn columns<'s>(entry: &'s Entry, table: &'s Table) -> Vec<ColumnView<'s>> {
    let columns = table.columns.iter().enumerate();
    let shown = columns.map(|(at, name)| column(table, at, name, declared(entry, name)));
    shown.collect()
}

fn column<'s>(
    table: &Table,
    column: usize,
    name: &'s str,
    declared: Option<&'s Fields>,
) -> ColumnView<'s> {
    let label = declared.and_then(|fields| fields.text("label"));
    let mut cells = table.rows.iter().map(|row| &row.cells[column]);
    ColumnView {
        name,
        label: label.map_or_else(|| crate::site::charts::figures::words(name), str::to_owned),
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
