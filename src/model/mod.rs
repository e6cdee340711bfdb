//! A bank as the stages hand it on: entries with their values and texts, joined into a [`Bank`].
pub(crate) mod absent;
pub(crate) mod bank;
pub(crate) mod body;
pub(crate) mod change_line;
pub(crate) mod chart;
pub(crate) mod citation;
pub(crate) mod entries;
pub(crate) mod entry;
pub(crate) mod finding;
pub(crate) mod html_scan;
pub(crate) mod introduction;

pub(crate) mod media;
pub(crate) mod names;
pub(crate) mod taken;
pub(crate) mod target;
pub(crate) mod value;
pub(crate) mod walk;

pub use crate::model::absent::Absent;
pub use crate::model::bank::{Bank, Introductions, Part, Parts};
pub use crate::model::body::{Body, Heading, Slot};
pub use crate::model::change_line::ChangeLine;
pub use crate::model::chart::{Chart, ChartKind};
pub use crate::model::citation::{Cite, CiteForm, Cluster, Mention, MentionForm};
pub use crate::model::entry::{Entry, Parsed, Status};
pub use crate::model::finding::FindingId;
pub use crate::model::html_scan::Piece;
pub use crate::model::introduction::{Introduced, Introduction};
pub use crate::model::media::{Media, MediaKind};
pub(crate) use crate::model::names::flat_address;
pub use crate::model::target::Target;
pub(crate) use crate::model::target::{BY_NAME, SCHEMES};
pub use crate::model::value::{Fields, Finding, Named, Rating, SourceRef, Value};
pub use crate::model::walk::Visit;
pub use entries::{Entries, EntryId};
