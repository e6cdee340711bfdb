//! The uses of a source, in the order of the places in it: its concordance.

use crate::model::{EntryId, FindingId};

use crate::cite::part_of_source;
use crate::link::{Edge, EdgeKind, Links};
use crate::text::fold;

/// A use of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    /// The entry that uses it.
    pub(crate) from: EntryId,
    /// The finding of that entry that rests on it; `None` for the entry as a whole, and for its text.
    pub(crate) finding: Option<FindingId>,
    /// Where in the source, as written; empty where nobody says.
    pub(crate) locator: String,
}

/// Whether an edge is a use of the source that it leads to.
pub(crate) fn is_use(kind: &EdgeKind) -> bool {
    matches!(kind, EdgeKind::RestsOn | EdgeKind::ReadIn | EdgeKind::Cites)
}

/// The edges that use a source; what a finding rests on is told once, where the finding stands.
pub(crate) fn edges(links: &Links, source: EntryId) -> impl Iterator<Item = &Edge> {
    let incoming = links.incoming(source);
    incoming.filter(move |edge| edge.from != source && is_use(&edge.kind) && !edge.is_taken)
}

/// Every use of a source, once, in the order of the places: what is counted most often first, as paragraphs are where most
/// uses name one; within it by number, a range by its start; what names no place comes last.
pub(crate) fn uses(links: &Links, source: EntryId) -> Vec<Use> {
    let placed = edges(links, source).map(|edge| {
        let found = Use {
            from: edge.from,
            finding: edge.finding,
            locator: edge.locator.trim().to_owned(),
        };
        (Place::read(&found.locator), found)
    });
    let mut placed: Vec<(Place, Use)> = placed.collect();
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for (place, _) in &placed {
        *counts.entry(place.part.clone()).or_default() += 1;
    }
    placed.sort_by_cached_key(|(place, one)| {
        let is_nowhere = one.locator.is_empty();
        let count = std::cmp::Reverse(counts.get(&place.part).copied());
        (is_nowhere, count, place.clone(), one.from, one.finding)
    });
    let mut found: Vec<Use> = placed.into_iter().map(|(_, one)| one).collect();
    found.dedup();
    found
}

/// A place in a source, as it is put in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// What is numbered: paragraphs, pages.
    part: String,
    /// Whether the number is one of ours: those in Roman letters stand before them.
    is_arabic: bool,
    /// The number, part by part: 4.10 is behind 4.9.
    numbers: Vec<u64>,
    /// Whether words stand before it: a box behind a paragraph is behind it.
    has_more: bool,
    /// The rest, in small letters.
    rest: String,
}

/// How many parts of a number are read.
const DEEPEST: usize = 8;

impl Place {
    fn read(locator: &str) -> Self {
        let digit = locator.find(|c: char| c.is_ascii_digit());
        let Some(at) = digit else {
            return Self::roman(locator).unwrap_or_else(|| Self {
                part: named(locator.split_whitespace().next().unwrap_or_default()),
                rest: fold(locator).into_owned(),
                ..Self::default()
            });
        };
        let before =
            locator[..at].trim_end_matches(|c: char| !c.is_alphabetic() && !"§¶".contains(c));
        let word = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let (numbers, rest) = numbers(&locator[at..]);
        Self {
            part: named(word),
            is_arabic: true,
            numbers,
            has_more: before.len() > word.len(),
            rest: fold(rest).into_owned(),
        }
    }

    /// A page in Roman letters: `p. iv`.
    fn roman(locator: &str) -> Option<Self> {
        let (word, rest) = locator.split_once(['.', ' '])?;
        let first = rest.trim().split(|c: char| !c.is_alphabetic()).next()?;
        Some(Self {
            part: named(word),
            numbers: vec![roman(first)?],
            rest: fold(rest.trim()).into_owned(),
            ..Self::default()
        })
    }
}

/// What is numbered, as one word.
fn named(word: &str) -> String {
    let word = word.trim_end_matches('.');
    part_of_source(word).map_or_else(|| fold(word).into_owned(), str::to_owned)
}

/// The parts of a number, and what stands behind it: `12(1)` is 12 and 1.
fn numbers(text: &str) -> (Vec<u64>, &str) {
    let (mut found, mut rest) = (Vec::new(), text);
    while found.len() < DEEPEST {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        found.push(rest[..end].parse().unwrap_or(u64::MAX));
        rest = &rest[end..];
        match rest
            .strip_prefix(['.', '('])
            .filter(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        {
            Some(next) => rest = next,
            None => break,
        }
    }
    (found, rest)
}

fn roman(word: &str) -> Option<u64> {
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<u64> = word.chars().map(value).collect::<Option<_>>()?;
    let is_less = |(at, one): (usize, &u64)| values.get(at + 1).is_some_and(|next| next > one);
    let mut total = 0_u64;
    for (at, one) in values.iter().enumerate() {
        total = if is_less((at, one)) {
            total.wrapping_sub(*one)
        } else {
            total.wrapping_add(*one)
        };
    }
    (!values.is_empty() && values.len() < 16).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_put_in_order_by_their_numbers() {
        let ordered = [
            "p. iv",
            "p. ix",
            "p. 2",
            "pp. 2-3",
            "p. 10",
            "page 11",
            "para. 4.9",
            "paras 4.9-4.12",
            "box after para. 4.9",
            "para. 4.10",
            "s. 12",
            "s. 12(1)(a)",
            "s. 12(2)",
        ];
        let places: Vec<Place> = ordered.iter().map(|text| Place::read(text)).collect();
        for (pair, names) in places.windows(2).zip(ordered.windows(2)) {
            assert!(pair[0] < pair[1], "{names:?}");
        }
    }

    #[test]
    fn what_has_no_number_is_a_place_too() {
        for text in [
            "",
            "foreword",
            "p.",
            "§",
            "annex B",
            "slide \"2020 Goals\"",
            "99999999999999999999999",
        ] {
            Place::read(text);
        }
    }
}
