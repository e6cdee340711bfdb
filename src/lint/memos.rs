//! Entries as they were looked at: an entry is looked at again if it, or what is looked for, is another.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Wanted;
use crate::diagnostic::{Code, Diagnostics};
use crate::link::Links;
use crate::memo::{Memo, key};
use crate::model::{Bank, Entry};
use crate::parse::{Reading, prose};
use crate::source::Included;

use super::lints::Lints;
use super::page::{Page, limit_of};
use super::rules::Rules;
use super::verdicts::{self, Verdict};
use super::{acronyms, grade, passive, personal, ratings, safeguarding, sentence_length, wording};

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// Its links.
    pub links: &'a Links,
    /// What texts ask for to stand in their place.
    pub included: &'a Included,
}

/// Entries as they were looked at.
#[derive(Debug, Default)]
pub struct LintMemos {
    by_path: FxHashMap<Arc<str>, Arc<Linted>>,
    /// In the order of the bank.
    in_order: Vec<Arc<Linted>>,
}

/// What the findings of an entry say of passages, with what is wrong with it.
pub(super) type Linted = Memo<Vec<Verdict>>;

/// What an entry is looked at by, beside itself.
struct Eye<'a> {
    looked: Looked<'a>,
    lints: &'a Lints,
    explained: BTreeSet<String>,
}

impl LintMemos {
    /// Every entry, in the order of the bank.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Linted> {
        self.in_order.iter().map(|linted| &**linted)
    }

    pub(super) fn renew(&mut self, looked: Looked<'_>, lints: &Lints) {
        let bank = looked.bank;
        if lints.sees_nothing(bank) {
            *self = Self::default();
            return;
        }
        let eye = Eye {
            looked,
            lints,
            explained: if lints.settings.acronyms.is_asked() {
                acronyms::explained(bank)
            } else {
                BTreeSet::new()
            },
        };
        let all = (
            lints.key,
            &eye.explained,
            format!("{:?}", bank.config.dialect),
        );
        let all = key((all, &bank.config.contact));
        let look = |entry: &Arc<Entry>| {
            let old = self.by_path.get(entry.path());
            let own = key((all, entry.file.key, entry.path(), &entry.kind));
            let make = |out: &mut Diagnostics| Ok::<_, Infallible>(eye.look(entry, out));
            let Ok(linted) = Memo::renew(old, Some(own), make);
            linted
        };
        let entries: Vec<&Arc<Entry>> = bank.entries.iter().collect();
        self.in_order = entries.par_iter().map(|entry| look(entry)).collect();
        let paths = entries.iter().map(|entry| Arc::clone(entry.path()));
        self.by_path = paths.zip(self.in_order.iter().cloned()).collect();
    }
}

impl Eye<'_> {
    fn look(&self, entry: &Entry, out: &mut Diagnostics) -> Vec<Verdict> {
        let schema = &self.looked.bank.schema;
        ratings::check(entry, schema, self.lints, out);
        self.read(entry, out);
        if schema.scales.is_empty() {
            Vec::new()
        } else {
            verdicts::of(entry, schema)
        }
    }

    /// Looks at the text of an entry, where something is looked for in it.
    fn read(&self, entry: &Entry, out: &mut Diagnostics) {
        let Looked { bank, included, .. } = self.looked;
        let (kind, settings) = (bank.kind(entry), &self.lints.settings);
        let language = bank.language_of(entry);
        let rules = self.lints.rules.iter();
        let rules: Vec<&Rules> = rules.filter(|rules| rules.are_for(language)).collect();
        let has_advice = self.lints.looks_for(Code::MissingSafeguarding)
            && safeguarding::has_advice(entry, &rules);
        let has_patterns = || rules.iter().any(|rules| !rules.personal.is_empty());
        let is_story = kind.people && self.lints.looks_for(Code::PersonalData) && has_patterns();
        let style = self.lints.style();
        let fields = || entry.fields.iter().map(|(name, _)| name);
        let is_wanted = |wanted: &&Wanted| {
            limit_of(entry, kind, wanted).is_some() || wanted.names_one_of(fields())
        };
        let has_style = style.iter().any(is_wanted);
        if !has_advice && !is_story && !has_style {
            return;
        }
        let reading = Reading {
            schema: &bank.schema,
            dialect: bank.config.dialect,
            included,
        };
        let passages = prose(entry, kind, reading);
        let page = Page::new(entry, kind, passages, self.lints.speech(language), rules);
        if has_advice {
            safeguarding::check(&page, out);
        }
        if is_story {
            personal::check(&page, &bank.config, out);
        }
        if has_style {
            sentence_length::check(&page, settings, out);
            passive::check(&page, settings, out);
            grade::check(&page, settings, out);
            wording::check(&page, settings, out);
            acronyms::check(&page, settings, &self.explained, out);
        }
    }
}
