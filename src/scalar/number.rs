//! Numbers, as their authors write them: `1.50` stays `1.50`.

use std::borrow::Cow;

use crate::messages::Messages;
use crate::yaml::Value as Yaml;

use super::reading::{Reading, ScalarType, Written};
use super::value::{Scalar, ScalarChoice};

/// `type: number`.
pub(crate) static NUMBER: ScalarType = ScalarType {
    name: "number",
    description: "a number",
    example: |_| "0".to_owned(),
    read,
};

#[derive(Debug)]
struct Number {
    written: String,
    value: f64,
}

fn read(written: &Written<'_>) -> Reading {
    let (Yaml::Number(number), Some(text)) = (&written.node.value, written.text) else {
        return Reading::default();
    };
    // YAML has numbers that people do not write: `0x1F`, `.inf`.
    match text.parse::<f64>() {
        Ok(value) if number.is_finite() => Reading::of(Number {
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
