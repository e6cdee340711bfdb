//! What changed on a page, as its page and the page of changes show it.

use serde::Serialize;

use crate::model::{Bank, ChangeLine, Entry};
use crate::schema::{Choice, Type};
use crate::site::planned::Site;

/// A line of what changed.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeView {
    /// What leads to it on the page of its entry.
    anchor: String,
    /// The day, in words.
    date: String,
    /// `correction`, `new-evidence` or `wording`; for a page that was taken back `withdrawn` or `retracted`.
    code: String,
    /// The same for readers.
    label: String,
    what: Option<String>,
    why: Option<String>,
    /// The role of whoever changed it.
    by: Option<String>,
}

impl ChangeView {
    /// Shows a line.
    pub(crate) fn of_line(bank: &Bank, entry: &Entry, line: ChangeLine<'_>) -> Self {
        Self {
            date: bank.messages().date(line.date),
            code: line.kind.to_owned(),
            label: label(bank, entry, line.kind).to_owned(),
            what: Some(line.what.to_owned()),
            why: line.why.map(str::to_owned),
            by: line.by.map(str::to_owned),
            anchor: line.anchor,
        }
    }

    /// Shows that a page was taken back, where it says since when.
    pub(crate) fn of_status(bank: &Bank, entry: &Entry) -> Option<Self> {
        Some(Self {
            anchor: String::new(),
            date: bank.messages().date(entry.status_date?),
            code: entry.status.code().to_owned(),
            label: super::row::status_label(bank, entry),
            what: entry.fields.text("status_reason").map(str::to_owned),
            why: None,
            by: None,
        })
    }
}

/// What Git knows of a page.
#[derive(Debug, Serialize)]
pub(crate) struct HistoryView {
    /// The day of the last commit that changed its file, in words.
    changed: Option<String>,
    /// Whoever wrote it, by name, the last first.
    authors: Vec<String>,
}

impl HistoryView {
    /// What is known of the page of an entry.
    pub(crate) fn of(site: &Site, entry: &Entry) -> Option<Self> {
        let past = site.history.of(entry.path())?;
        Some(Self {
            changed: past.changed.map(|date| site.bank.messages().date(date)),
            authors: past.authors.clone(),
        })
    }
}

/// What changed on the page of an entry, the last first.
pub(crate) fn changes(bank: &Bank, entry: &Entry) -> Vec<ChangeView> {
    let mut lines = entry.change_lines();
    lines.sort_by_key(|line| std::cmp::Reverse(line.day()));
    let views = lines
        .into_iter()
        .map(|line| ChangeView::of_line(bank, entry, line));
    views.collect()
}

/// What readers see for a sort of change, as the kind of the entry declares it.
pub(crate) fn label<'b>(bank: &'b Bank, entry: &Entry, code: &'b str) -> &'b str {
    let declared = bank.kind(entry).field("changes");
    let group = declared.and_then(|field| match &field.ty {
        Type::List(item) => match &item.ty {
            Type::Group { fields, .. } => Some(fields),
            _ => None,
        },
        _ => None,
    });
    let kind = group.and_then(|fields| fields.iter().find(|field| field.name == "kind"));
    let option = kind.and_then(|field| field.options.iter().find(|option| option.code == code));
    option.map_or(code, |Choice { label, .. }| label)
}
