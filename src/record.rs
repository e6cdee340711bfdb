//! Reading a mapping whose keys are known: declarations and `bank.yaml`.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses, listed};
use crate::text::{File, Spanned};
use crate::yaml::{self, Node, Value};

pub(crate) mod languages;

/// A mapping in a file. Getters report a value of the wrong type and return nothing for it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The file that it stands in.
    pub file: &'a File,
    /// The mapping.
    pub node: &'a Node,
}

/// Reads a whole file as YAML; what is not YAML is reported.
pub fn read_file(file: &File, out: &mut Diagnostics) -> Option<Node> {
    let node = yaml::parse_file(&file.text)
        .map_err(|broken| out.push(bad_yaml(file, &broken)))
        .ok()?;
    cut_texts(file, &node, out);
    Some(node)
}

/// Reports the texts that a number sign cuts short: to YAML it begins a comment. One with a space behind is meant as such.
pub(crate) fn cut_texts(file: &File, node: &Node, out: &mut Diagnostics) {
    match &node.value {
        Value::Map(pairs) => pairs
            .iter()
            .for_each(|(_, value)| cut_texts(file, value, out)),
        Value::List(items) => items.iter().for_each(|item| cut_texts(file, item, out)),
        Value::Text(_) | Value::Bool(_) | Value::Number(_) => {
            let written = file.text.get(node.span.clone()).unwrap_or_default();
            let is_plain =
                !written.starts_with(['"', '\'', '|', '>', '*', '&']) && !written.is_empty();
            let behind = file.text.get(node.span.end..).unwrap_or_default();
            let line = behind.lines().next().unwrap_or_default();
            let comment = line.trim_start();
            let is_cut = is_plain
                && line.len() > comment.len()
                && comment
                    .strip_prefix('#')
                    .is_some_and(|text| text.starts_with(|c: char| !c.is_whitespace() && c != '#'));
            if is_cut {
                let start = node.span.end + line.len() - comment.len();
                let message =
                    "a number sign behind a space ends the text: the rest of the line is lost"
                        .to_owned();
                let span = start..start + comment.len();
                let found = Diagnostic::new(Code::CutText, &file.path, span, message);
                out.push(found.help("Put the whole text into quotation marks (`\"`)."));
            }
        }
        Value::Null => {}
    }
}

/// The diagnostic for text that is not YAML.
pub fn bad_yaml(file: &File, broken: &yaml::Broken) -> Diagnostic {
    let (code, help) = if broken.duplicate_key {
        (
            Code::DuplicateKey,
            "Keep one of the two; put several values into one list.",
        )
    } else {
        (
            Code::BadYaml,
            "Check quotes, brackets and indents; put text with `: ` or ` #` in it into quotes.",
        )
    };
    let found = Diagnostic::new(
        code,
        &file.path,
        broken.span.clone(),
        broken.message.clone(),
    )
    .help(broken.help.as_deref().unwrap_or(help));
    match &broken.mend {
        Some((place, right)) => found.mend_at(place.clone(), right).surely(),
        None => found,
    }
}

/// Whether a key has nothing behind it: the rest of a text that a comma cut.
fn node_is_rest(node: &Node) -> bool {
    node.value == Value::Null
}

