//! Fields, by their types.

use serde_json::{Map, Value, json};

use crate::schema::built_in::{FINDING, FROM, KEY};
use crate::schema::field::{Field, Type};

use super::shapes::{Shapes, choices, one_or_more, text};

/// The fields that the head of an entry is told by: an entry without a title is called by its first heading.
const TITLE: &str = "title";
const KIND: &str = "kind";

impl Shapes<'_> {
    /// The keys of a schema for the head of an entry.
    pub(super) fn head(&mut self) -> Map<String, Value> {
        let kind = self.kind;
        let mut found = self.group(&kind.fields, &kind.id);
        found["properties"][KIND]["const"] = kind.id.as_str().into();
        if let Some(Value::Array(required)) = found.get_mut("required") {
            required.retain(|name| name != TITLE);
        }
        // What another generator calls its fields is read as well, so no name is wrong and none is sure to be there.
        let is_borrowed = !self.schema.field_names.is_empty();
        if is_borrowed || kind.is_open {
            found.shift_remove("additionalProperties");
        }
        if is_borrowed {
            found.shift_remove("required");
        }
        found
    }

    /// A mapping of fields; `rated` is what the ratings in it are of.
    fn group(&mut self, fields: &[Field], rated: &str) -> Map<String, Value> {
        let properties = fields
            .iter()
            .map(|field| (field.name.clone(), self.field(field, rated)));
        let properties: Map<String, Value> = properties.collect();
        let required = fields.iter().filter(|field| field.required);
        let required: Vec<&str> = required.map(|field| field.name.as_str()).collect();
        let mut found = Map::new();
        found.insert("type".to_owned(), "object".into());
        found.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            found.insert("required".to_owned(), required.into());
        }
        found.insert("additionalProperties".to_owned(), false.into());
        found
    }

    fn field(&mut self, field: &Field, rated: &str) -> Value {
        let mut found = Map::new();
        found.insert("title".to_owned(), field.label.as_str().into());
        found.insert("description".to_owned(), told(field).into());
        let mut shape = self.shape(field, rated);
        let is_title = field.name == TITLE && rated == self.kind.id;
        if is_title || !field.required {
            shape = self.or_nothing(&shape);
        } else if matches!(field.ty, Type::Text | Type::Markdown) && field.options.is_empty() {
            shape["pattern"] = "\\S".into();
        }
        if let Value::Object(mut shape) = shape {
            found.append(&mut shape);
        }
        if let Some(example) = self.example(field, rated) {
            found.insert("examples".to_owned(), json!([example]));
        }
        Value::Object(found)
    }

    /// What the reader takes for a field.
    fn shape(&mut self, field: &Field, rated: &str) -> Value {
        match &field.ty {
            Type::Text if !field.options.is_empty() => choices(&field.options),
            Type::Text | Type::Markdown => text(),
            Type::Scalar(scalar) => self.part(scalar.name, |_| (scalar.shape)()),
            Type::Url => self.part(
                "url",
                |_| json!({"type": "string", "pattern": "^\\s*(?!www\\.)\\S+\\s*$"}),
            ),
            Type::Level { scale } => self.rating(scale),
            Type::Terms {
                vocabulary,
                multiple,
            } => self.terms(vocabulary, *multiple),
            Type::Entries { multiple, .. } => self.named(*multiple),
            Type::Sources => self.sources(),
            Type::Ratings => self.ratings(rated),
            Type::List(item) => {
                let item = self.shape(item, rated);
                let item = self.or_nothing(&item);
                one_or_more(&item)
            }
            Type::Group { name, fields } if name.as_deref() == Some(FINDING) => {
                self.finding(fields)
            }
            Type::Group { fields, .. } => Value::Object(self.group(fields, FINDING)),
        }
    }

    /// A finding: what was found, or where on another page it stands.
    fn finding(&mut self, fields: &[Field]) -> Value {
        self.part(FINDING, |shapes| {
            let is_of_taken = |field: &&Field| [FROM, KEY].contains(&field.name.as_str());
            let taken: Vec<Field> = fields.iter().filter(is_of_taken).cloned().collect();
            let own = fields.iter().filter(|field| field.name != FROM);
            let own: Vec<Field> = own.cloned().collect();
            let mut taken = shapes.group(&taken, FINDING);
            taken["properties"][FROM]["pattern"] = "^\\s*[^#]+#[^#]+$".into();
            json!({
                "type": "object",
                "if": {"required": [FROM]},
                "then": taken,
                "else": shapes.group(&own, FINDING),
            })
        })
    }
}

/// What editors are told of a field: what to write, in what form, and how much of it.
fn told(field: &Field) -> String {
    let mut said: Vec<String> = field.help.iter().cloned().collect();
    if field.options.is_empty() {
        said.push(format!("Type: {}.", field.describe()));
    }
    if let Some(most) = field.max_words {
        said.push(format!("{most} words at most."));
    }
    said.extend(field.unit.as_ref().map(|unit| format!("In {unit}.")));
    said.join(" ")
}
