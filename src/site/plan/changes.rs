//! What has changed in a bank: the lines that pages say of themselves, and pages that were taken back.

use std::cmp::Reverse;

use jiff::civil;

use crate::model::{Bank, ChangeLine, Entry, EntryId};

/// The folder of the page and its feeds.
pub(crate) const FOLDER: &str = "changes";

/// Something that has changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    /// Where.
    pub(crate) entry: EntryId,
    /// When.
    pub(crate) day: civil::Date,
    /// What.
    pub(crate) of: EventOf,
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventOf {
    /// A line of the page, by its place among them.
    Line(usize),
    /// The page was withdrawn or retracted.
    TakenBack,
}

impl Event {
    /// The line that it is.
    pub(crate) fn line(self, bank: &Bank) -> Option<ChangeLine<'_>> {
        match self.of {
            EventOf::Line(at) => bank.entries[self.entry].change_lines().into_iter().nth(at),
            EventOf::TakenBack => None,
        }
    }

    /// Whether it tells that something was wrong.
    pub(crate) fn is_amends(self, bank: &Bank) -> bool {
        self.of == EventOf::TakenBack || self.line(bank).is_some_and(|line| line.is_correction())
    }
}

/// Whether an entry has anything to tell of.
pub(crate) fn has_events(entry: &Entry) -> bool {
    is_taken_back(entry) || !entry.change_lines().is_empty()
}

/// Whether anything in the bank has.
pub(crate) fn is_kept(bank: &Bank) -> bool {
    bank.entries.iter().any(|entry| has_events(entry))
}

/// What has changed in an entry, in the order in which it says so.
pub(crate) fn of_entry(entry: &Entry, id: EntryId) -> impl Iterator<Item = Event> {
    let lines = entry.change_lines();
    let days: Vec<civil::Date> = lines.iter().map(ChangeLine::day).collect();
    let event = move |(at, day)| Event {
        entry: id,
        day,
        of: EventOf::Line(at),
    };
    let taken_back = entry.status_date.filter(|_| is_taken_back(entry));
    let taken_back = taken_back.map(|date| Event {
        entry: id,
        day: date.first_day(),
        of: EventOf::TakenBack,
    });
    days.into_iter().enumerate().map(event).chain(taken_back)
}

/// All that has changed in the bank, the last first; of one day in the order of entries.
pub(crate) fn events(bank: &Bank) -> Vec<Event> {
    let entries = bank.entries.numbered();
    let mut found: Vec<Event> = entries
        .flat_map(|(id, entry)| of_entry(entry, id))
        .collect();
    found.sort_by_key(|event| Reverse(event.day));
    found
}

fn is_taken_back(entry: &Entry) -> bool {
    entry.status.is_gone() && entry.status_date.is_some()
}
