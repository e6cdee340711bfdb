//! What an entry says of its own past: the lines of `changes:` at its head.

use jiff::civil;

use super::entry::Entry;
use super::value::{Fields, Value};
use crate::text::Date;

/// The code of a change that mends something wrong, in `builtin/common.yaml`.
const CORRECTION: &str = "correction";

/// One line of what changed on a page.
#[derive(Clone, Debug)]
pub struct ChangeLine<'e> {
    /// What leads to it on its page: `change-2026-11-30`, and `change-2026-11-30-2` for the second of a day. A line that is
    /// added on another day changes none.
    pub anchor: String,
    /// The day of the change.
    pub date: Date,
    /// The code of its sort: `correction`, `new-evidence`, `wording`.
    pub kind: &'e str,
    /// What is different.
    pub what: &'e str,
    /// Why it had to change.
    pub why: Option<&'e str>,
    /// The role of whoever changed it.
    pub by: Option<&'e str>,
}

impl ChangeLine<'_> {
    /// Whether something was wrong before.
    pub fn is_correction(&self) -> bool {
        self.kind == CORRECTION
    }

    /// The day that it counts from.
    pub fn day(&self) -> civil::Date {
        self.date.first_day()
    }
}

impl Entry {
    /// What it says of its changes, in the order in which it says so.
    pub fn change_lines(&self) -> Vec<ChangeLine<'_>> {
        let Some(Value::List(lines)) = self.fields.get("changes") else {
            return Vec::new();
        };
        let mut found: Vec<ChangeLine<'_>> = Vec::new();
        for line in lines {
            let Value::Group(fields) = line else { continue };
            let Some(mut line) = line_of(fields) else {
                continue;
            };
            let same_day = found.iter().filter(|other| other.date == line.date);
            if let same_day @ 1.. = same_day.count() {
                line.anchor.push_str(&format!("-{}", same_day + 1));
            }
            found.push(line);
        }
        found
    }

    /// The day on which its text last changed, by `changed` or the last of its lines.
    pub fn changed(&self) -> Option<Date> {
        let lines = self.change_lines().into_iter().map(|line| line.date);
        let days = lines.chain(self.fields.date("changed"));
        days.max_by_key(Date::first_day)
    }
}

/// A line whose required fields are there: where one is missing its author has been told.
fn line_of(fields: &Fields) -> Option<ChangeLine<'_>> {
    let date = fields.date("date")?;
    Some(ChangeLine {
        anchor: format!("change-{date}"),
        date,
        kind: fields.text("kind")?,
        what: fields.text("what")?,
        why: fields.text("why"),
        by: fields.text("by"),
    })
}
