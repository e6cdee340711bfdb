//! Orders that readers may want instead of the best first: titles from A to Z, the newest first, the strongest level of
//! a scale first.

use crate::model::EntryId;
use std::cmp::Reverse;
use std::sync::Arc;

use crate::facets;
use crate::model::Bank;
use crate::schema::Direction;
use crate::{model::Entry, text::Period};

/// What an entry is put in order by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Keys {
    /// Its title as lists sort it.
    title: Vec<u8>,
    /// What its evidence speaks of, or when a source was issued; else when the entry was last looked at.
    period: Option<Period>,
    /// By scale that has an order, how strong its strongest level is.
    levels: Vec<Option<usize>>,
}

impl Keys {
    /// How strong its levels are, by scale; none is 0.
    pub(crate) fn levels(&self) -> impl Iterator<Item = u32> {
        let place = |level: usize| u32::try_from(level + 1).unwrap_or(u32::MAX);
        self.levels.iter().map(move |level| level.map_or(0, place))
    }
}

/// The names of the orders of a bank: `title`, `date`, and the scales whose levels have one.
pub(crate) fn names(bank: &Bank) -> Vec<String> {
    let mut found = vec!["title".to_owned(), "date".to_owned()];
    let scales = bank.schema.scales.values();
    let ordered = scales.filter(|scale| scale.direction != Direction::None);
    found.extend(ordered.map(|scale| scale.id.clone()));
    found
}

/// What the entry at this place is put in order by.
pub(crate) fn keys(bank: &Bank, entry_id: EntryId) -> Keys {
    let entry = &bank.entries[entry_id];
    let scales = bank.schema.scales.values();
    let ordered = scales.filter(|scale| scale.direction != Direction::None);
    let mut ratings = Vec::new();
    entry.fields.each(&mut |value, _| {
        let found = value.ratings().iter();
        ratings.extend(found.map(|rating| (rating.scale.clone(), rating.code.clone())));
    });
    let levels = ordered.map(|scale| {
        let codes = ratings.iter().filter(|(of, _)| *of == scale.id);
        codes.filter_map(|(_, code)| scale.rank(code)).max()
    });
    Keys {
        title: entry.sorting(bank.messages().order()),
        period: period(entry),
        levels: levels.collect(),
    }
}

/// See [`Keys::period`].
pub(crate) fn period(entry: &Entry) -> Option<Period> {
    let looked_at = || entry.reviewed.max(entry.published).map(Period::from);
    facets::period(entry).or_else(looked_at)
}

/// By entry, its place in an order; equals have one place, and those that have nothing to be ordered by the last.
pub(crate) fn ranks(keys: &[Arc<Keys>], order: usize) -> Vec<u32> {
    match order {
        0 => ranked(keys, |keys| &keys.title),
        1 => ranked(keys, |keys| (keys.period.is_none(), Reverse(keys.period))),
        scale => ranked(keys, |keys| {
            let level = keys.levels.get(scale - 2).copied().flatten();
            (level.is_none(), Reverse(level))
        }),
    }
}

fn ranked<'k, K: Ord>(keys: &'k [Arc<Keys>], key: impl Fn(&'k Keys) -> K) -> Vec<u32> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_cached_key(|&at| key(&keys[at]));
    let mut found = vec![0; keys.len()];
    let mut rank = 0;
    for equals in order.chunk_by(|&a, &b| key(&keys[a]) == key(&keys[b])) {
        for &at in equals {
            found[at] = rank;
        }
        rank += u32::try_from(equals.len()).unwrap_or_default();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(title: &str, year: &str, level: Option<usize>) -> Arc<Keys> {
        Arc::new(Keys {
            title: title.as_bytes().to_vec(),
            period: Period::parse(year).ok(),
            levels: vec![level],
        })
    }

    #[test]
    fn equals_share_a_place_and_what_has_none_comes_last() {
        let all = [
            keys("b", "2006", Some(2)),
            keys("a", "", None),
            keys("c", "2008", Some(4)),
            keys("d", "2006", Some(2)),
        ];
        assert_eq!(ranks(&all, 0), [1, 0, 2, 3]);
        assert_eq!(ranks(&all, 1), [1, 3, 0, 1]);
        assert_eq!(ranks(&all, 2), [1, 3, 0, 1]);
    }
}
