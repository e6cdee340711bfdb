//! Data sets whose rows are shown side by side: the column that names the rows, and the row that stands for all.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::attachments::Attachments;
use crate::data::Table;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::{Resolved, resolve};
use crate::model::Bank;
use crate::model::{Entry, Value};

/// Reports what keeps the rows of a data set from standing side by side.
pub(super) fn check(bank: &Bank, entry: &Entry, attachments: &Attachments, out: &mut Diagnostics) {
    let Some(name) = entry.fields.text("compare") else {
        if entry.fields.get("compare_with").is_some() {
            let message = "`compare_with` names a row, and no `compare` says what rows are called";
            let help = "Add `compare: …`, the column that names the rows.";
            out.push(bad(entry, "compare_with", message.to_owned()).help(help));
        }
        return;
    };
    let Some((path, table)) = table(bank, entry, attachments) else {
        if is_unreadable(bank, entry, attachments) {
            return;
        }
        let message = "there is no table to compare the rows of".to_owned();
        let help = "Name a CSV file beside this one: `file: figures.csv`.";
        out.push(bad(entry, "compare", message).help(help));
        return;
    };
    let Some(column) = table.column(name) else {
        let message = format!("`{path}` has no column `{name}`");
        let known = table.columns.iter().map(String::as_str);
        out.push(bad(entry, "compare", message).nearest(name, known));
        return;
    };
    if has_unit(entry, name) {
        let message =
            format!("the column `{name}` has a unit: it holds figures, and names no rows");
        let help = "Name the column that says what each row is, such as the region.";
        out.push(bad(entry, "compare", message).help(help));
    }
    if table.columns.len() == 1 {
        let message = format!("`{path}` has no column beside `{name}`");
        let help = "Rows are compared by their figures: add a column that has some.";
        out.push(bad(entry, "compare", message).help(help));
    }
    labels(table, column, &path, out);
    let labels = || table.rows.iter().map(|row| row.cells[column].as_str());
    if let Some(whole) = entry.fields.text("compare_with")
        && !labels().any(|label| label == whole)
    {
        let message = format!("the column `{name}` of `{path}` has no row `{whole}`");
        let known = labels().filter(|label| !label.is_empty());
        out.push(bad(entry, "compare_with", message).nearest(whole, known));
    }
}

/// Each row needs a name that no other has.
fn labels(table: &Table, column: usize, path: &str, out: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for row in &table.rows {
        let label = row.cells[column].as_str();
        let message = if label.is_empty() {
            format!(
                "this row has no name in the column `{}`",
                table.columns[column]
            )
        } else if seen.insert(label) {
            continue;
        } else {
            format!("two rows are called `{label}`")
        };
        let help = "Rows that stand side by side are told apart by their names: give each its own.";
        let found = Diagnostic::new(Code::BadData, &path.into(), row.span.clone(), message);
        out.push(found.help(help));
    }
}

fn bad(entry: &Entry, field: &str, message: String) -> Diagnostic {
    let span: Range<usize> = entry.fields.span(field);
    Diagnostic::new(Code::BadData, entry.path(), span, message)
}

/// Whether the file of a data set is a table that could not be read: its own message says why.
fn is_unreadable(bank: &Bank, entry: &Entry, attachments: &Attachments) -> bool {
    let path = file(bank, entry);
    path.is_some_and(|path| {
        path.to_lowercase().ends_with(".csv") && attachments.contains_key(&path)
    })
}

/// The path of the file that a data set names.
fn file(bank: &Bank, entry: &Entry) -> Option<String> {
    let Some(Value::Url(target, _)) = entry.fields.get("file") else {
        return None;
    };
    match resolve(bank, Some(entry), target, entry.path()) {
        Resolved::File(path) => Some(path),
        _ => None,
    }
}

/// The table of a data set, with its path.
pub(super) fn table<'a>(
    bank: &Bank,
    entry: &Entry,
    attachments: &'a Attachments,
) -> Option<(String, &'a Table)> {
    let path = file(bank, entry)?;
    let table = attachments.get(&path)?.table.as_deref()?;
    Some((path, table))
}

fn has_unit(entry: &Entry, name: &str) -> bool {
    let Some(Value::List(columns)) = entry.fields.get("columns") else {
        return false;
    };
    columns.iter().any(|column| match column {
        Value::Group(fields) => fields.text("name") == Some(name) && fields.text("unit").is_some(),
        _ => false,
    })
}
