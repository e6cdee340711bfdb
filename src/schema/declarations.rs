//! Everything that a bank declares, read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;

use super::kind::Kind;
use super::scale::Scale;
use super::vocabulary::Vocabulary;
use crate::config::{Addresses, Config, FieldNames};
use crate::memo::key;
use crate::messages::Messages;
use crate::source::Sources;
use crate::text::{File, Pattern};

/// Everything that a bank declares.
#[derive(Debug)]
pub struct Schema {
    /// By id: the built-in kinds, then the bank's own in the order of their files.
    pub kinds: IndexMap<String, Kind>,
    /// The kinds that the bank has a file for.
    pub own_kinds: BTreeSet<String>,
    /// By id: by weight, then in the order of their files.
    pub vocabularies: IndexMap<String, Vocabulary>,
    /// By id, in the order of their files.
    pub scales: IndexMap<String, Scale>,
    /// A hash of all that it was read from.
    pub(crate) key: u64,
    /// What the ids of entries are made from.
    pub addresses: Addresses,
    /// What fields are called in heads that come from another generator.
    pub field_names: FieldNames,
    /// The other languages that pages are in.
    pub languages: Vec<String>,
    /// Which files are none of the bank's, by their paths from `content/`.
    pub ignored: Vec<Pattern>,
    /// What links may begin with beside what all may: `obsidian`.
    pub link_schemes: Vec<String>,
    /// What stands for the variables of texts.
    pub variables: BTreeMap<String, String>,
    /// The words for all that nobody declares, in the language of the bank.
    pub messages: Arc<Messages>,
}

impl Schema {
    /// A hash of all that a schema is read from.
    pub(crate) fn key_of(sources: &Sources, config: &Config, messages: &Messages) -> u64 {
        let files: Vec<&File> = sources.declarations().collect();
        let names = (
            &config.field_names,
            &config.variables,
            &config.link_schemes,
            &config.ignored,
        );
        let addresses = (config.addresses, &config.languages);
        key((files, addresses, names, messages.key()))
    }

    /// The kind of the entries in a folder: the kind with the longest folder that holds it.
    pub fn kind_of_folder(&self, folder: &str) -> Option<&Kind> {
        let holds = |kind: &&Kind| {
            folder == kind.folder || folder.starts_with(&format!("{}/", kind.folder))
        };
        self.kinds
            .values()
            .filter(holds)
            .max_by_key(|kind| kind.folder.len())
    }
}
