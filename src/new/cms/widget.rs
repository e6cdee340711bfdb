//! What a field is filled in with, by its type.

use serde_json::{Value, json};

use crate::schema::{CITATION, Choice, FINDING, Field, Scale, Schema, Type};

/// Texts of more words than this have a field of several lines.
const LONG: usize = 25;

/// Makes the fields of forms.
pub(super) struct Widgets<'a> {
    pub(super) schema: &'a Schema,
}

/// A part of a form that stands ready.
pub(super) fn ready(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Something to choose, as Decap has it.
fn option(code: &str, label: &str) -> Value {
    json!({"label": label, "value": code})
}

fn chosen(options: &[Choice]) -> Value {
    let all = options.iter();
    let all = all.map(|choice| option(&choice.code, &choice.label));
    json!({"widget": "select", "options": all.collect::<Value>()})
}

impl Widgets<'_> {
    /// A field of a form; `rated` is what the ratings in it are of.
    pub(super) fn field(&self, field: &Field, rated: &str) -> Value {
        let mut found = json!({"name": field.name, "label": field.label});
        found["required"] = field.required.into();
        let limit = field.max_words.map(|most| format!("{most} words at most."));
        let hint: Vec<String> = field.help.iter().cloned().chain(limit).collect();
        if !hint.is_empty() {
            found["hint"] = hint.join(" ").into();
        }
        if let (Value::Object(found), Value::Object(mut shape)) =
            (&mut found, self.shape(field, rated))
        {
            found.append(&mut shape);
        }
        found
    }

    fn shape(&self, field: &Field, rated: &str) -> Value {
        match &field.ty {
            Type::Text if !field.options.is_empty() => chosen(&field.options),
            Type::Text if field.max_words.is_some_and(|most| most > LONG) => {
                json!({"widget": "text"})
            }
            Type::Markdown => json!({"widget": "text"}),
            Type::Scalar(scalar) => self.scalar(scalar.name),
            Type::Text | Type::Url => json!({"widget": "string"}),
            Type::Level { scale } => match self.schema.scales.get(scale) {
                Some(scale) => self.rating(scale),
                None => json!({"widget": "string"}),
            },
            Type::Terms {
                vocabulary,
                multiple,
            } => self.terms(vocabulary, *multiple),
            Type::Entries { kinds, multiple } => entries(kinds, *multiple),
            Type::Sources => self.sources(),
            Type::Ratings => self.ratings(rated),
            Type::List(item) => self.list(item, rated),
            Type::Group { name, fields } => self.group(name.as_deref(), fields),
        }
    }

    /// A date may be a year alone, and a time anything that people call one: both are written.
    fn scalar(&self, name: &str) -> Value {
        let words = |id: &str| self.schema.messages.text(id);
        match name {
            "bool" => json!({"widget": "bank-truth", "yes": words("yes"), "no": words("no")}),
            "number" => json!({"widget": "number", "value_type": "float"}),
            "date" => {
                let mut found = ready(include_str!("date.json"));
                found["widget"] = "string".into();
                found
            }
            _ => json!({"widget": "string"}),
        }
    }

    fn terms(&self, vocabulary: &str, is_multiple: bool) -> Value {
        let Some(vocabulary) = self.schema.vocabularies.get(vocabulary) else {
            return json!({"widget": "string"});
        };
        let terms = vocabulary.terms.values();
        let terms = terms.map(|term| option(&term.id, &term.label));
        json!({"widget": "select", "multiple": is_multiple, "options": terms.collect::<Value>()})
    }

    fn sources(&self) -> Value {
        let mut fields = ready(include_str!("source.json"));
        let kinds = self.schema.kinds.values();
        let is_one = kinds.filter(|kind| kind.base == CITATION).count() == 1;
        if let Value::Array(fields) = &mut fields {
            let keys = fields.iter_mut().filter(|field| field["name"] != "locator");
            for field in keys.filter(|_| is_one) {
                if let (Value::Object(field), Value::Object(mut shape)) =
                    (field, found_in(CITATION, false))
                {
                    field.append(&mut shape);
                }
            }
        }
        let summary = "{{fields.id}} {{fields.locator}}";
        json!({"widget": "list", "summary": summary, "fields": fields})
    }

    fn ratings(&self, rated: &str) -> Value {
        let scales = self.schema.scales.values();
        let scales = scales.filter(|scale| scale.rates(rated));
        let fields = scales.map(|scale| {
            let mut found = json!({"name": scale.id, "label": scale.label, "required": false});
            if let Some(description) = &scale.description {
                found["hint"] = description.as_str().into();
            }
            if let (Value::Object(found), Value::Object(mut shape)) =
                (&mut found, self.rating(scale))
            {
                found.append(&mut shape);
            }
            found
        });
        let fields: Vec<Value> = fields.collect();
        if fields.is_empty() {
            return json!({"widget": "hidden"});
        }
        json!({"widget": "object", "collapsed": false, "fields": fields})
    }

    /// A code, or where a scale asks for more than that, a group of fields.
    fn rating(&self, scale: &Scale) -> Value {
        let levels = scale.levels.iter().chain(&scale.off_scale);
        let levels =
            levels.map(|level| option(&level.code, &format!("{} {}", level.code, level.label)));
        let code = json!({"widget": "select", "options": levels.collect::<Value>()});
        if scale.requires.is_empty() {
            return code;
        }
        let mut fields = ready(include_str!("rating.json"));
        if let Value::Array(fields) = &mut fields {
            for field in fields {
                let shape = match field["name"].as_str() {
                    Some("code") => code.clone(),
                    Some("sources") => self.sources(),
                    _ => continue,
                };
                if let (Value::Object(field), Value::Object(mut shape)) = (field, shape) {
                    field.append(&mut shape);
                }
            }
        }
        json!({"widget": "object", "fields": fields})
    }

    fn list(&self, item: &Field, rated: &str) -> Value {
        let item = self.field(item, rated);
        if item["widget"] == "object" {
            let mut found = json!({"widget": "list", "fields": item["fields"]});
            if let Some(summary) = item.get("summary") {
                found["summary"] = summary.clone();
            }
            return found;
        }
        json!({"widget": "list", "field": item})
    }

    /// A group asks for nothing by itself: it may be left out, and a finding may stand on another page. `check` knows.
    fn group(&self, name: Option<&str>, fields: &[Field]) -> Value {
        let made = fields.iter().map(|field| {
            let mut found = self.field(field, FINDING);
            found["required"] = false.into();
            found
        });
        let made: Vec<Value> = made.collect();
        let mut found = json!({"widget": "object", "collapsed": true, "fields": made});
        let is_stated = fields.iter().any(|field| field.name == "statement");
        if name.is_some() && is_stated {
            found["summary"] = "{{fields.statement}}".into();
        }
        found
    }
}

/// Entries of one kind are found by their titles; where there may be several kinds, their ids are written.
fn entries(kinds: &[String], is_multiple: bool) -> Value {
    match kinds {
        [kind] => found_in(kind, is_multiple),
        _ if is_multiple => json!({
            "widget": "list", "field": {"name": "id", "label": "id", "widget": "string"},
        }),
        _ => json!({"widget": "string"}),
    }
}

/// An entry of a kind, found by its title and kept by the name of its file.
fn found_in(kind: &str, is_multiple: bool) -> Value {
    json!({
        "widget": "relation",
        "collection": kind,
        "value_field": "{{slug}}",
        "search_fields": ["title"],
        "display_fields": ["title"],
        "multiple": is_multiple,
    })
}
