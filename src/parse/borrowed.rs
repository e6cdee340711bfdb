//! Heads that come from another generator: their fields by the names and in the shapes that they have here, and what the name
//! of the file says beside them.

use crate::config::{Fate, FieldNames, Generator};
use crate::schema::{Kind, Type};
use crate::text::{File, dated_name, is_folder_page, number_before, slug};
use crate::yaml::{Key, Node, Value};

/// A head on its way to the fields of a kind.
struct Head<'h> {
    file: &'h File,
    names: &'h FieldNames,
    kind: &'h Kind,
    found: Vec<(Key, Node)>,
}

/// A head with its fields as the bank asks for them. Where two come to one name, the first that says something stays, and
/// lists are joined.
pub(super) fn head(node: Node, file: &File, names: &FieldNames, kind: &Kind) -> Node {
    let span = node.span.clone();
    let Value::Map(pairs) = node.value else {
        return node;
    };
    if names.is_empty() {
        return Node::new(span.clone(), Value::Map(pairs), span);
    }
    let mut head = Head {
        file,
        names,
        kind,
        found: Vec::with_capacity(pairs.len()),
    };
    for (key, value) in pairs {
        head.take(key, value);
    }
    head.date_of_name();
    head.number_of_name();
    let found = head.found;
    Node::new(span.clone(), Value::Map(found), span)
}

