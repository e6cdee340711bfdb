//! Sources as records for programs: the formatted reference, the same for reference managers, and what rests on it.

use serde_json::{Value as Json, json};

use crate::link::{Edge, EdgeKind};
use crate::model::EntryId;
use crate::search::note;
use crate::site::path;
use crate::site::planned::Site;
use crate::site::references::csl;

use super::stands;

/// A source as lists of references have it. What is withdrawn or retracted says so.
pub(crate) fn record(site: &Site, id: EntryId) -> Json {
    let bank = &site.bank;
    let entry = &bank.entries[id];
    let formatted = site.references.get(id);
    let mut found = json!({
        "id": entry.id.name,
        "title": entry.title,
        "url": path::address(bank, &path::entry(bank, entry)),
        "status": entry.status.code(),
        "reference": formatted.map(|formatted| &formatted.reference.text),
    });
    let note = note(bank, &site.links, id);
    if !note.is_empty() {
        found["note"] = json!(note);
    }
    found
}

/// The same with its CSL-JSON, which has its type, its DOI and its address, and in how many places it is used.
pub(crate) fn whole(site: &Site, id: EntryId) -> Json {
    let mut found = record(site, id);
    found["csl"] = Json::Object(csl::of_entry(&site.bank.entries[id]));
    found["used_total"] = json!(edges(site, id).count());
    found
}

/// Every place where a source is used.
pub(crate) fn uses(site: &Site, id: EntryId) -> Vec<Json> {
    edges(site, id).map(|edge| used(site, edge)).collect()
}

fn edges(site: &Site, id: EntryId) -> impl Iterator<Item = &Edge> {
    let incoming = site.links.incoming(id);
    incoming.filter(|edge| is_use(site, edge))
}

/// Whether an edge says that a page that stands rests on a source or cites it. Findings count where they stand.
fn is_use(site: &Site, edge: &Edge) -> bool {
    let is_kind = matches!(
        edge.kind,
        EdgeKind::RestsOn | EdgeKind::ReadIn | EdgeKind::Cites
    );
    is_kind && !edge.is_taken && stands(site.bank.entries[edge.from].status)
}

fn used(site: &Site, edge: &Edge) -> Json {
    let entry = &site.bank.entries[edge.from];
    let mut found = json!({"page": entry.id.name, "link": edge.kind.says()});
    let finding = edge.finding.and_then(|id| entry.finding(id));
    if let Some(finding) = finding {
        found["finding"] = json!(format!("{}#{}", entry.id.name, finding.anchor()));
    }
    if !edge.locator.is_empty() {
        found["place"] = json!(edge.locator);
    }
    found
}
