//! An entry as a row of a list: to be scanned, not read.

use serde::Serialize;

use crate::facets::year;
use crate::model::Bank;
use crate::model::{Entry, Status};

use super::rating::{LevelView, levels};
use crate::site::path;
use crate::site::view::KindView;

/// A row.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Row {
    pub(in crate::site) id: String,
    pub(in crate::site) title: String,
    pub(in crate::site) path: String,
    pub(in crate::site) summary: Option<String>,
    pub(in crate::site) kind: KindView,
    /// The year that its evidence speaks of, or in which a source was issued.
    pub(in crate::site) year: Option<i16>,
    pub(in crate::site) levels: Vec<LevelView>,
    /// `None` for live entries.
    pub(in crate::site) status: Option<String>,
    /// When it was added or last reviewed, in words.
    pub(in crate::site) date: Option<String>,
    /// The letter that it stands under in an alphabet.
    pub(in crate::site) letter: String,
    /// What the letters of a glossary term stand for.
    pub(in crate::site) acronym: Option<String>,
}

/// Shows an entry as a row.
pub(in crate::site) fn row(bank: &Bank, entry: &Entry) -> Row {
    let kind = bank.kind(entry);
    Row {
        id: entry.id.name.clone(),
        title: entry.title.clone(),
        path: path::entry(bank, entry),
        summary: entry.summary.clone(),
        kind: KindView::from(kind),
        year: year(entry),
        levels: levels(bank, entry),
        status: (entry.status != Status::Live).then(|| status_label(bank, entry)),
        date: entry.reviewed.max(entry.published).map(|date| date.words()),
        letter: letter(&entry.title),
        acronym: entry.fields.text("acronym").map(str::to_owned),
    }
}

/// The label of an entry's status, as the kind declares it.
pub(in crate::site) fn status_label(bank: &Bank, entry: &Entry) -> String {
    let code = entry.status.code();
    let option = bank
        .kind(entry)
        .field("status")
        .and_then(|field| field.options.iter().find(|option| option.code == code));
    option.map_or_else(|| code.to_owned(), |option| option.label.clone())
}

/// The letter that a title stands under: A to Z, or `0-9` for everything else.
pub(in crate::site) fn letter(title: &str) -> String {
    let first = title
        .chars()
        .find(|c| c.is_alphanumeric())
        .map(|c| crate::text::slug(&c.to_string()));
    let first = first
        .and_then(|slug| slug.chars().next())
        .filter(char::is_ascii_alphabetic);
    let is_latin = title
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c < '\u{250}');
    first
        .filter(|_| is_latin)
        .map_or_else(|| "0-9".to_owned(), |letter| letter.to_string())
}
