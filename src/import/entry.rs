//! A record as the front matter of a source, in the order in which the kind declares its fields.

use crate::new::Filled;
use crate::schema::Kind;

use super::name::Name;
use super::record::{ROLES, Record};
use super::yaml_text;

/// The values that a record gives the fields of a kind: its own fields between what it is and what it is found by.
pub(super) fn values(record: &Record, kind: &Kind) -> Vec<Filled> {
    let declared = kind.fields.iter().map(|field| field.name.as_str());
    let (first, last) = (["type", "title"], ["keywords", "licence"]);
    let own = declared.filter(|name| !first.contains(name) && !last.contains(name));
    let names = first.into_iter().chain(own).chain(last);
    let filled = names.filter_map(|name| {
        Some(Filled {
            name: name.to_owned(),
            yaml: yaml(record, name)?,
        })
    });
    filled.collect()
}

fn yaml(record: &Record, name: &str) -> Option<String> {
    match name {
        "note" => record.whole_note().map(|note| yaml_text::value(&note)),
        "keywords" if record.keywords.is_empty() => None,
        "keywords" => Some(yaml_text::list(&record.keywords)),
        // Written by `when.rs` as our dates are.
        "issued" | "accessed" => record.texts.get(name).cloned(),
        role if ROLES.contains(&role) => {
            let names = record.names.get(role).filter(|names| !names.is_empty())?;
            Some(names.iter().map(person).collect())
        }
        _ => record.texts.get(name).map(|text| yaml_text::value(text)),
    }
}

fn person(name: &Name) -> String {
    let mut found = String::new();
    for (part, text) in name.parts() {
        let lead = if found.is_empty() { "\n  - " } else { "\n    " };
        found.push_str(&format!("{lead}{part}: {}", yaml_text::value(text)));
    }
    found
}
