//! What every stage builds on: letters, ids, dates, files of text and places in them. Knows nothing of banks.
pub(crate) mod date;
pub(crate) mod file;
pub(crate) mod fold;
pub(crate) mod html;
pub(crate) mod ids;
pub(crate) mod position;

pub use date::Date;
pub use file::File;
pub(crate) use fold::{fold, is_accent};
pub(crate) use html::escape;
pub(crate) use ids::Anchors;
pub use ids::{is_id, percent_decode, percent_encode, slug, stem, words};
pub use position::Position;
pub(crate) use position::{Lines, floor};