impl Head<'_> {
    fn take(&mut self, key: Key, value: Node) {
        let declared = self.kind.field(&key.name);
        let fate = self.names.fate(&key.name, declared.is_some());
        if self.names.generator.is_some() && self.switch(&key, &value) {
            return;
        }
        match fate {
            Fate::Kept => self.put(key, value),
            Fate::Renamed(to) => {
                let name = to.to_owned();
                self.put(Key { name, ..key }, value);
            }
            Fate::PassedOver => {}
        }
    }

    /// Takes a field in that says by its value what becomes of the page, or that is a group of such; says whether it is one.
    fn switch(&mut self, key: &Key, value: &Node) -> bool {
        let is_common = ["published", "search", "status"].contains(&key.name.as_str());
        if !is_common && self.kind.field(&key.name).is_some() {
            return false;
        }
        match (key.name.as_str(), &value.value) {
            ("draft", Value::Bool(is_draft)) => self.draft_if(*is_draft, key, value),
            ("published" | "publish", Value::Bool(is_published)) => {
                self.draft_if(!is_published, key, value);
            }
            ("unlisted" | "nav_exclude", Value::Bool(is_out)) => {
                self.say("in_menu", Value::Bool(!is_out), key, value);
            }
            ("search_exclude", Value::Bool(is_out)) => {
                self.say("search", Value::Bool(!is_out), key, value);
            }
            ("sidebar", Value::Map(pairs)) => {
                for (inner, value) in pairs {
                    match (inner.name.as_str(), &value.value) {
                        ("order", _) => self.copy("weight", inner, value),
                        ("label", _) => self.copy("nav_title", inner, value),
                        ("hidden", Value::Bool(is_out)) => {
                            self.say("in_menu", Value::Bool(!is_out), inner, value);
                        }
                        _ => {}
                    }
                }
            }
            ("search", Value::Map(_)) => {
                let is_out = value.get("exclude").map(|node| &node.value);
                if is_out == Some(&Value::Bool(true)) {
                    self.say("search", Value::Bool(false), key, value);
                }
            }
            ("date", Value::Map(pairs)) => {
                for (inner, value) in pairs {
                    match inner.name.as_str() {
                        "created" => self.copy("published", inner, value),
                        "updated" => self.copy("changed", inner, value),
                        _ => {}
                    }
                }
            }
            ("last_update" | "lastUpdated", Value::Map(_)) => {
                if let Some(date) = value.get("date") {
                    self.copy("changed", key, date);
                }
            }
            // Whether the page shows its date.
            ("lastUpdated", Value::Bool(_)) => {}
            ("hero", Value::Map(_)) => {
                if let Some(words) = value.get("tagline") {
                    self.copy("summary", key, words);
                }
            }
            // What a page is called, not what it is: https://squidfunk.github.io/mkdocs-material/reference/#setting-the-page-status.
            ("status", Value::Text(status)) if ["new", "deprecated"].contains(&status.as_str()) => {
            }
            _ => return false,
        }
        true
    }

    fn draft_if(&mut self, is_draft: bool, key: &Key, value: &Node) {
        if is_draft {
            self.say("status", Value::Text("draft".to_owned()), key, value);
        }
    }

    /// A field of another name with another value.
    fn say(&mut self, name: &str, value: Value, key: &Key, from: &Node) {
        let span = from.span.clone();
        self.put(
            Key {
                name: name.to_owned(),
                span: key.span.clone(),
            },
            Node::new(span.clone(), value, span),
        );
    }

    /// A field of another name with the same value.
    fn copy(&mut self, name: &str, key: &Key, value: &Node) {
        let key = Key {
            name: name.to_owned(),
            span: key.span.clone(),
        };
        self.put(key, value.clone());
    }

    /// Puts a field where its name is, in the shape that the kind wants.
    fn put(&mut self, key: Key, value: Node) {
        // What stands for a date there, and is known only when a page is made.
        let moments = ["today", "now", "last-modified"];
        if matches!(&value.value, Value::Text(text) if moments.contains(&text.as_str())) {
            return;
        }
        let value = self.shaped(&key.name, value);
        let known = self
            .found
            .iter_mut()
            .find(|(known, _)| known.name == key.name);
        match known {
            Some((_, known)) if known.is_blank() => *known = value,
            Some((_, known)) => join(known, value),
            None => self.found.push((key, value)),
        }
    }

    /// A value in the shape that its field wants: names of people without what else is said of them, words apart.
    fn shaped(&self, name: &str, value: Node) -> Node {
        let takes_words = self.kind.field(name).is_some_and(
            |field| matches!(&field.ty, Type::List(inner) if matches!(inner.ty, Type::Text)),
        );
        if !takes_words || self.names.generator.is_none() {
            return value;
        }
        let is_tags = ["keywords", "tags", "categories", "topics"].contains(&name);
        let Node { span, value, .. } = value;
        let value = match value {
            Value::List(items) => Value::List(items.into_iter().map(name_of).collect()),
            Value::Map(pairs) => {
                return name_of(Node::new(span.clone(), Value::Map(pairs), span));
            }
            // Jekyll parts them at blanks: https://jekyllrb.com/docs/posts/#tags.
            Value::Text(words) if is_tags && words.contains([' ', ',']) => {
                let sign = if words.contains(',') { ',' } else { ' ' };
                let is_parted = sign == ',' || self.names.generator == Some(Generator::Jekyll);
                let parts = words.split(sign).map(str::trim);
                let parts = parts.filter(|word| is_parted && !word.is_empty());
                let parts: Vec<Node> = parts
                    .map(|word| Node::new(span.clone(), Value::Text(word.to_owned()), span.clone()))
                    .collect();
                if is_parted {
                    Value::List(parts)
                } else {
                    Value::Text(words)
                }
            }
            other => other,
        };
        Node::new(span.clone(), value, span)
    }

    /// Docusaurus puts pages in order by numbers before their names.
    fn number_of_name(&mut self) {
        let names = self.file.path.rsplit('/');
        let mut names = names.skip(usize::from(is_folder_page(&self.file.path)));
        let number = names.next().and_then(number_before);
        let is_placed = self.found.iter().any(|(key, _)| key.name == "weight");
        if self.names.generator == Some(Generator::Docusaurus)
            && let Some((number, _)) = number.filter(|_| !is_placed)
        {
            self.add("weight", Value::Text(number.to_string()));
        }
    }

    /// Puts a field in that the head does not have.
    fn add(&mut self, name: &str, value: Value) {
        if self.kind.field(name).is_some() {
            let name = name.to_owned();
            self.found
                .push((Key { name, span: 0..0 }, Node::new(0..0, value, 0..0)));
        }
    }

    /// The date that the name of the file begins with, for a page that has none: <https://jekyllrb.com/docs/posts/>.
    fn date_of_name(&mut self) {
        let Some((date, rest)) = dated_name(&self.file.path) else {
            return;
        };
        let is_dated = |(key, node): &(Key, Node)| key.name == "published" && !node.is_blank();
        if !self.found.iter().any(is_dated) {
            self.add("published", Value::Text(date.to_owned()));
        }
        // The address that the page has there.
        let way = date.replace('-', "/");
        let name = slug(rest);
        let address = match self.names.generator {
            _ if rest.is_empty() => return,
            Some(Generator::Jekyll) => format!("/{way}/{name}.html"),
            Some(Generator::Docusaurus) => format!("/{}/{way}/{name}/", self.kind.url),
            _ => return,
        };
        let alias = Node::new(0..0, Value::Text(address), 0..0);
        let aliases = Value::List(vec![alias]);
        match self.found.iter_mut().find(|(key, _)| key.name == "aliases") {
            Some((_, known)) => join(known, Node::new(0..0, aliases, 0..0)),
            None => self.add("aliases", aliases),
        }
    }
}

/// The name of a person of whom more is said: `{name: Hilda Marsh, orcid: …}`.
fn name_of(node: Node) -> Node {
    let name = node.get("name").cloned();
    let name = name.filter(|name| matches!(name.value, Value::Text(_)));
    name.unwrap_or(node)
}

/// Adds what a second field of one name says, if either is a list.
fn join(known: &mut Node, more: Node) {
    if !matches!(
        (&known.value, &more.value),
        (Value::List(_), _) | (_, Value::List(_))
    ) {
        return;
    }
    let mut items = items(known.clone());
    for item in self::items(more) {
        if !items.iter().any(|known| known.value == item.value) {
            items.push(item);
        }
    }
    known.value = Value::List(items);
}

fn items(node: Node) -> Vec<Node> {
    match node.value {
        Value::List(items) => items,
        _ => vec![node],
    }
}
