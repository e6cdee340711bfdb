//! What stands at the foot of every page: a line of words and links, such as what to do if a child is at risk now.

use crate::diagnostic::Diagnostics;
use crate::record::Record;
use crate::yaml::Value;

use super::navigation::{Link, link};

/// A part of the line.
#[derive(Clone, Debug)]
pub enum FootPart {
    /// Words, as they are shown.
    Words(String),
    /// A link: to the id of an entry, a path, or an address with `https:`, `mailto:` or `tel:`.
    Link(Link),
}

/// Reads `foot`: words alone, or a list of words and links.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> Vec<FootPart> {
    if let Some(words) = record
        .get("foot")
        .and_then(|node| node.text(&record.file.text))
    {
        return vec![FootPart::Words(words.to_owned())];
    }
    let items = record.list("foot", out).iter();
    let part = |node: &crate::yaml::Node| match (&node.value, node.text(&record.file.text)) {
        (Value::Map(_), _) => link(record.file, node, out).map(FootPart::Link),
        (_, words) => words.map(|words| FootPart::Words(words.to_owned())),
    };
    items.filter_map(part).collect()
}
