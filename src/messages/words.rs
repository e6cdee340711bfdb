//! The words of a site: messages by their names, in its language.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::numbers::Numbers;
use super::order::Order;
use crate::text::{Date, Period, PeriodForm, Season, is_right_to_left};

pub use fluent_bundle::FluentValue as Value;

/// The words of a site.
pub struct Messages {
    /// The language of the words.
    pub(super) language: String,
    /// The language of the bank, where there are no words in it.
    pub(super) foreign: Option<String>,
    /// In the bank's language, then in English.
    pub(super) bundles: Vec<FluentBundle<Arc<FluentResource>>>,
    pub(super) order: Order,
    pub(super) numbers: Numbers,
    /// A hash of all that it says.
    pub(super) key: u64,
}

/// Words by name and what is put into them.
pub type Args<'a> = [(&'a str, Value<'a>)];

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Messages({})", self.language)
    }
}

/// An attribute for the direction of a language, where it is not that of most.
pub(super) fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) {
        " dir=\"rtl\""
    } else {
        ""
    }
}

impl Messages {
    /// The language of the words: the bank's, or English where there is no catalogue of that.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The language of the bank.
    pub fn bank_language(&self) -> &str {
        self.foreign.as_ref().unwrap_or(&self.language)
    }

    /// An attribute for elements that hold the bank's own text: its language, where that is not the language of the words.
    pub fn own_language(&self) -> String {
        let own = self.foreign.as_ref();
        own.map_or_else(String::new, |own| {
            format!(" lang=\"{own}\"{}", direction(own))
        })
    }

    /// The attributes of a page of the bank: its language, whatever that of the words about it.
    pub(crate) fn page_language(&self) -> String {
        let language = self.bank_language();
        format!(" lang=\"{language}\"{}", direction(language))
    }

    /// An attribute for elements within the bank's own text that hold words of the site.
    pub(crate) fn word_language(&self) -> String {
        let own = self.foreign.as_ref();
        own.map_or_else(String::new, |_| format!(" lang=\"{}\"", self.language))
    }

    /// The order of names in the bank's language.
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// A plain decimal number as the language of the words writes it: `1234.5` is "1,234.5".
    pub fn number(&self, number: &str) -> String {
        self.numbers.written(number)
    }

    /// The same for the same words in the same language: what is made with them is taken over by it.
    pub(crate) fn key(&self) -> u64 {
        self.key
    }

    /// Whether there is a message of this name.
    pub fn has(&self, id: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(id))
    }

    /// A message that takes nothing. One that nobody has shows its name: a test holds the program to those that there are.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with what is put into it.
    pub fn with(&self, id: &str, args: &Args<'_>) -> String {
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        self.find(id, Some(&args)).unwrap_or_else(|| id.to_owned())
    }

    /// A message; `None` where there is none of this name.
    pub(crate) fn find(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            let text = bundle.format_pattern(pattern, args, &mut Vec::new());
            Some(text.into_owned())
        })
    }

    /// A date as a reader would write it: "2008", "December 2008", "22 November 2026".
    pub fn date(&self, date: Date) -> String {
        self.dated("date", date)
    }

    /// A time as a reader would write it: "2008", "2023/24", "2004–2019", "around 1990".
    pub fn period(&self, period: Period) -> String {
        let first = self.date(period.first);
        let is_of_years = period.in_years().first == period.first;
        let words = match period.form {
            PeriodForm::Date => first,
            PeriodForm::SplitYear => {
                let args = [
                    ("first", first.into()),
                    ("last", period.second_year().into()),
                ];
                self.with("period-split-year", &args)
            }
            PeriodForm::Season(season) => {
                let message = match season {
                    Season::Spring => "period-spring",
                    Season::Summer => "period-summer",
                    Season::Autumn => "period-autumn",
                    Season::Winter => "period-winter",
                };
                let year = Period {
                    is_circa: false,
                    ..period.in_years()
                };
                self.with(message, &[("year", self.period(year).into())])
            }
            PeriodForm::Range => {
                let args = [
                    ("first", first.into()),
                    ("last", self.date(period.last).into()),
                ];
                self.with(
                    if is_of_years {
                        "period-years"
                    } else {
                        "period-dates"
                    },
                    &args,
                )
            }
        };
        if period.is_circa {
            return self.with("period-circa", &[("period", words.into())]);
        }
        words
    }

    /// The same by calendar years alone.
    pub fn years(&self, period: Period) -> String {
        self.period(period.in_years())
    }

    /// A date as it stands in a sentence: "in 2008", "on 22 November 2026".
    pub fn when(&self, date: Date) -> String {
        self.dated("date-when", date)
    }

    /// A length of time, in days and more: "2 years", "1 year 6 months".
    pub(crate) fn length(&self, written: &str) -> String {
        let Ok(span) = written.parse::<jiff::Span>() else {
            return written.to_owned();
        };
        let parts = [
            ("years", i64::from(span.get_years())),
            ("months", i64::from(span.get_months())),
            ("weeks", i64::from(span.get_weeks())),
            ("days", i64::from(span.get_days())),
        ];
        let parts = parts.iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts
            .map(|(unit, count)| self.with(unit, &[("count", (*count).into())]))
            .collect();
        parts.join(" ")
    }

    /// A date by messages for as much of it as is known: `ID-year`, `ID-month`, `ID-day`.
    pub(crate) fn dated(&self, id: &str, date: Date) -> String {
        let mut parts = date.parts().into_iter();
        // A year as a text: as a number a catalogue could group its digits.
        let year = parts.next().unwrap_or_default().to_string();
        let Some(month) = parts.next() else {
            return self.with(&format!("{id}-year"), &[("year", year.into())]);
        };
        let Some(day) = parts.next() else {
            let name = self.text(&format!("month-alone-{month}"));
            let args = [("month", name.into()), ("year", year.into())];
            return self.with(&format!("{id}-month"), &args);
        };
        let name = self.text(&format!("month-{month}"));
        let args = [
            ("day", day.to_string().into()),
            ("month", name.into()),
            ("year", year.into()),
        ];
        self.with(&format!("{id}-day"), &args)
    }
}
