//! What forms and templates take from a bank: its kinds, its terms, its levels, its folders.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::Bank;
use crate::schema::{CITATION, FINDING, Field, Kind, Scale, Schema, Type, Vocabulary};

use super::written::yaml;

/// The most that a list to choose from holds: of more, people write which they mean.
const MOST_OPTIONS: usize = 100;

/// A text with what it asks of the bank by a line of its own, such as `# {terms}`, behind as many blanks.
pub(super) fn fill(text: &str, bank: &Bank) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if let Some(lines) = asked(line.trim(), bank, indent) {
            out.push_str(&lines);
        } else {
            out.push_str(&line.replace("{version}", env!("CARGO_PKG_VERSION")));
            out.push('\n');
        }
    }
    out
}

fn asked(line: &str, bank: &Bank, indent: usize) -> Option<String> {
    let schema = &*bank.schema;
    Some(match line {
        "# {types}" => yaml(&json!(source_types(schema)), indent),
        "# {kinds}" => {
            let labels = schema.kinds.values().map(|kind| kind.label.as_str());
            yaml(&json!(distinct(labels)), indent)
        }
        "# {terms}" => {
            let elements = filing(schema).map(choose_terms);
            yaml(&elements.collect::<Value>(), indent)
        }
        "# {levels}" => {
            let scales = schema.scales.values();
            let scales = scales.filter(|scale| scale.rates(FINDING));
            yaml(&scales.map(choose_level).collect::<Value>(), indent)
        }
        "# {folders}" => {
            let kinds = schema.kinds.values();
            let lines = kinds.map(|kind| format!("# /content/{}/ @editors\n", kind.folder));
            lines.collect::<Vec<_>>().concat()
        }
        "{terms}" => filing(schema).map(listed_terms).collect(),
        _ => return None,
    })
}

/// What a source may be.
fn source_types(schema: &Schema) -> Vec<String> {
    let kind = schema.kinds.get(CITATION);
    let field = kind.and_then(|kind| kind.field("type"));
    let options = field.map_or(&[][..], |field| &field.options);
    let labels = distinct(options.iter().map(|option| option.label.as_str()));
    if labels.is_empty() {
        let kind = kind.map(|kind| kind.label.clone());
        return kind.into_iter().collect();
    }
    labels
}

/// The vocabularies that findings, or pages that hold some, are filed under.
fn filing(schema: &Schema) -> impl Iterator<Item = &Vocabulary> {
    let holds = |kind: &Kind| {
        let mut fields = kind.every_field().into_iter();
        fields.any(is_finding)
    };
    schema.vocabularies.values().filter(move |vocabulary| {
        let mut kinds = schema.kinds.values();
        let is_filed = kinds.any(|kind| holds(kind) && vocabulary.applies_to(&kind.id));
        !vocabulary.terms.is_empty() && (is_filed || vocabulary.applies_to(FINDING))
    })
}

fn is_finding(field: &Field) -> bool {
    matches!(&field.ty, Type::Group { name, .. } if name.as_deref() == Some(FINDING))
}

/// An element of a form of issues (<https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema>).
fn choose_terms(vocabulary: &Vocabulary) -> Value {
    let mut attributes = json!({"label": vocabulary.label});
    if let Some(description) = &vocabulary.description {
        attributes["description"] = description.as_str().into();
    }
    let labels = distinct(vocabulary.terms.values().map(|term| term.label.as_str()));
    let id = element_id("terms", &vocabulary.id);
    if labels.len() > MOST_OPTIONS {
        return json!({"type": "input", "id": id, "attributes": attributes});
    }
    attributes["multiple"] = true.into();
    attributes["options"] = json!(labels);
    json!({"type": "dropdown", "id": id, "attributes": attributes})
}

fn choose_level(scale: &Scale) -> Value {
    let levels = scale.levels.iter().chain(&scale.off_scale);
    let levels = levels.map(|level| format!("{} ({})", level.label, level.code));
    let mut attributes = json!({"label": scale.label});
    if let Some(description) = &scale.description {
        attributes["description"] = description.as_str().into();
    }
    attributes["options"] = levels.collect();
    let id = element_id("level", &scale.id);
    json!({"type": "dropdown", "id": id, "attributes": attributes})
}

/// Ids of elements are made of letters, digits, hyphens and underscores.
fn element_id(what: &str, id: &str) -> String {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let known: String = id
        .chars()
        .map(|c| {
            if is_letter(c) {
                c.to_string()
            } else {
                format!("{:x}", u32::from(c))
            }
        })
        .collect();
    format!("{what}-{known}")
}

/// A line to keep or take away, for services without forms.
fn listed_terms(vocabulary: &Vocabulary) -> String {
    if vocabulary.terms.len() > MOST_OPTIONS {
        return format!("**{}**:\n\n", vocabulary.label);
    }
    let labels = distinct(vocabulary.terms.values().map(|term| term.label.as_str()));
    format!("**{}**: {}\n\n", vocabulary.label, labels.join(" / "))
}

/// Labels, each once.
fn distinct<'l>(labels: impl Iterator<Item = &'l str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let new = labels.filter(|label| seen.insert(*label));
    new.map(str::to_owned).collect()
}
