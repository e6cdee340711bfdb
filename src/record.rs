//! Reading a mapping whose keys are known: declarations and `bank.yaml`.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, listed};
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
    yaml::parse_file(&file.text)
        .map_err(|broken| out.push(bad_yaml(file, &broken)))
        .ok()
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
    Diagnostic::new(
        code,
        &file.path,
        broken.span.clone(),
        broken.message.clone(),
    )
    .help(help)
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
        for (key, _) in node.pairs() {
            if !allowed.contains(&key.name.as_str()) {
                let message = format!("{what} has no key `{}`", key.name);
                let found =
                    Diagnostic::new(Code::UnknownField, &file.path, key.span.clone(), message);
                let found = found.help(format!("Its keys are {}.", listed(allowed)));
                out.push(
                    match crate::diagnostic::nearest(&key.name, allowed.iter().copied()) {
                        Some(near) => found.help(format!("Did you mean `{near}`?")),
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
                out.push(self.wrong(node, key, "a list"));
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
