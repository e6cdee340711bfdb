//! Tables of figures: CSV files beside the text (RFC 4180, the first row names the columns). Only this file knows csv.

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{File, within};

mod cells;
mod notices;

pub use notices::{Nature, Notice, notices};

/// A table as it was read.
#[derive(Clone, Debug)]
pub struct Table {
    /// The file that it was read from.
    pub file: File,
    /// The names of its columns, each once.
    pub columns: Vec<String>,
    /// Its rows; each has a cell for every column. Rows of empty cells, which spreadsheets leave at the end, are none.
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

    /// The bytes of a cell in the file.
    pub fn cell_span(&self, row: &Row, column: usize) -> Range<usize> {
        let cells = cells::cells(&self.file.text, row.span.start);
        cells.get(column).map_or(row.span.clone(), Range::clone)
    }
}

/// The largest figure that a table may hold: beyond it a computer's numbers miss whole units
/// (IEEE 754, 53 bits of precision).
const LARGEST: f64 = 9e15;

/// A figure as a CSV writes it: a plain decimal number.
pub fn number(cell: &str) -> Option<f64> {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
    let is_number = !cell.is_empty() && cell.chars().all(is_plain);
    let number: Option<f64> = is_number.then(|| cell.parse().ok()).flatten();
    number.filter(|number| number.abs() <= LARGEST)
}

/// How many columns, and how many cells in all, a table may have.
const MOST_COLUMNS: usize = 1_000;
const MOST_CELLS: usize = 2_000_000;
/// Of how many rows it is said that they have another number of cells than the first.
const MOST_UNEQUAL: usize = 3;

/// Reads a table. What is wrong with it is reported, with its line; `None` where nothing can be said of its columns, so
/// that nothing follows from them.
pub fn read(file: &File, out: &mut Diagnostics) -> Option<Table> {
    let mut report = |span: Range<usize>, message: String, help: &str| {
        out.push(Diagnostic::new(Code::BadData, &file.path, span, message).help(help));
    };
    if let Some(at) = cells::open_quote(&file.text) {
        let message = "the quotation mark that opens here does not close its cell".to_owned();
        report(at..at + 1, message, QUOTES);
        return None;
    }
    let mut rows = records(file).into_iter();
    let head = rows.next();
    let first = head.as_ref().map_or(0..0, |head| head.span.clone());
    let columns = head.map_or_else(Vec::new, |head| head.cells);
    if let Some((sign, name)) = other_sign(&columns) {
        let at = first.start
            + file.text[first.start..first.end]
                .find(sign)
                .unwrap_or_default();
        let message = format!("the cells of this table are parted by {name}, not by commas");
        report(at..at + 1, message, SEPARATORS);
        return None;
    }
    if columns.len() > MOST_COLUMNS {
        let message = format!(
            "this table has {} columns, {MOST_COLUMNS} is the most",
            columns.len()
        );
        report(
            first.start..first.end,
            message,
            "Cut it into several tables.",
        );
        return None;
    }
    let mut table = Table {
        file: file.clone(),
        rows: Vec::new(),
        columns,
    };
    let unnamed: Vec<usize> = unnamed(&table.columns).collect();
    for column in &unnamed {
        let message = format!("column {} has no name of its own", column + 1);
        let cells = cells::cells(&file.text, first.start);
        let span = cells.get(*column).map_or(first.clone(), Range::clone);
        report(span, message, "Give each column a name that no other has.");
    }
    fill(&mut table, rows, &mut report);
    if table.rows.is_empty() {
        let span = within(&file.text, &(0..1));
        report(span, "this table has no rows".to_owned(), EMPTY);
    }
    unnamed.is_empty().then_some(table)
}

/// Puts the rows below the columns; those that have another number of cells are reported, and beyond the first few counted.
fn fill(
    table: &mut Table,
    rows: impl Iterator<Item = Row>,
    report: &mut impl FnMut(Range<usize>, String, &str),
) {
    let wanted = table.columns.len();
    let mut unequal: Vec<(Range<usize>, usize)> = Vec::new();
    for mut row in rows {
        let is_spare = row.cells.iter().skip(wanted).all(String::is_empty);
        if row.cells.len() > wanted && is_spare {
            row.cells.truncate(wanted);
        }
        if (table.rows.len() + 1) * wanted > MOST_CELLS {
            let message = format!("this table has more than {MOST_CELLS} cells");
            report(
                row.span,
                message,
                "Publish a table that sums it up, and link to the whole one.",
            );
            return;
        }
        if row.cells.len() == wanted {
            table.rows.push(row);
        } else {
            unequal.push((row.span, row.cells.len()));
        }
    }
    let more = unequal.len().saturating_sub(MOST_UNEQUAL);
    for (place, (span, has)) in unequal.into_iter().take(MOST_UNEQUAL).enumerate() {
        let cells = if has == 1 { "cell" } else { "cells" };
        let mut message = format!("this row has {has} {cells}, the first has {wanted}");
        if place + 1 == MOST_UNEQUAL && more > 0 {
            message.push_str(&format!(" (and {more} more like it)"));
        }
        report(span, message, UNEQUAL);
    }
}

