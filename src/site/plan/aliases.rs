//! Earlier addresses of entries.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::relative_to;
use crate::model::{Bank, Entry, Value};
use crate::site::path;
use crate::text::is_reserved;

/// An earlier address.
pub(crate) struct Alias<'b> {
    /// As it is written.
    pub(crate) written: &'b str,
    /// Where.
    pub(crate) span: Range<usize>,
    /// Its path in the site.
    pub(crate) path: String,
}

/// The earlier addresses of an entry; those that are none are reported.
pub(crate) fn of<'b>(bank: &Bank, entry: &'b Entry, out: &mut Diagnostics) -> Vec<Alias<'b>> {
    let Some(Value::List(aliases)) = entry.fields.get("aliases") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for alias in aliases {
        let Value::Text(written) = alias else {
            continue;
        };
        // Words are another name of the entry, for wiki links, and no address.
        if written.contains(' ') && !written.starts_with('/') {
            continue;
        }
        let span = span(entry, written);
        if written.starts_with('.') {
            // From the folder that the page stands in, as Hugo has it: https://gohugo.io/content-management/urls/#aliases.
            let path = path::entry_folder(bank, entry);
            let place = relative_to(written, &format!("content/{path}"));
            let place = place.and_then(|place| Some(place.strip_prefix("content/")?.to_owned()));
            if let Some(place) = place {
                found.push(Alias {
                    written,
                    span,
                    path: path::written(&place),
                });
                continue;
            }
        }
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

/// The longest address, in bytes: with the folder that the site stands in it must stay below the 4,096 of Linux.
const LONGEST: usize = 1_000;

/// What is wrong with an alias.
fn fault(alias: &str) -> Option<&'static str> {
    let path = alias.trim_matches('/');
    if path.is_empty() {
        Some("is empty")
    } else if path.split('/').any(|part| part == ".." || part == ".") {
        Some("climbs out of the site")
    } else if path.len() > LONGEST {
        Some("is longer than any disk takes")
    } else if path.split('/').any(is_reserved) {
        Some("has a part that Windows has no folder for")
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
