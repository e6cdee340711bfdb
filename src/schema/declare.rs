//! Reading declarations of fields: from YAML to [`Field`]s.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::File;
use crate::yaml::{Node, Value};

use super::field::{Choice, Field, Place, blank, sentence};
use super::shared::Shared;
use super::types::Type;
use crate::record::Record;

const KEYS: [&str; 15] = [
    "type",
    "label",
    "help",
    "required",
    "facet",
    "max_words",
    "place",
    "unit",
    "options",
    "scale",
    "vocabulary",
    "kinds",
    "multiple",
    "of",
    "fields",
];

/// Applies a mapping of declarations to a list of fields: known names are changed key by key, others added.
pub(super) fn apply_all(
    fields: &mut Vec<Field>,
    node: &Node,
    file: &File,
    shared: &Shared,
    out: &mut Diagnostics,
) {
    if !matches!(node.value, Value::Map(_)) {
        let message = format!(
            "`fields` is a group of fields, this is {}",
            node.describe(&file.text)
        );
        out.push(Diagnostic::new(
            Code::WrongType,
            &file.path,
            node.span.clone(),
            message,
        ));
    }
    for (key, node) in node.pairs() {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if key.name.is_empty() || !key.name.chars().all(is_letter) {
            let message = format!("`{}` cannot be the name of a field", key.name);
            out.push(Diagnostic::new(
                Code::BadDeclaration,
                &file.path,
                key.span.clone(),
                message,
            ));
        }
        let known = fields.iter().position(|field| field.name == key.name);
        let mut field = known.map_or_else(|| blank(&key.name), |at| fields[at].clone());
        let Some(record) = Record::open(file, node, "a field", &KEYS, out) else {
            continue;
        };
        if apply(&mut field, &record, known.is_none(), shared, out).is_none() {
            continue;
        }
        match known {
            Some(at) => fields[at] = field,
            None => fields.push(field),
        }
    }
}

fn apply(
    field: &mut Field,
    record: &Record<'_>,
    is_new: bool,
    shared: &Shared,
    out: &mut Diagnostics,
) -> Option<()> {
    field.label = record
        .text("label", out)
        .unwrap_or_else(|| field.label.clone());
    field.help = record.text("help", out).or(field.help.take());
    field.required = record.flag("required", out).unwrap_or(field.required);
    field.facet = record.flag("facet", out).unwrap_or(field.facet);
    field.max_words = record.number("max_words", out).or(field.max_words);
    field.unit = record.text("unit", out).or(field.unit.take());
    let places = [
        ("glance", Place::Glance),
        ("body", Place::Body),
        ("aside", Place::Aside),
    ];
    field.place = record.choice("place", &places, out).or(field.place);
    if record.get("options").is_some() {
        field.options = record
            .list("options", out)
            .iter()
            .filter_map(|node| choice(record.file, node, out))
            .collect();
    }
    if is_new || record.get("type").is_some() {
        field.ty = ty(record, shared, out)?;
    }
    Some(())
}

fn choice(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Choice> {
    if let Some(code) = node.text(&file.text) {
        return Some(Choice {
            code: code.to_owned(),
            label: sentence(code),
            plain: None,
        });
    }
    let record = Record::open(file, node, "an option", &["code", "label", "plain"], out)?;
    let code = record.required("code", "an option", out)?;
    let label = record.text("label", out).unwrap_or_else(|| sentence(&code));
    Some(Choice {
        code,
        label,
        plain: record.text("plain", out),
    })
}

fn ty(record: &Record<'_>, shared: &Shared, out: &mut Diagnostics) -> Option<Type> {
    let name = record.required("type", "a field", out)?;
    if Type::is_known(&name, shared) {
        return Type::declared(&name, record, shared, out);
    }
    let groups = shared.groups.keys().map(String::as_str);
    let known = Type::names().map(|name: &str| name).chain(groups);
    let span = record.get("type").map_or(0..0, |node| node.span.clone());
    let message = format!("there is no type `{name}`");
    let found = record.diagnose(Code::BadDeclaration, span, message);
    out.push(found.nearest(&name, known));
    None
}

/// What a list is a list of: `of: {type: text}`, or `of: text` for short.
pub(super) fn item(record: &Record<'_>, shared: &Shared, out: &mut Diagnostics) -> Option<Field> {
    let Some(node) = record.get("of") else {
        let at = record.node.span.start..record.node.span.start;
        let found = record.diagnose(Code::MissingField, at, "a list needs `of`");
        out.push(found.help("Say what it is a list of: `of: {type: text}`."));
        return None;
    };
    let mut field = blank("item");
    let inner = Record::open(record.file, node, "a field", &KEYS, out)?;
    apply(&mut field, &inner, true, shared, out)?;
    Some(field)
}

pub(super) fn group(record: &Record<'_>, shared: &Shared, out: &mut Diagnostics) -> Vec<Field> {
    let mut fields = Vec::new();
    if let Some(node) = record.get("fields") {
        apply_all(&mut fields, node, record.file, shared, out);
    }
    fields
}
