//! Pages that are another.

use std::collections::BTreeSet;

use crate::model::Entry;

use super::change::{Changed, EntryChange};
use super::findings::ratings;
use super::version::Version;

/// Pages that came, went, changed or stand otherwise, in the order of their ids.
pub(super) fn changes(before: &Version<'_>, after: &Version<'_>) -> Vec<EntryChange> {
    let ids = |version: &Version<'_>| {
        let bank = version.loaded.bank.clone();
        let all = bank.entries.iter().chain(&bank.drafts);
        all.map(|entry| entry.id.name.clone())
            .collect::<BTreeSet<String>>()
    };
    let all: BTreeSet<String> = ids(before).into_iter().chain(ids(after)).collect();
    all.iter()
        .filter_map(|id| change(before, after, id))
        .collect()
}

fn change(before: &Version<'_>, after: &Version<'_>, id: &str) -> Option<EntryChange> {
    let (old, new) = (before.entry(id), after.entry(id));
    let (entry, version, change) = match (old, new) {
        (None, None) => return None,
        (None, Some(new)) => (new, after, Changed::Added),
        (Some(old), None) => (old, before, Changed::Removed),
        (Some(old), Some(new)) if is_same(old, new) => return None,
        (Some(_), Some(new)) => (new, after, Changed::Changed),
    };
    let status_before = old.map(|old| old.status.code());
    let is_published = version.bank().find(id).is_some();
    let rated = |version: &Version<'_>, entry: &Entry| {
        let own = entry.fields.iter();
        ratings(version, own.map(|(_, value)| value))
    };
    let rated_now = rated(version, entry);
    let rated_before = old.map(|old| rated(before, old));
    Some(EntryChange {
        id: id.to_owned(),
        title: entry.title.clone(),
        kind: version.bank().kind(entry).label.clone(),
        file: entry.path().to_string(),
        page: is_published.then(|| version.page(entry)),
        change,
        status_before: status_before.filter(|status| *status != entry.status.code()),
        status: entry.status.code(),
        ratings_before: rated_before.filter(|before| *before != rated_now),
        ratings: rated_now,
    })
}

/// Whether nothing of a page has changed: its file is the same, and it lies where it lay.
fn is_same(old: &Entry, new: &Entry) -> bool {
    old.file.key == new.file.key && old.path() == new.path()
}

/// The pages of the site that show something of what changed: those of the pages themselves, and of all that lead to them,
/// list them or count them.
pub(super) fn pages(after: &Version<'_>, changes: &[EntryChange]) -> Vec<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for change in changes {
        let Some(id) = after.bank().find(&change.id) else {
            continue;
        };
        let impact = after.site.impact(id);
        found.extend(change.page.clone());
        let leading = impact.pages.into_iter().map(|page| page.path);
        let others = [
            impact.introductions,
            impact.lists,
            impact.cells,
            impact.levels,
        ];
        let others = others
            .into_iter()
            .chain([impact.comparisons, impact.charts]);
        let all = leading.chain(others.flatten());
        found.extend(all.map(|path| path.trim_end_matches("index.html").to_owned()));
    }
    found.into_iter().collect()
}
