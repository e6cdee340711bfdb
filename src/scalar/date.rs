//! Dates as precise as their author knows them.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use crate::diagnostic::Code;
use crate::messages::Messages;
use crate::text::{Date, Period, escape};

use super::reading::{Reading, ScalarType, Written};
use super::value::{Scalar, ScalarChoice};

/// `type: date`.
pub static DATE: ScalarType = ScalarType {
    name: "date",
    description: "a date: a year, a month or a day",
    example: |today| today.to_string(),
    shape,
    read,
};

/// A year that YAML takes for a number is one too.
fn shape() -> Json {
    json!({
        "type": ["string", "integer"],
        "minimum": 1000,
        "maximum": 9999,
        "pattern": r"^\s*[0-9]{4}(-(0[1-9]|1[0-2])(-([0-2][0-9]|3[01])([Tt ].*)?)?|/[0-9]{2}/[0-9]{2}([Tt ].*)?)?\s*$",
    })
}

fn read(written: &Written<'_>) -> Reading {
    let Some(text) = written.text else {
        return Reading::default();
    };
    match Date::parse(text) {
        Ok(date) => Reading::of(date),
        Err(message) => {
            let help = "Write a year, a month or a day: 2008, 2008-12 or 2008-12-16.";
            Reading::mistaken(Code::BadDate, message, help)
        }
    }
}

impl Scalar for Date {
    fn code(&self) -> Cow<'_, str> {
        self.to_string().into()
    }

    fn words(&self, messages: &Messages) -> String {
        messages.date(*self)
    }

    fn html(&self, messages: &Messages, _: Option<&str>) -> String {
        let words = escape(&self.words(messages));
        format!("<time datetime=\"{self}\">{words}</time>")
    }

    fn markdown(&self, _: &Messages) -> String {
        self.to_string()
    }

    fn choices(&self, _: &Messages) -> Vec<ScalarChoice> {
        vec![ScalarChoice::year(self.year())]
    }

    fn period(&self) -> Option<Period> {
        Some((*self).into())
    }
}
