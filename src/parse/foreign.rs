//! Files from other generators: their fields by the names that they have here, and the marks of their templates.

use std::ops::Range;

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

/// What stands in a text for another generator, which would have worked it out.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Marks of templates.
    pub(super) marks: usize,
    /// Elements that are components of a site's own program: `<Tabs>`.
    pub(super) components: usize,
    /// Blocks of code that a script would draw.
    pub(super) diagrams: usize,
    /// Where the first of them stands.
    pub(super) first: Option<Range<usize>>,
}

const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];

/// The languages of diagrams.
pub(super) const DIAGRAMS: [&str; 6] = ["mermaid", "plantuml", "graphviz", "dot", "d2", "kroki"];

impl Foreign {
    /// Counts the marks in a text that begins at a place.
    pub(super) fn add_marks(&mut self, text: &str, place: usize) {
        let count = foreign_marks(text);
        if count == 0 {
            return;
        }
        self.marks += count;
        let places = MARKS.iter().filter_map(|(open, _)| text.find(open));
        let at = place + places.min().unwrap_or_default();
        self.first.get_or_insert(at..at + 2);
    }

    /// Counts a component.
    pub(super) fn add_component(&mut self, range: &Range<usize>) {
        self.components += 1;
        self.first.get_or_insert(range.clone());
    }

    /// What is said of them; `None` where there are none.
    pub(super) fn message(&self) -> Option<String> {
        let counts = [
            (
                self.marks,
                "a mark of another generator's templates",
                "marks of another generator's templates",
            ),
            (self.components, "a component", "components"),
            (
                self.diagrams,
                "a diagram that is not drawn",
                "diagrams that are not drawn",
            ),
        ];
        let said = counts.into_iter().filter(|(count, _, _)| *count > 0);
        let words: Vec<String> = said
            .map(|(count, one, more)| match count {
                1 => one.to_owned(),
                count => format!("{count} {more}"),
            })
            .collect();
        let verb = if self.marks + self.components + self.diagrams == 1 {
            "stands"
        } else {
            "stand"
        };
        (!words.is_empty()).then(|| format!("{} {verb} in this text", words.join(" and ")))
    }

    /// What can be done about them.
    pub(super) fn help(&self) -> &'static str {
        if self.marks > 0 {
            "Readers see `{{ … }}`, `{% … %}` and `<% … %>` as they stand: write what is meant, or put it into code."
        } else if self.components > 0 {
            "Readers see what stands in a component, and nothing of the component itself: write what is meant in Markdown."
        } else {
            "Readers see the code of a diagram: put a picture in its place."
        }
    }
}

/// How many marks of other generators' templates a text holds: Liquid's and Hugo's `{{ x }}` and `{% x %}`, ERB's `<% x %>`.
pub(super) fn foreign_marks(text: &str) -> usize {
    let counts = MARKS.iter().map(|(open, close)| {
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
