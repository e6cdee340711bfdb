//! Front matter against what a kind declares: every value checked once, into one enum.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, listed};
use crate::schema::{FINDING, Field, Record, Scale, Schema, Type};
use crate::source::File;
use crate::yaml::{Key, Node, Value as Yaml};

use super::slug::Anchors;
use super::{Body, Date, Dialect, Target, markdown, words};

/// The value of a field, by its declared type.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the types are those of schema::Type, explained there")]
pub enum Value {
    Text(String),
    Markdown(Box<Body>),
    Number(String),
    Bool(bool),
    Date(Date),
    Url(Target, Range<usize>),
    Level(Rating),
    Terms(Vec<Named>),
    Entries(Vec<Named>),
    Sources(Vec<SourceRef>),
    Ratings(Vec<Rating>),
    List(Vec<Value>),
    Group(Fields),
}

/// A name that stands for something else, with its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The id that is named.
    pub name: String,
    /// Where it is named.
    pub span: Range<usize>,
}

/// A source of a finding or an entry.
#[derive(Clone, Debug)]
pub struct SourceRef {
    /// The citation.
    pub id: Named,
    /// The citation in which it was read, where nobody here has seen the source itself.
    pub via: Option<Named>,
    /// Where in it, as written.
    pub locator: String,
}

/// A code on a scale.
#[derive(Clone, Debug)]
pub struct Rating {
    /// The scale's id.
    pub scale: String,
    /// The code as written, found on the scale.
    pub code: String,
    /// When it was judged.
    pub assessed: Option<Date>,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub because: Option<String>,
    /// The edition of the scale that was used.
    pub version: Option<String>,
    /// What the judgement rests on.
    pub sources: Vec<SourceRef>,
}

/// The values of an entry or a group, in the order of declaration.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, Value, Range<usize>)>);

