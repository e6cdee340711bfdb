//! Stage 6: the site. Every output path is known before the first page is rendered, and each renders alone.
//!
//! A [`Site`] borrows the bank, its links and the theme and adds what lists need: an alphabetical order, rows, the
//! pages of every list. Nothing here touches the disk; [`crate::write`] streams what [`Site::render`] returns.

pub(crate) mod aliases;
pub(crate) mod chart;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod csl;
pub(crate) mod export;
pub(crate) mod feeds;
pub(crate) mod globals;
pub(crate) mod home;
pub(crate) mod levels;
pub(crate) mod lists;
pub(crate) mod maps;
pub(crate) mod output;
pub(crate) mod outputs;
pub(crate) mod page_cites;
pub(crate) mod pages;
pub(crate) mod path;
pub(crate) mod patterns;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod reach;
pub(crate) mod references;
pub(crate) mod review;
pub(crate) mod terms;
pub(crate) mod text;
pub(crate) mod twin;
pub(crate) mod view;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::attachments::Attachments;
use crate::cite::Processor;
use crate::data::Table;
use crate::diagnostic::Diagnostic;
use crate::link::Links;
use crate::model::Bank;
use crate::model::Status;
use crate::search::Published;
use crate::theme::{self, Theme};

pub use export::{Format, files::Cited};
pub use globals::globals;
pub use output::Output;
pub use reach::{Reach, Touched};

use crate::site::compare::Comparison;
use crate::site::levels::Levels;
use crate::site::lists::{Head, Lists};
use crate::site::maps::EvidenceMap;
use crate::site::outputs::Outputs;
use crate::site::references::References;
use crate::site::view::LinkView;

/// A file beside the text, as it is published.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Where it lies on this machine.
    pub from: PathBuf,
    /// Its path in the site.
    pub path: String,
    /// Width and height of a picture.
    pub size: Option<(usize, usize)>,
    /// What a CSV file holds.
    pub table: Option<Arc<Table>>,
}

/// A site, ready to be rendered page by page.
#[derive(Clone, Debug)]
pub struct Site {
    pub(crate) bank: Arc<Bank>,
    pub(crate) links: Arc<Links>,
    pub(crate) theme: Arc<Theme>,
    pub(crate) references: Arc<References>,
    /// By their path in the bank.
    pub(crate) attachments: Arc<Attachments>,
    /// The index and its files; `None` where the bank is not searched.
    pub(crate) published: Option<Arc<Published>>,
    /// Every entry as a row, made when a list first shows it and shared by all that do.
    rows: Vec<OnceLock<theme::Value>>,
    /// Every kind, shared by all pages that name it.
    kinds: BTreeMap<String, theme::Value>,
    /// All vocabularies with their terms and counts.
    vocabularies: theme::Value,
    /// What else can be browsed by, with the values that most entries have.
    facets: theme::Value,
    lists: Arc<Lists>,
    maps: Arc<Vec<EvidenceMap>>,
    levels: Arc<Levels>,
    compared: Arc<Vec<Comparison>>,
    outputs: Arc<Outputs>,
}

/// What a site is made from.
#[derive(Debug)]
pub struct Material {
    /// The bank.
    pub bank: Arc<Bank>,
    /// Its links.
    pub links: Arc<Links>,
    /// Its theme.
    pub theme: Arc<Theme>,
    /// Its citation style.
    pub processor: Arc<Processor>,
    /// The files beside the text that something uses.
    pub attachments: Arc<Attachments>,
    /// The index and its files; `None` where there is none, or none yet.
    pub published: Option<Arc<Published>>,
}

/// The content of an output.
#[derive(Debug)]
pub enum Content {
    /// Text that was rendered.
    Text(String),
    /// Bytes that are there already.
    Bytes(Arc<[u8]>),
    /// A file to be copied.
    Copy(PathBuf),
}

impl Site {
    /// Every output in the order of the paths.
    pub fn outputs(&self) -> Vec<(&str, &Output)> {
        let shards = self.published.iter().flat_map(|found| found.paths());
        let shards = shards.filter(|path| !self.outputs.contains(path));
        let mut all: Vec<(&str, &Output)> = self.outputs.iter().collect();
        all.extend(shards.map(|path| (path, &Output::Shard)));
        all.sort_unstable_by_key(|(path, _)| *path);
        all
    }

