//! Yes or no.

use std::borrow::Cow;

use serde_json::json;

use crate::messages::Messages;
use crate::yaml::Value as Yaml;

use super::reading::{Reading, ScalarType, Written};
use super::value::{Scalar, ScalarChoice};

/// `type: bool`.
pub(crate) static BOOL: ScalarType = ScalarType {
    name: "bool",
    description: "`true` or `false`",
    example: |_| "true".to_owned(),
    shape: || json!({"type": "boolean"}),
    read,
};

#[derive(Debug)]
struct Truth(bool);

fn read(written: &Written<'_>) -> Reading {
    match written.node.value {
        Yaml::Bool(value) => Reading::of(Truth(value)),
        _ => Reading::default(),
    }
}

impl Scalar for Truth {
    fn code(&self) -> Cow<'_, str> {
        if self.0 { "true" } else { "false" }.into()
    }

    fn words(&self, messages: &Messages) -> String {
        messages.text(if self.0 { "yes" } else { "no" })
    }

    fn markdown(&self, messages: &Messages) -> String {
        messages.text(if self.0 { "twin-yes" } else { "twin-no" })
    }

    fn choices(&self, messages: &Messages) -> Vec<ScalarChoice> {
        vec![ScalarChoice {
            code: self.code().into_owned(),
            label: self.words(messages),
            rank: if self.0 { 0.0 } else { 1.0 },
        }]
    }

    fn truth(&self) -> Option<bool> {
        Some(self.0)
    }
}
