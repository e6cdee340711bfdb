//! Numbers, as their authors write them: `1.50` stays `1.50`.

use std::borrow::Cow;

use serde_json::json;

use crate::messages::Messages;
use crate::yaml::Value as Yaml;

use super::money;
use super::reading::{Reading, ScalarType, Written};
use super::value::{Scalar, ScalarChoice};

/// `type: number`.
pub(crate) static NUMBER: ScalarType = ScalarType {
    name: "number",
    description: "a number",
    example: |_| "0".to_owned(),
    shape: || json!({"type": ["number", "string"], "pattern": r"^\s*[-+]?[0-9]*\.?[0-9]+\.?([eE][-+]?[0-9]+)?\s*$"}),
    read,
};

#[derive(Debug)]
struct Number {
    written: String,
    value: f64,
}

fn read(written: &Written<'_>) -> Reading {
    let is_scalar = matches!(written.node.value, Yaml::Number(_) | Yaml::Text(_));
    let Some(text) = written.text.filter(|_| is_scalar) else {
        return Reading::default();
    };
    // YAML has numbers that people do not write, `0x1F`, `.inf`, and some write one in quotation marks.
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && text.chars().all(is_digit) => Reading::of(Number {
            written: text.to_owned(),
            value,
        }),
        _ => Reading::default(),
    }
}

impl Scalar for Number {
    fn code(&self) -> Cow<'_, str> {
        self.written.as_str().into()
    }

    fn words(&self, _: &Messages) -> String {
        self.written.clone()
    }

    /// A number of pounds or euros is a sum of money.
    fn with_unit(&self, messages: &Messages, unit: &str) -> String {
        if let Some(sum) = money::sum(&self.written, unit, messages) {
            return sum;
        }
        let gap = if unit.is_empty() { "" } else { "\u{a0}" };
        format!("{}{gap}{unit}", self.written)
    }

    fn choices(&self, _: &Messages) -> Vec<ScalarChoice> {
        vec![ScalarChoice {
            code: self.written.clone(),
            label: self.written.clone(),
            rank: self.value,
        }]
    }

    fn number(&self) -> Option<f64> {
        Some(self.value)
    }
}
