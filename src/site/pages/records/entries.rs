//! Entries as records for programs.

use serde_json::{Map, Value as Json, json};

use crate::link::EdgeKind;
use crate::model::{Bank, Entry, EntryId};
use crate::search::note;
use crate::site::path;
use crate::site::planned::Site;

/// The page that findings stand on, as `findings.json` has it.
pub(crate) fn page(bank: &Bank, entry: &Entry) -> Json {
    let gaps = entry.gaps().into_iter();
    let unknown: Vec<&str> = gaps.filter_map(|gap| gap.text("statement")).collect();
    json!({
        "title": entry.title,
        "answer": entry.summary,
        "url": path::address(bank, &path::entry(bank, entry)),
        "status": entry.status.code(),
        "not_known": unknown,
    })
}

/// The record of an entry with what a reader must know before they take it for an answer: its status in words, since when
/// and why.
pub(crate) fn with_note(site: &Site, id: EntryId) -> Json {
    let mut found = record(site, id);
    let entry = &site.bank.entries[id];
    let note = note(&site.bank, &site.links, id);
    let since = entry.status_date.map(|date| date.to_string());
    let reason = entry.fields.text("status_reason").map(str::to_owned);
    let facts = [
        ("note", Some(note).filter(|note| !note.is_empty())),
        ("status_date", since),
        ("status_reason", reason),
    ];
    if let Some(found) = found.as_object_mut() {
        let known = facts.into_iter();
        found.extend(known.filter_map(|(name, fact)| Some((name.to_owned(), json!(fact?)))));
    }
    found
}

/// An entry as `bank.json` has it.
pub(crate) fn record(site: &Site, id: EntryId) -> Json {
    let entry = &site.bank.entries[id];
    let mut terms: Map<String, Json> = Map::new();
    for (vocabulary, term) in &entry.terms {
        let known = terms.entry(vocabulary.clone()).or_insert_with(|| json!([]));
        known
            .as_array_mut()
            .into_iter()
            .for_each(|known| known.push(json!(term)));
    }
    let sources = site
        .links
        .outgoing(id)
        .iter()
        .filter(|edge| edge.kind.carries_status());
    let mut sources: Vec<&str> = sources
        .map(|edge| site.bank.entries[edge.to].id.name.as_str())
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let replaced_by = site
        .links
        .outgoing(id)
        .iter()
        .find(|edge| edge.kind == EdgeKind::SupersededBy);
    let date = |name: &str| entry.fields.date(name).map(|date| date.to_string());
    let mut found = json!({
        "id": entry.id.name,
        "kind": entry.kind,
        "title": entry.title,
        "summary": entry.summary,
        "url": path::address(&site.bank, &path::entry(&site.bank, entry)),
        "status": entry.status.code(),
        "published": date("published"),
        "reviewed": date("reviewed"),
        "review_by": date("review_by"),
        "changed": entry.changed().map(|date| date.to_string()),
        "as_of": entry.fields.period("as_of").map(|period| period.to_string()),
        "terms": terms,
        "sources": sources,
        "superseded_by": replaced_by.map(|edge| &site.bank.entries[edge.to].id.name),
    });
    if let Some(found) = found.as_object_mut() {
        found.retain(|_, value| !value.is_null());
    }
    found
}
