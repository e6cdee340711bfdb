//! An edge from one entry to another, and what it says.

use crate::model::{EntryId, FindingId};

/// One edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The entry that it comes from.
    pub from: EntryId,
    /// The entry that it leads to.
    pub to: EntryId,
    /// What it says.
    pub kind: EdgeKind,
    /// Where in the source, as written.
    pub locator: String,
    /// The finding of the first entry that it belongs to.
    pub finding: Option<FindingId>,
    /// Whether that finding stands on another page, where it is counted.
    pub is_taken: bool,
}

/// What an edge says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// It shows a finding that stands there.
    Takes,
    /// A finding, a rating or the whole entry has it as its source.
    RestsOn,
    /// A source was read in it.
    ReadIn,
    /// The text cites it.
    Cites,
    /// The text links to it or shows it as a card.
    Mentions,
    /// It takes this one's place.
    SupersededBy,
    /// It is where to look instead.
    SeeInstead,
    /// It is this one in its first language.
    Translates,
    /// A field of the kind's own names it: the field's label.
    Names {
        /// What the field is called.
        field: String,
        /// What stands above those that name an entry so, on its page.
        inverse: Option<String>,
    },
}

impl EdgeKind {
    /// What it says, for programs and for those who look behind the pages.
    pub fn says(&self) -> String {
        match self {
            Self::Takes => "shows a finding of".to_owned(),
            Self::RestsOn => "rests on".to_owned(),
            Self::ReadIn => "read in".to_owned(),
            Self::Cites => "cites".to_owned(),
            Self::Mentions => "mentions".to_owned(),
            Self::SupersededBy => "superseded by".to_owned(),
            Self::SeeInstead => "see instead".to_owned(),
            Self::Translates => "translates".to_owned(),
            Self::Names { field, .. } => field.to_lowercase(),
        }
    }

    /// Whether the end of a source's life is news for what the edge comes from.
    pub fn carries_status(&self) -> bool {
        matches!(
            self,
            Self::Takes | Self::RestsOn | Self::ReadIn | Self::Cites
        )
    }
}
