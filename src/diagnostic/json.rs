//! One JSON object, for machines.

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
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

pub(super) fn render(report: &Report<'_>) -> String {
    let items = report.rows.iter().map(|row| Item {
        code: row.found.code,
        severity: row.found.severity,
        path: &row.found.path,
        line: row.position.line,
        column: row.position.column,
        end_line: row.position.end_line,
        end_column: row.position.end_column,
        message: &row.found.message,
        help: row.found.help.as_deref(),
    });
    let shown = Shown {
        diagnostics: items.collect(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
    };
    let mut json =
        serde_json::to_string_pretty(&shown).expect("strings and numbers always serialise");
    json.push('\n');
    json
}
