//! A report of code quality as GitLab shows it beside a merge request
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use serde::Serialize;

use super::print::Prints;
use super::report::Report;
use super::severity::Severity;
use super::visible::visible;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

pub(super) fn render(report: &Report<'_>) -> String {
    let mut prints = Prints::default();
    let issues = report.rows.iter().map(|row| {
        let found = row.found;
        let help = found.help.as_deref().unwrap_or_default();
        let description = format!("{}. {help}", found.message);
        Issue {
            description: visible(description.trim_end()),
            check_name: found.code.to_string(),
            fingerprint: prints.of(found),
            severity: match found.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            location: Location {
                path: visible(&report.seen_path(&found.path)),
                lines: Lines {
                    begin: row.position.line,
                    end: row.position.end_line,
                },
            },
        }
    });
    let issues: Vec<Issue> = issues.collect();
    let json = serde_json::to_string_pretty(&issues);
    json.expect("strings and numbers always serialise") + "\n"
}
