//! What a bank declares: kinds of entry, vocabularies and rating scales, all of them data.
//!
//! Read before any entry is, because one declaration drives how entries are parsed, checked, listed and shown. The
//! built-in kinds in `builtin/` are written in the very YAML that a bank writes and take the same way through this
//! module; nothing in Rust knows their fields but the few common ones that [`crate::model::Entry`] names.

mod broader;
pub(crate) mod built_in;
pub(crate) mod check;
pub(crate) mod declarations;
pub(crate) mod declare;
pub(crate) mod example;
pub(crate) mod field;
pub mod json_schema;
pub(crate) mod kind;
pub(crate) mod read;
pub(crate) mod scale;
pub(crate) mod shared;
pub(crate) mod vocabulary;

pub use crate::record::{Record, bad_yaml, read_file};
pub use crate::schema::built_in::{CITATION, DATASET, FINDING, FROM, GAP, KEY, NAME, TERM};
pub(crate) use crate::schema::check::looks;
pub use crate::schema::declarations::Schema;
pub use crate::schema::example::example;
pub use crate::schema::field::{Choice, Field, FieldPlacement, Type};
pub use crate::schema::kind::{Kind, Sort};
pub use crate::schema::scale::{Direction, Level, Rated, Scale, Shape};
pub use crate::schema::vocabulary::{Term, Vocabulary};
