//! What is another, as data.

use serde::Serialize;

/// What is another in a bank than it was. Paths of pages are from the root of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Pages that came, went, changed, or stand otherwise.
    pub entries: Vec<EntryChange>,
    /// Findings that are new, gone, worded or rated otherwise.
    pub findings: Vec<FindingChange>,
    /// Sources that are cited for the first time, or were taken back.
    pub sources: Vec<SourceChange>,
    /// Cells of maps that hold more or less.
    pub cells: Vec<CellChange>,
    /// Mistakes that were not there, in files that changed.
    pub new: Vec<Mistake>,
    /// Mistakes that were not there, in files that nobody edited.
    pub broken: Vec<Mistake>,
    /// How many mistakes are gone.
    pub mended: usize,
    /// Questions of the bank whose answers stand elsewhere than they did.
    pub questions: Vec<QuestionChange>,
    /// Pages of the site that show something of what changed.
    pub pages: Vec<String>,
}

/// What happened to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Changed {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It is another.
    Changed,
}

/// A page that is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryChange {
    /// Its id.
    pub id: String,
    /// What it is called, now or at last.
    pub title: String,
    /// The label of its kind.
    pub kind: String,
    /// Its file, from the root of the bank.
    pub file: String,
    /// Its page; nothing where it is not published.
    pub page: Option<String>,
    /// What happened to it.
    pub change: Changed,
    /// Where it stood in its life, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_before: Option<&'static str>,
    /// Where it stands.
    pub status: &'static str,
    /// How the page as a whole was rated, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings_before: Option<Vec<Rated>>,
    /// How it is rated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Rated>,
}

/// A finding that is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingChange {
    /// Its page and its key or number: `vacancies#rate`.
    pub id: String,
    /// What happened to it.
    pub change: Changed,
    /// What it said, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_before: Option<String>,
    /// What it says, or said at last.
    pub statement: String,
    /// How it was rated, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings_before: Option<Vec<Rated>>,
    /// How it is rated.
    pub ratings: Vec<Rated>,
}

/// A level that something was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rated {
    /// The scale's id.
    pub scale: String,
    /// The code.
    pub code: String,
    /// What readers see.
    pub label: String,
}

/// A source that counts otherwise than it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceChange {
    /// Its id.
    pub id: String,
    /// Its reference in the style of the bank.
    pub reference: String,
    /// Whether it is cited for the first time.
    pub is_new: bool,
    /// Whether nobody here has read it.
    pub is_unseen: bool,
    /// `withdrawn` or `retracted`, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<&'static str>,
    /// The pages that rest on it or cite it.
    pub used_in: Vec<String>,
}

/// A cell of a map that holds more or less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellChange {
    /// What the map is called.
    pub map: String,
    /// The label of its row.
    pub row: String,
    /// The label of its column.
    pub column: String,
    /// How many stood in it.
    pub before: usize,
    /// How many stand in it.
    pub after: usize,
    /// How much was said there not to be known.
    pub gaps_before: usize,
    /// How much is.
    pub gaps_after: usize,
}

/// A mistake with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Its code.
    pub code: String,
    /// The file, from the root of the bank.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

/// A question that is answered otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionChange {
    /// What is said of it: `missed-answer`'s words.
    pub message: String,
    /// Whether its answer stands where it should now.
    pub is_better: bool,
}

impl Change {
    /// Whether nothing is another that a reader or an editor would notice.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
