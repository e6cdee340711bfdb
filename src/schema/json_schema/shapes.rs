//! The parts that a schema is made of: each is written once, below `$defs`, and referred to by its name.

use jiff::civil;
use serde_json::{Map, Value, json};

use crate::schema::declarations::Schema;
use crate::schema::field::Choice;
use crate::schema::kind::Kind;

/// What a schema is made with.
pub(super) struct Shapes<'a> {
    pub(super) schema: &'a Schema,
    pub(super) kind: &'a Kind,
    pub(super) today: civil::Date,
    definitions: Map<String, Value>,
}

/// Words: a number or `true` is read as it is written.
pub(super) fn text() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// A value, or a list of such: one stands for a list of one.
pub(super) fn one_or_more(shape: &Value) -> Value {
    json!({"anyOf": [{"type": "array", "items": shape}, shape]})
}

/// A word that stands for something. One that YAML takes for a number or for `true` may be written as such.
pub(super) fn choice(code: &str, label: &str, description: Option<&str>) -> Value {
    let plain = serde_json::from_str::<Value>(code).ok();
    let plain = plain.filter(|value| value.is_number() || value.is_boolean());
    let mut found = match plain {
        Some(plain) => json!({"enum": [code, plain]}),
        None => json!({"const": code}),
    };
    found["title"] = label.into();
    if let Some(description) = description {
        found["description"] = description.into();
    }
    found
}

/// One of some; where there is none, nothing will do.
pub(super) fn one_of(all: &[Value]) -> Value {
    if all.is_empty() {
        return json!({"not": {}});
    }
    json!({ "oneOf": all })
}

/// One of the values that a field may have.
pub(super) fn choices(options: &[Choice]) -> Value {
    let all = options
        .iter()
        .map(|option| choice(&option.code, &option.label, option.plain.as_deref()));
    one_of(&all.collect::<Vec<_>>())
}

impl<'a> Shapes<'a> {
    pub(super) fn new(schema: &'a Schema, kind: &'a Kind, today: civil::Date) -> Self {
        Self {
            schema,
            kind,
            today,
            definitions: Map::new(),
        }
    }

    pub(super) fn into_definitions(self) -> Map<String, Value> {
        self.definitions
    }

    /// Refers to a part; one that is new is made first.
    pub(super) fn part(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.definitions.contains_key(name) {
            let shape = make(self);
            self.definitions.insert(name.to_owned(), shape);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// A value, or nothing: a key with nothing behind it is one that is not given.
    pub(super) fn or_nothing(&mut self, shape: &Value) -> Value {
        let nothing = self.part("nothing", |_| {
            json!({
                "type": ["null", "string", "array", "object"],
                "maxLength": 0, "maxItems": 0, "maxProperties": 0,
            })
        });
        json!({"anyOf": [shape, nothing]})
    }

    /// Terms of a vocabulary; any where the bank does without it.
    pub(super) fn terms(&mut self, id: &str, is_multiple: bool) -> Value {
        let Some(vocabulary) = self.schema.vocabularies.get(id) else {
            return self.named(is_multiple);
        };
        let term = self.part(&format!("vocabulary.{id}"), |_| {
            let terms = vocabulary.terms.values();
            let terms = terms.map(|one| choice(&one.id, &one.label, one.definition.as_deref()));
            let mut found = one_of(&terms.collect::<Vec<_>>());
            found["title"] = vocabulary.label.as_str().into();
            found
        });
        as_many(&term, is_multiple)
    }

    /// Ids of entries.
    pub(super) fn named(&mut self, is_multiple: bool) -> Value {
        let id = self.part("id", |_| text());
        as_many(&id, is_multiple)
    }

    /// Citations: the key of a source, or that with its place and with the source that it was read in.
    pub(super) fn sources(&mut self) -> Value {
        self.part("sources", |shapes| {
            let source = shapes.part("source", |_| {
                let parts = json!({"id": text(), "locator": text(), "via": text()});
                let whole = json!({
                    "type": "object",
                    "properties": parts,
                    "required": ["id"],
                    "additionalProperties": false,
                    "examples": [{"id": "smith-2020", "locator": "p. 4"}],
                });
                json!({"anyOf": [text(), whole]})
            });
            one_or_more(&source)
        })
    }
}

/// Where there may be one only, a list of one is fine too.
fn as_many(shape: &Value, is_multiple: bool) -> Value {
    let mut found = one_or_more(shape);
    if !is_multiple {
        found["anyOf"][0]["maxItems"] = 1.into();
    }
    found
}
