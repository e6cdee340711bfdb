//! The places of a page that name sources, in reading order.

use std::collections::HashMap;

use serde::Serialize;

use crate::bank::Bank;
use crate::parse::{Body, Fields, Hole, SourceRef, Value};

/// A place where a reference is used.
#[derive(Clone, Debug, Serialize)]
pub(super) struct UseView {
    anchor: String,
    label: String,
}

/// One or more sources named at one place.
pub(super) struct Place {
    /// The place in the file of what cites.
    pub(super) key: usize,
    /// The sources by the places of their entries, each with its locator.
    pub(super) cites: Vec<(usize, String)>,
    /// Where the page shows it.
    pub(super) anchor: Anchor,
}

/// What of the page a place can be found by.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    /// A citation in a text: it gets a number.
    Text,
    /// A finding, from 0.
    Finding(usize),
    /// A field that the page shows as it likes.
    None,
}

/// Where the page uses a source.
pub(super) fn uses(
    source: usize,
    places: &[Place],
    numbers: &HashMap<usize, usize>,
) -> Vec<UseView> {
    let mut found: Vec<UseView> = Vec::new();
    let mut letter = 'a'..='z';
    for place in places
        .iter()
        .filter(|place| place.cites.iter().any(|(at, _)| *at == source))
    {
        let (anchor, label) = match (place.anchor, numbers.get(&place.key)) {
            (Anchor::Finding(number), _) => (
                format!("finding-{}", number + 1),
                format!("Finding {}", number + 1),
            ),
            (Anchor::Text, Some(number)) => (
                format!("cite-{number}"),
                letter
                    .next()
                    .map_or_else(|| number.to_string(), String::from),
            ),
            _ => continue,
        };
        if found.iter().all(|other| other.anchor != anchor) {
            found.push(UseView { anchor, label });
        }
    }
    found
}

/// The places in the fields of an entry or a group.
pub(super) fn of_fields(bank: &Bank, fields: &Fields, anchor: Anchor, places: &mut Vec<Place>) {
    for (name, value) in fields.iter() {
        if let (Value::List(items), "findings", Anchor::None) = (value, name, anchor) {
            for (number, item) in items.iter().enumerate() {
                of_value(bank, item, Anchor::Finding(number), places);
            }
        } else {
            of_value(bank, value, anchor, places);
        }
    }
}

fn of_value(bank: &Bank, value: &Value, anchor: Anchor, places: &mut Vec<Place>) {
    match value {
        Value::Markdown(body) => of_body(bank, body, places),
        Value::Sources(sources) => sources
            .iter()
            .for_each(|source| of_source(bank, source, anchor, places)),
        Value::Ratings(ratings) => {
            let sources = ratings.iter().flat_map(|rating| &rating.sources);
            sources.for_each(|source| of_source(bank, source, anchor, places));
        }
        Value::Group(fields) => of_fields(bank, fields, anchor, places),
        Value::List(items) => items
            .iter()
            .for_each(|item| of_value(bank, item, anchor, places)),
        _ => {}
    }
}

fn of_source(bank: &Bank, source: &SourceRef, anchor: Anchor, places: &mut Vec<Place>) {
    for named in std::iter::once(&source.id).chain(&source.via) {
        if let Some(at) = bank.find(&named.name) {
            places.push(Place {
                key: named.span.start,
                cites: vec![(at, String::new())],
                anchor,
            });
        }
    }
}

/// The citations of a text.
pub(super) fn of_body(bank: &Bank, body: &Body, places: &mut Vec<Place>) {
    for hole in &body.holes {
        let Hole::Cite(cluster) = hole else { continue };
        let known = cluster
            .cites
            .iter()
            .filter_map(|cite| Some((bank.find(&cite.key)?, cite.locator.clone())));
        let cites: Vec<(usize, String)> = known.collect();
        if !cites.is_empty() {
            places.push(Place {
                key: cluster.span.start,
                cites,
                anchor: Anchor::Text,
            });
        }
    }
}
