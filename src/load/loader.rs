//! Loads a bank, and loads it again as it changes: every stage is handed what it made the time before.

use std::sync::Arc;

use anyhow::Result;

use crate::attachments::{self, AttachmentMemos};
use crate::check;
use crate::cite::Processor;
use crate::config::{self, Config, Generator};
use crate::diagnostic::Diagnostics;
use crate::history::{self, Git, History};
use crate::link::{Linked, Links};
use crate::lint::{LintMemos, Lints, Looked, lint};
use crate::memo::{Memo, key};
use crate::messages::Messages;
use crate::model::{Bank, Parts};
use crate::schema::Schema;
use crate::site::globals;
use crate::source::{Changes, SourceMemos, Sources, Statics};
use crate::text::Spanned;
use crate::theme::Theme;
use crate::timing::Timings;

use super::brand::{self, BrandFiles};
use super::entries::EntryMemos;
use super::loaded::{Loaded, Options};
use super::style;
use super::summary;
use super::templates;

/// Loads a bank, and loads it again.
#[derive(Debug)]
pub struct Loader {
    options: Options,
    sources: SourceMemos,
    config: Option<Memo<Arc<Config>>>,
    messages: Option<Memo<Arc<Messages>>>,
    schema: Option<Memo<Arc<Schema>>>,
    theme: Option<Memo<Arc<Theme>>>,
    bound: Option<Memo<Arc<Theme>>>,
    processor: Option<Memo<Arc<Processor>>>,
    lints: Option<Memo<Arc<Lints>>>,
    linted: LintMemos,
    entries: EntryMemos,
    attachments: AttachmentMemos,
    statics: Option<Memo<Arc<Statics>>>,
    history: Option<Memo<Arc<History>>>,
    before: Option<LinkedBank>,
}

/// A bank with its links, as it was loaded last.
#[derive(Debug)]
struct LinkedBank {
    bank: Arc<Bank>,
    links: Arc<Links>,
}

/// What a bank declares, for its entries to be read by.
struct Declared {
    config: Arc<Config>,
    schema: Arc<Schema>,
    statics: Arc<Statics>,
}

impl LinkedBank {
    fn linked(&self) -> Linked<'_> {
        Linked {
            bank: &self.bank,
            links: &self.links,
        }
    }
}

