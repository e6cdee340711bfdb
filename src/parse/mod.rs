//! Stage 2: from the text of a file to an [`Entry`].
//!
//! Pure, and one file at a time, so that files can be read in parallel and again one by one. An entry is whole when
//! it leaves this stage: values checked against what its kind declares, the body turned into HTML with holes where
//! other entries come in. What other entries have to say about it (links, citations) stays in the holes until the
//! bank is joined.

mod blocks;
mod body;
mod chart;
mod citation;
mod clean;
mod date;
mod entry;
mod footnote;
mod front_matter;
mod html_scan;
mod inline;
mod introduction;
mod markdown;
mod origin;
mod rating;
mod reader;
mod scalar;
mod slug;
mod table;
mod value;

pub use body::{Body, Dialect, Heading, Hole, RawHtml, Target};
pub use chart::{Chart, ChartKind};
pub use citation::{Cite, Cluster};
pub use date::Date;
pub use entry::{Entry, Parsed, Status, entry};
pub use html_scan::Piece;
pub use introduction::{Introduction, introduction};
pub use slug::{is_id, percent_decode, percent_encode, slug};
pub use value::{Fields, Named, Rating, SourceRef, Value};

/// How many words a text has.
pub fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
