//! Sources from reference managers: a file of Zotero, `EndNote`, Mendeley, EPPI-Reviewer or `PubMed` becomes citations of a bank.
//!
//! A file is read into records ([`Format::read`]), which have the members of CSL-JSON, as our citations have; a record that
//! cannot be read is reported with its line, and spoils no other. [`plan()`] then says which of them a bank has already,
//! gives the others keys, and makes their files, each of which is read as the bank reads it before it counts. [`place()`]
//! writes them, all or none.
//!
//! The readers are the other direction of the writers in `site/references/`: what a site exports comes back as it was, as
//! far as the format has a place for it.

mod bibtex;
mod bibtex_cut;
mod bibtex_fields;
mod bibtex_kinds;
mod bibtex_marks;
mod clean;
mod csl_json;
mod draft;
mod duplicates;
mod endnote_types;
mod endnote_xml;
mod entry;
mod format;
mod key;
mod name;
mod nbib;
mod place;
mod plan;
mod record;
mod ris;
mod ris_tags;
mod standard;
mod tagged;
mod update;
mod when;
mod yaml_text;

pub use crate::import::draft::NewSource;
pub use crate::import::format::{Format, text_of};
pub use crate::import::key::Keys;
pub use crate::import::place::place;
pub use crate::import::plan::{Plan, Wanted, plan};
pub use crate::import::record::{Imported, Record, Remark, Weight};

/// The most bytes that a file may have: a library of some 30,000 records with their abstracts.
pub const LARGEST: u64 = 64 << 20;
