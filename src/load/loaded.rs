//! A bank with its links and everything that is wrong with it, and what can be made of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use jiff::civil;

use crate::attachments::Attachments;
use crate::check;
use crate::cite::Processor;
use crate::config::Wish;
use crate::diagnostic::{Diagnostics, Report};
use crate::history::History;
use crate::link::{Linked, Links};
use crate::model::{Bank, Part};
use crate::search::{self, Search, SearchExport, Verdict};
use crate::site::{Site, SiteInputs};
use crate::theme::Theme;
use crate::timing::Timings;
use crate::write::{self, WriteSummary};
use crate::{source::Sources, text::File};

/// How a bank is to be loaded.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with `bank.yaml`.
    pub root: PathBuf,
    /// Whether drafts count as published.
    pub drafts: bool,
    /// The day to build for.
    pub today: civil::Date,
    /// What is wanted of the site beside what the bank says.
    pub wish: Wish,
    /// The part of the bank that alone is wanted.
    pub part: Option<Arc<Part>>,
}

impl Options {
    /// A bank as it is published.
    pub fn new(root: PathBuf, today: civil::Date) -> Self {
        Self {
            root,
            drafts: false,
            today,
            wish: Wish::default(),
            part: None,
        }
    }
}

/// A bank with its links, its theme and its citation style, and what is wrong with them.
#[derive(Debug)]
pub struct Loaded {
    /// The bank.
    pub bank: Arc<Bank>,
    /// Its links.
    pub links: Arc<Links>,
    /// What is wrong, as far as the files, their links and data tell.
    pub(super) found: Diagnostics,
    pub(super) theme: Arc<Theme>,
    pub(super) processor: Arc<Processor>,
    pub(crate) attachments: Arc<Attachments>,
    pub(super) history: Arc<History>,
    pub(crate) sources: Arc<Sources>,
}

/// The day to build for: `SOURCE_DATE_EPOCH` where it is set, else today in UTC.
///
/// # Errors
///
/// Where `SOURCE_DATE_EPOCH` is no number of seconds.
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

/// A bank as it is published: its site with its index, and what is wrong with the bank.
#[derive(Debug)]
pub struct Edition {
    /// The site.
    pub site: Site,
    /// Everything that is wrong, weighed as the bank asks for.
    pub mistakes: Diagnostics,
}

/// A bank that can be searched, and what is wrong with the bank.
#[derive(Debug)]
pub struct Searched {
    /// Its index; `None` where it is not to be searched.
    pub search: Option<Search>,
    /// Everything that is wrong, weighed as the bank asks for.
    pub mistakes: Diagnostics,
}

/// What a bank was found to be.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong, weighed as the bank asks for.
    pub mistakes: Diagnostics,
    /// How its search answers the bank's questions, where they were asked.
    pub verdict: Option<Verdict>,
}

impl Loaded {
    /// Says everything that is wrong with the bank. Its search is only made, and only asked, where `asks` says so; pages are
    /// only rendered where the bank brings templates or kinds of its own, which may fail on some page.
    ///
    /// # Errors
    ///
    /// Where the index cannot be made in memory.
    pub fn check(&self, asks: bool) -> Result<Checked> {
        let mut found = self.found.clone();
        let search = if asks {
            self.index(&mut found)?
        } else {
            self.check_synonyms(&mut found);
            None
        };
        let site = self.site(None, None, &mut found);
        // As the bank weighs its mistakes: what it only wants to be warned of keeps nothing from being built.
        let is_built = !self.with_severities(found.clone()).has_errors();
        if self.has_own_templates() && is_built {
            found.extend(site.broken_pages());
        }
        let verdict = self.judge(search.as_ref(), &mut found)?;
        Ok(Checked {
            mistakes: self.with_severities(found),
            verdict,
        })
    }