impl Fields {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, ..)| key == name).map(|(_, value, _)| value)
    }

    /// The bytes of a field's value in the file.
    pub fn span(&self, name: &str) -> Range<usize> {
        self.0.iter().find(|(key, ..)| key == name).map_or(0..0, |(.., span)| span.clone())
    }

    /// All values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value, _)| (name.as_str(), value))
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The date of a field.
    pub fn date(&self, name: &str) -> Option<Date> {
        match self.get(name)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let Some(Value::List(items)) = self.get(name) else { return Vec::new() };
        let texts = items.iter().filter_map(|item| match item {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// The ids of a field of entries or terms.
    pub fn names(&self, name: &str) -> &[Named] {
        match self.get(name) {
            Some(Value::Entries(names) | Value::Terms(names)) => names,
            _ => &[],
        }
    }
}

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
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a File, schema: &'a Schema, dialect: Dialect, kind: &'a str) -> Self {
        Self { file, schema, dialect, kind, anchors: Anchors::default(), out: Diagnostics::default(), depth: 0 }
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
                self.report(Code::MissingField, at, message, Some(format!("Add `{}: …` ({}).", field.name, field.describe())));
            }
        }
        Fields(found)
    }

    fn unknown(&mut self, key: &Key, declared: &[Field], owner: &str) {
        let message = format!("{owner} has no field `{}`", key.name);
        let found = Diagnostic::new(Code::UnknownField, &self.file.path, key.span.clone(), message);
        self.out.push(found.nearest(&key.name, declared.iter().map(|field| field.name.as_str())));
    }

    fn empty(&mut self, key: &Key, field: &Field, owner: &str) {
        if field.required {
            let help = format!("Write {} behind it.", field.describe());
            self.report(Code::MissingField, key.span.clone(), format!("{owner} needs `{}`", field.name), Some(help));
        } else {
            let help = format!("Write {} behind it, or take the line out.", field.describe());
            self.report(Code::WrongType, key.span.clone(), format!("`{}` has no value", field.name), Some(help));
        }
    }

    fn report(&mut self, code: Code, span: Range<usize>, message: String, help: Option<String>) {
        let mut found = Diagnostic::new(code, &self.file.path, span, message);
        found.help = help;
        self.out.push(found);
    }

    fn wrong<T>(&mut self, node: &Node, field: &Field) -> Option<T> {
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
            Type::Terms { vocabulary, multiple } => self.terms(node, field, vocabulary, *multiple),
            Type::Entries { multiple, .. } => self.names(node, field, *multiple).map(Value::Entries),
            Type::Sources => Some(Value::Sources(self.sources(node))),
            Type::Ratings => self.ratings(node, field),
            Type::List(item) => self.list(node, field, item),
            Type::Group { fields, .. } => self.group(node, field, fields),
        }
    }

    fn text(&mut self, node: &Node, field: &Field) -> Option<String> {
        let Some(text) = node.text(&self.file.text) else { return self.wrong(node, field) };
        let text = text.trim();
        if !field.options.is_empty() && field.options.iter().all(|option| option.code != text) {
            let codes: Vec<&str> = field.options.iter().map(|option| option.code.as_str()).collect();
            let message = format!("`{}` cannot be `{text}`", field.name);
            let found = Diagnostic::new(Code::UnknownOption, &self.file.path, node.span.clone(), message);
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
        let Some(text) = node.text(&self.file.text) else { return self.wrong(node, field) };
        let text = text.to_owned();
        let origin = markdown::Origin::value(self.file, &text, node.span.clone(), &field.name);
        let body = markdown::render(&origin, self.dialect, &mut self.anchors, &mut self.out);
        self.limit(node, field, body.words);
        Some(Value::Markdown(Box::new(body)))
    }

    fn number(&mut self, node: &Node, field: &Field) -> Option<Value> {
        match (&node.value, node.text(&self.file.text)) {
            (Yaml::Number(_), Some(text)) => Some(Value::Number(text.to_owned())),
            _ => self.wrong(node, field),
        }
    }

    fn date(&mut self, node: &Node, name: &str) -> Option<Date> {
        let Some(text) = node.text(&self.file.text) else {
            let message = format!("`{name}` is a date, this is {}", node.describe(&self.file.text));
            self.report(Code::WrongType, node.span.clone(), message, None);
            return None;
        };
        match Date::parse(text.trim()) {
            Ok(date) => Some(date),
            Err(message) => {
                let help = "Write a year, a month or a day: 2008, 2008-12 or 2008-12-16.";
                self.report(Code::BadDate, node.span.clone(), message, Some(help.to_owned()));
                None
            }
        }
    }

    fn url(&mut self, node: &Node, field: &Field) -> Option<Value> {
        let Some(text) = node.text(&self.file.text) else { return self.wrong(node, field) };
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
            self.report(Code::BadUrl, node.span.clone(), message, Some(help.to_owned()));
            return None;
        }
        match Target::parse(text) {
            Ok(target) => Some(Value::Url(target, node.span.clone())),
            Err(message) => {
                self.report(Code::UnsafeLink, node.span.clone(), message, Some(markdown::SCHEMES.to_owned()));
                None
            }
        }
    }

    fn named(&mut self, node: &Node, field: &Field) -> Option<Named> {
        match node.text(&self.file.text) {
            Some(text) => Some(Named { name: text.trim().to_owned(), span: node.span.clone() }),
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

    fn terms(&mut self, node: &Node, field: &Field, vocabulary: &str, multiple: bool) -> Option<Value> {
        let mut names = self.names(node, field, multiple)?;
        if let Some(vocabulary) = self.schema.vocabularies.get(vocabulary) {
            for named in names.iter().filter(|named| !vocabulary.terms.contains_key(&named.name)) {
                let message = format!("`{}` is no term of `{}`", named.name, vocabulary.id);
                let found = Diagnostic::new(Code::UnknownTerm, &self.file.path, named.span.clone(), message);
                self.out.push(found.nearest(&named.name, vocabulary.terms.keys().map(String::as_str)));
            }
            names.retain(|named| vocabulary.terms.contains_key(&named.name));
        }
        Some(Value::Terms(names))
    }

    fn sources(&mut self, node: &Node) -> Vec<SourceRef> {
        let items = match &node.value {
            Yaml::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        items.iter().filter_map(|item| self.source(item)).collect()
    }

    fn source(&mut self, node: &Node) -> Option<SourceRef> {
        if let Some(text) = node.text(&self.file.text) {
            let id = Named { name: text.trim().to_owned(), span: node.span.clone() };
            return Some(SourceRef { id, via: None, locator: String::new() });
        }
        let record = Record::open(self.file, node, "a source", &["id", "via", "locator"], &mut self.out)?;
        let id = record.required("id", "a source", &mut self.out)?;
        let named = |key: &str, name: String| Named { name, span: record.get(key).map_or(0..0, |node| node.span.clone()) };
        let via = record.text("via", &mut self.out).map(|name| named("via", name));
        let locator = record.text("locator", &mut self.out).unwrap_or_default();
        Some(SourceRef { id: named("id", id), via, locator })
    }

    fn ratings(&mut self, node: &Node, field: &Field) -> Option<Value> {
        if !matches!(node.value, Yaml::Map(_)) {
            return self.wrong(node, field);
        }
        let mut found = Vec::new();
        for (key, node) in node.pairs() {
            let schema = self.schema;
            let Some(scale) = schema.scales.get(&key.name) else {
                let message = format!("there is no scale `{}`", key.name);
                let wrong = Diagnostic::new(Code::UnknownScale, &self.file.path, key.span.clone(), message);
                self.out.push(wrong.nearest(&key.name, schema.scales.keys().map(String::as_str)));
                continue;
            };
            self.check_rates(key, scale);
            found.extend(self.level(node, &key.name));
        }
        Some(Value::Ratings(found))
    }

    fn check_rates(&mut self, key: &Key, scale: &Scale) {
        let rated = if self.depth > 0 { FINDING } else { self.kind };
        if !scale.rates(rated) {
            let names: Vec<&str> = scale.applies_to.iter().map(|(name, _)| name.as_str()).collect();
            let message = format!("the scale `{}` does not rate `{rated}`", key.name);
            let help = format!("It rates {}.", listed(&names));
            self.report(Code::WrongScale, key.span.clone(), message, Some(help));
        }
    }

    /// A code, or a group with a code and what the judgement rests on.
    fn level(&mut self, node: &Node, scale: &str) -> Option<Rating> {
        let scale = self.schema.scales.get(scale)?;
        let blank = |code: String| Rating {
            scale: scale.id.clone(),
            code,
            assessed: None,
            by: None,
            because: None,
            version: None,
            sources: Vec::new(),
        };
        let (rating, code_node) = match node.text(&self.file.text) {
            Some(code) => (blank(code.trim().to_owned()), node),
            None => {
                let keys = ["code", "assessed", "by", "because", "version", "sources"];
                let record = Record::open(self.file, node, "a rating", &keys, &mut self.out)?;
                let mut rating = blank(record.required("code", "a rating", &mut self.out)?);
                rating.by = record.text("by", &mut self.out);
                rating.because = record.text("because", &mut self.out);
                rating.version = record.text("version", &mut self.out);
                let assessed = record.get("assessed");
                rating.assessed = assessed.and_then(|node| self.date(node, "assessed"));
                rating.sources = record.get("sources").map_or_else(Vec::new, |node| self.sources(node));
                (rating, record.get("code").unwrap_or(node))
            }
        };
        self.check_complete(&rating, scale, code_node);
        if scale.find(&rating.code).is_some() {
            return Some(rating);
        }
        let message = format!("the scale `{}` has no level `{}`", scale.id, rating.code);
        let wrong = Diagnostic::new(Code::UnknownLevel, &self.file.path, code_node.span.clone(), message);
        self.out.push(wrong.help(format!("Its codes are {}.", listed(&scale.codes().collect::<Vec<_>>()))));
        None
    }

    fn check_complete(&mut self, rating: &Rating, scale: &Scale, node: &Node) {
        let has = |name: &str| match name {
            "assessed" => rating.assessed.is_some(),
            "by" => rating.by.is_some(),
            "because" => rating.because.is_some(),
            _ => !rating.sources.is_empty(),
        };
        let missing: Vec<&str> = scale.requires.iter().map(String::as_str).filter(|name| !has(name)).collect();
        if !missing.is_empty() {
            let message = format!("a rating on the scale `{}` needs {}", scale.id, listed(&missing));
            let help = format!("Write it out: `{}: {{code: \"{}\", {}: …}}`.", scale.id, rating.code, missing[0]);
            self.report(Code::IncompleteRating, node.span.clone(), message, Some(help));
        }
    }

    fn list(&mut self, node: &Node, field: &Field, item: &Field) -> Option<Value> {
        let Yaml::List(nodes) = &node.value else { return self.wrong(node, field) };
        let item = Field { name: field.name.clone(), ..item.clone() };
        Some(Value::List(nodes.iter().filter_map(|node| self.value(node, &item)).collect()))
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
