//! Front matter against what a kind declares: every value is checked once, here.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::{Field, Schema, Type};
use crate::source::File;
use crate::yaml::{Key, Node, Value as Yaml};

use super::slug::Anchors;
use super::{Date, Dialect, Fields, Named, Target, Value, body, markdown, words};

/// Reads the values of one file, gathering what is wrong with them.
pub(super) struct Reader<'a> {
    pub(super) file: &'a File,
    pub(super) schema: &'a Schema,
    pub(super) dialect: Dialect,
    /// The kind that the values belong to, for scales that rate only some.
    pub(super) kind: &'a str,
    pub(super) anchors: Anchors,
    pub(super) out: Diagnostics,
    /// How many groups deep: ratings within a group are those of a finding.
    pub(super) depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a File, schema: &'a Schema, dialect: Dialect, kind: &'a str) -> Self {
        Self {
            file,
            schema,
            dialect,
            kind,
            anchors: Anchors::default(),
            out: Diagnostics::default(),
            depth: 0,
        }
    }

    /// Reads a mapping against declared fields. `owner` names it in messages: "a case study".
    pub(super) fn fields(&mut self, node: &Node, declared: &[Field], owner: &str) -> Fields {
        for (key, _) in node.pairs() {
            if declared.iter().all(|field| field.name != key.name) {
                self.unknown(key, declared, owner);
            }
        }
        let mut found = Vec::new();
        for field in declared {
            let node = node.pairs().iter().find(|(key, _)| key.name == field.name);
            match node {
                Some((key, node)) if node.value == Yaml::Null => self.empty(key, field, owner),
                Some((_, node)) => {
                    let value = self.value(node, field);
                    found.extend(value.map(|value| (field.name.clone(), value, node.span.clone())));
                }
                None => {}
            }
        }
        for field in declared.iter().filter(|field| field.required) {
            if node.get(&field.name).is_none() {
                let at = node.span.start..node.span.start;
                let message = format!("{owner} needs `{}`", field.name);
                self.report(
                    Code::MissingField,
                    at,
                    message,
                    Some(format!("Add `{}: …` ({}).", field.name, field.describe())),
                );
            }
        }
        Fields(found)
    }

    fn unknown(&mut self, key: &Key, declared: &[Field], owner: &str) {
        let message = format!("{owner} has no field `{}`", key.name);
        let found = Diagnostic::new(
            Code::UnknownField,
            &self.file.path,
            key.span.clone(),
            message,
        );
        self.out
            .push(found.nearest(&key.name, declared.iter().map(|field| field.name.as_str())));
    }

    fn empty(&mut self, key: &Key, field: &Field, owner: &str) {
        if field.required {
            let help = format!("Write {} behind it.", field.describe());
            self.report(
                Code::MissingField,
                key.span.clone(),
                format!("{owner} needs `{}`", field.name),
                Some(help),
            );
        } else {
            let help = format!(
                "Write {} behind it, or take the line out.",
                field.describe()
            );
            self.report(
                Code::WrongType,
                key.span.clone(),
                format!("`{}` has no value", field.name),
                Some(help),
            );
        }
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: String,
        help: Option<String>,
    ) {
        let mut found = Diagnostic::new(code, &self.file.path, span, message);
        found.help = help;
        self.out.push(found);
    }

    pub(super) fn wrong<T>(&mut self, node: &Node, field: &Field) -> Option<T> {
        let found = node.describe(&self.file.text);
        let message = format!("`{}` is {}, this is {found}", field.name, field.describe());
        self.report(Code::WrongType, node.span.clone(), message, None);
        None
    }

    fn value(&mut self, node: &Node, field: &Field) -> Option<Value> {
        match &field.shape {
            Type::Text => self.text(node, field).map(Value::Text),
            Type::Markdown => self.markdown(node, field),
            Type::Number => self.number(node, field),
            Type::Bool => match node.value {
                Yaml::Bool(value) => Some(Value::Bool(value)),
                _ => self.wrong(node, field),
            },
            Type::Date => self.date(node, &field.name).map(Value::Date),
            Type::Url => self.url(node, field),
            Type::Level { scale } => self.level(node, scale).map(Value::Level),
            Type::Terms {
                vocabulary,
                multiple,
            } => self.terms(node, field, vocabulary, *multiple),
            Type::Entries { multiple, .. } => {
                self.names(node, field, *multiple).map(Value::Entries)
            }
            Type::Sources => Some(Value::Sources(self.sources(node))),
            Type::Ratings => self.ratings(node, field),
            Type::List(item) => self.list(node, field, item),
            Type::Group { fields, .. } => self.group(node, field, fields),
        }
    }

    fn text(&mut self, node: &Node, field: &Field) -> Option<String> {
        let Some(text) = node.text(&self.file.text) else {
            return self.wrong(node, field);
        };
        let text = text.trim();
        if text.is_empty() && field.required {
            let help = format!("Write {} behind it.", field.describe());
            let message = format!("`{}` is blank", field.name);
            self.report(Code::MissingField, node.span.clone(), message, Some(help));
            return None;
        }
        if !field.options.is_empty() && field.options.iter().all(|option| option.code != text) {
            let codes: Vec<&str> = field
                .options
                .iter()
                .map(|option| option.code.as_str())
                .collect();
            let message = format!("`{}` cannot be `{text}`", field.name);
            let found = Diagnostic::new(
                Code::UnknownOption,
                &self.file.path,
                node.span.clone(),
                message,
            );
            self.out.push(found.nearest(text, codes));
            return None;
        }
        self.limit(node, field, words(text));
        Some(text.to_owned())
    }

    fn limit(&mut self, node: &Node, field: &Field, found: usize) {
        if let Some(limit) = field.max_words.filter(|limit| found > *limit) {
            let message = format!("`{}` has {found} words, the limit is {limit}", field.name);
            let over = found - limit;
            let words = if over == 1 { "word" } else { "words" };
            let help = format!("Take out {over} {words}, or move the detail into the body.");
            self.report(Code::TooLong, node.span.clone(), message, Some(help));
        }
    }

    fn markdown(&mut self, node: &Node, field: &Field) -> Option<Value> {
        let Some(text) = node.text(&self.file.text) else {
            return self.wrong(node, field);
        };
        let text = text.to_owned();
        let origin = markdown::Origin::value(self.file, &text, node.span.clone());
        let mut body = markdown::render(&origin, self.dialect, &mut self.anchors, &mut self.out);
        body.markdown.clone_from(&text);
        self.limit(node, field, body.words);
        Some(Value::Markdown(Box::new(body)))
    }

    fn number(&mut self, node: &Node, field: &Field) -> Option<Value> {
        match (&node.value, node.text(&self.file.text)) {
            (Yaml::Number(number), Some(text))
                if number.is_finite() && text.parse::<f64>().is_ok() =>
            {
                Some(Value::Number(text.to_owned()))
            }
            _ => self.wrong(node, field),
        }
    }

    pub(super) fn date(&mut self, node: &Node, name: &str) -> Option<Date> {
        let Some(text) = node.text(&self.file.text) else {
            let message = format!(
                "`{name}` is a date, this is {}",
                node.describe(&self.file.text)
            );
            self.report(Code::WrongType, node.span.clone(), message, None);
            return None;
        };
        match Date::parse(text.trim()) {
            Ok(date) => Some(date),
            Err(message) => {
                let help = "Write a year, a month or a day: 2008, 2008-12 or 2008-12-16.";
                self.report(
                    Code::BadDate,
                    node.span.clone(),
                    message,
                    Some(help.to_owned()),
                );
                None
            }
        }
    }

    fn url(&mut self, node: &Node, field: &Field) -> Option<Value> {
        let Some(text) = node.text(&self.file.text) else {
            return self.wrong(node, field);
        };
        let text = text.trim();
        let wrong = if text.is_empty() || text.contains(char::is_whitespace) {
            Some(format!("`{text}` is no address"))
        } else if text.starts_with("www.") {
            Some(format!("`{text}` lacks its `https://`"))
        } else {
            None
        };
        if let Some(message) = wrong {
            let help = "Write a whole web address, or the path of a file beside this one.";
            self.report(
                Code::BadUrl,
                node.span.clone(),
                message,
                Some(help.to_owned()),
            );
            return None;
        }
        match Target::parse(text) {
            Ok(target) => Some(Value::Url(target, node.span.clone())),
            Err(message) => {
                self.report(
                    Code::UnsafeLink,
                    node.span.clone(),
                    message,
                    Some(body::SCHEMES.to_owned()),
                );
                None
            }
        }
    }

    fn named(&mut self, node: &Node, field: &Field) -> Option<Named> {
        match node.text(&self.file.text) {
            Some(text) => Some(Named {
                name: text.trim().to_owned(),
                span: node.span.clone(),
            }),
            None => self.wrong(node, field),
        }
    }

    /// Names, each once; where there may be one only, a list of one is fine too.
    fn names(&mut self, node: &Node, field: &Field, multiple: bool) -> Option<Vec<Named>> {
        let items = match &node.value {
            Yaml::List(items) if multiple || items.len() == 1 => items.as_slice(),
            Yaml::List(_) => return self.wrong(node, field),
            _ => std::slice::from_ref(node),
        };
        let mut found: Vec<Named> = Vec::new();
        for item in items {
            let named = self.named(item, field);
            found.extend(named.filter(|named| found.iter().all(|other| other.name != named.name)));
        }
        Some(found)
    }

    fn terms(
        &mut self,
        node: &Node,
        field: &Field,
        vocabulary: &str,
        multiple: bool,
    ) -> Option<Value> {
        let mut names = self.names(node, field, multiple)?;
        if let Some(vocabulary) = self.schema.vocabularies.get(vocabulary) {
            for named in names
                .iter()
                .filter(|named| !vocabulary.terms.contains_key(&named.name))
            {
                let message = format!("`{}` is no term of `{}`", named.name, vocabulary.id);
                let found = Diagnostic::new(
                    Code::UnknownTerm,
                    &self.file.path,
                    named.span.clone(),
                    message,
                );
                self.out
                    .push(found.nearest(&named.name, vocabulary.terms.keys().map(String::as_str)));
            }
            names.retain(|named| vocabulary.terms.contains_key(&named.name));
        }
        Some(Value::Terms(vocabulary.to_owned(), names))
    }

    fn list(&mut self, node: &Node, field: &Field, item: &Field) -> Option<Value> {
        let Yaml::List(nodes) = &node.value else {
            return self.wrong(node, field);
        };
        let item = Field {
            name: field.name.clone(),
            ..item.clone()
        };
        Some(Value::List(
            nodes
                .iter()
                .filter_map(|node| self.value(node, &item))
                .collect(),
        ))
    }

    fn group(&mut self, node: &Node, field: &Field, fields: &[Field]) -> Option<Value> {
        if !matches!(node.value, Yaml::Map(_)) {
            return self.wrong(node, field);
        }
        self.depth += 1;
        let found = self.fields(node, fields, &format!("an item of `{}`", field.name));
        self.depth -= 1;
        Some(Value::Group(found))
    }
}
