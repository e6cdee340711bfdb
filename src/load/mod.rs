//! Stages 1 to 5 in a row: from a folder to a bank with its links and everything that is wrong with it.
//!
//! A [`Loader`] loads a bank again and again, as it is being written. Every stage is handed what it made the time before,
//! and takes over what still holds; what comes out is what a first load would give, byte for byte.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use jiff::civil;

use crate::attachments::{Attachments, Drawer};
use crate::bank::{Bank, Parts};
use crate::check;
use crate::cite::Processor;
use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Report};
use crate::link::Links;
use crate::schema::Schema;
use crate::search::{Published, Search};
use crate::site::{Material, Site, globals};
use crate::source::{File, Shelf, Sources, Touched};
use crate::theme::Theme;
use crate::timing::Timings;

use made::Made;
use reading::Readings;

mod made;
mod reading;
mod style;

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
    theme: Arc<Theme>,
    processor: Arc<Processor>,
    attachments: Arc<Attachments>,
    sources: Arc<Sources>,
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

/// Loads a bank, and loads it again.
#[derive(Debug)]
pub struct Loader {
    options: Options,
    shelf: Shelf,
    config: Option<Made<Arc<Config>>>,
    schema: Option<Made<Arc<Schema>>>,
    theme: Option<Made<Arc<Theme>>>,
    /// The theme as the bank of this description receives it.
    dressed: Option<(Arc<Theme>, serde_json::Value, Arc<Theme>)>,
    processor: Option<Made<Arc<Processor>>>,
    readings: Readings,
    drawer: Drawer,
    before: Option<(Arc<Bank>, Arc<Links>)>,
}

