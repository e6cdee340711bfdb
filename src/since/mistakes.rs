//! Mistakes that are new, and how many are gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

use super::change::{EntryChange, Mistake};
use super::version::Version;

/// What a mistake is known by, wherever it has moved to in its file.
type Known<'m> = (&'m str, String, &'m str);

fn known(found: &Diagnostic) -> Known<'_> {
    (&found.path, found.code.to_string(), &found.message)
}

/// How often each mistake stands in a bank.
fn counted<'v>(version: &Version<'v>) -> BTreeMap<Known<'v>, usize> {
    let mut counts = BTreeMap::new();
    for found in version.mistakes.iter() {
        *counts.entry(known(found)).or_default() += 1;
    }
    counts
}

/// The mistakes that were not there: those in files that changed, and those in files that nobody edited.
pub(super) fn new(
    before: &Version<'_>,
    after: &Version<'_>,
    changed: &[EntryChange],
) -> (Vec<Mistake>, Vec<Mistake>) {
    let mut old = counted(before);
    let edited: BTreeSet<&str> = changed.iter().map(|change| change.file.as_str()).collect();
    let report = after.loaded.report(after.mistakes);
    let (mut new, mut broken) = (Vec::new(), Vec::new());
    for (found, line) in report.lines() {
        if let Some(count) = old.get_mut(&known(found)).filter(|count| **count > 0) {
            *count -= 1;
            continue;
        }
        let mistake = mistake(found, line);
        let is_entry = after.bank().find_path(&found.path).is_some();
        if is_entry && !edited.contains(&*found.path) {
            broken.push(mistake);
        } else {
            new.push(mistake);
        }
    }
    (new, broken)
}

/// Mistakes of the change itself, each with its line.
pub(super) fn of_change(after: &Version<'_>, found: &Diagnostics) -> Vec<Mistake> {
    let report = after.loaded.report(found);
    report
        .lines()
        .map(|(found, line)| mistake(found, line))
        .collect()
}

fn mistake(found: &Diagnostic, line: usize) -> Mistake {
    Mistake {
        severity: match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: found.code.to_string(),
        path: found.path.to_string(),
        line,
        message: found.message.clone(),
        help: found.help.as_deref().map(str::to_owned),
    }
}

/// How many mistakes are gone.
pub(super) fn mended(before: &Version<'_>, after: &Version<'_>) -> usize {
    let new = counted(after);
    let gone = counted(before).into_iter().map(|(mistake, count)| {
        count.saturating_sub(new.get(&mistake).copied().unwrap_or_default())
    });
    gone.sum()
}
