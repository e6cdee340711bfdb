//! Entries as they were parsed: a file is parsed again if its text is another, or if what the bank declares has changed
//! in a way that it notices.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use anyhow::Result;

use crate::config::Generator;
use crate::diagnostic::Diagnostics;
use crate::memo::{Memo, key};
use crate::model::{Introduced, Introductions};
use crate::schema::Schema;
use crate::source::Sources;
use crate::text::{File, Spanned, is_folder_page, may_include};
use crate::{config::Dialect, model::Parsed, parse, parse::Reading};

use super::summary;

/// What files were parsed to.
#[derive(Debug, Default)]
pub(super) struct EntryMemos {
    by_path: FxHashMap<Arc<str>, Arc<Memo<Parsed>>>,
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

impl EntryMemos {
    /// Every entry, in the order of the files.
    pub(super) fn entries(
        &mut self,
        sources: &Sources,
        schema: &Arc<Schema>,
        dialect: Dialect,
    ) -> Vec<Arc<Memo<Parsed>>> {
        let included = &*sources.included;
        let (reading, asked) = (
            Reading {
                schema,
                dialect,
                included,
            },
            key(included),
        );
        let declared = Declared::new(sources, schema, dialect);
        let before = self.declared.as_ref();
        let stale = before.map_or(Stale::All, |before| before.stale(&declared));
        let renew = |file: &File| {
            let old = self.by_path.get(&file.path);
            let old = old.filter(|old| !stale.covers(old));
            // What stands in a text is a part of it, for all that is made of the entry later too.
            let file = if may_include(&file.text) {
                Cow::Owned(File {
                    key: key((file.key, asked)),
                    ..file.clone()
                })
            } else {
                Cow::Borrowed(file)
            };
            let parse =
                |out: &mut Diagnostics| Ok::<_, Infallible>(parse::entry(&file, reading, out));
            let Ok(memo) = Memo::renew(old, Some(file.key), parse);
            memo
        };
        let is_entry =
            |file: &&File| !is_ignored(file, schema) && introduced(file, schema).is_none();
        let files: Vec<&File> = sources.entries.iter().filter(is_entry).collect();
        let parsed: Vec<Arc<Memo<Parsed>>> = files.par_iter().map(|file| renew(file)).collect();
        let files = files.iter().map(|file| Arc::clone(&file.path));
        self.by_path = files.zip(parsed.iter().cloned()).collect();
        self.declared = Some(declared);
        parsed
    }

    /// Every introduction.
    pub(super) fn introductions(
        &mut self,
        sources: &Sources,
        schema: &Schema,
        dialect: Dialect,
        out: &mut Diagnostics,
    ) -> Result<Introductions> {
        let pages = sources
            .entries
            .iter()
            .filter(|file| !is_ignored(file, schema));
        let pages = pages.filter_map(|file| Some((introduced(file, schema)?, file)));
        let pages: Vec<(Introduced, &File)> = pages.collect();
        let terms = sources.introductions.iter().chain(&sources.vocabularies);
        let terms: Vec<&File> = terms.collect();
        let included = &*sources.included;
        let reading = Reading {
            schema,
            dialect,
            included,
        };
        let asked = (included, &schema.variables, &schema.link_schemes);
        let key = key((&pages, terms, dialect, schema.messages.key(), asked));
        Memo::get_or_make(&mut self.introductions, key, out, |out| {
            let mut found = BTreeMap::new();
            for file in &sources.introductions {
                if let Some(of) = parse::introduced_term(file, schema, out) {
                    found.extend(parse::introduction(file, reading, out).map(|read| (of, read)));
                }
            }
            for (of, file) in pages {
                found.extend(parse::introduction(file, reading, out).map(|read| (of, read)));
            }
            Ok(Arc::new(found))
        })
    }
}

/// Whether a file is none of the bank's.
fn is_ignored(file: &File, schema: &Schema) -> bool {
    let path = file.path.strip_prefix("content/").unwrap_or(&file.path);
    if schema.field_names.generator == Some(Generator::MdBook) && summary::is_summary(&file.path) {
        return true;
    }
    schema.ignored.iter().any(|pattern| pattern.matches(path))
}

/// What the page of a folder stands above: the home page, or the list of the kind whose folder it is. Those of other
/// folders are entries.
fn introduced(file: &File, schema: &Schema) -> Option<Introduced> {
    if !is_folder_page(&file.path) {
        return None;
    }
    let folder = file.path.rsplit_once('/')?.0;
    let Some(folder) = folder.strip_prefix("content/") else {
        return Some(Introduced::Home);
    };
    let mut kinds = schema.kinds.values();
    let kind = kinds.find(|kind| kind.folder == folder)?;
    Some(Introduced::Kind(kind.id.clone()))
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
        let reads_alike = self.dialect == now.dialect
            && self.schema.field_names == now.schema.field_names
            && self.schema.addresses == now.schema.addresses
            && self.schema.languages == now.schema.languages
            && self.schema.link_schemes == now.schema.link_schemes
            && self.schema.variables == now.schema.variables;
        if self.texts != now.texts || !reads_alike || !has_same_words {
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
    fn covers(&self, parsed: &Memo<Parsed>) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::Terms(terms) => {
                let is_filed = |term: &(String, String)| terms.contains(term);
                let has_filed = parsed
                    .value()
                    .entry
                    .as_ref()
                    .is_some_and(|entry| entry.terms.iter().any(is_filed));
                !parsed.found().is_empty() || has_filed
            }
        }
    }
}
