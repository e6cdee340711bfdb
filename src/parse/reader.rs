//! Front matter against what a kind declares: every value is checked once, here, in `scalar.rs` and in `rating.rs`.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses, nearest};
use crate::schema::{FINDING, Field, GAP, NAME, Schema, Type, Vocabulary};
use crate::text::{Anchors, File, Spanned};
use crate::yaml::{Key, Node, Value as Yaml};

use super::markdown::{self, Title};
use super::mend::{as_list, mend, term_of};
use super::origin::Origin;
use super::reading::Reading;
use crate::model::{Fields, FindingId, Named, Value};

/// The field that every entry has, given or not.
const TITLE: &str = "title";

/// Reads the values of one file, gathering what is wrong with them.
pub(super) struct Reader<'a> {
    pub(super) file: &'a File,
    pub(super) schema: &'a Schema,
    /// The language that its texts are in, where that is another than the bank's.
    pub(super) language: Option<String>,
    /// What its texts are read by.
    reading: Reading<'a>,
    /// The kind that the values belong to, for scales that rate only some.
    pub(super) kind: &'a str,
    pub(super) anchors: Anchors,
    pub(super) out: Diagnostics,
    /// How many groups deep: ratings within a group are those of a finding.
    pub(super) depth: usize,
    /// The number of the next finding.
    pub(super) next_finding: FindingId,
    /// The keys of the findings so far.
    pub(super) keys: Vec<Named>,
    /// Fields that nobody declares, of a kind that takes such.
    pub(super) open: Vec<Field>,
}

/// The field that a key was meant for: the nearest by name, or the only one that is needed and not there where no other
/// key is unknown.
fn meant<'f>(key: &Key, node: &Node, declared: &'f [Field]) -> Option<&'f Field> {
    let names = declared.iter().map(|field| field.name.as_str());
    if let Some(near) = nearest(&key.name, names) {
        return declared.iter().find(|field| field.name == near);
    }
    let is_known = |key: &Key| declared.iter().any(|field| field.name == key.name);
    let unknown = node
        .pairs()
        .iter()
        .filter(|(key, _)| !is_known(key))
        .count();
    let mut lacking = declared
        .iter()
        .filter(|field| field.required && node.get(&field.name).is_none());
    let first = lacking.next().filter(|_| unknown == 1)?;
    lacking.next().is_none().then_some(first)
}

