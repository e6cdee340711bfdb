//! A bank with its links and everything that is wrong with it, and what can be made of it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use jiff::civil;

use crate::attachments::Attachments;
use crate::cite::Processor;
use crate::diagnostic::{Diagnostics, Report};
use crate::link::Links;
use crate::model::Bank;
use crate::search::{Published, Search};
use crate::site::{Site, SiteInputs};
use crate::theme::Theme;
use crate::{source::Sources, text::File};

/// How a bank is to be loaded.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with `bank.yaml`.
    pub root: PathBuf,
    /// Whether drafts count as published.
    pub drafts: bool,
    /// Another address than the bank's own.
    pub base_url: Option<String>,
    /// The day to build for.
    pub today: civil::Date,
}

/// A bank with its links, its theme and its citation style, and what is wrong with them.
#[derive(Debug)]
pub struct Loaded {
    /// The bank.
    pub bank: Arc<Bank>,
    /// Its links.
    pub links: Arc<Links>,
    /// What was found so far.
    pub found: Diagnostics,
    pub(super) theme: Arc<Theme>,
    pub(super) processor: Arc<Processor>,
    pub(super) attachments: Arc<Attachments>,
    pub(super) sources: Arc<Sources>,
}

/// The day to build for: `SOURCE_DATE_EPOCH` where it is set, else today in UTC.
pub fn today() -> Result<civil::Date> {
    let timestamp = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let seconds = seconds
                .trim()
                .parse()
                .context("SOURCE_DATE_EPOCH is no number of seconds")?;
            jiff::Timestamp::from_second(seconds).context("SOURCE_DATE_EPOCH is out of range")?
        }
        Err(_) => jiff::Timestamp::now(),
    };
    Ok(timestamp.to_zoned(jiff::tz::TimeZone::UTC).date())
}

impl Loaded {
    /// Indexes the bank; `None` where it is not to be searched. What is wrong with its synonyms comes to what was found.
    pub fn search(&self, out: &mut Diagnostics) -> Result<Option<Search>> {
        if self.bank.config.search.is_none() {
            return Ok(None);
        }
        Search::build(&self.bank, self.sources.synonyms.as_ref(), out).map(Some)
    }

    /// Says what is wrong with the synonyms, which else comes to light when the bank is indexed.
    pub fn check_synonyms(&self, out: &mut Diagnostics) {
        if let Some(file) = &self.sources.synonyms {
            crate::search::check_synonyms(file, &self.bank, out);
        }
    }

    /// Whether another bank is searched with the same synonyms.
    pub fn has_same_synonyms(&self, other: &Self) -> bool {
        let text = |sources: &Sources| sources.synonyms.as_ref().map(|file| Arc::clone(&file.text));
        text(&self.sources) == text(&other.sources)
    }

    /// Indexes the bank for its site.
    pub fn publish(&self, out: &mut Diagnostics) -> Result<Option<Arc<Published>>> {
        let search = self.search(out)?;
        self.published(search.as_ref())
    }

    /// The index of the bank as its site has it.
    pub fn published(&self, search: Option<&Search>) -> Result<Option<Arc<Published>>> {
        let published = search.map(|search| Published::of(search, (&self.bank, &self.links)));
        Ok(published.transpose()?.map(Arc::new))
    }

    /// The same where the index of the bank as it was is there: only what changed is looked at, and `None` where that is
    /// too much.
    pub fn follow(&self, before: &Self, published: &Published) -> Option<Arc<Published>> {
        let (was, is) = ((&*before.bank, &*before.links), (&*self.bank, &*self.links));
        let followed = published.follow(was, is);
        followed
            .filter(|_| self.has_same_synonyms(before))
            .map(Arc::new)
    }

    /// Plans the site; what is wrong with it comes to what was found. `before` is the site as it was: what still holds of
    /// it is taken over.
    pub fn site(
        &self,
        published: Option<Arc<Published>>,
        before: Option<&Site>,
        out: &mut Diagnostics,
    ) -> Site {
        let inputs = SiteInputs {
            bank: Arc::clone(&self.bank),
            links: Arc::clone(&self.links),
            theme: Arc::clone(&self.theme),
            processor: Arc::clone(&self.processor),
            attachments: Arc::clone(&self.attachments),
            published,
        };
        Site::plan(inputs, before, out)
    }

    /// Questions with the entries that answer them, where the bank has any.
    pub fn judgements(&self) -> Option<&File> {
        self.sources.judgements.as_ref()
    }

    /// Whether pages may fail to render, because the bank brings templates or kinds of its own.
    pub fn has_own_templates(&self) -> bool {
        self.theme.has_own_templates() || !self.bank.schema.own_kinds.is_empty()
    }

    /// Everything found, weighed as the bank asks for, in the order in which it is shown.
    pub fn report<'a>(&'a self, found: &'a Diagnostics) -> Report<'a> {
        found.report(self.sources.files().chain(self.theme.files()))
    }
}
