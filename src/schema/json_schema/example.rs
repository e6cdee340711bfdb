//! Examples, as values: those that new entries show, where they say more than that a text is a text.

use serde_json::Value;

use crate::schema::example;
use crate::schema::field::{Field, Type};
use crate::yaml::{self, Node};

use super::shapes::Shapes;

impl Shapes<'_> {
    /// A value of a field that shows how it is written.
    pub(super) fn example(&self, field: &Field, rated: &str) -> Option<Value> {
        match &field.ty {
            Type::Text | Type::Markdown => return None,
            Type::List(item) if matches!(item.ty, Type::Text | Type::Markdown) => return None,
            Type::Ratings => return self.rating_example(rated),
            Type::Level { scale } if self.asks_for_more(scale) => return None,
            _ => {}
        }
        let text = example(field, self.schema, self.today);
        let node = yaml::parse_file(&text).ok()?;
        Some(value(&node, &text))
    }

    /// Whether a scale takes no code alone.
    fn asks_for_more(&self, scale: &str) -> bool {
        let scale = self.schema.scales.get(scale);
        scale.is_some_and(|scale| !scale.requires.is_empty())
    }

    fn rating_example(&self, rated: &str) -> Option<Value> {
        let mut scales = self.schema.scales.values();
        let scale = scales.find(|scale| scale.rates(rated) && scale.requires.is_empty())?;
        let code = scale.codes().next()?;
        Some(serde_json::json!({ scale.id.as_str(): code }))
    }
}

fn value(node: &Node, text: &str) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(value) => Value::Bool(*value),
        yaml::Value::List(items) => items.iter().map(|item| value(item, text)).collect(),
        yaml::Value::Map(pairs) => {
            let pairs = pairs.iter();
            Value::Object(
                pairs
                    .map(|(key, node)| (key.name.clone(), value(node, text)))
                    .collect(),
            )
        }
        yaml::Value::Text(written) => Value::String(written.clone()),
        yaml::Value::Number(_) => {
            let written = node.text(text).unwrap_or_default();
            serde_json::from_str(written).unwrap_or_else(|_| Value::String(written.to_owned()))
        }
    }
}
