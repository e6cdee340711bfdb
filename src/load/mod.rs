//! Stages 1 to 5 in a row: from a folder to a bank with its links and everything that is wrong with it.
//!
//! A [`Loader`] loads a bank again and again, as it is being written. Every stage is handed what it made the time before,
//! and takes over what still holds; what comes out is what a first load would give, byte for byte.

mod brand;
pub(crate) mod entries;
pub(crate) mod loaded;
pub(crate) mod loader;
pub(crate) mod part;
pub(crate) mod style;
pub(crate) mod summary;
mod templates;

pub use loaded::{Checked, Edition, Loaded, Options, Searched, today};
pub use loader::Loader;