/// Adds what was meant by a term that is none: several in one text, one by its label, the nearest.
fn with_mend(found: Diagnostic, name: &str, vocabulary: &Vocabulary) -> Diagnostic {
    if let Some(list) = as_list(name) {
        return found.help(format!("Write `{list}`.")).mend(list).surely();
    }
    if let Some(id) = term_of(vocabulary, name) {
        let help = format!("`{name}` is the label of `{id}`: write `{id}`.");
        return found.help(help).mend(id).surely();
    }
    let known = vocabulary.terms.keys().map(String::as_str);
    let found = found.nearest(name, known);
    let file = format!("content/vocabularies/{}.yaml", vocabulary.id);
    let help = found.help.clone().unwrap_or_default();
    let more = format!("{help} A new term is added in `{file}`.");
    found.help(more.trim())
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a File, reading: Reading<'a>, kind: &'a str) -> Self {
        Self {
            file,
            schema: reading.schema,
            language: None,
            reading,
            kind,
            anchors: Anchors::default(),
            out: Diagnostics::default(),
            depth: 0,
            next_finding: FindingId::default(),
            keys: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Reads a mapping against declared fields. `owner` names it in messages: "a case study".
    pub(super) fn fields(&mut self, node: &Node, declared: &[Field], owner: &str) -> Fields {
        let mut found = Vec::new();
        let kind = self.schema.kinds.get(self.kind);
        let takes_any = self.depth == 0 && kind.is_some_and(|kind| kind.is_open);
        let node_of = node;
        for (key, node) in node.pairs() {
            if declared.iter().any(|field| field.name == key.name) {
                continue;
            }
            if takes_any {
                found.extend(self.open_field(key, node));
            } else {
                let meant = meant(key, node_of, declared);
                self.unknown(key, declared, owner, meant);
            }
        }
        for field in declared {
            let node = node.pairs().iter().find(|(key, _)| key.name == field.name);
            match node {
                Some((key, node)) if node.is_blank() => self.blank(key, field, owner),
                Some((_, node)) => {
                    let value = self.value(node, field);
                    let placed = value.map(|value| Spanned::new(value, node.span.clone()));
                    found.extend(placed.map(|placed| (field.name.clone(), placed)));
                }
                None => {}
            }
        }
        // An entry without a title is called as its first heading, else as its file.
        let is_of_entry = self.depth == 0;
        let is_needed = |field: &&Field| field.required && !(is_of_entry && field.name == TITLE);
        for field in declared.iter().filter(is_needed) {
            if node.get(&field.name).is_none() {
                let at = node.span.start..node.span.start;
                let message = format!("{owner} needs `{}`", field.name);
                let found = Diagnostic::new(Code::MissingField, &self.file.path, at, message);
                let help = format!("Add `{}: …` ({}).", field.name, field.describe());
                let misses = Misses::Needed(field.name.clone());
                self.out.push(found.help(help).misses(misses));
            }
        }
        Fields(found)
    }

    /// A field that nobody declares, by the type of its value; a group of keys is passed over.
    fn open_field(&mut self, key: &Key, node: &Node) -> Option<(String, Spanned<Value>)> {
        let field = Field::by_value(&key.name, node, &self.file.text)?;
        let value = self.value(node, &field)?;
        self.open.push(field);
        Some((key.name.clone(), Spanned::new(value, node.span.clone())))
    }

    fn unknown(&mut self, key: &Key, declared: &[Field], owner: &str, meant: Option<&Field>) {
        let message = format!("{owner} has no field `{}`", key.name);
        let found = Diagnostic::new(
            Code::UnknownField,
            &self.file.path,
            key.span.clone(),
            message,
        );
        // Where a vocabulary of this name is broken, this field is its own.
        let (found, misses) = match meant {
            Some(field) => (
                found
                    .help(format!("Did you mean `{}`?", field.name))
                    .mend_words(&key.name, &field.name),
                Misses::Meant {
                    name: key.name.clone(),
                    meant: field.name.clone(),
                },
            ),
            None => (
                found.nearest(&key.name, declared.iter().map(|field| field.name.as_str())),
                Misses::Field {
                    name: key.name.clone(),
                    kind: self.kind.to_owned(),
                },
            ),
        };
        self.out.push(found.misses(misses));
    }

    /// A field with nothing behind it is one that is not given.
    fn blank(&mut self, key: &Key, field: &Field, owner: &str) {
        if field.required && !(self.depth == 0 && field.name == TITLE) {
            let help = format!("Write {} behind it.", field.describe());
            self.report(
                Code::MissingField,
                key.span.clone(),
                format!("{owner} needs `{}`", field.name),
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
        found.help = help.map(String::into_boxed_str);
        self.out.push(found);
    }

    pub(super) fn wrong<T>(&mut self, node: &Node, field: &Field) -> Option<T> {
        let help = mend(self.schema, self.file, node, field);
        let found = node.describe(&self.file.text);
        let message = format!("`{}` is {}, this is {found}", field.name, field.describe());
        self.report(Code::WrongType, node.span.clone(), message, Some(help));
        None
    }

    fn value(&mut self, node: &Node, field: &Field) -> Option<Value> {
        match &field.ty {
            Type::Text => self.text(node, field).map(Value::Text),
            Type::Markdown => self.markdown(node, field),
            Type::Scalar(scalar) => self.scalar(node, &field.name, scalar).map(Value::Scalar),
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
            Type::List(item) => Some(self.list(node, field, item)),
            Type::Group { name, fields } => match name.as_deref() {
                Some(FINDING) => self.finding(node, field, fields),
                Some(NAME) => self.group(node, field, fields).map(Value::Person),
                Some(GAP) => self.group(node, field, fields).map(Value::Gap),
                _ => self.group(node, field, fields).map(Value::Group),
            },
        }
    }

    fn markdown(&mut self, node: &Node, field: &Field) -> Option<Value> {
        let Some(text) = node.text(&self.file.text) else {
            return self.wrong(node, field);
        };
        let text = text.to_owned();
        let origin = Origin::value(self.file, &text, node.span.clone());
        let mut body = markdown::render(
            &origin,
            self.reading.markup(Title::None, self.language.as_deref()),
            &mut self.anchors,
            &mut self.out,
        );
        if body.markdown.is_empty() {
            body.markdown.clone_from(&text);
        }
        self.limit(node, field, body.words);
        Some(Value::Markdown(Box::new(body)))
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
                let found = found.misses(Misses::Vocabulary(vocabulary.id.clone()));
                self.out.push(with_mend(found, &named.name, vocabulary));
            }
            names.retain(|named| vocabulary.terms.contains_key(&named.name));
        }
        Some(Value::Terms(vocabulary.to_owned(), names))
    }

    fn list(&mut self, node: &Node, field: &Field, item: &Field) -> Value {
        // One value stands for a list of one.
        let nodes = match &node.value {
            Yaml::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let item = Field {
            name: field.name.clone(),
            ..item.clone()
        };
        let said = nodes.iter().filter(|node| !node.is_blank());
        Value::List(said.filter_map(|node| self.value(node, &item)).collect())
    }

    pub(super) fn group(&mut self, node: &Node, field: &Field, fields: &[Field]) -> Option<Fields> {
        if !matches!(node.value, Yaml::Map(_)) {
            return self.wrong(node, field);
        }
        self.depth += 1;
        let found = self.fields(node, fields, &format!("an item of `{}`", field.name));
        self.depth -= 1;
        Some(found)
    }
}