impl Loader {
    /// A loader that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            shelf: Shelf::new(&options.root),
            options,
            config: None,
            schema: None,
            theme: None,
            dressed: None,
            processor: None,
            readings: Readings::default(),
            drawer: Drawer::default(),
            before: None,
        }
    }

    /// Loads the bank as it is now, told what may have changed since it was last loaded. Fails only where the machine
    /// does.
    pub fn load(&mut self, touched: &Touched, timings: &mut Timings) -> Result<Loaded> {
        let mut found = Diagnostics::default();
        let sources = self.shelf.read(touched, &mut found)?;
        timings.lap("read");
        let config = self.config(&sources, &mut found)?;
        let schema = self.schema(&sources, &mut found)?;
        let theme = self.theme(&config, touched, &mut found)?;
        let processor = self.processor(&config, &mut found)?;
        check_templates(&schema, &theme, &sources, &mut found);
        timings.lap("declare");
        let bank = self.join(&sources, config, schema, &mut found);
        timings.lap("parse, join");
        let before = self.before.take();
        let old = before.as_ref().map(|(bank, links)| (&**bank, &**links));
        let links = Arc::new(Links::find(&bank, old, &mut found));
        self.before = Some((Arc::clone(&bank), Arc::clone(&links)));
        timings.lap("link");
        check::check(&bank, &links, &mut found);
        let root = &self.options.root;
        let attachments = self
            .drawer
            .fill(root, (&bank, &links), touched, &mut found)?;
        check::data(&bank, &attachments, &mut found);
        let theme = self.dress(theme, &bank);
        timings.lap("check");
        Ok(Loaded {
            bank,
            links,
            found,
            theme,
            processor,
            attachments,
            sources,
        })
    }

    fn config(&mut self, sources: &Sources, out: &mut Diagnostics) -> Result<Arc<Config>> {
        let from = sources.config.iter().map(|file| Arc::clone(&file.text));
        Made::again(&mut self.config, from.collect(), out, |out| {
            let config = sources
                .config
                .as_ref()
                .map_or_else(Config::default, |file| config::read(file, out));
            let Some(url) = &self.options.base_url else {
                return Ok(Arc::new(config));
            };
            let config = config
                .with_base_url(url)
                .map_err(|message| crate::write::Refused(format!("--base-url: {message}")))?;
            Ok(Arc::new(config))
        })
    }

    fn schema(&mut self, sources: &Sources, out: &mut Diagnostics) -> Result<Arc<Schema>> {
        let files = sources.declarations();
        let from = files.flat_map(|file| [Arc::clone(&file.path), Arc::clone(&file.text)]);
        Made::again(&mut self.schema, from.collect(), out, |out| {
            Ok(Arc::new(Schema::read(sources, out)))
        })
    }

    fn theme(
        &mut self,
        config: &Config,
        touched: &Touched,
        out: &mut Diagnostics,
    ) -> Result<Arc<Theme>> {
        if touched.is_below("themes/") {
            self.theme = None;
        }
        let from = vec![format!("{:?}", config.theme).into()];
        Made::again(&mut self.theme, from, out, |out| {
            Theme::load(&self.options.root, config, out).map(Arc::new)
        })
    }

    fn processor(&mut self, config: &Config, out: &mut Diagnostics) -> Result<Arc<Processor>> {
        let (name, span) = &config.citation_style;
        let text = std::fs::read_to_string(self.options.root.join(name)).unwrap_or_default();
        let from = format!("{name} {span:?} {} {text}", config.language).into();
        Made::again(&mut self.processor, vec![from], out, |out| {
            style::processor(&self.options.root, config, out).map(Arc::new)
        })
    }

    fn join(
        &mut self,
        sources: &Sources,
        config: Arc<Config>,
        schema: Arc<Schema>,
        out: &mut Diagnostics,
    ) -> Arc<Bank> {
        let parsed = self.readings.entries(sources, &schema, config.dialect);
        let introductions = self
            .readings
            .introductions(sources, &schema, config.dialect, out);
        let parts = Parts {
            config,
            schema,
            parsed,
            introductions,
            attachments: sources.attachments.clone(),
            drafts: self.options.drafts,
            today: self.options.today,
        };
        let before = self.before.as_ref().map(|(bank, _)| &**bank);
        Arc::new(Bank::join(parts, before, out))
    }

    /// The theme with what its templates receive of this bank.
    fn dress(&mut self, theme: Arc<Theme>, bank: &Bank) -> Arc<Theme> {
        let globals = globals(bank, &theme);
        let shown = serde_json::to_value(&globals).unwrap_or_default();
        if let Some((bare, of, dressed)) = &self.dressed
            && Arc::ptr_eq(bare, &theme)
            && *of == shown
        {
            return Arc::clone(dressed);
        }
        let dressed = Arc::new(theme.for_bank(&globals));
        self.dressed = Some((theme, shown, Arc::clone(&dressed)));
        dressed
    }
}

impl Loaded {
    /// Loads a bank. Fails only where the machine does.
    pub fn load(options: &Options, timings: &mut Timings) -> Result<Self> {
        Loader::new(options.clone()).load(&Touched::Anything, timings)
    }

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
        let published = search.map(|search| search.publish(&self.bank, &self.links));
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
        let material = Material {
            bank: Arc::clone(&self.bank),
            links: Arc::clone(&self.links),
            theme: Arc::clone(&self.theme),
            processor: Arc::clone(&self.processor),
            attachments: Arc::clone(&self.attachments),
            published,
        };
        Site::plan(material, before, out)
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

/// A kind must name templates that the theme has.
fn check_templates(schema: &Schema, theme: &Theme, sources: &Sources, out: &mut Diagnostics) {
    for file in &sources.kinds {
        let Some(kind) = schema.kinds.get(&crate::schema::stem(&file.path)) else {
            continue;
        };
        for template in [&kind.template, &kind.list_template] {
            if !theme.has(template) {
                let at = file
                    .text
                    .find(template.as_str())
                    .map_or(0..0, |at| at..at + template.len());
                let message = format!("the theme has no template `{template}`");
                let found = Diagnostic::new(Code::TemplateError, &file.path, at, message);
                out.push(found.help("Add it to the theme, or use `entry.html`."));
            }
        }
    }
}
