//! The bank as JSON: every entry with what lists and other programs need.

use crate::diagnostic::Diagnostics;
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use serde_json::json;

use super::records::entries;

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
            found.push_str(&entries::record(site, id).to_string());
        }
        found.push_str("\n]}\n");
        Ok(Content::Text(found))
    }
}
