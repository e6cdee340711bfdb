//! Ratings: a code of a scale, or that with what the judgement rests on.

use serde_json::{Map, Value, json};

use crate::scalar::DATE;
use crate::schema::scale::{Level, Scale};

use super::shapes::{Shapes, choice, one_of, text};

impl Shapes<'_> {
    /// A code for each of the scales that rate something.
    pub(super) fn ratings(&mut self, rated: &str) -> Value {
        let scales = self.schema.scales.values();
        let scales: Vec<&Scale> = scales.filter(|scale| scale.rates(rated)).collect();
        let properties = scales
            .iter()
            .map(|scale| (scale.id.clone(), self.rating(&scale.id)));
        let properties: Map<String, Value> = properties.collect();
        json!({"type": "object", "properties": properties, "additionalProperties": false})
    }

    /// A rating on one scale; a text where the bank lacks it.
    pub(super) fn rating(&mut self, id: &str) -> Value {
        let Some(scale) = self.schema.scales.get(id) else {
            return text();
        };
        self.part(&format!("scale.{id}"), |shapes| {
            let code = one_of(&codes(scale));
            let whole = shapes.written_out(scale, &code);
            let mut found = json!({"title": scale.label});
            if let Some(description) = &scale.description {
                found["description"] = description.as_str().into();
            }
            found["anyOf"] = if scale.requires.is_empty() {
                json!([code, whole])
            } else {
                json!([whole])
            };
            found
        })
    }

    fn written_out(&mut self, scale: &Scale, code: &Value) -> Value {
        let date = self.part(DATE.name, |_| (DATE.shape)());
        let sources = self.sources();
        let required = std::iter::once("code").chain(scale.requires.iter().map(String::as_str));
        json!({
            "type": "object",
            "properties": {
                "code": code,
                "assessed": date,
                "by": text(),
                "because": text(),
                "version": text(),
                "sources": sources,
            },
            "required": required.collect::<Vec<_>>(),
            "additionalProperties": false,
        })
    }
}

/// Every code of a scale: its levels, each with a sign behind it, and what stands beside the ladder.
fn codes(scale: &Scale) -> Vec<Value> {
    let plain = |level: &Level| choice(&level.code, &level.label, level.plain.as_deref());
    let mut found = Vec::new();
    for level in &scale.levels {
        found.push(plain(level));
        found.extend(scale.modifiers.iter().map(|modifier| {
            let code = format!("{}{}", level.code, modifier.code);
            let label = format!("{}, {}", level.label, modifier.label);
            choice(&code, &label, modifier.plain.as_deref())
        }));
    }
    found.extend(scale.off_scale.iter().map(plain));
    found
}