    /// What notices of retraction say against the sources of the bank, weighed as the bank asks for; a file that holds no
    /// such is said to in words.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn retractions(&self, file: impl std::io::Read) -> Result<Result<Diagnostics, String>> {
        let found = check::retractions(&self.bank, &self.links, file)?;
        Ok(found.map(|found| {
            let mut all = Diagnostics::default();
            all.extend(found);
            self.bank.config.severities.weigh_alone(&mut all);
            all
        }))
    }

    /// Makes the index and plans the site.
    ///
    /// # Errors
    ///
    /// Where the index cannot be made in memory.
    pub fn edition(&self, timings: &mut Timings) -> Result<Edition> {
        let mut found = self.found.clone();
        let published = self.publish(&mut found)?;
        if let Some(published) = &published {
            published.weigh_topics();
        }
        timings.lap("search");
        self.check_judgements(&mut found);
        let site = self.site(published, None, &mut found);
        let mistakes = self.with_severities(found);
        timings.lap("plan");
        Ok(Edition { site, mistakes })
    }

    /// Plans the site after an edit: what still holds of the site as it was is taken over, its index with it.
    pub fn edition_after(&self, before: Option<&Site>) -> Edition {
        let mut found = self.found.clone();
        let published = before.and_then(|site| site.published().cloned());
        let site = self.site(published, before, &mut found);
        self.check_synonyms(&mut found);
        self.check_judgements(&mut found);
        Edition {
            site,
            mistakes: self.with_severities(found),
        }
    }

    /// Indexes the bank.
    ///
    /// # Errors
    ///
    /// Where the index cannot be made in memory.
    pub fn search(&self) -> Result<Searched> {
        let mut found = self.found.clone();
        let search = self.index(&mut found)?;
        Ok(Searched {
            search,
            mistakes: self.with_severities(found),
        })
    }

    /// The index of the bank's site; `None` where it is not to be searched. Where the bank as it was is there with its index,
    /// only what changed is looked at, unless that is too much.
    ///
    /// # Errors
    ///
    /// Where the index cannot be made in memory.
    pub fn index_after(
        &self,
        before: Option<(&Self, &SearchExport)>,
    ) -> Result<Option<Arc<SearchExport>>> {
        let followed = before.and_then(|(before, published)| self.follow(before, published));
        match followed {
            Some(published) => Ok(Some(published)),
            None => self.publish(&mut Diagnostics::default()),
        }
    }

    fn linked(&self) -> Linked<'_> {
        Linked {
            bank: &self.bank,
            links: &self.links,
        }
    }

    /// The same by what changed alone: `None` where that is too much.
    pub fn follow(&self, before: &Self, published: &SearchExport) -> Option<Arc<SearchExport>> {
        let followed = published.follow(before.linked(), self.linked());
        followed
            .filter(|_| self.has_same_synonyms(before))
            .map(Arc::new)
    }

    fn index(&self, out: &mut Diagnostics) -> Result<Option<Search>> {
        if self.bank.config.search.is_none() {
            return Ok(None);
        }
        Search::build(&self.bank, self.sources.synonyms.as_ref(), out).map(Some)
    }

    fn publish(&self, out: &mut Diagnostics) -> Result<Option<Arc<SearchExport>>> {
        let search = self.index(out)?;
        let published = search.map(|search| SearchExport::of(&search, self.linked()));
        Ok(published.transpose()?.map(Arc::new))
    }

    /// Says what is wrong with the synonyms, which else comes to light when the bank is indexed.
    fn check_synonyms(&self, out: &mut Diagnostics) {
        if let Some(file) = &self.sources.synonyms {
            crate::search::check_synonyms(file, &self.bank, out);
        }
    }

    /// Says what is wrong with the bank's questions: a mistake of the bank, though no page shows them.
    fn check_judgements(&self, out: &mut Diagnostics) {
        if let Some(file) = self.judgements() {
            search::judgements(file, &self.bank, out);
        }
    }

    /// Reads the bank's questions, and asks them where there is something to ask.
    fn judge(&self, search: Option<&Search>, out: &mut Diagnostics) -> Result<Option<Verdict>> {
        let Some(file) = self.judgements() else {
            return Ok(None);
        };
        let judgements = search::judgements(file, &self.bank, out);
        let verdict =
            search.map(|search| search::judge(search, &self.bank, file, &judgements, out));
        verdict.transpose()
    }

    /// Whether another bank is searched with the same synonyms.
    pub fn has_same_synonyms(&self, other: &Self) -> bool {
        let text = |sources: &Sources| sources.synonyms.as_ref().map(|file| Arc::clone(&file.text));
        text(&self.sources) == text(&other.sources)
    }

    fn site(
        &self,
        published: Option<Arc<SearchExport>>,
        before: Option<&Site>,
        out: &mut Diagnostics,
    ) -> Site {
        let inputs = SiteInputs {
            bank: Arc::clone(&self.bank),
            links: Arc::clone(&self.links),
            theme: Arc::clone(&self.theme),
            processor: Arc::clone(&self.processor),
            attachments: Arc::clone(&self.attachments),
            history: Arc::clone(&self.history),
            published,
        };
        Site::plan(inputs, before, out)
    }

    /// The files that it was read from.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Questions with the entries that answer them, where the bank has any.
    pub fn judgements(&self) -> Option<&File> {
        self.sources.judgements.as_ref()
    }

    /// Whether pages may fail to render, because the bank brings templates or kinds of its own.
    fn has_own_templates(&self) -> bool {
        self.theme.has_own_templates() || !self.bank.schema.own_kinds.is_empty()
    }

    fn with_severities(&self, mut found: Diagnostics) -> Diagnostics {
        self.bank.config.severities.weigh(&mut found);
        found.leave_out_what_follows();
        found
    }

    /// Mistakes in the order in which they are shown, with the text that each is about.
    pub fn report<'a>(&'a self, mistakes: &'a Diagnostics) -> Report<'a> {
        mistakes.report(self.sources.files().chain(self.theme.files()))
    }
}

impl Edition {
    /// Writes the site into a folder; `progress` is told of every file. Where a template fails nothing is written, and
    /// what is wrong with it comes to the mistakes.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be written, or another build holds it.
    pub fn write(
        &mut self,
        out: &Path,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Option<WriteSummary>> {
        match write::write(&self.site, out, progress)? {
            Ok(written) => Ok(Some(written)),
            Err(broken) => {
                self.mistakes.extend(broken);
                Ok(None)
            }
        }
    }
}
