//! Times as people name them: a date, a school or financial year, a range, and what is known only about.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use crate::diagnostic::Code;
use crate::messages::Messages;
use crate::text::{Date, Period, PeriodForm};

use super::reading::{Reading, ScalarType, Written};
use super::value::{Scalar, ScalarChoice};

/// `type: period`.
pub(super) static PERIOD: ScalarType = ScalarType {
    name: "period",
    description: "a date, a school or financial year such as 2023/24, or a range of years",
    example: |today| today.year().to_string(),
    shape,
    read,
};

/// The most years that a value is filtered by one by one; of a longer time the first and the last.
const MOST_YEARS: usize = 100;

/// Years among words and signs; `check` looks closer.
fn shape() -> Json {
    json!({
        "type": ["string", "integer"],
        "minimum": 1000,
        "maximum": 9999,
        "pattern": r"^\s*[A-Za-z., ]*[0-9]{4}([^A-Za-z]|XX|to|[A-Z][a-z]+)*\s*$",
    })
}

fn read(written: &Written<'_>) -> Reading {
    let Some(text) = written.text else {
        return Reading::default();
    };
    match Period::parse(text) {
        Ok(period) if text.len() == 7 && period.first.may_be_split_year() => doubted(text, period),
        Ok(period) => Reading::of(period),
        Err(message) => Reading::mistaken(Code::BadDate, message, HELP),
    }
}

/// A month that might be meant as the year that begins in it: `2006-07`.
fn doubted(text: &str, period: Period) -> Reading {
    let year = Period::split_year(period.first.year());
    let (first, last) = (year.first, year.second_year());
    let message = format!("`{text}` is {}", period.first.in_english());
    let help = format!(
        "If the year from {first} to {} is meant, write `{first}/{last}`; if the month is, `{text}-XX` says so.",
        year.last
    );
    Reading::of(period).doubted(Code::AmbiguousDate, message, &help)
}

/// What to write instead.
const HELP: &str = "Write a date such as 2008, 2008-12 or 2008-12-16, a year such as 2023/24, a range such as 2004 to 2019, a season such as Spring 2008, or `circa 1990`.";

impl Scalar for Period {
    fn code(&self) -> Cow<'_, str> {
        self.to_string().into()
    }

    fn words(&self, messages: &Messages) -> String {
        messages.period(*self)
    }

    /// HTML has a machine's form for dates only (<https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element>).
    fn html(&self, messages: &Messages, unit: Option<&str>) -> String {
        match as_date(self) {
            Some(date) => Scalar::html(&date, messages, unit),
            None => crate::text::escape(&self.words(messages)),
        }
    }

    fn markdown(&self, messages: &Messages) -> String {
        match as_date(self) {
            Some(date) => date.to_string(),
            None => self.words(messages),
        }
    }

    fn choices(&self, _: &Messages) -> Vec<ScalarChoice> {
        let years = self.years();
        let (first, last) = (*years.start(), *years.end());
        let is_long = years.clone().count() > MOST_YEARS;
        let shown = years.filter(|year| !is_long || [first, last].contains(year));
        shown.map(ScalarChoice::year).collect()
    }

    fn searched(&self, messages: &Messages) -> Option<String> {
        as_date(self).is_none().then(|| self.words(messages))
    }

    fn period(&self) -> Option<Period> {
        Some(*self)
    }
}

/// The date that it is, where it is one and known exactly.
fn as_date(period: &Period) -> Option<Date> {
    (period.form == PeriodForm::Date && !period.is_circa).then_some(period.first)
}
