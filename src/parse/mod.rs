//! Stage 2: from the text of a file to an [`Entry`].
//!
//! Pure, and one file at a time, so that files can be read in parallel and again one by one. An entry is whole when
//! it leaves this stage: values checked against what its kind declares, the body turned into HTML with slots where
//! other entries come in. What other entries have to say about it (links, citations) stays in the slots until the
//! bank is joined.

pub(crate) mod address;
pub(crate) mod attribute_list;
pub(crate) mod attributes;
pub(crate) mod blocks;
pub(crate) mod borrowed;
pub(crate) mod callouts;
pub(crate) mod chart;
pub(crate) mod citation;
pub(crate) mod clean;
pub(crate) mod code;
mod depth;
pub(crate) mod entry;
pub(crate) mod entry_id;
pub(crate) mod events;
pub(crate) mod finding;
pub(crate) mod footnote;
pub(crate) mod foreign;
pub(crate) mod front_matter;
pub(crate) mod inline;
pub(crate) mod introduction;
pub(crate) mod label;
pub(crate) mod markdown;
pub(crate) mod math;
pub(crate) mod media;
mod mend;
pub(crate) mod mention;
pub(crate) mod narrative;
pub(crate) mod origin;
pub(crate) mod picture;
pub(crate) mod prepare;
pub(crate) mod prose;
pub(crate) mod rating;
pub(crate) mod raw_html;
pub(crate) mod reader;
pub(crate) mod reading;
pub(crate) mod running;
pub(crate) mod scalar;
pub(crate) mod sentinel;
mod stray;
mod surroundings;
mod table;
pub(crate) mod writer;

pub use crate::config::{Dialect, RawHtml};
pub use crate::model::Introduction;
pub use crate::model::Piece;
pub use crate::model::{Body, Heading, Slot, Target};
pub use crate::model::{Chart, ChartKind};
pub use crate::model::{Cite, CiteForm, Cluster};
pub use crate::model::{Entry, Parsed, Status};
pub use crate::model::{Fields, Named, Rating, SourceRef, Value};
pub(crate) use crate::parse::chart::{CHART_KEYS, CHART_KINDS};
pub(crate) use crate::parse::citation::key_length;
pub use crate::parse::entry::entry;
pub(crate) use crate::parse::front_matter::yaml_head;
pub use crate::parse::introduction::{introduced_term, introduction};
pub use crate::parse::prose::{Passage, PassageForm, prose};
pub use crate::parse::reading::Reading;
pub use crate::text::Date;
pub use crate::text::{is_id, percent_decode, percent_encode, slug, stem, words};
