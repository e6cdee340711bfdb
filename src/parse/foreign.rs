//! Files from other generators: their fields by the names that they have here, and the marks of their templates.

use crate::config::FieldNames;
use crate::schema::Kind;
use crate::yaml::{Key, Node, Value};

/// A head with its fields renamed as the bank asks for. A field that the kind declares keeps its name; where two come to
/// one name, the first that says something stays, and lists are joined.
pub(super) fn renamed(node: Node, names: &FieldNames, kind: &Kind) -> Node {
    let span = node.span.clone();
    let Value::Map(pairs) = node.value else {
        return node;
    };
    if names.is_empty() {
        return Node::new(span.clone(), Value::Map(pairs), span);
    }
    let mut found: Vec<(Key, Node)> = Vec::with_capacity(pairs.len());
    for (mut key, value) in pairs {
        if kind.field(&key.name).is_none() {
            if key.name == "draft" {
                found.extend(draft(&key, &value));
                continue;
            }
            match names.get(&key.name) {
                Some(Some(to)) => key.name.clone_from(to),
                Some(None) => continue,
                None => {}
            }
        }
        match found.iter_mut().find(|(known, _)| known.name == key.name) {
            Some((_, known)) if known.is_blank() => *known = value,
            Some((_, known)) => join(known, value),
            None => found.push((key, value)),
        }
    }
    Node::new(span.clone(), Value::Map(found), span)
}

/// How many marks of other generators' templates a text holds: Liquid's and Hugo's `{{ x }}` and `{% x %}`, ERB's `<% x %>`.
pub(super) fn foreign_marks(text: &str) -> usize {
    let marks = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];
    let counts = marks.iter().map(|(open, close)| {
        let mut pieces = text.split(open);
        pieces.next();
        pieces.filter(|piece| piece.contains(close)).count()
    });
    counts.sum()
}

/// `draft: true` is a status here.
fn draft(key: &Key, value: &Node) -> Option<(Key, Node)> {
    let is_draft = matches!(value.value, Value::Bool(true));
    let key = Key {
        name: "status".to_owned(),
        span: key.span.clone(),
    };
    let span = value.span.clone();
    let status = Node::new(span.clone(), Value::Text("draft".to_owned()), span);
    is_draft.then_some((key, status))
}

fn join(known: &mut Node, more: Node) {
    if let (Value::List(items), Value::List(others)) = (&mut known.value, more.value) {
        items.extend(others);
    }
}
