//! The rows of a data set side by side: its table on its side, a column for each row, so that regions or sectors can be
//! read against one another. Nothing is worked out: a total or an average stands there only as the data give it.

use crate::model::EntryId;
use indexmap::IndexMap;
use serde::Serialize;

use crate::data::Table;
use crate::model::{Entry, Status};
use crate::site::path;
use crate::site::plan::comparisons::asked;
use crate::site::planned::Site;
use crate::site::text::PageText;

use super::dataset::{ColumnView, attached, columns};
use super::field::fields;
use super::link::LinkView;
use super::row::status_label;
use super::value::{FieldView, ValueView};

/// The most rows that stand side by side; the file has them all.
const MOST_ROWS: usize = 100;

/// A data set on its side.
#[derive(Debug, Serialize)]
pub(crate) struct SideView<'s> {
    dataset: LinkView,
    /// What became of it, where its figures do not stand any more.
    status: Option<String>,
    /// What its rows are: regions, sectors.
    label: String,
    /// The rows, as columns.
    heads: Vec<HeadView<'s>>,
    /// How many rows the file has.
    total: usize,
    measures: Vec<MeasureView<'s>>,
    /// Whether every cell is a figure, so that they stand beneath one another.
    is_of_figures: bool,
    /// The year and the sources of every figure, where no column has others.
    shared: Option<OriginView>,
}

#[derive(Debug, Serialize)]
struct HeadView<'s> {
    label: &'s str,
    /// Whether it is the total or the average that the data give: it always stands last.
    is_whole: bool,
}

/// A column of the file, as a row.
#[derive(Debug, Serialize)]
struct MeasureView<'s> {
    column: ColumnView<'s>,
    cells: Vec<&'s str>,
    origin: OriginView,
}

/// When and where figures come from.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct OriginView {
    as_of: Option<String>,
    /// As HTML.
    sources: Vec<String>,
}

pub(crate) fn show<'s>(site: &'s Site, id: EntryId, page: &str) -> Option<SideView<'s>> {
    let entry = &site.bank.entries[id];
    let (_, table) = attached(&site.bank, entry, &site.attachments)?;
    let names = table.column(asked(entry)?)?;
    let order = order(entry, table, names);
    let mut text = PageText::of_entry(site, id, page);
    let shown = fields(&mut text, &entry.fields, &site.bank.kind(entry).fields);
    let shared = origin(&shown);
    let mut columns = columns(entry, table);
    let label = columns.remove(names).label;
    let measures = columns.into_iter().map(|column| MeasureView {
        cells: cells(table, column.name, &order),
        origin: of_column(&shown, column.name, &shared),
        column,
    });
    let measures: Vec<MeasureView<'s>> = measures.collect();
    let is_shared = measures.iter().all(|measure| measure.origin == shared);
    Some(SideView {
        dataset: LinkView {
            title: entry.title.clone(),
            path: path::entry(&site.bank, entry),
        },
        status: ended(site, id),
        label,
        heads: heads(table, names, &order),
        total: table.rows.len(),
        shared: is_shared.then_some(shared),
        is_of_figures: measures.iter().all(|measure| measure.column.is_number),
        measures,
    })
}

/// What became of figures that are withdrawn, replaced or a record only.
fn ended(site: &Site, id: EntryId) -> Option<String> {
    let entry = &site.bank.entries[id];
    let is_ended = !site.is_current(id) && entry.status != Status::Draft;
    is_ended.then(|| status_label(&site.bank, entry))
}

/// The number of a row, and whether it is the total or average of the others.
type RowPosition = (usize, bool);

fn cells<'s>(table: &'s Table, column: &str, order: &[RowPosition]) -> Vec<&'s str> {
    let at = table.column(column).unwrap_or_default();
    let cells = order
        .iter()
        .map(|&(row, _)| table.rows[row].cells[at].as_str());
    cells.collect()
}

fn heads<'s>(table: &'s Table, names: usize, order: &[RowPosition]) -> Vec<HeadView<'s>> {
    let heads = order.iter().map(|&(row, is_whole)| HeadView {
        label: &table.rows[row].cells[names],
        is_whole,
    });
    heads.collect()
}

/// Where figures come from, as the fields of a data set or of one of its columns say.
fn origin(fields: &IndexMap<&str, FieldView<'_>>) -> OriginView {
    let sources = fields.get("sources").map(|field| field.values.iter());
    let sources = sources.into_iter().flatten();
    OriginView {
        as_of: fields.get("as_of").map(|field| field.html.clone()),
        sources: sources.map(|value| value.html.clone()).collect(),
    }
}

/// Where a column comes from; what it does not say of itself is what the data set says.
fn of_column(
    fields: &IndexMap<&str, FieldView<'_>>,
    name: &str,
    shared: &OriginView,
) -> OriginView {
    let columns = fields.get("columns").map(|field| field.values.iter());
    let is_own = |column: &&ValueView<'_>| {
        let written = column
            .fields
            .get("name")
            .and_then(|field| field.values.first());
        written.is_some_and(|written| written.code == name)
    };
    let column = columns.into_iter().flatten().find(is_own);
    let own = column.map_or_else(|| shared.clone(), |column| origin(&column.fields));
    OriginView {
        as_of: own.as_of.or_else(|| shared.as_of.clone()),
        sources: if own.sources.is_empty() {
            shared.sources.clone()
        } else {
            own.sources
        },
    }
}

/// The rows in the order in which they stand, each with whether it is the total or average of the others.
fn order(entry: &Entry, table: &Table, names: usize) -> Vec<RowPosition> {
    let whole = entry.fields.text("compare_with");
    let is_whole = |row: usize| whole == Some(table.rows[row].cells[names].as_str());
    let rows = 0..table.rows.len();
    let (last, mut found): (Vec<usize>, Vec<usize>) = rows.partition(|&row| is_whole(row));
    found.truncate(MOST_ROWS);
    let parts = found.into_iter().map(|row| (row, false));
    parts
        .chain(last.into_iter().map(|row| (row, true)))
        .collect()
}
