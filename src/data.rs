//! Tables of figures: CSV files beside the text (RFC 4180, the first row names the columns). Only this file knows csv.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::File;

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of its columns, each once.
    pub columns: Vec<String>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its bytes in the file.
    pub span: Range<usize>,
    /// Its cells, without spaces around.
    pub cells: Vec<String>,
}

impl Table {
    /// The number of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

/// A figure as a CSV writes it: a plain decimal number.
pub fn number(cell: &str) -> Option<f64> {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
    let is_number = !cell.is_empty() && cell.chars().all(is_plain);
    is_number.then(|| cell.parse().ok()).flatten()
}

/// Reads a table. What is wrong with it is reported, with its line.
pub fn read(file: &File, out: &mut Diagnostics) -> Table {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(file.text.as_bytes());
    let mut report = |span: Range<usize>, message: String, help: &str| {
        out.push(Diagnostic::new(Code::BadData, &file.path, span, message).help(help));
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            let help = "Save it as CSV in UTF-8.";
            report(0..0, "the table cannot be read".to_owned(), help);
            break;
        };
        let start = record.position().map_or(0, csv::Position::byte);
        rows.push(Row {
            span: line(&file.text, usize::try_from(start).unwrap_or_default()),
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    let mut rows = rows.into_iter();
    let head = rows.next();
    let columns = head
        .as_ref()
        .map_or_else(Vec::new, |head| head.cells.clone());
    for (at, name) in columns.iter().enumerate() {
        if name.is_empty() || columns[..at].contains(name) {
            let span = head.as_ref().map_or(0..0, |head| head.span.clone());
            let message = format!("column {} has no name of its own", at + 1);
            report(span, message, "Give each column a name that no other has.");
        }
    }
    let mut table = Table {
        rows: rows.collect(),
        columns,
    };
    for row in &mut table.rows {
        let (has, wanted) = (row.cells.len(), table.columns.len());
        if has != wanted {
            let message = format!("this row has {has} cells, the first has {wanted}");
            report(row.span.clone(), message, UNEQUAL);
            row.cells.resize(wanted, String::new());
        }
    }
    if table.rows.is_empty() {
        let span = 0..file.text.len().min(1);
        report(span, "this table has no rows".to_owned(), EMPTY);
    }
    table
}

const UNEQUAL: &str =
    "Put text with commas into quotes; leave a cell empty where there is no figure.";
const EMPTY: &str = "Write the names of the columns in the first row, and the figures below.";

/// The bytes of the first line with anything in it, from a place on.
fn line(text: &str, from: usize) -> Range<usize> {
    let from = from.min(text.len());
    let start = text.len() - text[from..].trim_start().len();
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Table, Vec<String>) {
        let file = File::new("content/x.csv", text);
        let mut found = Diagnostics::default();
        let table = read(&file, &mut found);
        (
            table,
            found.iter().map(|found| found.message.clone()).collect(),
        )
    }

    #[test]
    fn quoted_cells_keep_their_commas_and_spaces_go() {
        let (table, found) = table("a,b\n\"x, y\", 1\n");
        assert!(found.is_empty());
        assert_eq!(table.rows[0].cells, ["x, y", "1"]);
        assert_eq!(table.rows[0].span, 4..13);
        assert_eq!(table.column("b"), Some(1));
    }

    #[test]
    fn rows_that_do_not_fit_and_tables_of_nothing_are_told() {
        assert_eq!(
            table("a,b\n1\n").1,
            ["this row has 1 cells, the first has 2"]
        );
        assert_eq!(table("").1, ["this table has no rows"]);
        assert_eq!(table("a,a\n1,2\n").1, ["column 2 has no name of its own"]);
    }

    #[test]
    fn a_number_is_plain() {
        assert_eq!(number("-9.5"), Some(-9.5));
        for text in ["", "9,5", "nine", "1e5", "9 %"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
