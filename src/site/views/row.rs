//! An entry as a row of a list: to be scanned, not read.

use serde::Serialize;

use crate::facets::period;
use crate::model::Bank;
use crate::model::{Entry, Status};

use super::kind::KindView;
use super::rating::{LevelView, levels};
use crate::site::path;
use crate::site::plan::lists::letter;

/// A row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    /// What tells it from another entry of its title and its kind: its id.
    pub(crate) apart: Option<String>,
    /// The attributes of its title and summary, where they are in another language.
    pub(crate) language: Option<String>,
    pub(crate) path: String,
    pub(crate) summary: Option<String>,
    pub(crate) kind: KindView,
    /// The year that its evidence speaks of, or in which a source was issued.
    pub(crate) year: Option<String>,
    pub(crate) levels: Vec<LevelView>,
    /// How many findings are rated on the scale of the first level, where that is one of findings.
    pub(crate) findings: usize,
    /// `None` for live entries.
    pub(crate) status: Option<String>,
    /// When it was added or last reviewed, in words.
    pub(crate) date: Option<String>,
    /// The letter that it stands under in an alphabet.
    pub(crate) letter: String,
    /// What the letters of a glossary term stand for.
    pub(crate) acronym: Option<String>,
}

/// Shows an entry as a row.
pub(crate) fn row(bank: &Bank, entry: &Entry) -> Row {
    let kind = bank.kind(entry);
    let levels = levels(bank, entry);
    Row {
        id: entry.id.name.clone(),
        title: entry.title.clone(),
        apart: apart(bank, entry),
        language: entry.language_attributes(),
        path: path::entry(bank, entry),
        summary: entry.summary.clone(),
        kind: KindView::from(kind),
        year: period(entry).map(|period| bank.messages().years(period)),
        findings: findings(&levels),
        levels,
        status: (entry.status != Status::Live).then(|| status_label(bank, entry)),
        date: entry
            .reviewed
            .max(entry.published)
            .map(|date| bank.messages().date(date)),
        letter: letter(bank, &entry.title),
        acronym: entry.fields.text("acronym").map(str::to_owned),
    }
}

/// What tells an entry from another of its title, where the kind does not.
pub(crate) fn apart(bank: &Bank, entry: &Entry) -> Option<String> {
    let namesakes = bank.names().titled(&entry.title).iter();
    let of_kind = namesakes.filter(|id| bank.entries[**id].kind == entry.kind);
    (of_kind.count() > 1).then(|| entry.id.name.clone())
}

/// How many findings the bar of a row shows: those on one scale, so that none is counted twice.
fn findings(levels: &[LevelView]) -> usize {
    let Some(first) = levels.first().filter(|first| first.of_findings) else {
        return 0;
    };
    let alike = levels
        .iter()
        .filter(|level| level.rating.scale == first.rating.scale);
    alike.map(|level| level.count).sum()
}

/// The label of an entry's status, as the kind declares it.
pub(crate) fn status_label(bank: &Bank, entry: &Entry) -> String {
    let code = entry.status.code();
    let option = bank
        .kind(entry)
        .field("status")
        .and_then(|field| field.options.iter().find(|option| option.code == code));
    option.map_or_else(|| code.to_owned(), |option| option.label.clone())
}
