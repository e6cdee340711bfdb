//! Sources that count otherwise.

use std::collections::BTreeSet;

use crate::model::EntryId;
use crate::schema::CITATION;

use super::change::SourceChange;
use super::version::Version;

/// Sources that are cited for the first time, and those in use that were withdrawn or retracted, in the order of their
/// ids.
pub(super) fn changes(before: &Version<'_>, after: &Version<'_>) -> Vec<SourceChange> {
    let bank = after.bank();
    let mut found = Vec::new();
    for id in bank.based_on(CITATION) {
        let entry = &bank.entries[id];
        let used_in = users(after, id);
        if used_in.is_empty() {
            continue;
        }
        let old = before.bank().source(&entry.id.name);
        let is_new = old.is_none_or(|old| users(before, old).is_empty());
        let status = old.map(|old| before.bank().entries[old].status);
        let is_gone_now = entry.status.is_gone() && status.is_none_or(|old| old != entry.status);
        if !is_new && !is_gone_now {
            continue;
        }
        let record = after.site.source_record(id);
        found.push(SourceChange {
            id: entry.id.name.clone(),
            reference: record["reference"]
                .as_str()
                .unwrap_or(&entry.title)
                .to_owned(),
            is_new,
            is_unseen: entry.fields.is_false("seen"),
            gone: entry.status.is_gone().then(|| entry.status.code()),
            used_in: used_in.into_iter().collect(),
        });
    }
    found
}

/// The pages that rest on a source or cite it.
fn users(version: &Version<'_>, id: EntryId) -> BTreeSet<String> {
    let links = &version.loaded.links;
    let incoming = links.incoming(id).filter(|edge| edge.kind.carries_status());
    let pages = incoming.map(|edge| version.bank().entries[edge.from].id.name.clone());
    pages.collect()
}
