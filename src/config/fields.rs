//! What the fields at the head of a file are called where they come from another generator.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::yaml::Value;

/// The names of fields elsewhere, each with its name here; `None` for one that is passed over.
pub type FieldNames = BTreeMap<String, Option<String>>;

/// What most generators call the same, as their own documentation has it.
const COMMON: [(&str, &str); 18] = [
    ("description", "summary"),
    ("excerpt", "summary"),
    ("date", "published"),
    ("author", "authors"),
    ("redirect_from", "aliases"),
    ("permalink", "aliases"),
    ("url", "aliases"),
    ("nav_order", "weight"),
    ("sidebar_position", "weight"),
    ("order", "weight"),
    ("sidebar_label", "nav_title"),
    ("linkTitle", "nav_title"),
    ("linktitle", "nav_title"),
    ("tags", "keywords"),
    ("categories", "keywords"),
    ("category", "keywords"),
    ("redirect", "redirect_to"),
    ("redirectto", "redirect_to"),
];

/// Fields of how a page is made there, which say nothing here.
const PASSED_OVER: [&str; 24] = [
    "layout",
    "slug",
    "lastmod",
    "updated",
    "last_modified_at",
    "last_update",
    "expirydate",
    "expiryDate",
    "type",
    "toc",
    "cascade",
    "menu",
    "params",
    "image",
    "images",
    "cover",
    "cssclasses",
    "publish",
    "format",
    "execute",
    "sidebar",
    "template",
    "draft",
    "comments",
];

/// The generators whose names are ready.
const READY: [&str; 8] = [
    "hugo",
    "jekyll",
    "docusaurus",
    "obsidian",
    "quarto",
    "starlight",
    "eleventy",
    "zola",
];

/// Reads `fields: hugo`, or `fields: {like: hugo, subtitle: summary, layout: null}`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> FieldNames {
    let mut found = FieldNames::new();
    let Some(node) = record.get("fields") else {
        return found;
    };
    let file = &record.file.text;
    let like = if matches!(node.value, Value::Map(_)) {
        node.get("like")
    } else {
        Some(node)
    };
    if let Some(like) = like {
        let name = like.text(file).unwrap_or_default();
        if READY.contains(&name) {
            let passed_over = PASSED_OVER.map(|from| (from.to_owned(), None));
            let renamed = COMMON.map(|(from, to)| (from.to_owned(), Some(to.to_owned())));
            found.extend(passed_over.into_iter().chain(renamed));
        } else {
            let message = format!("there are no names of fields ready for `{name}`");
            let wrong = record.diagnose(Code::BadSetting, like.span.clone(), message);
            out.push(wrong.nearest(name, READY));
        }
    }
    for (key, node) in node.pairs().iter().filter(|(key, _)| key.name != "like") {
        let to = node.text(file).map(str::trim).filter(|to| !to.is_empty());
        found.insert(key.name.clone(), to.map(str::to_owned));
    }
    found
}
