//! Findings as records for programs: what was found, how sure it is, and where it was read.

use serde_json::{Map, Value as Json, json};

use crate::model::{Bank, Entry, Fields, Finding, SourceRef, Value};
use crate::site::path;

/// A finding of an entry.
pub(crate) fn record(bank: &Bank, entry: &Entry, finding: &Finding) -> Json {
    let fields = &finding.fields;
    let page = path::address(bank, &path::entry(bank, entry));
    let mut found = json!({
        "id": format!("{}#{}", entry.id.name, finding.anchor()),
        "page": entry.id.name,
        "url": format!("{page}#{}", finding.anchor()),
        "statement": fields.text("statement"),
        "claim": fields.text("claim"),
        "as_of": fields.period("as_of").map(|period| period.to_string()),
        "population": fields.text("population"),
        "place": fields.text("place"),
        "rests_on": levels(bank, fields),
        "sources": sources(bank, fields),
        "terms": terms(fields),
    });
    if let Some(found) = found.as_object_mut() {
        found.retain(|_, value| !value.is_null());
    }
    found
}

/// Its levels, by scale.
fn levels(bank: &Bank, fields: &Fields) -> Vec<Json> {
    let mut found = Vec::new();
    fields.each(&mut |value, _| {
        for rating in value.ratings() {
            let scale = bank.schema.scales.get(&rating.scale);
            let level = scale.and_then(|scale| scale.find(&rating.code));
            found.push(json!({
                "scale": rating.scale,
                "code": rating.code,
                "label": level.map(|rated| &rated.level.label),
                "because": rating.because,
            }));
        }
    });
    found
}

/// The sources that something rests on, each with the place in it.
pub(super) fn sources(bank: &Bank, fields: &Fields) -> Vec<Json> {
    match fields.get("sources") {
        Some(Value::Sources(sources)) => sources.iter().map(|one| source(bank, one)).collect(),
        _ => Vec::new(),
    }
}

fn source(bank: &Bank, source: &SourceRef) -> Json {
    let named = |id: &str| {
        let entry = bank.find(id).map(|at| &bank.entries[at]);
        json!({
            "id": id,
            "title": entry.map(|entry| &entry.title),
            "url": entry.map(|entry| path::address(bank, &path::entry(bank, entry))),
            "status": entry.map(|entry| entry.status.code()),
        })
    };
    let mut found = named(&source.id.name);
    if let Some(found) = found.as_object_mut() {
        if !source.locator.is_empty() {
            found.insert("place".to_owned(), json!(source.locator));
        }
        if let Some(via) = &source.via {
            found.insert("read_in".to_owned(), named(&via.name));
        }
    }
    found
}

/// What it is filed under, by vocabulary.
pub(super) fn terms(fields: &Fields) -> Map<String, Json> {
    let mut found: Map<String, Json> = Map::new();
    for (vocabulary, term) in fields.terms() {
        let known = found.entry(vocabulary).or_insert_with(|| json!([]));
        if let Some(known) = known.as_array_mut() {
            known.push(json!(term));
        }
    }
    found
}
