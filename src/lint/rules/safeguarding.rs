//! Which advice has to say whom to ask before anybody acts on it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::record::Record;
use crate::schema::Schema;
use crate::text::File;
use crate::yaml::Node;

use super::super::phrases::Phrases;
use super::listed::phrases;

/// Which advice has to have a line that keeps people safe.
#[derive(Clone, Debug, Default)]
pub(crate) struct Safeguarding {
    /// Words in a title or a summary by which a page has such a subject.
    pub(crate) subjects: Phrases,
    /// The terms, by their vocabularies, under which such pages are filed.
    pub(crate) terms: Vec<(String, String)>,
    /// Fields that hold advice.
    pub(crate) fields: Vec<String>,
    /// Kinds whose pages are advice.
    pub(crate) kinds: Vec<String>,
    /// What such a line says.
    pub(crate) lines: Phrases,
}

const KEYS: [&str; 5] = ["subjects", "terms", "advice", "advice_kinds", "lines"];

/// Reads `safeguarding`.
pub(super) fn read(
    file: &File,
    node: &Node,
    schema: &Schema,
    out: &mut Diagnostics,
) -> Safeguarding {
    let mut found = Safeguarding::default();
    let Some(record) = Record::open(file, node, "`safeguarding`", &KEYS, out) else {
        return found;
    };
    let subjects = record.texts("subjects", out);
    phrases(&record, subjects, 0, &mut found.subjects, out);
    let lines = record.texts("lines", out);
    phrases(&record, lines, 0, &mut found.lines, out);
    let fields = record.texts("advice", out).into_iter();
    found.fields = fields.map(|name| name.value).collect();
    for name in record.texts("advice_kinds", out) {
        if schema.kinds.contains_key(&name.value) {
            found.kinds.push(name.value);
        } else {
            let message = format!("`{}` is no kind of entry", name.value);
            let wrong = Diagnostic::new(Code::UnknownKind, &file.path, name.span, message);
            out.push(wrong.nearest(&name.value, schema.kinds.keys().map(String::as_str)));
        }
    }
    if let Some(node) = record.get("terms") {
        terms(&record, node, schema, &mut found, out);
    }
    found
}

/// Reads the terms of each vocabulary.
fn terms(
    record: &Record<'_>,
    node: &Node,
    schema: &Schema,
    found: &mut Safeguarding,
    out: &mut Diagnostics,
) {
    let names: Vec<&str> = node
        .pairs()
        .iter()
        .map(|(key, _)| key.name.as_str())
        .collect();
    let Some(own) = Record::open(record.file, node, "the terms", &names, out) else {
        return;
    };
    for (key, _) in node.pairs() {
        let Some(vocabulary) = schema.vocabularies.get(&key.name) else {
            let message = format!("there is no vocabulary `{}`", key.name);
            let wrong = record.diagnose(Code::UnknownVocabulary, key.span.clone(), message);
            out.push(wrong.nearest(&key.name, schema.vocabularies.keys().map(String::as_str)));
            continue;
        };
        for term in own.texts(&key.name, out) {
            if vocabulary.terms.contains_key(&term.value) {
                found.terms.push((key.name.clone(), term.value));
            } else {
                let message = format!("`{}` is no term of `{}`", term.value, key.name);
                let wrong = record.diagnose(Code::UnknownTerm, term.span, message);
                let known = vocabulary.terms.keys().map(String::as_str);
                out.push(wrong.nearest(&term.value, known));
            }
        }
    }
}
