//! References: how a source is cited in texts and lists, and how it is written for other programs.

pub(crate) mod biblatex;
pub(crate) mod bibtex;
pub(crate) mod cite_sites;
pub(crate) mod coins;
pub(crate) mod csl;
pub(crate) mod dublin_core;
pub(crate) mod formatted;
pub(crate) mod item;
mod known;
pub(crate) mod page_cites;
pub(crate) mod patterns;
pub(crate) mod ris;
pub(crate) mod source;
pub(crate) mod tex;
pub(crate) mod told;
pub(crate) mod written;
