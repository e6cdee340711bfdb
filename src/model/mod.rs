//! A bank as the stages hand it on: entries with their values and texts, joined into a [`Bank`].
pub(crate) mod bank;
pub(crate) mod body;
pub(crate) mod chart;
pub(crate) mod citation;
pub(crate) mod entry;
pub(crate) mod html_scan;
pub(crate) mod introduction;
pub(crate) mod value;

pub use bank::{Absent, Bank, Introductions, Parts};
pub(crate) use body::SCHEMES;
pub use body::{Body, Heading, Hole, Target};
pub use chart::{Chart, ChartKind, Written};
pub use citation::{Cite, Cluster};
pub use entry::{Entry, Parsed, Status};
pub use html_scan::Piece;
pub use introduction::Introduction;
pub use value::{Fields, Named, Rating, SourceRef, Value};
