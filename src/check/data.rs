//! Charts and data sets held to the tables that they name.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::rows;
use crate::attachments::Attachments;
use crate::data::{Row, Table, number};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::relative_to;
use crate::model::Bank;
use crate::model::{Body, Chart, ChartKind, Entry, Slot, Value};
use crate::schema::DATASET;
use crate::text::Spanned;

/// The most rows that anybody can read in a chart.
const MOST_ROWS: usize = 100;

/// Reports what charts and data sets ask of their tables in vain.
pub fn check(bank: &Bank, attachments: &Attachments, out: &mut Diagnostics) {
    for id in bank.based_on(DATASET) {
        rows::check(bank, &bank.entries[id], attachments, out);
    }
    if attachments.values().all(|found| found.table.is_none()) {
        return;
    }
    let mut lacking = Lacking::new();
    for id in bank.based_on(DATASET) {
        of_dataset(bank, &bank.entries[id], attachments, &mut lacking, out);
    }
    for entry in &bank.entries {
        for body in entry.bodies() {
            of_body(body, entry.path(), attachments, &lacking, out);
        }
    }
    for introduction in bank.introductions.values() {
        of_body(
            &introduction.body,
            &introduction.file.path,
            attachments,
            &lacking,
            out,
        );
    }
}

/// The table that a chart draws, with its path.
pub(crate) fn table_of<'a>(
    chart: &Chart,
    file: &str,
    attachments: &'a Attachments,
) -> Option<(String, &'a Table)> {
    let path = relative_to(&chart.data.value, file)?;
    let table = attachments.get(&path)?.table.as_deref()?;
    Some((path, table))
}

/// The columns that data sets ask for in vain, by file and name: what charts ask for is then said already.
type Lacking = BTreeSet<(String, String)>;

fn of_body(
    body: &Body,
    file: &Arc<str>,
    attachments: &Attachments,
    lacking: &Lacking,
    out: &mut Diagnostics,
) {
    for slot in &body.slots {
        let Slot::Chart(chart) = slot else { continue };
        match table_of(chart, file, attachments) {
            Some((_, table)) => of_chart(chart, file, table, lacking, out),
            None if !chart.data.value.to_lowercase().ends_with(".csv") => {
                let message = format!("`{}` is no CSV file", chart.data.value);
                let span = chart.data.span.clone();
                let found = Diagnostic::new(Code::BadChart, file, span, message);
                out.push(found.help("Charts are drawn from a `.csv` file beside the text."));
            }
            None => {}
        }
    }
}

fn of_chart(
    chart: &Chart,
    file: &Arc<str>,
    table: &Table,
    lacking: &Lacking,
    out: &mut Diagnostics,
) {
    let path = &table.file.path;
    for Spanned { value: name, span } in std::iter::once(&chart.x).chain(&chart.y) {
        let is_said = || lacking.contains(&(path.to_string(), name.clone()));
        if table.column(name).is_none() && !is_said() {
            let message = format!("`{path}` has no column `{name}`");
            let found = Diagnostic::new(Code::BadChart, file, span.clone(), message);
            out.push(found.nearest(name, table.columns.iter().map(String::as_str)));
        }
    }
    if chart.kind == ChartKind::GroupedBar && chart.y.len() < 2 {
        let span = chart.y[0].span.clone();
        let message = "a grouped bar chart compares two columns at least".to_owned();
        let found = Diagnostic::new(Code::BadChart, file, span, message);
        out.push(found.help("Name them in a list, `y: [before, after]`, or write `type: bar`."));
    }
    if let Some(row) = table.rows.get(MOST_ROWS) {
        let message = format!("a chart shows {MOST_ROWS} rows at most, this is one more");
        let found = Diagnostic::new(Code::BadData, path, row.span.clone(), message);
        out.push(
            found.help("Draw a table that sums these rows up; a data set may have any number."),
        );
    }
    for figures in &chart.y {
        if let Some(column) = table.column(&figures.value) {
            numbers(table, column, path, out);
            if chart.kind == ChartKind::Share {
                out.extend(shares(&figures.value, table, column));
            }
        }
    }
}

/// What keeps a column from being shares of a whole: a figure below nothing, or none above it.
fn shares(name: &str, table: &Table, column: usize) -> Option<Diagnostic> {
    let figure = |row: &Row| number(&row.cells[column]).unwrap_or_default();
    let path = &table.file.path;
    if let Some(row) = table.rows.iter().find(|row| figure(row) < 0.0) {
        let message = format!(
            "`{}` is less than nothing, and this chart shows shares of a whole",
            row.cells[column]
        );
        let found = Diagnostic::new(Code::BadData, path, table.cell_span(row, column), message);
        return Some(found.help("Draw `type: bar`, which has room on both sides of nothing."));
    }
    let is_nothing = table.rows.iter().all(|row| figure(row) == 0.0);
    (is_nothing && !table.rows.is_empty()).then(|| {
        let message =
            format!("the figures of `{name}` add up to nothing, so they are shares of nothing");
        let found = Diagnostic::new(Code::BadData, path, table.rows[0].span.clone(), message);
        found.help("Draw `type: bar`, or name the column that has the figures.")
    })
}

/// Reports the first few cells of a column of figures that are none.
fn numbers(table: &Table, column: usize, path: &Arc<str>, out: &mut Diagnostics) {
    let is_wrong = |row: &&Row| {
        let cell = &row.cells[column];
        !cell.is_empty() && number(cell).is_none()
    };
    for row in table.rows.iter().filter(is_wrong).take(5) {
        let cell = &row.cells[column];
        let span = table.cell_span(row, column);
        let message = format!(
            "`{cell}` in the column `{}` is no number",
            table.columns[column]
        );
        let found = Diagnostic::new(Code::BadData, path, span, message);
        let digits: String = cell
            .chars()
            .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
            .collect();
        let meant =
            number(&digits).map_or_else(|| "such as `9.5`".to_owned(), |_| format!("`{digits}`"));
        out.push(found.help(format!(
            "Write a plain number, {meant}, without a unit; leave the cell empty where there is none."
        )));
    }
}

/// The columns that a data set declares are those of its file, and those with a unit hold numbers.
fn of_dataset(
    bank: &Bank,
    entry: &Entry,
    attachments: &Attachments,
    lacking: &mut Lacking,
    out: &mut Diagnostics,
) {
    let Some((path, table)) = rows::table(bank, entry, attachments) else {
        return;
    };
    let Some(Value::List(columns)) = entry.fields.get("columns") else {
        return;
    };
    for column in columns {
        let Value::Group(fields) = column else {
            continue;
        };
        let Some(name) = fields.text("name") else {
            continue;
        };
        let span = fields.span("name");
        match table.column(name) {
            Some(at) if fields.text("unit").is_some() => {
                numbers(table, at, &path.as_str().into(), out);
            }
            Some(_) => {}
            None => {
                lacking.insert((path.clone(), name.to_owned()));
                let message = format!("`{path}` has no column `{name}`");
                let found = Diagnostic::new(Code::BadData, entry.path(), span, message);
                out.push(found.nearest(name, table.columns.iter().map(String::as_str)));
            }
        }
    }
}
