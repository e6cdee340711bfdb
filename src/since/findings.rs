//! Findings that are another.

use std::collections::BTreeMap;

use crate::model::{Entry, Finding, Rating, Value};

use super::change::{Changed, FindingChange, Rated};
use super::version::Version;

/// Findings that are new, gone, worded or rated otherwise, page by page. One that has no key is known by its words, else
/// by its place.
pub(super) fn changes(before: &Version<'_>, after: &Version<'_>) -> Vec<FindingChange> {
    let mut pages: BTreeMap<&str, (Option<&Entry>, Option<&Entry>)> = BTreeMap::new();
    for (_, entry) in before.published() {
        pages.entry(&entry.id.name).or_default().0 = Some(entry);
    }
    for (_, entry) in after.published() {
        pages.entry(&entry.id.name).or_default().1 = Some(entry);
    }
    let mut found = Vec::new();
    for (page, (old, new)) in pages {
        if old
            .zip(new)
            .is_some_and(|(old, new)| old.file.key == new.file.key)
        {
            continue;
        }
        of_page(before, after, page, (old, new), &mut found);
    }
    found
}

fn of_page(
    before: &Version<'_>,
    after: &Version<'_>,
    page: &str,
    (old, new): (Option<&Entry>, Option<&Entry>),
    found: &mut Vec<FindingChange>,
) {
    let own = |entry: Option<&'_ Entry>| -> Vec<Told> {
        let findings = entry.map(Entry::findings).unwrap_or_default();
        let own = findings.into_iter().filter(|finding| !finding.is_taken());
        let version = if entry.is_some_and(|entry| new.is_some_and(|new| std::ptr::eq(entry, new)))
        {
            after
        } else {
            before
        };
        own.map(|finding| Told::of(version, finding)).collect()
    };
    let (mut old, mut new) = (own(old), own(new));
    // Those that are the same in all are no change; the rest are paired by key, by words, then by place.
    for is_same in [is_alike, has_key_of, has_words_of, has_place_of] {
        let mut left = Vec::new();
        for told in new {
            match old.iter().position(|other| is_same(other, &told)) {
                Some(at) => {
                    let other = old.remove(at);
                    found.extend(changed(page, &other, told));
                }
                None => left.push(told),
            }
        }
        new = left;
    }
    let alone = |told: Told, change: Changed| FindingChange {
        id: format!("{page}#{}", told.anchor),
        change,
        statement_before: None,
        statement: told.statement,
        ratings_before: None,
        ratings: told.ratings,
    };
    found.extend(new.into_iter().map(|told| alone(told, Changed::Added)));
    found.extend(old.into_iter().map(|told| alone(told, Changed::Removed)));
}

/// What a finding says, and how sure it is.
struct Told {
    anchor: String,
    key: Option<String>,
    statement: String,
    ratings: Vec<Rated>,
}

impl Told {
    fn of(version: &Version<'_>, finding: &Finding) -> Self {
        let mut values = Vec::new();
        finding.fields.each(&mut |value, _| values.push(value));
        Self {
            anchor: finding.anchor(),
            key: finding.key.as_ref().map(|key| key.name.clone()),
            statement: finding
                .fields
                .text("statement")
                .unwrap_or_default()
                .to_owned(),
            ratings: ratings(version, values.into_iter()),
        }
    }
}

fn is_alike(one: &Told, other: &Told) -> bool {
    has_words_of(one, other) && one.key == other.key && one.ratings == other.ratings
}

fn has_key_of(one: &Told, other: &Told) -> bool {
    one.key.is_some() && one.key == other.key
}

fn has_words_of(one: &Told, other: &Told) -> bool {
    one.statement == other.statement
}

fn has_place_of(one: &Told, other: &Told) -> bool {
    one.key.is_none() && other.key.is_none() && one.anchor == other.anchor
}

fn changed(page: &str, old: &Told, new: Told) -> Option<FindingChange> {
    let is_reworded = old.statement != new.statement;
    let is_rated_otherwise = old.ratings != new.ratings;
    (is_reworded || is_rated_otherwise).then(|| FindingChange {
        id: format!("{page}#{}", new.anchor),
        change: Changed::Changed,
        statement_before: is_reworded.then(|| old.statement.clone()),
        statement: new.statement,
        ratings_before: is_rated_otherwise.then(|| old.ratings.clone()),
        ratings: new.ratings,
    })
}

/// The levels that values give, in their order.
pub(super) fn ratings<'v>(
    version: &Version<'_>,
    values: impl Iterator<Item = &'v Value>,
) -> Vec<Rated> {
    let rated = |rating: &Rating| {
        let scale = version.bank().schema.scales.get(&rating.scale);
        let level = scale.and_then(|scale| scale.find(&rating.code));
        Rated {
            scale: rating.scale.clone(),
            code: rating.code.clone(),
            label: level.map_or_else(String::new, |rated| rated.level.label.clone()),
        }
    };
    values.flat_map(Value::ratings).map(rated).collect()
}
