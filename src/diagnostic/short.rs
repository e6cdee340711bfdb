//! One line a finding, for editors and `grep`.

use super::{Report, Severity};

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
            found.path, found.code, found.message
        ));
    }
    out
}