impl Loader {
    /// A loader that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            sources: SourceMemos::new(&options.root),
            options,
            config: None,
            messages: None,
            schema: None,
            theme: None,
            bound: None,
            processor: None,
            lints: None,
            linted: LintMemos::default(),
            entries: EntryMemos::default(),
            attachments: AttachmentMemos::default(),
            statics: None,
            history: None,
            before: None,
        }
    }

    /// Takes a text for that of a file, whatever the disk has, or takes the file not to be there; the path is to be among
    /// the next changes.
    pub fn take(&mut self, path: &str, text: Option<&str>) {
        self.sources.take(path, text);
    }

    /// Gives a file back to the disk; the path is to be among the next changes.
    pub fn give_back(&mut self, path: &str) {
        self.sources.give_back(path);
    }

    /// Loads the bank as it is now, told what may have changed since it was last loaded.
    ///
    /// # Errors
    ///
    /// Where a file or folder cannot be read; the error names it.
    pub fn load(&mut self, changes: &Changes, timings: &mut Timings) -> Result<Loaded> {
        let mut found = Diagnostics::default();
        let sources = self.sources.read(changes, &mut found)?;
        let changes = self.sources.widened(changes);
        timings.lap("read");
        let config = self.config(&sources, &mut found)?;
        let messages = self.messages(&config, changes, &mut found)?;
        let schema = self.schema(&sources, &config, &messages, &mut found)?;
        if changes.is_below("themes/") {
            (self.theme, self.bound) = (None, None);
        }
        let brand = brand::read(&self.options.root, &config, &mut found)?;
        let theme = self.theme(&config, &messages, &brand, &mut found)?;
        let processor = self.processor(&config, &mut found)?;
        templates::check(&schema, &theme, &sources, &mut found);
        timings.lap("declare");
        if changes.is_below("static/") {
            self.statics = None;
        }
        let statics = self.statics(&sources.statics, &config, &mut found)?;
        let declared = Declared {
            config: Arc::clone(&config),
            schema,
            statics,
        };
        let bank = self.join(&sources, declared, &mut found)?;
        timings.lap("parse, join");
        let old = self.before.as_ref().map(LinkedBank::linked);
        let links = Arc::new(Links::find(&bank, old, &mut found));
        let before = self.before.insert(LinkedBank {
            bank: Arc::clone(&bank),
            links: Arc::clone(&links),
        });
        timings.lap("link");
        check::check(&bank, &links, &mut found);
        let (root, linked) = (&self.options.root, before.linked());
        let attachments = self.attachments.renew(root, linked, changes, &mut found)?;
        check::data(&bank, &attachments, &mut found);
        let theme = self.bound(&theme, &bank)?;
        let history = self.history(&sources, &config, &mut found)?;
        let sought = self.lints(&sources, &bank, &mut found)?;
        let looked = Looked {
            bank: &bank,
            links: &links,
            included: &sources.included,
        };
        lint(looked, &sought, &mut self.linted, &mut found);
        timings.lap("check");
        Ok(Loaded {
            bank,
            links,
            found,
            theme,
            processor,
            attachments,
            history,
            sources,
        })
    }

    fn config(&mut self, sources: &Sources, out: &mut Diagnostics) -> Result<Arc<Config>> {
        Memo::get_or_make(&mut self.config, key(&sources.config), out, |out| {
            let config = sources
                .config
                .as_ref()
                .map_or_else(Config::default, |file| config::read(file, out));
            let config = config
                .with(&self.options.wish)
                .map_err(|message| crate::write::Refused(format!("--base-url: {message}")))?;
            Ok(Arc::new(config))
        })
    }

    fn messages(
        &mut self,
        config: &Config,
        changes: &Changes,
        out: &mut Diagnostics,
    ) -> Result<Arc<Messages>> {
        if changes.is_below("themes/") {
            self.messages = None;
        }
        let key = key((&config.language, &config.language_at, &config.theme));
        Memo::get_or_make(&mut self.messages, key, out, |out| {
            Messages::load(&self.options.root, config, out).map(Arc::new)
        })
    }

    fn schema(
        &mut self,
        sources: &Sources,
        config: &Config,
        messages: &Arc<Messages>,
        out: &mut Diagnostics,
    ) -> Result<Arc<Schema>> {
        let key = Schema::key_of(sources, config, messages);
        Memo::get_or_make(&mut self.schema, key, out, |out| {
            Ok(Arc::new(Schema::read(sources, config, messages, out)))
        })
    }

    fn theme(
        &mut self,
        config: &Config,
        messages: &Arc<Messages>,
        brand: &BrandFiles,
        out: &mut Diagnostics,
    ) -> Result<Arc<Theme>> {
        let key = key((&config.theme, &config.brand, messages.key(), brand));
        Memo::get_or_make(&mut self.theme, key, out, |out| {
            Theme::load(&self.options.root, config, messages, brand, out).map(Arc::new)
        })
    }

    fn processor(&mut self, config: &Config, out: &mut Diagnostics) -> Result<Arc<Processor>> {
        let Spanned { value: name, span } = &config.citation_style;
        let text = style::text(&self.options.root, name, out)?;
        let key = key((name, span, &config.language, &text));
        Memo::get_or_make(&mut self.processor, key, out, |out| {
            style::processor(text, config, out).map(Arc::new)
        })
    }

    fn lints(
        &mut self,
        sources: &Sources,
        bank: &Bank,
        out: &mut Diagnostics,
    ) -> Result<Arc<Lints>> {
        let (rules, kinds) = (&sources.rules, &sources.kinds);
        let key = Lints::key_of(rules, kinds, &bank.config, &bank.schema);
        Memo::get_or_make(&mut self.lints, key, out, |out| {
            let lints = Lints::read(rules, kinds, &bank.config, &bank.schema, out);
            Ok(Arc::new(lints))
        })
    }

    fn join(
        &mut self,
        sources: &Sources,
        declared: Declared,
        out: &mut Diagnostics,
    ) -> Result<Arc<Bank>> {
        let schema = declared.schema;
        let config = with_books(declared.config, sources);
        let parsed = self.entries.entries(sources, &schema, config.dialect);
        let introductions = self
            .entries
            .introductions(sources, &schema, config.dialect, out)?;
        let parts = Parts {
            config,
            schema,
            parsed,
            introductions,
            attachments: sources.attachments.clone(),
            statics: declared.statics,
            drafts: self.options.drafts,
            today: self.options.today,
            part: self.options.part.clone(),
        };
        let before = self.before.as_ref().map(|before| &*before.bank);
        Ok(Arc::new(Bank::join(parts, before, out)))
    }

    /// The files of `static/`; those that browsers would run are not published.
    fn statics(
        &mut self,
        statics: &Statics,
        config: &Config,
        out: &mut Diagnostics,
    ) -> Result<Arc<Statics>> {
        let paths: Vec<&str> = statics.paths().collect();
        let key = key((paths, &config.file_types));
        Memo::get_or_make(&mut self.statics, key, out, |out| {
            let held_back = attachments::held_back(statics, &config.file_types, out)?;
            Ok(Arc::new(statics.without(held_back)))
        })
    }

    /// What Git knows of the bank, where it asks for that; nothing else is asked of the machine.
    fn history(
        &mut self,
        sources: &Sources,
        config: &Config,
        out: &mut Diagnostics,
    ) -> Result<Arc<History>> {
        let Some((at, settings)) = config.git.as_ref().zip(sources.config.as_ref()) else {
            self.history = None;
            return Ok(Arc::default());
        };
        let git = Git::at(&self.options.root);
        let key = key((at, history::key(&git)));
        Memo::get_or_make(&mut self.history, key, out, |out| {
            Ok(Arc::new(history::read(&git, settings, at.clone(), out)))
        })
    }

    /// The theme with what its templates receive of this bank.
    fn bound(&mut self, theme: &Theme, bank: &Bank) -> Result<Arc<Theme>> {
        let globals = globals(bank, theme);
        let shown = serde_json::to_string(&globals)?;
        let key = key((self.theme.as_ref().and_then(Memo::key), shown));
        Memo::get_or_make(&mut self.bound, key, &mut Diagnostics::default(), |_| {
            Ok(Arc::new(theme.for_bank(&globals)))
        })
    }
}

impl Loaded {
    /// Loads a bank.
    ///
    /// # Errors
    ///
    /// Where a file or folder cannot be read; the error names it.
    pub fn load(options: &Options, timings: &mut Timings) -> Result<Self> {
        Loader::new(options.clone()).load(&Changes::Anything, timings)
    }
}

/// The settings with the orders that books say.
fn with_books(config: Arc<Config>, sources: &Sources) -> Arc<Config> {
    if config.field_names.generator != Some(Generator::MdBook) {
        return config;
    }
    let files = sources
        .entries
        .iter()
        .filter(|file| summary::is_summary(&file.path));
    let books = files.map(summary::read).collect();
    Arc::new(Config {
        books,
        ..Config::clone(&config)
    })
}
