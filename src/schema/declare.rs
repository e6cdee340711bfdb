//! Reading declarations of fields: from YAML to [`Field`]s.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, listed, nearest};
use crate::text::{File, sentence};
use crate::yaml::{Node, Value};

use super::field::{Choice, Field, FieldPlacement, Type, blank};
use super::shared::Shared;
use crate::record::Record;
use crate::scalar::SCALAR_TYPES;

const KEYS: [&str; 16] = [
    "type",
    "label",
    "help",
    "inverse",
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

type Declare = fn(&Record<'_>, &Shared, &mut Diagnostics) -> Option<Type>;

/// The types that are no scalars: their names in YAML, and how the other keys of the declaration are read.
const TYPES: [(&str, Declare); 10] = [
    ("text", |_, _, _| Some(Type::Text)),
    ("markdown", |_, _, _| Some(Type::Markdown)),
    ("url", |_, _, _| Some(Type::Url)),
    ("level", |record, _, out| {
        let scale = record.required("scale", "a level", out)?;
        Some(Type::Level { scale })
    }),
    ("terms", |record, _, out| {
        let multiple = record.flag("multiple", out).unwrap_or(false);
        let vocabulary = record.required("vocabulary", "a field of terms", out)?;
        Some(Type::Terms {
            vocabulary,
            multiple,
        })
    }),
    ("entries", |record, _, out| {
        let kinds = record.texts("kinds", out).into_iter();
        Some(Type::Entries {
            kinds: kinds.map(|kind| kind.value).collect(),
            multiple: record.flag("multiple", out).unwrap_or(false),
        })
    }),
    ("sources", |_, _, _| Some(Type::Sources)),
    ("ratings", |_, _, _| Some(Type::Ratings)),
    ("list", |record, shared, out| {
        Some(Type::List(Box::new(item(record, shared, out)?)))
    }),
    ("group", |record, shared, out| {
        Some(Type::Group {
            name: None,
            fields: group(record, shared, out),
        })
    }),
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
    field.inverse = record.text("inverse", out).or(field.inverse.take());
    field.required = record.flag("required", out).unwrap_or(field.required);
    field.facet = record.flag("facet", out).unwrap_or(field.facet);
    field.max_words = record.number("max_words", out).or(field.max_words);
    field.unit = record.text("unit", out).or(field.unit.take());
    let places = [
        ("glance", FieldPlacement::Glance),
        ("body", FieldPlacement::Body),
        ("aside", FieldPlacement::Aside),
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
    if let Some(scalar) = SCALAR_TYPES.iter().find(|scalar| scalar.name == name) {
        return Some(Type::Scalar(scalar));
    }
    if let Some((_, declare)) = TYPES.iter().find(|(known, _)| *known == name) {
        return declare(record, shared, out);
    }
    if let Some(fields) = shared.groups.get(&name) {
        return Some(Type::Group {
            fields: fields.clone(),
            name: Some(name),
        });
    }
    let types = TYPES.iter().map(|(name, _)| *name);
    let scalars = SCALAR_TYPES.iter().map(|scalar| scalar.name);
    let groups = shared.groups.keys().map(String::as_str);
    let known: Vec<&str> = types.chain(scalars).chain(groups).collect();
    let span = record.get("type").map_or(0..0, |node| node.span.clone());
    let message = format!("there is no type `{name}`");
    let found = record.diagnose(Code::BadDeclaration, span, message);
    let usual = OTHER_NAMES.iter().find(|(other, _)| *other == name);
    out.push(match usual {
        Some((_, own)) => found.help(format!(
            "Did you mean `{own}`? There is {}.",
            listed(&known)
        )),
        None => match nearest(&name, known.iter().copied()) {
            Some(near) => found.help(format!("Did you mean `{near}`?")),
            None => found.help(format!("There is {}.", listed(&known))),
        },
    });
    None
}

/// What other programs call these types.
const OTHER_NAMES: [(&str, &str); 10] = [
    ("string", "text"),
    ("str", "text"),
    ("integer", "number"),
    ("int", "number"),
    ("float", "number"),
    ("boolean", "bool"),
    ("array", "list"),
    ("object", "group"),
    ("link", "url"),
    ("reference", "entries"),
];

/// What a list is a list of: `of: {type: text}`, or `of: text` for short.
fn item(record: &Record<'_>, shared: &Shared, out: &mut Diagnostics) -> Option<Field> {
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

fn group(record: &Record<'_>, shared: &Shared, out: &mut Diagnostics) -> Vec<Field> {
    let mut fields = Vec::new();
    if let Some(node) = record.get("fields") {
        apply_all(&mut fields, node, record.file, shared, out);
    }
    fields
}