impl<'a> Record<'a> {
    /// Opens a mapping and reports keys that are not among `allowed`. `what` names it in messages: "a level".
    pub fn open(
        file: &'a File,
        node: &'a Node,
        what: &str,
        allowed: &[&str],
        out: &mut Diagnostics,
    ) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            let message = format!(
                "{what} is a group of keys, this is {}",
                node.describe(&file.text)
            );
            let help = format!("Its keys are {}.", listed(allowed));
            out.push(
                Diagnostic::new(Code::WrongType, &file.path, node.span.clone(), message).help(help),
            );
            return None;
        }
        for (key, value) in node.pairs() {
            if !allowed.contains(&key.name.as_str()) {
                let message = format!("{what} has no key `{}`", key.name);
                let found =
                    Diagnostic::new(Code::UnknownField, &file.path, key.span.clone(), message);
                let help = if node_is_rest(value) && key.name.contains(' ') {
                    "A comma parts keys here: put text that has one into quotation marks."
                        .to_owned()
                } else {
                    format!("Its keys are {}.", listed(allowed))
                };
                let found = found.help(help);
                out.push(
                    match crate::diagnostic::nearest(&key.name, allowed.iter().copied()) {
                        Some(near) => found
                            .help(format!("Did you mean `{near}`?"))
                            .mend_words(&key.name, near)
                            .misses(Misses::Meant {
                                name: key.name.clone(),
                                meant: near.to_owned(),
                            }),
                        None => found,
                    },
                );
            }
        }
        Some(Self { file, node })
    }

    /// A finding about bytes of this file.
    pub fn diagnose(
        &self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, &self.file.path, span, message.into())
    }

    fn wrong(&self, node: &Node, key: &str, wanted: &str) -> Diagnostic {
        let message = format!(
            "`{key}` is {wanted}, this is {}",
            node.describe(&self.file.text)
        );
        self.diagnose(Code::WrongType, node.span.clone(), message)
    }

    /// The value of a key where there is one that is not empty.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key).filter(|node| node.value != Value::Null)
    }

    /// A text.
    pub fn text(&self, key: &str, out: &mut Diagnostics) -> Option<String> {
        let node = self.get(key)?;
        let text = node.text(&self.file.text);
        if text.is_none() {
            out.push(self.wrong(node, key, "text"));
        }
        text.map(|text| text.trim().to_owned())
    }

    /// A text with its place.
    pub fn spanned(&self, key: &str, out: &mut Diagnostics) -> Option<Spanned<String>> {
        let text = self.text(key, out)?;
        Some(Spanned::new(text, self.get(key)?.span.clone()))
    }

    /// A text that must be there; `what` names the record.
    pub fn required(&self, key: &str, what: &str, out: &mut Diagnostics) -> Option<String> {
        let found = self.text(key, out).filter(|text| !text.is_empty());
        if found.is_none()
            && self
                .get(key)
                .is_none_or(|node| node.text(&self.file.text).is_some())
        {
            let message = format!("{what} needs `{key}`");
            let at = self.node.span.start..self.node.span.start;
            out.push(
                self.diagnose(Code::MissingField, at, message)
                    .misses(Misses::Needed(key.to_owned()))
                    .help(format!("Add `{key}: …`.")),
            );
        }
        found
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &str, out: &mut Diagnostics) -> Option<bool> {
        let node = self.get(key)?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        out.push(self.wrong(node, key, "`true` or `false`"));
        None
    }

    /// A whole number.
    pub fn number(&self, key: &str, out: &mut Diagnostics) -> Option<usize> {
        let node = self.get(key)?;
        let number = node
            .text(&self.file.text)
            .and_then(|text| text.parse().ok());
        if number.is_none() {
            out.push(self.wrong(node, key, "a whole number"));
        }
        number
    }

    /// A list of texts, each with its place; one text stands for a list of one.
    pub fn texts(&self, key: &str, out: &mut Diagnostics) -> Vec<Spanned<String>> {
        let Some(node) = self.get(key) else {
            return Vec::new();
        };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut found = Vec::new();
        for item in items {
            match item.text(&self.file.text) {
                Some(text) => found.push(Spanned::new(text.to_owned(), item.span.clone())),
                None => out.push(self.wrong(item, key, "a list of texts")),
            }
        }
        found
    }

    /// The items of a list.
    pub fn list(&self, key: &str, out: &mut Diagnostics) -> &'a [Node] {
        match self.get(key) {
            Some(Node {
                value: Value::List(items),
                ..
            }) => items,
            Some(node) => {
                let text = node.text(&self.file.text).unwrap_or_default();
                let parts: Vec<&str> = text.split(',').map(str::trim).collect();
                let help = match parts[..] {
                    [] | [""] => {
                        "Write a list: `[…]`, or each on a line of its own behind a hyphen."
                            .to_owned()
                    }
                    _ => format!("Write `{key}: [{}]`.", parts.join(", ")),
                };
                let found = self.wrong(node, key, "a list").help(help);
                let is_text = !matches!(parts[..], [] | [""]);
                out.push(if is_text {
                    found.mend(format!("[{}]", parts.join(", "))).surely()
                } else {
                    found
                });
                &[]
            }
            None => &[],
        }
    }

    /// One of a few words.
    pub fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        out: &mut Diagnostics,
    ) -> Option<T> {
        let text = self.text(key, out)?;
        let found = choices
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let span = self.get(key).map_or(0..0, |node| node.span.clone());
            let message = format!("`{key}` cannot be `{text}`");
            let code = if &*self.file.path == "bank.yaml" {
                Code::BadSetting
            } else {
                Code::BadDeclaration
            };
            let wrong = self.diagnose(code, span, message);
            out.push(wrong.help(format!("It is one of {}.", listed(&names))));
        }
        found
    }
}
