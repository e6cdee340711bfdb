//! Citations in the text and references at its foot, in any CSL style.
//!
//! The only module that knows hayagriva. A [`Source`] is made from CSL-JSON; a [`Processor`] holds
//! one style and one language, is loaded once for a run (some tens of milliseconds) and shared by
//! all threads:
//!
//! ```
//! use serde_json::json;
//! use sourcebook::cite::{Cited, Piece, Processor, Source};
//!
//! let processor = Processor::from_archive("harvard-cite-them-right", "en-GB")?;
//! let act = json!({
//!     "type": "legislation",
//!     "title": "Children Act 2004",
//!     "issued": {"date-parts": [[2004]]},
//!     "number": "31",
//! });
//! let act = Source::new("children-act-2004", act.as_object().cloned().unwrap_or_default())?;
//!
//! let in_text = processor.in_text(&[Cited::new(&act, "s. 10")]);
//! assert_eq!(in_text[1], Piece::Open(0)); // the caller's link begins
//! assert_eq!(in_text[2], Piece::Html("<i>Children Act 2004</i>, s. 10".to_owned()));
//! assert_eq!(processor.reference(&act).text, "Children Act 2004, c. 31.");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Which call serves which style, [`Class`] says. What of hayagriva and of the styles had to be
//! mended is mended before they meet: texts, names and numbers in `protect.rs`, `names.rs` and
//! `source.rs`, whole items in `prepare.rs` and `marks.rs`, styles in `amend.rs`; only stray punctuation in the
//! writer, `render.rs`. What tells sources apart that are cited alike is found in `apart.rs`, once for a
//! bank, by the means of the style (`means.rs`); a cluster is put together in `cluster.rs`. `golden.json` shows sources of many kinds in two styles, and what remains
//! imperfect.

pub(crate) mod amend;
pub(crate) mod apart;
pub(crate) mod archive;
mod bounds;
pub(crate) mod class;
pub(crate) mod cluster;
pub(crate) mod dates;
pub(crate) mod distinction;
pub(crate) mod html;
pub(crate) mod joining;
pub(crate) mod locator;
pub(crate) mod marks;
pub(crate) mod means;
pub(crate) mod names;
pub(crate) mod naming;
pub(crate) mod narrative;
pub(crate) mod page;
pub(crate) mod prepare;
pub(crate) mod processor;
pub(crate) mod protect;
pub(crate) mod render;
pub(crate) mod sort;
pub(crate) mod source;
pub(crate) mod tree;
mod typed;
pub(crate) mod walk;
pub(crate) mod years;

#[cfg(test)]
mod tests;

pub use crate::cite::apart::ToldApart;
pub use crate::cite::class::Class;
pub use crate::cite::distinction::Apart;
pub use crate::cite::naming::{Naming, ShortNames};
pub use crate::cite::page::Page;
pub use crate::cite::processor::{Cited, Processor, Reference, UnknownStyle};
pub use crate::cite::render::Piece;
pub use crate::cite::source::Source;
pub use crate::model::CiteForm;
pub(crate) use locator::named as part_of_source;
