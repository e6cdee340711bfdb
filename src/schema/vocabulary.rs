//! A vocabulary: the terms that entries are filed under.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::text::{File, Spanned, is_id, sentence, slug};
use crate::yaml::Node;

use super::broader::{self, DEEPEST, Trouble};
use super::field::Field;
use super::kind::Kind;
use crate::record::{Record, languages::read_in};

/// A declared vocabulary.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Its id: the name of its file, and of the field that it adds.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// What it orders, in a sentence.
    pub description: Option<String>,
    /// Its place among the vocabularies; those without one come last.
    pub weight: usize,
    /// The kinds that get its field, each with its place in the file. Where none is named, all kinds get it.
    pub applies_to: Vec<Spanned<String>>,
    /// By id, in the author's order.
    pub terms: IndexMap<String, Term>,
    /// By the id of a term, the numbers of those that are part of it.
    parts: HashMap<String, Vec<usize>>,
}

/// A term of a vocabulary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id, unique in the vocabulary.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// What it means, in a sentence.
    pub definition: Option<String>,
    /// The term of the same vocabulary that it is part of.
    pub broader: Option<String>,
}

const KEYS: [&str; 5] = ["label", "description", "weight", "applies_to", "terms"];

pub(super) fn read(
    id: &str,
    file: &File,
    language: &str,
    out: &mut Diagnostics,
) -> Option<Vocabulary> {
    let node = read_in(file, language, out)?;
    let record = Record::open(file, &node, "a vocabulary", &KEYS, out)?;
    let mut terms = IndexMap::new();
    let nodes = record.list("terms", out);
    if let Some(node) = nodes.get(MOST_TERMS) {
        let message = format!("a vocabulary has {MOST_TERMS} terms at most");
        let found = record.diagnose(Code::BadDeclaration, node.span.clone(), message);
        out.push(found.help("Cut it into several vocabularies."));
    }
    for node in nodes.iter().take(MOST_TERMS) {
        let Some(Spanned { value: term, span }) = read_term(file, node, out) else {
            continue;
        };
        if terms.contains_key(&term.id) {
            let message = format!("the term `{}` stands twice in this vocabulary", term.id);
            out.push(
                record
                    .diagnose(Code::BadDeclaration, span, message)
                    .help("Keep one of the two."),
            );
            continue;
        }
        terms.insert(term.id.clone(), term);
    }
    check_broader(&record, &mut terms, out);
    Some(Vocabulary {
        parts: parts(&terms),
        id: id.to_owned(),
        label: record.text("label", out).unwrap_or_else(|| sentence(id)),
        description: record.text("description", out),
        weight: record.number("weight", out).unwrap_or(usize::MAX),
        applies_to: record.texts("applies_to", out),
        terms,
    })
}

fn parts(terms: &IndexMap<String, Term>) -> HashMap<String, Vec<usize>> {
    let mut parts: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, term) in terms.values().enumerate() {
        if let Some(broader) = &term.broader {
            parts.entry(broader.clone()).or_default().push(number);
        }
    }
    parts
}

/// How many terms a vocabulary may have. Each has pages of its own.
const MOST_TERMS: usize = 20_000;

fn read_term(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Spanned<Term>> {
    let record = Record::open(
        file,
        node,
        "a term",
        &["id", "label", "definition", "broader"],
        out,
    )?;
    let id = record.required("id", "a term", out)?;
    let span = record
        .get("id")
        .map_or_else(|| node.span.clone(), |node| node.span.clone());
    if !crate::text::is_id(&id) {
        let help = format!("Call it `{}`.", crate::text::slug(&id));
        out.push(
            record
                .diagnose(Code::BadId, span.clone(), crate::text::no_id(&id, "an id"))
                .help(help),
        );
    }
    let label = record.text("label", out).unwrap_or_else(|| sentence(&id));
    let term = Term {
        id,
        label,
        definition: record.text("definition", out),
        broader: record.text("broader", out),
    };
    Some(Spanned::new(term, span))
}

fn check_broader(record: &Record<'_>, terms: &mut IndexMap<String, Term>, out: &mut Diagnostics) {
    let nodes = record.get("terms").map(|node| match &node.value {
        crate::yaml::Value::List(items) => items.as_slice(),
        _ => &[],
    });
    for node in nodes.unwrap_or_default() {
        let Some(broader) = node.get("broader") else {
            continue;
        };
        let name = broader.text(&record.file.text).unwrap_or_default();
        let known = terms.keys().map(String::as_str);
        // An id that cannot be one has its own message.
        let is_miswritten = || terms.keys().any(|id| !is_id(id) && slug(id) == name);
        if !terms.contains_key(name) {
            if is_miswritten() {
                continue;
            }
            let message = format!("`{name}` is no term of this vocabulary");
            out.push(
                record
                    .diagnose(Code::BadDeclaration, broader.span.clone(), message)
                    .nearest(name, known),
            );
        }
    }
    let above = terms.values().map(|term| {
        let broader = term.broader.as_deref();
        broader.and_then(|name| terms.get_index_of(name))
    });
    let above: Vec<Option<usize>> = above.collect();
    for (number, trouble) in broader::troubles(&above) {
        let name = terms[number].id.clone();
        let message = match trouble {
            Trouble::Circle => format!("the term `{name}` is broader than itself"),
            Trouble::Depth => format!("more than {DEEPEST} terms stand above `{name}`"),
        };
        let node = nodes
            .unwrap_or_default()
            .iter()
            .find(|node| node.get("id").and_then(|id| id.text(&record.file.text)) == Some(&name));
        let span = node
            .and_then(|node| node.get("broader"))
            .map_or(0..0, |broader| broader.span.clone());
        out.push(record.diagnose(Code::BadDeclaration, span, message));
        // What follows goes up and down the terms without looking for circles.
        terms[number].broader = None;
    }
}

impl Vocabulary {
    /// Whether `applies_to` names this kind or group.
    pub(super) fn names(&self, kind: &str) -> bool {
        self.applies_to.iter().any(|named| named.value == kind)
    }

    /// Whether entries of this kind are filed under its terms.
    pub fn applies_to(&self, kind: &str) -> bool {
        self.applies_to.is_empty() || self.names(kind)
    }

    pub(super) fn add_fields(&self, kinds: &mut IndexMap<String, Kind>) {
        for kind in kinds.values_mut() {
            if self.applies_to(&kind.id) {
                self.add_field(&mut kind.fields);
            }
        }
    }

    /// Adds its field unless the kind declares one of that name itself.
    pub(super) fn add_field(&self, fields: &mut Vec<Field>) {
        if fields.iter().all(|field| field.name != self.id) {
            fields.push(Field::of_vocabulary(&self.id, &self.label));
        }
    }

    /// The terms that are part of a term, in the author's order.
    pub fn narrower<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Term> {
        let parts = self.parts.get(id).map_or(&[][..], Vec::as_slice);
        parts.iter().map(|number| &self.terms[*number])
    }
}
