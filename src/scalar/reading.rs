//! A type, and what comes of reading a value of it: the value, what is wrong with it, or both.

use std::sync::Arc;

use jiff::civil;

use crate::diagnostic::Code;
use crate::yaml::Node;

use super::value::Scalar;

/// A type of field.
#[derive(Debug)]
pub struct ScalarType {
    /// As a kind's file names it: `type: date`.
    pub name: &'static str,
    /// What may stand in it, in words, for messages: "a number".
    pub description: &'static str,
    /// One such value, as a new entry of this day has it.
    pub example: fn(civil::Date) -> String,
    /// What may be written, as JSON Schema.
    pub shape: fn() -> serde_json::Value,
    /// Reads what an author wrote.
    pub read: fn(&Written<'_>) -> Reading,
}

/// What an author wrote.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// As YAML.
    pub node: &'a Node,
    /// The file that it stands in, which nodes take their spelling from.
    pub file: &'a str,
    /// In the author's own spelling, without spaces around; `None` for a list or a group.
    pub text: Option<&'a str>,
}

/// What became of a value. With neither a value nor a mistake, what was written is of another type altogether.
#[derive(Debug, Default)]
pub struct Reading {
    /// The value.
    pub value: Option<Arc<dyn Scalar>>,
    /// What is wrong with it, or doubtful.
    pub mistake: Option<Mistake>,
}

/// What is wrong with a value.
#[derive(Debug)]
pub struct Mistake {
    /// Its kind.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Reading {
    /// A value that is as it should be.
    pub fn of(value: impl Scalar + 'static) -> Self {
        Self {
            value: Some(Arc::new(value)),
            mistake: None,
        }
    }

    /// No value.
    pub fn mistaken(code: Code, message: String, help: &str) -> Self {
        Self::default().doubted(code, message, help)
    }

    /// The same with something to say about it.
    #[must_use]
    pub fn doubted(self, code: Code, message: String, help: &str) -> Self {
        let help = help.to_owned();
        Self {
            mistake: Some(Mistake {
                code,
                message,
                help,
            }),
            ..self
        }
    }
}
