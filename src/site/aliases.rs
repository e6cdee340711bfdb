//! Earlier addresses of entries, and the page that stands at each.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Bank;
use crate::model::{Entry, Value};
use crate::theme::Context;

use super::pages::{Rendered, finish, page};
use super::path;
use super::view::{LinkView, PageView};
use crate::site::Site;

/// An earlier address.
pub(super) struct Alias<'b> {
    /// As it is written.
    pub(super) written: &'b str,
    /// Where.
    pub(super) span: Range<usize>,
    /// Its path in the site.
    pub(super) path: String,
}

/// Whether any entry has an earlier address.
pub(super) fn any(bank: &Bank) -> bool {
    let has = |entry: &Entry| matches!(entry.fields.get("aliases"), Some(Value::List(found)) if !found.is_empty());
    bank.entries.iter().any(|entry| has(entry))
}

/// The earlier addresses of an entry; those that are none are reported.
pub(super) fn of<'b>(entry: &'b Entry, out: &mut Diagnostics) -> Vec<Alias<'b>> {
    let Some(Value::List(aliases)) = entry.fields.get("aliases") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for alias in aliases {
        let Value::Text(written) = alias else {
            continue;
        };
        let span = span(entry, written);
        if let Some(wrong) = fault(written) {
            let message = format!("the alias `{written}` {wrong}");
            let help = "An alias is an earlier address from the root of the site: `old/page/` or `old.html`.";
            out.push(Diagnostic::new(Code::BadAlias, entry.path(), span, message).help(help));
            continue;
        }
        found.push(Alias {
            written,
            span,
            path: path::written(written),
        });
    }
    found
}

/// Where an alias is written.
fn span(entry: &Entry, alias: &str) -> Range<usize> {
    let whole = entry.fields.span("aliases");
    let text = entry.file.text.get(whole.clone());
    let within = text.and_then(|text| text.find(alias));
    within.map_or(whole.clone(), |at| {
        whole.start + at..whole.start + at + alias.len()
    })
}

/// What is wrong with an alias.
fn fault(alias: &str) -> Option<&'static str> {
    let path = alias.trim_matches('/');
    if path.is_empty() {
        Some("is empty")
    } else if path.split('/').any(|part| part == ".." || part == ".") {
        Some("climbs out of the site")
    } else if path.contains("//") || path.contains(':') {
        Some("is a whole address")
    } else if path.contains(['\\', '?', '#', '<', '>', '"', '|', '*', '%'])
        || path.contains(char::is_control)
    {
        Some("has a character that no address has")
    } else if path.contains(char::is_whitespace) {
        Some("has a space")
    } else if path
        .split('/')
        .any(|part| part.starts_with('.') || part.len() > 200)
    {
        Some("has a part that no folder can have")
    } else {
        None
    }
}

/// The page that leads from an earlier address to today's.
pub(super) fn moved(site: &Site, path: &str, at: usize) -> Rendered {
    let entry = &site.bank.entries[at];
    let to = path::entry(&site.bank, entry);
    let canonical = format!("{}{}", site.bank.config.base_url, path::public(&to));
    let page = PageView {
        canonical: Some(canonical),
        noindex: true,
        ..page(site, path, "This page has moved")
    };
    let mut context = Context::new();
    context.insert(
        "to",
        &LinkView {
            title: entry.title.clone(),
            path: to,
        },
    );
    finish(site, "moved.html", &page, context)
}
