//! Findings and ratings that are others than they were, on pages that do not say so.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Entry;

use super::change::{Changed, EntryChange, FindingChange, Rated};
use super::version::Version;

/// Reports every page that was there before and whose readers are not told that what they may rest on has changed,
/// weighed as the bank asks for.
pub(super) fn report(
    before: &Version<'_>,
    after: &Version<'_>,
    entries: &[EntryChange],
    findings: &[FindingChange],
) -> Diagnostics {
    let mut found = Diagnostics::default();
    let changed = entries
        .iter()
        .filter(|entry| entry.change == Changed::Changed);
    for change in changed {
        let pair = before.entry(&change.id).zip(after.entry(&change.id));
        let Some((_, new)) = pair.filter(|(old, new)| !has_new_line(old, new)) else {
            continue;
        };
        let is_published = |version: &Version<'_>| version.bank().find(&change.id).is_some();
        if is_published(before) && is_published(after) {
            let told = first_of(change, findings);
            found.extend(told.map(|(what, before)| unexplained(after, new, &what, &before)));
        }
    }
    after.bank().config.severities.weigh_alone(&mut found);
    found
}

/// Whether a page has a line of what changed that it did not have.
fn has_new_line(old: &Entry, new: &Entry) -> bool {
    let lines = |entry: &Entry| -> BTreeSet<String> {
        let lines = entry.change_lines().into_iter();
        lines
            .map(|line| format!("{} {} {}", line.date, line.kind, line.what))
            .collect()
    };
    !lines(new).is_subset(&lines(old))
}

/// The first finding or rating of a page that is another: what it is, and a line that says how it was.
fn first_of(change: &EntryChange, findings: &[FindingChange]) -> Option<(String, String)> {
    let page = |finding: &&FindingChange| {
        let page = finding.id.split_once('#').map(|(page, _)| page);
        page == Some(change.id.as_str()) && finding.change != Changed::Added
    };
    let of_finding = |finding: &FindingChange| {
        let id = &finding.id;
        match (
            finding.change,
            &finding.statement_before,
            &finding.ratings_before,
        ) {
            (Changed::Removed, ..) => (
                format!("the finding `{id}` is gone"),
                format!("Taken out: {}", finding.statement),
            ),
            (_, Some(before), _) => (
                format!("the finding `{id}` says something else than it did"),
                format!("It said: {before}"),
            ),
            (_, None, before) => (
                format!("the finding `{id}` is rated otherwise than it was"),
                rated_before(before.as_deref().unwrap_or_default()),
            ),
        }
    };
    let of_page = change.ratings_before.as_ref().map(|before| {
        let what = format!("`{}` is rated otherwise than it was", change.id);
        (what, rated_before(before))
    });
    findings.iter().find(page).map(of_finding).or(of_page)
}

fn rated_before(ratings: &[Rated]) -> String {
    let labels: Vec<&str> = ratings.iter().map(|rated| rated.label.as_str()).collect();
    if labels.is_empty() {
        return "It was not rated before.".to_owned();
    }
    format!("It was rated before: {}.", labels.join(", "))
}

fn unexplained(after: &Version<'_>, entry: &Entry, what: &str, before: &str) -> Diagnostic {
    let message = format!("{what}, and `changes` has no line that tells readers");
    // A text of JSON is one of YAML too, whatever stands in it.
    let before = serde_json::to_string(before).unwrap_or_default();
    let line = format!(
        "- {{date: {}, kind: correction, what: {before}, why: \"…\"}}",
        after.bank().today
    );
    let help = format!("Add a line to `changes:` at its head, such as `{line}`.");
    let field = ["changes", "title"];
    let spans = field.into_iter().map(|field| entry.fields.span(field));
    let span = spans.into_iter().find(|span| !span.is_empty());
    let found = Diagnostic::new(
        Code::UnexplainedChange,
        entry.path(),
        span.unwrap_or_default(),
        message,
    );
    found.help(help)
}
