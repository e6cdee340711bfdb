//! A value of each type, for new entries.

use jiff::civil;

use super::built_in::{FINDING, KEY};
use super::declarations::Schema;
use super::field::{Field, Type};

/// A value of a field as YAML, for a new entry of this day.
pub fn example(field: &Field, schema: &Schema, today: civil::Date) -> String {
    match field.options.first() {
        Some(option) => option.code.clone(),
        None => of_type(&field.ty, schema, today),
    }
}

fn of_type(ty: &Type, schema: &Schema, today: civil::Date) -> String {
    let in_list = |multiple: bool, name: &str| {
        if multiple {
            format!("[{name}]")
        } else {
            name.to_owned()
        }
    };
    match ty {
        Type::Text | Type::Markdown => "\"…\"".to_owned(),
        Type::Scalar(scalar) => (scalar.example)(today),
        Type::Url => "https://example.org/".to_owned(),
        Type::Level { scale } => {
            let scale = schema.scales.get(scale);
            let code = scale.and_then(|scale| scale.codes().next());
            serde_json::Value::from(code.unwrap_or_default()).to_string()
        }
        Type::Terms {
            vocabulary,
            multiple,
        } => {
            let vocabulary = schema.vocabularies.get(vocabulary);
            let term = vocabulary.and_then(|vocabulary| vocabulary.terms.keys().next());
            in_list(*multiple, term.map_or("term", String::as_str))
        }
        Type::Entries { multiple, .. } => in_list(*multiple, "id-of-an-entry"),
        Type::Sources => "[{id: key-of-a-source, locator: p. 4}]".to_owned(),
        Type::Ratings => "{scale: \"code\"}".to_owned(),
        Type::List(item) => format!("[{}]", example(item, schema, today)),
        Type::Group { name, fields } => group_example(name.as_deref(), fields, schema, today),
    }
}

/// The fields of a group that matter most, at most four, and the key of a finding.
fn group_example(
    name: Option<&str>,
    fields: &[Field],
    schema: &Schema,
    today: civil::Date,
) -> String {
    let is_key = |field: &&Field| name == Some(FINDING) && field.name == KEY;
    let is_shown = |field: &&Field| {
        field.required || !field.options.is_empty() || matches!(field.ty, Type::Sources)
    };
    let key = fields.iter().filter(is_key);
    let key = key.map(|field| format!("{}: a-name-for-links", field.name));
    let shown = fields.iter().filter(is_shown).take(4);
    let shown = shown.map(|field| format!("{}: {}", field.name, example(field, schema, today)));
    let shown: Vec<String> = key.chain(shown).collect();
    format!("{{{}}}", shown.join(", "))
}
