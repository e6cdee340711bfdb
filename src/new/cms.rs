//! Forms in a browser, for those who edit on the web: a page and a configuration for Decap CMS
//! (<https://decapcms.org/docs/configuration-options/>), made of what the bank declares.
//!
//! They stand in a folder of their own that no build publishes: the site stays without scripts of others.

mod backend;
mod collection;
mod widget;

use serde_json::{Value, json};

use crate::model::Bank;

use super::file::Draft;
use super::written::yaml;

const FILES: [(&str, &str); 6] = [
    ("admin/.gitignore", include_str!("cms/gitignore")),
    ("admin/index.html", include_str!("cms/index.html")),
    ("admin/widgets.js", include_str!("cms/widgets.js")),
    ("admin/start.mjs", include_str!("cms/start.mjs")),
    ("admin/package.json", include_str!("cms/package.json")),
    ("admin/README.md", include_str!("cms/README.md")),
];

/// The files of the forms of a bank.
pub(super) fn drafts(bank: &Bank) -> Vec<Draft> {
    let title = crate::text::escape(&bank.config.title);
    let language = crate::text::escape(&bank.config.language);
    let draft = |(path, text): &(&str, &str)| Draft {
        path: (*path).to_owned(),
        text: text
            .replace("{title}", &title)
            .replace("{language}", &language),
    };
    let mut drafts: Vec<Draft> = FILES.iter().map(draft).collect();
    drafts.push(Draft {
        path: "admin/config.yml".to_owned(),
        text: config(bank),
    });
    drafts
}

/// The head of the configuration, which says what each setting is for, then all that follows from the bank.
fn config(bank: &Bank) -> String {
    let kinds = bank.schema.kinds.values();
    let collections = kinds.map(|kind| collection::collection(bank, kind));
    let settings = json!({
        "backend": backend::backend(bank.config.edit_url.as_deref()),
        "site_url": bank.config.base_url,
        "collections": collections.collect::<Value>(),
    });
    format!("{}{}", include_str!("cms/head.yml"), yaml(&settings, 0))
}
