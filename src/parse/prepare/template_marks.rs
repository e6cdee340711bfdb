//! Marks of templates that mean a path or themselves, and nothing that a program would have to work out.

use std::ops::Range;

use crate::model::BY_NAME;
use crate::text::find_near;

/// A piece of a text, and what stands for it.
pub(super) struct Insertion {
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

/// Marks that Hugo shows instead of following them, `{{</* x */>}}`, as they are shown.
pub(super) fn shown(text: &str) -> Vec<Insertion> {
    let mut found = Vec::new();
    for (open, close, sign) in [("{{</*", "*/>}}", "<"), ("{{%/*", "*/%}}", "%")] {
        for (at, _) in text.match_indices(open) {
            let inside = &text[at + open.len()..];
            let Some(end) = find_near(inside, close, 500) else {
                continue;
            };
            let closing = if sign == "<" { ">" } else { "%" };
            found.push(Insertion {
                span: at..at + open.len() + end + close.len(),
                text: format!("{{{{{sign}{}{closing}}}}}", &inside[..end]),
            });
        }
    }
    found
}

/// The marks of templates in destinations that mean a path and nothing else, with the path: `{% link a.md %}`,
/// `{{ "/a/" | relative_url }}`, `{{ site.baseurl }}/a/`, `{{< ref "a.md" >}}`.
pub(super) fn paths(text: &str) -> Vec<Insertion> {
    let mut found = Vec::new();
    for opening in ["](", "](<", "href=\"", "src=\"", "]: "] {
        for (at, _) in text.match_indices(opening) {
            let start = at + opening.len();
            let inside = &text[start..];
            let close = match inside.get(..2) {
                Some("{{") => "}}",
                Some("{%") => "%}",
                _ => continue,
            };
            let Some(end) = find_near(inside, close, 300) else {
                continue;
            };
            if let Some(text) = path(&inside[2..end]) {
                let span = start..start + end + 2;
                found.push(Insertion { span, text });
            }
        }
    }
    found
}

/// The path that a mark means.
fn path(mark: &str) -> Option<String> {
    let mark = mark.trim_matches(['<', '>', '%', '-', ' ']);
    let unquoted = |text: &str| text.trim().trim_matches(['"', '\'', '`']).to_owned();
    if ["site.baseurl", "site.url", "base_url", "base.url"].contains(&mark) {
        return Some(String::new());
    }
    let (verb, rest) = mark.split_once(char::is_whitespace)?;
    match verb {
        "link" => Some(format!("/{}", unquoted(rest).trim_start_matches('/'))),
        "post_url" => Some(format!("{BY_NAME}{}", unquoted(rest))),
        "ref" | "relref" => {
            let name = unquoted(rest);
            let is_plain = !name.contains(char::is_whitespace) && !name.is_empty();
            let is_near = name.starts_with(['/', '.', '#']);
            is_plain.then(|| {
                if is_near {
                    name
                } else {
                    format!("{BY_NAME}{name}")
                }
            })
        }
        _ => {
            let (path, filter) = mark.split_once('|')?;
            let is_address = ["relative_url", "absolute_url", "url", "relURL", "absURL"];
            let quoted = path.trim().starts_with(['"', '\'']);
            (quoted && is_address.contains(&filter.trim())).then(|| unquoted(path))
        }
    }
}
