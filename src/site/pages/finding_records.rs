//! Findings as records for programs: what was found, how sure it is, where it was read, and what its page does not know.

use serde_json::{Map, Value as Json, json};

use crate::model::{Bank, Entry, Fields, Finding, SourceRef, Status, Value};
use crate::site::path;
use crate::site::planned::Site;

/// Whether pages of a status are answers.
pub(super) fn stands(status: Status) -> bool {
    !matches!(status, Status::Withdrawn | Status::Retracted)
}

/// All findings of pages that stand, each once, with the pages that they stand on.
pub(super) fn write(site: &Site) -> String {
    let bank = &site.bank;
    let (mut pages, mut findings) = (Map::new(), Vec::new());
    for entry in bank.entries.iter().filter(|entry| stands(entry.status)) {
        let mut records = Vec::new();
        let mut unknown = Vec::new();
        entry.fields.each(&mut |value, _| match value {
            Value::Finding(finding) if !finding.is_taken() => {
                records.push(record(bank, entry, finding));
            }
            Value::Gap(gap) => unknown.extend(gap.text("statement").map(str::to_owned)),
            _ => {}
        });
        if records.is_empty() {
            continue;
        }
        findings.append(&mut records);
        let page = json!({
            "title": entry.title,
            "answer": entry.summary,
            "url": path::address(bank, &path::entry(bank, entry)),
            "status": entry.status.code(),
            "not_known": unknown,
        });
        pages.insert(entry.id.name.clone(), page);
    }
    let whole = json!({
        "title": bank.config.title,
        "url": bank.config.base_url,
        "language": bank.config.language,
        "licence": bank.config.licence,
        "built": bank.today.to_string(),
        "pages": pages,
    });
    let mut out = whole.to_string();
    out.pop();
    out.push_str(",\"findings\":[\n");
    let lines: Vec<String> = findings.iter().map(Json::to_string).collect();
    out.push_str(&lines.join(",\n"));
    out.push_str("\n]}\n");
    out
}

fn record(bank: &Bank, entry: &Entry, finding: &Finding) -> Json {
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

fn sources(bank: &Bank, fields: &Fields) -> Vec<Json> {
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
fn terms(fields: &Fields) -> Map<String, Json> {
    let mut found: Map<String, Json> = Map::new();
    for (vocabulary, term) in fields.terms() {
        let known = found.entry(vocabulary).or_insert_with(|| json!([]));
        if let Some(known) = known.as_array_mut() {
            known.push(json!(term));
        }
    }
    found
}
