//! What every stage may ask of a value.

use std::borrow::Cow;
use std::fmt;

use crate::messages::Messages;
use crate::text::{Period, escape};

/// A value of one of the types in [`super::SCALAR_TYPES`].
pub trait Scalar: fmt::Debug + Send + Sync {
    /// As it is written: what is compared, and what other programs read.
    fn code(&self) -> Cow<'_, str>;

    /// As a reader would say it, in the language of the site.
    fn words(&self, messages: &Messages) -> String;

    /// As a reader would say it, with the unit of its field, which may be none.
    fn with_unit(&self, messages: &Messages, unit: &str) -> String {
        let gap = if unit.is_empty() { "" } else { "\u{a0}" };
        format!("{}{gap}{unit}", self.words(messages))
    }

    /// As a page shows it, with the unit of its field.
    fn html(&self, messages: &Messages, unit: Option<&str>) -> String {
        escape(&self.with_unit(messages, unit.unwrap_or_default()))
    }

    /// As the Markdown beside a page has it.
    fn markdown(&self, messages: &Messages) -> String {
        self.words(messages)
    }

    /// What it can be filtered by; several where it covers several, as a school year does two years.
    fn choices(&self, messages: &Messages) -> Vec<ScalarChoice>;

    /// The words that a search finds it by, if any.
    fn searched(&self, _: &Messages) -> Option<String> {
        None
    }

    /// The time that it stands for.
    fn period(&self) -> Option<Period> {
        None
    }

    /// What it is put in order by among others of its field.
    fn number(&self) -> Option<f64> {
        None
    }

    /// Whether it is true, where it is that or false.
    fn truth(&self) -> Option<bool> {
        None
    }
}

/// A value of a facet.
#[derive(Debug, PartialEq)]
pub struct ScalarChoice {
    /// What is compared.
    pub code: String,
    /// As readers see it.
    pub label: String,
    /// Its place among the others.
    pub rank: f64,
}

impl ScalarChoice {
    /// A year; the newest come first.
    pub fn year(year: i16) -> Self {
        Self {
            code: year.to_string(),
            label: year.to_string(),
            rank: -f64::from(year),
        }
    }
}
