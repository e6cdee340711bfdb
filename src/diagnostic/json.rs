//! One JSON object, for machines.

use serde::Serialize;

use super::code::Code;
use super::report::Report;
use super::severity::Severity;
use super::visible::is_order;

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
    spelt(&json)
}

/// JSON may hold the control characters above ASCII as they are, and a terminal obeys some of them: here they are spelt
/// out, as those of ASCII are. Outside its texts JSON has no other than ends of lines.
fn spelt(json: &str) -> String {
    let mut found = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_order(c) {
            found.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            found.push(c);
        }
    }
    found
}
