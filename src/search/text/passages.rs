//! What results may show of an entry instead of its answer: its findings, and how its sections begin.

use serde_json::{Value as Json, json};

use super::fields;
use crate::model::{Bank, Entry, Finding, Value};

/// The most letters that are shown of a section, behind its heading.
const LEAD: usize = 160;

/// The passages of an entry: findings as `[anchor, statement, scale, code]`, the first scale that they are rated on, else
/// without; then sections as `[anchor, heading and beginning]`.
pub(crate) fn of_entry(bank: &Bank, entry: &Entry) -> Vec<Json> {
    let findings = entry.findings().into_iter();
    let mut found: Vec<Json> = findings.filter_map(of_finding).collect();
    let headings = &entry.body.headings;
    let sections = fields::sections(bank, &entry.body);
    // Headings in raw HTML have no anchor of their own: then nothing tells which section is whose.
    if sections.len() == headings.len() {
        let pairs = headings.iter().zip(&sections);
        found.extend(pairs.map(|(heading, text)| json!([heading.id, lead(text)])));
    }
    found
}

/// What makes passages other ones, beside what is searched: where they stand, and what they are rated.
pub(crate) fn marks(entry: &Entry) -> impl Iterator<Item = String> {
    let findings = entry.findings().into_iter();
    findings.map(|finding| format!("{} {:?}", finding.anchor(), rating(finding)))
}

fn of_finding(finding: &Finding) -> Option<Json> {
    let statement = finding.fields.text("statement")?;
    let anchor = finding.anchor();
    Some(match rating(finding) {
        Some((scale, code)) => json!([anchor, statement, scale, code]),
        None => json!([anchor, statement]),
    })
}

fn rating(finding: &Finding) -> Option<(&str, &str)> {
    let mut found = None;
    for (_, value) in finding.fields.iter() {
        if let Value::Ratings(ratings) = value {
            let first = ratings.first();
            found = found.or(first.map(|first| (first.scale.as_str(), first.code.as_str())));
        }
    }
    found
}

/// How a section begins, cut between words.
fn lead(text: &str) -> String {
    let mut found = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        letters += word.chars().count() + 1;
        if letters > LEAD {
            found.push_str(" …");
            break;
        }
        if !found.is_empty() {
            found.push(' ');
        }
        found.push_str(word);
    }
    found
}
