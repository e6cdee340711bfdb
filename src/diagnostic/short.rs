//! One line a finding, for editors and `grep`.

use super::report::Report;
use super::severity::Severity;
use super::visible::visible;

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
