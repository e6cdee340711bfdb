//! The bank as JSON: every entry with what lists and other programs need.

use crate::diagnostic::Diagnostics;
use crate::link::EdgeKind;
use crate::model::EntryId;
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::path;
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use serde_json::{Map, Value as Json, json};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct BankJson;

fn routes(_: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    vec![Route::of_site("bank.json", BankJson)]
}

impl Page for BankJson {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let config = &site.bank.config;
        let head = json!({
            "title": config.title,
            "description": config.description,
            "url": config.base_url,
            "language": config.language,
            "built": site.bank.today.to_string(),
        });
        let mut found = head.to_string();
        found.pop();
        found.push_str(",\"entries\":[\n");
        for id in site.bank.entries.ids() {
            if id.index() > 0 {
                found.push_str(",\n");
            }
            found.push_str(&entry_json(site, id).to_string());
        }
        found.push_str("\n]}\n");
        Ok(Content::Text(found))
    }
}

fn entry_json(site: &Site, id: EntryId) -> Json {
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
