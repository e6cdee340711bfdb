//! The fields at the head of an entry in the order of its kind, each moved as the lines that it is.
//!
//! Nothing is written anew: a field's comments, its blanks and the way in which its value is written stay as they were. A
//! head that cannot be moved about so, as where a value is called by a name that another field gives, is left alone.

use std::ops::Range;

use crate::model::{Bank, Entry};
use crate::parse::yaml_head;
use crate::text::{Edit, File};
use crate::yaml::{self, Node, Value};

/// What puts the head of an entry in order, by the text of its file; nothing where it is, or where it cannot be.
pub fn ordered(bank: &Bank, file: &File) -> Option<Edit> {
    let entry = &bank.entries[bank.find_path(&file.path)?];
    in_order(file, &names(bank, entry))
}

/// The fields of an entry as people write them: what it is called and answers, what it is filed under, then all else as its
/// kind declares it.
fn names<'b>(bank: &'b Bank, entry: &Entry) -> Vec<&'b str> {
    const FIRST: [&str; 4] = ["id", "title", "kind", "summary"];
    let fields = bank.kind(entry).fields.iter();
    let mut names: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
    names.sort_by_key(|name| match FIRST.contains(name) {
        true => 0,
        false if bank.schema.vocabularies.contains_key(*name) => 1,
        false => 2,
    });
    names
}

fn in_order(file: &File, order: &[&str]) -> Option<Edit> {
    let text = &*file.text;
    let (node, head) = yaml_head(file)?;
    let blocks = blocks(text, &node, &head)?;
    let place = |name: &str| order.iter().position(|known| *known == name);
    let mut sorted: Vec<&Block<'_>> = blocks.iter().collect();
    // What its kind does not declare comes behind what it does, in the order in which its author wrote it.
    sorted.sort_by_key(|block| place(block.name).unwrap_or(usize::MAX));
    if sorted
        .iter()
        .zip(&blocks)
        .all(|(one, other)| one.name == other.name)
    {
        return None;
    }
    let span = blocks.first()?.lines.start..blocks.last()?.lines.end;
    let moved: String = sorted
        .iter()
        .map(|block| &text[block.lines.clone()])
        .collect();
    let whole = format!("{}{moved}{}", &text[..span.start], &text[span.end..]);
    let read = yaml::parse(&whole, head).ok()?;
    let edit = Edit {
        start: span.start,
        end: span.end,
        text: moved,
    };
    is_same(&node, &read).then_some(edit)
}

/// A field as the lines that it stands in, with the comments above it.
struct Block<'t> {
    name: &'t str,
    lines: Range<usize>,
}

/// Every field of a head; `None` where two stand in one line, or where one does not begin its line.
fn blocks<'t>(text: &'t str, node: &'t Node, head: &Range<usize>) -> Option<Vec<Block<'t>>> {
    let mut found: Vec<Block<'t>> = Vec::new();
    for (key, _) in node.pairs() {
        let at = key.span.start;
        if at < head.start || !(at == head.start || text[..at].ends_with('\n')) {
            return None;
        }
        let start = with_comments(&text[head.start..at]) + head.start;
        if let Some(before) = found.last_mut() {
            before.lines.end = start;
        }
        found.push(Block {
            name: &key.name,
            lines: start..head.end,
        });
    }
    let last = found.last_mut()?;
    last.lines.end -= trailing(&text[last.lines.clone()]);
    Some(found)
}

/// Where the comments begin that stand right above the end of a text.
fn with_comments(above: &str) -> usize {
    let mut start = above.len();
    for line in above.split_inclusive('\n').rev() {
        if !line.starts_with('#') {
            break;
        }
        start -= line.len();
    }
    start
}

/// How many bytes at the end of a head belong to no field: comments behind all of them, and blank lines.
fn trailing(text: &str) -> usize {
    let lines = text.split_inclusive('\n').rev();
    let lines = lines.take_while(|line| line.starts_with('#') || line.trim().is_empty());
    lines.map(str::len).sum()
}

/// Whether two values are one, wherever they stand; of mappings the order does not count.
fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Map(pairs), Value::Map(others)) => {
            let is_there = |name: &str, node: &Node| {
                let same = others.iter().find(|(key, _)| key.name == name);
                same.is_some_and(|(_, other)| is_same(node, other))
            };
            pairs.len() == others.len() && pairs.iter().all(|(key, node)| is_there(&key.name, node))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_in_order(text: &str) -> Option<String> {
        let file = File::new("content/evidence/a.md", text);
        let edit = in_order(&file, &["title", "summary", "published", "key_messages"])?;
        Some(Edit::apply(text, &[edit]))
    }

    #[test]
    fn fields_move_with_their_comments_and_as_they_are_written() {
        let text = "---\n# About the page.\n\nsummary:   'S'  # short\n# what it is\n# called\ntitle: T\nown: 1\npublished: 2026-01-01\nkey_messages:\n- one\n\n- two\n# the end\n---\nBody.\n";
        let wanted = "---\n# About the page.\n\n# what it is\n# called\ntitle: T\nsummary:   'S'  # short\npublished: 2026-01-01\nkey_messages:\n- one\n\n- two\nown: 1\n# the end\n---\nBody.\n";
        assert_eq!(put_in_order(text).as_deref(), Some(wanted));
        assert_eq!(put_in_order(wanted), None);
    }

    #[test]
    fn a_head_that_would_say_something_else_is_left_alone() {
        // The name of a value stands before whoever calls it.
        assert_eq!(put_in_order("---\nsummary: &s S\ntitle: *s\n---\n"), None);
        assert_eq!(put_in_order("---\n{summary: S, title: T}\n---\n"), None);
        assert_eq!(put_in_order("---\nsummary: S\ntitle: [\n---\n"), None);
        assert_eq!(put_in_order("No head.\n"), None);
    }
}
