//! Commands by which a run of GitHub Actions marks lines of a pull request
//! (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>).

use super::report::Report;
use super::severity::Severity;
use super::visible::visible;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for row in &report.rows {
        let (found, position) = (row.found, row.position);
        let command = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut message = visible(&found.message);
        if let Some(help) = &found.help {
            message.push('\n');
            message.push_str(&visible(help));
        }
        out.push_str(&format!(
            "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
            property(&report.seen_path(&found.path)),
            position.line,
            position.end_line,
            position.column,
            position.end_column,
            property(&found.code.to_string()),
            data(&message)
        ));
    }
    out
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}
