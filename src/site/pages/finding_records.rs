//! `findings.json`: every finding of the bank as a record for programs.

use serde_json::{Map, Value as Json, json};

use crate::site::planned::Site;

use super::records::{entries, findings, stands};

/// All findings of pages that stand, each once, with the pages that they stand on.
pub(super) fn write(site: &Site) -> String {
    let bank = &site.bank;
    let (mut pages, mut records) = (Map::new(), Vec::new());
    for entry in bank.entries.iter().filter(|entry| stands(entry.status)) {
        let own = entry.findings().into_iter();
        let own = own.filter(|finding| !finding.is_taken());
        let mut own = own.peekable();
        if own.peek().is_none() {
            continue;
        }
        records.extend(own.map(|finding| findings::record(bank, entry, finding)));
        pages.insert(entry.id.name.clone(), entries::page(bank, entry));
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
    let lines: Vec<String> = records.iter().map(Json::to_string).collect();
    out.push_str(&lines.join(",\n"));
    out.push_str("\n]}\n");
    out
}
