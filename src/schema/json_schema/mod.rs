//! What may be written, as JSON Schema of the edition of 2020-12 (<https://json-schema.org/draft/2020-12/schema>), for
//! editors that complete and check as people type, and for forms on the web.
//!
//! The schema of a kind is made of its declaration, type by type, by what `parse/reader.rs` takes. What no kind declares,
//! `bank.yaml` and the declarations themselves, stands ready in `declared/`; a test holds those to the keys that are read.

mod declared;
mod example;
mod field;
mod rating;
mod shapes;

use jiff::civil;
use serde_json::{Map, Value, json};

use super::declarations::Schema;
use super::kind::Kind;

pub use crate::schema::json_schema::declared::{DECLARED, declared};

use self::shapes::Shapes;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of the heads of a kind's entries, with examples of this day.
pub fn of_kind(schema: &Schema, kind: &Kind, today: civil::Date) -> Value {
    let mut shapes = Shapes::new(schema, kind, today);
    let mut head = shapes.head();
    let description = kind.description.as_deref().unwrap_or_default();
    let mut found = Map::new();
    found.insert("$schema".to_owned(), DIALECT.into());
    found.insert("title".to_owned(), kind.label.as_str().into());
    if !description.is_empty() {
        found.insert("description".to_owned(), description.into());
    }
    found.append(&mut head);
    found.insert("$defs".to_owned(), Value::Object(shapes.into_definitions()));
    Value::Object(found)
}

/// One document for all that may be written: each schema by its name, those of kinds behind `entry-`.
pub fn of_bank(schema: &Schema, today: civil::Date) -> Value {
    let declared = DECLARED
        .iter()
        .filter_map(|(name, _)| Some(((*name).to_owned(), declared(name)?)));
    let kinds = schema.kinds.values();
    let kinds = kinds.map(|kind| (format!("entry-{}", kind.id), of_kind(schema, kind, today)));
    let all = declared.chain(kinds).map(|(name, mut found)| {
        if let Value::Object(keys) = &mut found {
            keys.shift_remove("$schema");
        }
        lead_into(&mut found, &name);
        (name, found)
    });
    let all: Map<String, Value> = all.collect();
    json!({"$schema": DIALECT, "$defs": all})
}

/// Has what a schema says of its own parts lead to where they stand in the document of all.
fn lead_into(found: &mut Value, name: &str) {
    match found {
        Value::Array(items) => items.iter_mut().for_each(|item| lead_into(item, name)),
        Value::Object(keys) => {
            for (key, value) in keys {
                match value {
                    Value::String(to) if key == "$ref" => {
                        *to = to.replacen("#/", &format!("#/$defs/{name}/"), 1);
                    }
                    _ => lead_into(value, name),
                }
            }
        }
        _ => {}
    }
}
