//! A log in the Static Analysis Results Interchange Format
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::code::{Code, explain};
use super::print::Prints;
use super::report::Report;
use super::row::Row;
use super::severity::Severity;
use super::visible::visible;
use crate::text::percent_encode;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn render(report: &Report<'_>) -> String {
    let codes: BTreeSet<Code> = report.rows.iter().map(|row| row.found.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Json> = codes.iter().map(|&code| rule(code)).collect();
    let mut prints = Prints::default();
    let results = report.rows.iter().map(|row| {
        let rule = codes.binary_search(&row.found.code).unwrap_or_default();
        result(report, row, rule, &prints.of(row.found))
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "sourcebook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<Json>>(),
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Json {
    let found = explain(code);
    let help = format!(
        "{}\n\nBefore:\n\n{}\nAfter:\n\n{}",
        found.meaning, found.before, found.after
    );
    let fenced = format!(
        "{}\n\nBefore:\n\n```\n{}```\n\nAfter:\n\n```\n{}```\n",
        found.meaning, found.before, found.after
    );
    json!({
        "id": code.to_string(),
        "shortDescription": {"text": code.to_string().replace('-', " ")},
        "fullDescription": {"text": found.meaning},
        "help": {"text": help, "markdown": fenced},
        "defaultConfiguration": {"level": level(found.severity)},
    })
}

fn result(report: &Report<'_>, row: &Row<'_>, rule: usize, print: &str) -> Json {
    let (found, position) = (row.found, row.position);
    let text = match &found.help {
        Some(help) => format!("{}. {help}", found.message),
        None => format!("{}.", found.message),
    };
    let path = report.seen_path(&found.path);
    let steps: Vec<String> = path.split('/').map(percent_encode).collect();
    json!({
        "ruleId": found.code.to_string(),
        "ruleIndex": rule,
        "level": level(found.severity),
        "message": {"text": visible(&text)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": steps.join("/")},
            "region": {
                "startLine": position.line,
                "startColumn": position.column,
                "endLine": position.end_line,
                "endColumn": position.end_column,
            },
        }}],
        "partialFingerprints": {"words/v1": print},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
