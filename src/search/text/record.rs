//! What results show of an entry.

use crate::model::EntryId;
use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::link::Links;
use crate::model::Bank;
use crate::model::{Entry, Status};

use super::fields;

/// The most letters of an excerpt.
const EXCERPT: usize = 320;

/// An entry as a row of a shard: id, title, kind, excerpt, levels, terms, note.
pub(crate) fn of_entry(bank: &Bank, links: &Links, id: EntryId) -> Json {
    let entry = &bank.entries[id];
    let mut terms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (vocabulary, term) in &entry.terms {
        terms.entry(vocabulary).or_default().push(term);
    }
    let mut found = vec![
        json!(entry.id.name),
        json!(entry.title),
        json!(entry.kind),
        json!(excerpt(bank, entry)),
        json!(levels(bank, entry)),
        json!(terms),
        json!(note(bank, links, id)),
    ];
    while found.last().is_some_and(is_nothing) {
        found.pop();
    }
    Json::Array(found)
}

fn is_nothing(value: &Json) -> bool {
    match value {
        Json::String(text) => text.is_empty(),
        Json::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// The answer, else how the text begins.
pub(crate) fn excerpt(bank: &Bank, entry: &Entry) -> String {
    let summary = entry
        .summary
        .clone()
        .filter(|summary| !summary.trim().is_empty());
    let text = summary.unwrap_or_else(|| fields::plain(bank, &entry.body));
    let (mut found, mut letters) = (String::new(), 0);
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if letters + more > EXCERPT {
            found.push_str(" …");
            break;
        }
        if !found.is_empty() {
            found.push(' ');
            letters += 1;
        }
        found.push_str(word);
        letters += more;
    }
    found
}

/// By scale, the codes that an entry or its findings are given, each with how often, the strongest first.
fn levels(bank: &Bank, entry: &Entry) -> BTreeMap<String, Vec<(String, usize)>> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    entry.fields.each(&mut |value, _| {
        for rating in value.ratings() {
            *counts
                .entry((rating.scale.clone(), rating.code.clone()))
                .or_default() += 1;
        }
    });
    let mut found: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for ((scale, code), count) in counts {
        found.entry(scale).or_default().push((code, count));
    }
    for (scale, levels) in &mut found {
        let declared = bank.schema.scales.get(scale);
        levels.sort_by_key(|(code, _)| {
            std::cmp::Reverse(declared.and_then(|scale| scale.rank(code)))
        });
    }
    found
}

/// What a reader must know before they open it.
pub(crate) fn note(bank: &Bank, links: &Links, id: EntryId) -> String {
    let entry = &bank.entries[id];
    if entry.status != Status::Live {
        let options = bank
            .kind(entry)
            .field("status")
            .map(|field| field.options.as_slice());
        let code = entry.status.code();
        let option = options
            .unwrap_or_default()
            .iter()
            .find(|option| option.code == code);
        return option.map_or(code, |option| &option.label).to_owned();
    }
    if links.lost_ground(bank, id).is_empty() {
        String::new()
    } else {
        bank.messages().text("note-lost-source")
    }
}
