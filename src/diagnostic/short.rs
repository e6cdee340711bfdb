//! One line a finding, for editors and `grep`.

use super::report::Report;
use super::severity::Severity;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for row in &report.rows {
        let found = row.found;
        let severity = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (line, column) = (row.position.line, row.position.column);
        out.push_str(&format!(
            "{}:{line}:{column}: {severity}[{}]: {}\n",
            visible(&found.path),
            found.code,
            visible(&found.message)
        ));
    }
    out
}

/// Control characters spelt out: a line stays a line, and a terminal is told nothing.
fn visible(text: &str) -> String {
    let shown = text.chars().map(|c| {
        if c.is_control() {
            c.escape_default().to_string()
        } else {
            c.to_string()
        }
    });
    shown.collect()
}
