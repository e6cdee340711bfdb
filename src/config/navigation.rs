//! The menu of a bank, and the order of its pages where folders do not say it.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::{File, Pattern, Spanned};
use crate::yaml::{Node, Value};

/// An item of the menu.
#[derive(Clone, Debug)]
pub struct Link {
    /// As readers see it; the name of what it leads to where there is none.
    pub label: Option<String>,
    /// A path from the root of the site, a web address, or the id of a kind, a vocabulary or an entry.
    pub to: String,
    /// Its place in the file.
    pub span: Range<usize>,
    /// The pages that are read in this order there; empty where folders say it.
    pub items: Vec<Branch>,
}

/// A branch of a tree of pages.
#[derive(Clone, Debug)]
pub struct Branch {
    /// What it is called; as its page is where there is none.
    pub label: Option<String>,
    /// The pages that stand here, by their ids or their addresses.
    pub pages: Option<Spanned<Pattern>>,
    /// What stands in it.
    pub items: Vec<Branch>,
}

/// How deep a tree of pages may be.
const DEEPEST: usize = 12;

/// Reads `navigation`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> Vec<Link> {
    let items = record.list("navigation", out);
    let items = items.iter().filter_map(|node| link(record.file, node, out));
    items.collect()
}

/// An item: a text alone is what it leads to.
pub(super) fn link(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Link> {
    if let Some(to) = node.text(&file.text) {
        return Some(Link {
            label: None,
            to: to.to_owned(),
            span: node.span.clone(),
            items: Vec::new(),
        });
    }
    let keys = ["label", "to", "items"];
    let record = Record::open(file, node, "an item of the menu", &keys, out)?;
    let label = record.text("label", out);
    let to = record.required("to", "an item of the menu", out)?;
    let span = record.get("to")?.span.clone();
    let items = branches(&record, 1, out);
    Some(Link {
        label,
        to,
        span,
        items,
    })
}

fn branches(record: &Record<'_>, depth: usize, out: &mut Diagnostics) -> Vec<Branch> {
    if depth > DEEPEST {
        return Vec::new();
    }
    let items = record.list("items", out).iter();
    items
        .filter_map(|node| branch(record, node, depth, out))
        .collect()
}

fn branch(above: &Record<'_>, node: &Node, depth: usize, out: &mut Diagnostics) -> Option<Branch> {
    if !matches!(node.value, Value::Map(_)) {
        let text = node.text(&above.file.text)?;
        return Some(Branch {
            label: None,
            pages: Some(pattern(above, text, node, out)?),
            items: Vec::new(),
        });
    }
    let keys = ["label", "to", "items"];
    let record = Record::open(above.file, node, "a branch of the menu", &keys, out)?;
    let pages = record.spanned("to", out);
    let pages = pages.and_then(|to| pattern(&record, &to.value, record.get("to")?, out));
    Some(Branch {
        label: record.text("label", out),
        pages,
        items: branches(&record, depth + 1, out),
    })
}

fn pattern(
    record: &Record<'_>,
    text: &str,
    node: &Node,
    out: &mut Diagnostics,
) -> Option<Spanned<Pattern>> {
    match Pattern::parse(text) {
        Ok(pattern) => Some(Spanned::new(pattern, node.span.clone())),
        Err(message) => {
            let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
            out.push(wrong.help("Write the id of a page, or a pattern: `deploy/*`, `deploy/**`."));
            None
        }
    }
}

/// Reads a list of patterns.
pub(super) fn patterns(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Vec<Pattern> {
    let mut found = Vec::new();
    for Spanned { value, span } in record.texts(key, out) {
        match Pattern::parse(&value) {
            Ok(pattern) => found.push(pattern),
            Err(message) => {
                let wrong = record.diagnose(Code::BadSetting, span, message);
                out.push(wrong.help("Write a path from `content/`: `Templates/`, `**/old-*.md`."));
            }
        }
    }
    found
}
