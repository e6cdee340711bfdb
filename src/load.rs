//! Stages 1 to 5 in a row: from a folder to a bank with its links and everything that is wrong with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use jiff::civil;
use rayon::prelude::*;

use crate::attachments;
use crate::bank::{Bank, Parts};
use crate::check;
use crate::cite::Processor;
use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Report};
use crate::link::Links;
use crate::parse::{self, Parsed};
use crate::schema::Schema;
use crate::search::{Published, Search};
use crate::site::{Attachment, Material, Site, globals};
use crate::source::{self, File, Sources};
use crate::theme::Theme;
use crate::timing::Timings;

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
pub struct Loaded {
    /// The bank.
    pub bank: Bank,
    /// Its links.
    pub links: Links,
    /// What was found so far.
    pub found: Diagnostics,
    theme: Theme,
    processor: Arc<Processor>,
    attachments: BTreeMap<String, Attachment>,
    files: Vec<File>,
    synonyms: Option<File>,
    /// Questions with the entries that answer them, where the bank has any.
    pub judgements: Option<File>,
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
    /// Loads a bank. Fails only where the machine does.
    pub fn load(options: &Options, timings: &mut Timings) -> Result<Self> {
        let mut found = Diagnostics::default();
        let sources = source::read(&options.root, &mut found)?;
        timings.lap("read");
        let files: Vec<File> = sources.files().cloned().collect();
        let mut config = sources
            .config
            .as_ref()
            .map_or_else(Config::default, |file| config::read(file, &mut found));
        if let Some(url) = &options.base_url {
            config = config
                .with_base_url(url)
                .map_err(|message| crate::write::Refused(format!("--base-url: {message}")))?;
        }
        let schema = Schema::read(&sources, &mut found);
        let mut theme = Theme::load(&options.root, &config, &mut found)?;
        let processor = processor(&options.root, &config, &mut found)?;
        check_templates(&schema, &theme, &sources, &mut found);
        timings.lap("declare");
        let (synonyms, judgements) = (sources.synonyms.clone(), sources.judgements.clone());
        let bank = join(sources, (config, schema), options, &mut found);
        timings.lap("parse, join");
        let links = Links::find(&bank, &mut found);
        timings.lap("link");
        check::check(&bank, &links, &mut found);
        let attachments = attachments::used(&options.root, &bank, &mut found)?;
        theme.set_global("bank", &globals(&bank, &theme));
        timings.lap("check");
        let mut files = files;
        files.extend(theme.files().cloned());
        Ok(Self {
            bank,
            links,
            found,
            theme,
            processor: Arc::new(processor),
            attachments,
            files,
            synonyms,
            judgements,
        })
    }

    /// Indexes the bank; `None` where it is not to be searched. What is wrong with its synonyms comes to what was found.
    pub fn search(&self, out: &mut Diagnostics) -> Result<Option<Search>> {
        if self.bank.config.search.is_none() {
            return Ok(None);
        }
        Search::build(&self.bank, self.synonyms.as_ref(), out).map(Some)
    }

    /// Indexes the bank for its site.
    pub fn publish(&self, out: &mut Diagnostics) -> Result<Option<Published>> {
        let search = self.search(out)?;
        search
            .map(|search| search.publish(&self.bank, &self.links))
            .transpose()
    }

    /// Plans the site; what is wrong with it comes to what was found.
    pub fn site<'a>(&'a self, published: Option<&'a Published>, out: &mut Diagnostics) -> Site<'a> {
        let material = Material {
            bank: &self.bank,
            links: &self.links,
            theme: &self.theme,
            processor: Arc::clone(&self.processor),
            attachments: &self.attachments,
            published,
        };
        Site::plan(&material, out)
    }

    /// Whether pages may fail to render, because the bank brings templates or kinds of its own.
    pub fn has_own_templates(&self) -> bool {
        self.theme.has_own_templates() || !self.bank.schema.own_kinds.is_empty()
    }

    /// Everything found, weighed as the bank asks for, in the order in which it is shown.
    pub fn report<'a>(&'a self, found: &'a Diagnostics) -> Report<'a> {
        found.report(&self.files)
    }
}

fn join(
    sources: Sources,
    (config, schema): (Config, Schema),
    options: &Options,
    out: &mut Diagnostics,
) -> Bank {
    let dialect = config.dialect;
    let parsed: Vec<Parsed> = sources
        .entries
        .par_iter()
        .map(|file| parse::entry(file, &schema, dialect))
        .collect();
    let introductions = sources.introductions.iter();
    let introductions = introductions
        .filter_map(|file| parse::introduction(file, &schema, dialect, out))
        .collect();
    let attachments = sources.attachments;
    let (drafts, today) = (options.drafts, options.today);
    Bank::join(
        Parts {
            config,
            schema,
            parsed,
            introductions,
            attachments,
            drafts,
            today,
        },
        out,
    )
}

/// Loads the citation style; a wrong one is reported and the default one taken.
fn processor(root: &Path, config: &Config, out: &mut Diagnostics) -> Result<Processor> {
    let (name, span) = &config.citation_style;
    let path: Arc<str> = "bank.yaml".into();
    let language = config.language.as_str();
    let diagnose = |code, message: String| Diagnostic::new(code, &path, span.clone(), message);
    let default = Config::default().citation_style.0;
    let by_default = || {
        Processor::from_archive(&default, language)
            .map_err(|_| anyhow::anyhow!("the default style is built in"))
    };
    if source::has_extension(name, &["csl"]) {
        let is_inside =
            !Path::new(name).is_absolute() && !name.split(['/', '\\']).any(|part| part == "..");
        if !is_inside || !root.join(name).is_file() {
            let found = diagnose(Code::BadCsl, format!("there is no file `{name}`"));
            out.push(found.help("Put the style beside bank.yaml, or name one that is built in."));
            return by_default();
        }
        let Some(file) = source::read_text(root, name, out)? else {
            return by_default();
        };
        return match Processor::from_csl(&file.text, language) {
            Ok(processor) => Ok(processor),
            Err(message) => {
                let found = diagnose(
                    Code::BadCsl,
                    format!("`{name}` is no usable CSL style: {message}"),
                );
                out.push(found.help("Take an independent style from citationstyles.org."));
                by_default()
            }
        };
    }
    if let Ok(processor) = Processor::from_archive(name, language) {
        return Ok(processor);
    }
    let found = diagnose(
        Code::UnknownStyle,
        format!("there is no citation style `{name}`"),
    );
    let names = Processor::style_names();
    let near = crate::diagnostic::nearest(name, names.iter().copied());
    let help =
        "Name one of CSL's styles, such as `harvard-cite-them-right` or `apa`, or a .csl file.";
    out.push(
        found.help(near.map_or_else(|| help.to_owned(), |near| format!("Did you mean `{near}`?"))),
    );
    by_default()
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
