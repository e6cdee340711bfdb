//! Stage 6: the site. Every output path is known before the first page is rendered, and each renders alone.
//!
//! From the lowest to the highest: what a site holds (`plan/`), how sources are cited (`references/`), the [`Site`] that
//! every page looks at (`planned.rs`), charts, texts and views of it, the pages themselves, a file for each set
//! (`pages/`), and what joins them (`routes.rs`, `build.rs`).

pub(crate) mod atom;
pub(crate) mod build;
pub(crate) mod charts;
pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod globals;
pub(crate) mod impact;
pub(crate) mod left_out;
pub(crate) mod page;
pub(crate) mod page_set;
pub(crate) mod pager;
pub(crate) mod pages;
pub(crate) mod path;
pub(crate) mod plan;
pub(crate) mod planned;
pub(crate) mod records;
pub(crate) mod references;
pub(crate) mod routes;
pub(crate) mod shown;
pub(crate) mod spent;
pub(crate) mod text;
pub(crate) mod views;

pub use globals::globals;
pub use impact::{AffectedPage, Impact};
pub use pages::records::subjects::Subject;
pub use planned::{Content, Output, Rendered, Site, SiteInputs, Step};
pub use references::written::Format;
