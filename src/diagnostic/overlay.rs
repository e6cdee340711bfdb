//! One JSON object for the preview's overlay: the machine format, each finding with its source line.

use serde::Serialize;

use super::code::Code;
use super::report::Report;
use super::severity::Severity;

#[derive(Serialize)]
struct Shown<'a> {
    diagnostics: Vec<Item<'a>>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    code: Code,
    severity: Severity,
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
    /// The line that it is about.
    text: &'a str,
    /// The marked characters of the line, counted from 0, the end exclusive.
    from: usize,
    to: usize,
}

pub(super) fn render(report: &Report<'_>) -> String {
    let items = report.rows.iter().map(|row| {
        let position = &row.position;
        let text = report.texts.get(&*row.found.path).copied();
        let line = text.and_then(|text| text.lines().nth(position.line - 1));
        let line = line.unwrap_or_default();
        let from = position.column - 1;
        let to = if position.end_line == position.line {
            position.end_column - 1
        } else {
            line.chars().count()
        };
        Item {
            code: row.found.code,
            severity: row.found.severity,
            path: &row.found.path,
            line: position.line,
            column: position.column,
            message: &row.found.message,
            help: row.found.help.as_deref(),
            text: line,
            from,
            to: to.max(from),
        }
    });
    let shown = Shown {
        diagnostics: items.collect(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
    };
    serde_json::to_string(&shown).expect("strings and numbers always serialise")
}
