//! New kinds, vocabularies, scales, themes and maps: small files with comments, which leave a bank that nothing is wrong
//! with.

use std::path::Path;

use anyhow::Result;

use crate::diagnostic::listed;
use crate::model::Bank;
use crate::schema::Schema;
use crate::text::{sentence, slug};
use crate::write::Refused;

use super::file::{Draft, put_all};

/// What can be declared beside entries.
pub const DECLARATIONS: [&str; 5] = ["kind", "vocabulary", "scale", "theme", "map"];

/// What was written, or is to be.
#[derive(Debug)]
pub struct Declared {
    /// The files that were written, from the folder of `bank.yaml`.
    pub files: Vec<String>,
    /// Lines for `bank.yaml`, which is its owner's to change.
    pub lines: Option<String>,
}

/// Writes a declaration of this name into a bank.
///
/// # Errors
///
/// Where there is one already, the name cannot be one, or a file cannot be written.
pub fn declaration(root: &Path, bank: &Bank, what: &str, name: &str) -> Result<Declared> {
    let (id, label) = (slug(name), label(name));
    if !name.chars().any(char::is_alphanumeric) {
        let message = format!("`{name}` has no letter and no number; give a name");
        return Err(Refused(message).into());
    }
    if let Some(message) = taken(root, bank, what, &id) {
        return Err(Refused(message).into());
    }
    let fill = |text: &str| text.replace("{id}", &id).replace("{label}", &label);
    let draft = |path: String, text: &str| Draft {
        path,
        text: fill(text),
    };
    let (drafts, lines) = match what {
        "kind" => {
            let path = format!("content/kinds/{id}.yaml");
            (vec![draft(path, include_str!("declare/kind.yaml"))], None)
        }
        "vocabulary" => {
            let path = format!("content/vocabularies/{id}.yaml");
            let text = include_str!("declare/vocabulary.yaml");
            (vec![draft(path, text)], None)
        }
        "scale" => {
            let path = format!("content/scales/{id}.yaml");
            (vec![draft(path, include_str!("declare/scale.yaml"))], None)
        }
        "theme" => {
            let style = format!("themes/{id}/static/{id}.css");
            let frame = format!("themes/{id}/templates/base.html");
            let drafts = vec![
                draft(style, include_str!("declare/theme.css")),
                draft(frame, include_str!("declare/base.html")),
            ];
            (drafts, Some(format!("theme: {id}\n")))
        }
        _ => (Vec::new(), Some(map(bank, &fill)?)),
    };
    Ok(Declared {
        files: put_all(root, &drafts, false)?,
        lines,
    })
}

/// The lines of a new map: findings by what the bank files them under first.
fn map(bank: &Bank, fill: &dyn Fn(&str) -> String) -> Result<String> {
    let schema = &bank.schema;
    let ways: Vec<&str> = schema
        .vocabularies
        .keys()
        .chain(schema.scales.keys())
        .map(String::as_str)
        .collect();
    let [rows, columns, ..] = ways[..] else {
        let message = "a map needs two vocabularies, or one and a scale; `sourcebook new vocabulary NAME` starts one";
        return Err(Refused(message.to_owned()).into());
    };
    let item = fill(include_str!("declare/map.yaml"))
        .replace("{rows}", rows)
        .replace("{columns}", columns);
    let head = if bank.config.maps.is_empty() {
        "maps:\n"
    } else {
        ""
    };
    Ok(format!("{head}{item}"))
}

/// What people call it, as YAML: a name that is an id is a sentence of it.
fn label(name: &str) -> String {
    let name = name.trim();
    let words = if slug(name) == name {
        sentence(name)
    } else {
        name.to_owned()
    };
    serde_json::Value::from(words).to_string()
}

/// Why a name is not free.
fn taken(root: &Path, bank: &Bank, what: &str, id: &str) -> Option<String> {
    let Schema {
        kinds,
        vocabularies,
        scales,
        ..
    } = &*bank.schema;
    let is_taken = match what {
        "kind" => kinds
            .values()
            .any(|kind| kind.id == id || kind.folder == id),
        "vocabulary" => vocabularies.contains_key(id),
        "scale" => scales.contains_key(id),
        "theme" => root.join("themes").join(id).exists() || ["default", "civic"].contains(&id),
        "map" => bank.config.maps.iter().any(|map| map.id == id),
        _ => {
            return Some(format!(
                "there is no `{what}`; there is {}",
                listed(&DECLARATIONS)
            ));
        }
    };
    if is_taken {
        return Some(format!(
            "there is a {what} `{id}` already; choose another name"
        ));
    }
    // A vocabulary adds a field of its name.
    let fields = kinds.values().find(|kind| kind.field(id).is_some());
    let kind = fields.filter(|_| what == "vocabulary")?;
    let kind = &kind.id;
    Some(format!(
        "the kind `{kind}` has a field `{id}` already; choose another name"
    ))
}
