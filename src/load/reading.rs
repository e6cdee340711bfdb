//! Entries as they were parsed: a file is parsed again if its text is another, or if what the bank declares has changed
//! in a way that it notices.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostics;
use crate::memo::{Memo, key};
use crate::model::Introductions;
use crate::schema::Schema;
use crate::source::Sources;
use crate::text::{File, Spanned};
use crate::{config::Dialect, model::Parsed, parse};

/// What files were parsed to.
#[derive(Debug, Default)]
pub(super) struct Readings {
    by_path: FxHashMap<Arc<str>, (Arc<str>, Arc<Parsed>)>,
    declared: Option<Declared>,
    introductions: Option<Memo<Introductions>>,
}

/// What parsing goes by.
#[derive(Debug)]
struct Declared {
    schema: Arc<Schema>,
    dialect: Dialect,
    /// The texts of kinds and scales.
    texts: Vec<Arc<str>>,
}

/// Which entries have to be parsed again though their texts are the same.
enum Stale {
    All,
    /// Those that are filed under one of these terms of a vocabulary, and those with mistakes.
    Terms(BTreeSet<(String, String)>),
    None,
}

impl Readings {
    /// Every entry, in the order of the files.
    pub(super) fn entries(
        &mut self,
        sources: &Sources,
        schema: &Arc<Schema>,
        dialect: Dialect,
    ) -> Vec<Arc<Parsed>> {
        let declared = Declared::new(sources, schema, dialect);
        let stale = self
            .declared
            .as_ref()
            .map_or(Stale::All, |old| old.stale(&declared));
        let is_kept = |file: &File| {
            let (text, parsed) = self.by_path.get(&file.path)?;
            let is_same = Arc::ptr_eq(text, &file.text) || *text == file.text;
            (is_same && !stale.covers(parsed)).then(|| Arc::clone(parsed))
        };
        let parse = |file: &File| {
            is_kept(file).unwrap_or_else(|| Arc::new(parse::entry(file, schema, dialect)))
        };
        let parsed: Vec<Arc<Parsed>> = sources.entries.par_iter().map(parse).collect();
        let files = sources.entries.iter().zip(&parsed);
        let held = |(file, parsed): (&File, &Arc<Parsed>)| {
            let text = (Arc::clone(&file.text), Arc::clone(parsed));
            (Arc::clone(&file.path), text)
        };
        self.by_path = files.map(held).collect();
        self.declared = Some(declared);
        parsed
    }

    /// Every introduction to a term.
    pub(super) fn introductions(
        &mut self,
        sources: &Sources,
        schema: &Schema,
        dialect: Dialect,
        out: &mut Diagnostics,
    ) -> Introductions {
        let files = sources.introductions.iter().chain(&sources.vocabularies);
        let files: Vec<_> = files.map(|file| (&file.path, &file.text)).collect();
        let key = key((files, dialect, schema.messages.key()));
        Memo::get_or(&mut self.introductions, key, out, |out| {
            let introductions = sources.introductions.iter();
            let read = introductions
                .filter_map(|file| parse::introduction(file, schema, dialect, out))
                .map(|found| ((found.vocabulary.clone(), found.term.clone()), found));
            Arc::new(read.collect())
        })
    }
}

impl Declared {
    fn new(sources: &Sources, schema: &Arc<Schema>, dialect: Dialect) -> Self {
        let files = sources.kinds.iter().chain(&sources.scales);
        Self {
            schema: Arc::clone(schema),
            dialect,
            texts: files
                .flat_map(|file| [Arc::clone(&file.path), Arc::clone(&file.text)])
                .collect(),
        }
    }

    /// What a change from this to another makes stale. Of a vocabulary an entry notices to which kinds it applies, and
    /// which terms there are; what they are called is the affair of pages.
    fn stale(&self, now: &Self) -> Stale {
        if Arc::ptr_eq(&self.schema, &now.schema) && self.dialect == now.dialect {
            return Stale::None;
        }
        let has_same_words = self.schema.messages.key() == now.schema.messages.key();
        if self.texts != now.texts || self.dialect != now.dialect || !has_same_words {
            return Stale::All;
        }
        let applied = |schema: &Schema| -> Vec<(String, Vec<String>)> {
            let kinds = |applies: &[Spanned<String>]| {
                applies.iter().map(|kind| kind.value.clone()).collect()
            };
            let all = schema.vocabularies.values();
            all.map(|found| (found.id.clone(), kinds(&found.applies_to)))
                .collect()
        };
        if applied(&self.schema) != applied(&now.schema) {
            return Stale::All;
        }
        let terms = |schema: &Schema| -> BTreeSet<(String, String)> {
            let all = schema.vocabularies.values();
            all.flat_map(|found| {
                let terms = found.terms.keys();
                terms.map(|term| (found.id.clone(), term.clone()))
            })
            .collect()
        };
        let (old, new) = (terms(&self.schema), terms(&now.schema));
        Stale::Terms(old.symmetric_difference(&new).cloned().collect())
    }
}

impl Stale {
    fn covers(&self, parsed: &Parsed) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::Terms(terms) => {
                let is_filed = |term: &(String, String)| terms.contains(term);
                let has_filed = parsed
                    .entry
                    .as_ref()
                    .is_some_and(|entry| entry.terms.iter().any(is_filed));
                !parsed.found.is_empty() || has_filed
            }
        }
    }
}