    /// What stands at a path.
    pub fn output(&self, path: &str) -> Option<&Output> {
        let is_shard = || self.published.as_ref().is_some_and(|found| found.has(path));
        let shard = || is_shard().then_some(&Output::Shard);
        self.outputs.get(path).or_else(shard)
    }

    /// The same site with another index.
    #[must_use]
    pub fn with_index(&self, published: Arc<Published>) -> Self {
        Self {
            published: Some(published),
            ..self.clone()
        }
    }

    /// The index of the site.
    pub fn published(&self) -> Option<&Arc<Published>> {
        self.published.as_ref()
    }

    /// The style sheets of the theme: their names, and their paths in the site.
    pub fn style_sheets(&self) -> impl Iterator<Item = (&str, &str)> {
        let assets = self.theme.assets.iter();
        let sheets = assets.filter(|(name, _)| crate::source::has_extension(name, &["css"]));
        sheets.map(|(name, asset)| (name.as_str(), asset.path.as_str()))
    }

    /// The file that a page comes from, where it is one.
    pub fn source(&self, output: &Output) -> Option<&str> {
        match output {
            Output::Entry { at, .. } => self.bank.entries.get(*at).map(|entry| &**entry.path()),
            Output::List { list, page: 1 } => self.introduction(&self.lists.all[*list].head),
            _ => None,
        }
    }

    /// The file of the introduction that a list has.
    fn introduction(&self, head: &Head) -> Option<&str> {
        let Head::Term(vocabulary, term) = head else {
            return None;
        };
        let key = (vocabulary.clone(), term.clone());
        let found = self.bank.introductions.get(&key)?;
        Some(&found.file.path)
    }

    /// Renders one output.
    pub fn render(&self, path: &str, output: &Output) -> Result<Content, Box<Diagnostic>> {
        pages::render(self, path, output)
    }

    /// What the template of an entry receives, as JSON.
    pub fn inspect(&self, at: usize) -> serde_json::Value {
        let page = path::entry(&self.bank, &self.bank.entries[at]);
        serde_json::to_value(view::entry(self, at, &page, 1)).unwrap_or_default()
    }

    /// What a change to an entry, or its end, would affect.
    pub fn reach(&self, at: usize) -> Reach {
        reach::of(self, at)
    }

    /// A kind as templates see it.
    pub(crate) fn kind(&self, id: &str) -> theme::Value {
        self.kinds[id].clone()
    }

    /// Related entries as rows.
    pub(crate) fn related(&self, at: usize) -> Vec<theme::Value> {
        let is_source = self.bank.entries[at].kind == crate::schema::CITATION;
        let published = self.published.as_ref().filter(|_| !is_source);
        let alike = published.map_or_else(Vec::new, |published| published.like(&self.bank, at));
        self.links
            .related(&self.bank, at, &alike)
            .into_iter()
            .map(|other| self.row(other))
            .collect()
    }

    /// An entry as a row.
    pub(crate) fn row(&self, at: usize) -> theme::Value {
        let show =
            || theme::Value::from_serializable(&view::row(&self.bank, &self.bank.entries[at]));
        self.rows[at].get_or_init(show).clone()
    }

    /// The reading order of an entry's kind; empty where the kind has none.
    pub(crate) fn ordered(&self, at: usize) -> &[usize] {
        self.lists.order(&self.bank.entries[at].kind)
    }

    /// The pages before and behind an entry in the reading order of its kind.
    fn neighbours(&self, at: usize) -> (Option<LinkView>, Option<LinkView>) {
        let order = self.ordered(at);
        let Some(here) = order.iter().position(|&other| other == at) else {
            return (None, None);
        };
        let link = |at: &usize| {
            let entry = &self.bank.entries[*at];
            LinkView {
                title: entry.title.clone(),
                path: path::entry(&self.bank, entry),
            }
        };
        let previous = here
            .checked_sub(1)
            .and_then(|before| order.get(before))
            .map(link);
        (previous, order.get(here + 1).map(link))
    }

    /// Whether an entry is shown among what is new and what there is.
    pub(crate) fn is_current(&self, at: usize) -> bool {
        matches!(
            self.bank.entries[at].status,
            Status::Live | Status::UnderReview
        )
    }
}