/// The rows of a table, the first with the names of the columns. What is empty at the end of that is no column.
fn records(file: &File) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(file.text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    // A text is never refused: it is UTF-8, and rows may have any number of cells.
    for record in reader.records().map_while(Result::ok) {
        let start = record.position().map_or(0, csv::Position::byte);
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if rows.is_empty() {
            let last = cells.iter().rposition(|cell| !cell.is_empty());
            cells.truncate(last.map_or(0, |last| last + 1));
        }
        rows.push(Row {
            span: line(&file.text, usize::try_from(start).unwrap_or_default()),
            cells,
        });
    }
    rows
}

/// The columns without a name that no other has.
fn unnamed(columns: &[String]) -> impl Iterator<Item = usize> {
    let mut seen = HashSet::new();
    let mut is_named = move |name: &String| !name.is_empty() && seen.insert(name.clone());
    let all: Vec<usize> = (0..columns.len())
        .filter(|column| !is_named(&columns[*column]))
        .collect();
    all.into_iter()
}

/// What cells are parted by where it is no comma: there is one column, and its name holds the sign.
fn other_sign(columns: &[String]) -> Option<(char, &'static str)> {
    let [name] = columns else { return None };
    let signs = [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")];
    signs.into_iter().find(|(sign, _)| name.contains(*sign))
}

const QUOTES: &str = "Close it, or write two of them (`\"\"`) where one belongs to the text.";
const SEPARATORS: &str =
    "Save it again as “CSV UTF-8 (comma delimited)”, or put commas in their place.";
const UNEQUAL: &str =
    "Put text with commas into quotes; leave a cell empty where there is no figure.";
const EMPTY: &str = "Write the names of the columns in the first row, and the figures below.";

/// The bytes of the first line with anything in it, from a place on.
fn line(text: &str, from: usize) -> Range<usize> {
    let from = from.min(text.len());
    let start = text.len() - text[from..].trim_start_matches('\n').len();
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Option<Table>, Vec<String>) {
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
        let table = table.unwrap();
        assert!(found.is_empty());
        assert_eq!(table.rows[0].cells, ["x, y", "1"]);
        assert_eq!(table.rows[0].span, 4..13);
        assert_eq!(table.column("b"), Some(1));
        assert_eq!(table.cell_span(&table.rows[0], 1), 11..13);
    }

    #[test]
    fn rows_that_do_not_fit_and_tables_of_nothing_are_told() {
        assert_eq!(
            table("a,b\n1\n").1[0],
            "this row has 1 cell, the first has 2"
        );
        assert_eq!(table("").1, ["this table has no rows"]);
        let file = File::new("a.csv", "ünter\n");
        let mut found = Diagnostics::default();
        assert!(read(&file, &mut found).is_some());
        let place = found.iter().next().map(|found| found.span.clone());
        assert_eq!(place, Some(0..2), "a letter is shown whole");
        assert_eq!(table("a,a\n1,2\n").1, ["column 2 has no name of its own"]);
    }

    #[test]
    fn what_spreadsheets_leave_empty_is_no_row_and_no_column() {
        let (table, found) = table("a,b,,\n1,2,,\n,,,\n\n,,\n");
        let table = table.unwrap();
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(table.columns, ["a", "b"]);
        assert_eq!(table.rows.len(), 1);
    }

    #[test]
    fn a_table_that_cannot_be_read_has_one_mistake() {
        for (text, says) in [
            ("a;b\n1;2\n", "semicolons"),
            ("a\tb\n1\t2\n", "tabs"),
            ("a,b\n\"1,2\n3,4\n", "quotation mark"),
            ("a,b\n\"1,2\n\"3\",4\n", "quotation mark"),
        ] {
            let (table, found) = table(text);
            assert!(
                table.is_none() && found.len() == 1 && found[0].contains(says),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn many_rows_of_another_length_take_little_room_and_few_words() {
        let head: Vec<String> = (0..900).map(|at| format!("c{at}")).collect();
        let text = head.join(",") + &"\n1".repeat(100_000);
        let (table, found) = table(&text);
        assert!(table.unwrap().rows.is_empty());
        assert_eq!(found.len(), 4);
        assert!(found[2].contains("99997 more"), "{found:?}");
    }

    #[test]
    fn a_number_is_plain_and_no_larger_than_numbers_are_exact() {
        assert_eq!(number("-9.5"), Some(-9.5));
        let long = "9".repeat(400);
        for text in ["", "9,5", "nine", "1e5", "9 %", &long] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
