//! Fields that kinds share.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;

/// Fields that kinds share: those that every kind has, and groups to build on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    /// The language of the bank.
    pub(crate) language: String,
    /// The ids of the vocabularies, each of which adds a field.
    pub(crate) vocabularies: BTreeSet<String>,
    pub(crate) common: Vec<Field>,
    pub(crate) groups: BTreeMap<String, Vec<Field>>,
}
