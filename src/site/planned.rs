//! A site, planned: what every page may look at, and which page stands where.
//!
//! Nothing here touches the disk; [`crate::write`] streams what [`Site::render`] returns.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::attachments::Attachments;
use crate::cite::Processor;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::history::History;
use crate::link::Links;
use crate::model::{Bank, Status};
use crate::search::SearchExport;
use crate::text::Date;
use crate::theme::{self, Theme};

use super::plan::comparisons::Comparison;
use super::plan::levels::Levels;
use super::plan::lists::Lists;
use super::plan::maps::EvidenceMap;
use super::plan::tree::Tree;
use super::references::formatted::References;
use super::spent::Spent;

/// A site, ready to be rendered page by page.
#[derive(Clone, Debug)]
pub struct Site {
    pub(crate) bank: Arc<Bank>,
    pub(crate) links: Arc<Links>,
    pub(crate) theme: Arc<Theme>,
    pub(crate) references: Arc<References>,
    /// By their path in the bank.
    pub(crate) attachments: Arc<Attachments>,
    pub(crate) history: Arc<History>,
    /// The index and its files; `None` where the bank is not searched.
    pub(crate) published: Option<Arc<SearchExport>>,
    /// Every entry as a row, made when a list first shows it and shared by all that do.
    pub(crate) rows: Vec<OnceLock<theme::Value>>,
    /// Entries as Markdown, made when one is first asked for, where files of several have them.
    pub(crate) copies: Vec<OnceLock<Arc<str>>>,
    /// Every kind, shared by all pages that name it.
    pub(crate) kinds: BTreeMap<String, theme::Value>,
    /// All vocabularies with their terms and counts.
    pub(crate) vocabularies: theme::Value,
    /// What else can be browsed by, with the values that most entries have.
    pub(crate) facets: theme::Value,
    pub(crate) lists: Arc<Lists>,
    pub(crate) maps: Arc<Vec<EvidenceMap>>,
    pub(crate) levels: Arc<Levels>,
    pub(crate) compared: Arc<Vec<Comparison>>,
    pub(crate) outputs: Arc<Outputs>,
    /// Templates that no further page is rendered by.
    pub(crate) spent: Arc<Spent>,
}

/// What a site is made from.
#[derive(Debug)]
pub struct SiteInputs {
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
    /// What Git knows of it, where its pages say that.
    pub history: Arc<History>,
    /// The index and its files; `None` where there is none, or none yet.
    pub published: Option<Arc<SearchExport>>,
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

/// What becomes of a page that is rendered: its content, or what is wrong with its template.
pub type Rendered = Result<Content, Box<Diagnostic>>;

/// A page, or another file, of a site.
pub(crate) trait Page: fmt::Debug + Send + Sync {
    /// Renders it as it stands at a path.
    fn render(&self, site: &Site, path: &str) -> Rendered;

    /// The file of the bank that it shows, where it is one.
    fn file<'s>(&self, _site: &'s Site) -> Option<&'s str> {
        None
    }

    /// Whether a file at its path has these bytes always: then one that an earlier build left there is taken over.
    fn is_told_by_path(&self) -> bool {
        false
    }

    /// How the sitemap lists it, where its set is listed.
    fn listing(&self, _site: &Site) -> Listing {
        Listing::Undated
    }
}

/// How the sitemap lists a page.
pub(crate) enum Listing {
    /// Not at all: what it says has lost its ground.
    Hidden,
    Undated,
    /// With the day of its last change.
    Dated(Date),
}

/// When a file is moved into place: pages never name a file that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What pages load.
    Assets,
    /// The pages of entries.
    Entries,
    /// What lists them.
    Lists,
}

/// What stands at a path.
#[derive(Clone, Debug)]
pub struct Output {
    pub(crate) page: Arc<dyn Page>,
    pub(crate) is_listed: bool,
    /// When it is moved into place.
    pub step: Step,
}

impl Output {
    /// Whether what stands at its path now is what it would be rendered as, where a build left it there.
    pub fn is_told_by_path(&self) -> bool {
        self.page.is_told_by_path()
    }
}

/// Every output of a site but the shards of its index, in path order.
#[derive(Debug)]
pub(crate) struct Outputs {
    pub(crate) by_path: BTreeMap<String, Output>,
    /// What asks for a path, for two that ask for one.
    pub(crate) owners: BTreeMap<String, Owner>,
    /// By paths in small letters, as disks know them that take no account of case.
    pub(super) by_letters: BTreeMap<String, String>,
    /// Aliases with the path that they lead to.
    pub(crate) aliases: Vec<(String, String)>,
    /// What stands at the paths of the index that change with every edit.
    pub(crate) shard: Output,
    /// Paths that two ask for, and aliases that are none.
    pub(crate) found: Diagnostics,
}

/// What of the bank asks for a path.
#[derive(Debug)]
pub(crate) struct Owner {
    /// The file.
    pub(crate) file: Arc<str>,
    /// The bytes that ask for it.
    pub(crate) span: Range<usize>,
}

impl Outputs {
    /// Says what is wrong with the paths.
    pub(crate) fn report(&self, out: &mut Diagnostics) {
        out.extend_from(&self.found);
    }

    /// Every path.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// Whether something stands at this path.
    pub(crate) fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// What stands at a path.
    pub(crate) fn get(&self, path: &str) -> Option<&Output> {
        self.by_path.get(path)
    }

    /// All outputs in path order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Output)> {
        let all = self.by_path.iter();
        all.map(|(path, output)| (path.as_str(), output))
    }
}

impl Site {
    /// Every output in the order of the paths.
    pub fn outputs(&self) -> Vec<(&str, &Output)> {
        let shards = self.published.iter().flat_map(|found| found.paths());
        let shards = shards.filter(|path| !self.outputs.contains(path));
        let mut all: Vec<(&str, &Output)> = self.outputs.iter().collect();
        all.extend(shards.map(|path| (path, &self.outputs.shard)));
        all.sort_unstable_by_key(|(path, _)| *path);
        all
    }

    /// What stands at a path.
    pub fn output(&self, path: &str) -> Option<&Output> {
        let is_shard = || self.published.as_ref().is_some_and(|found| found.has(path));
        let shard = || is_shard().then_some(&self.outputs.shard);
        self.outputs.get(path).or_else(shard)
    }

    /// The same site with another index.
    #[must_use]
    pub fn with_index(&self, published: Arc<SearchExport>) -> Self {
        Self {
            published: Some(published),
            ..self.clone()
        }
    }

    /// The index of the site.
    pub fn published(&self) -> Option<&Arc<SearchExport>> {
        self.published.as_ref()
    }

    /// The style sheets of the theme: their names, and their paths in the site.
    pub fn style_sheets(&self) -> impl Iterator<Item = (&str, &str)> {
        let assets = self.theme.assets.iter();
        let sheets = assets.filter(|(name, _)| crate::source::has_extension(name, &["css"]));
        sheets.map(|(name, asset)| (name.as_str(), asset.path.as_str()))
    }

    /// The file that a page comes from, where it is one.
    pub fn source<'s>(&'s self, output: &'s Output) -> Option<&'s str> {
        output.page.file(self)
    }

    /// Renders one output.
    ///
    /// # Errors
    ///
    /// Where a template fails: a mistake of the theme's, with its place.
    pub fn render(&self, path: &str, output: &Output) -> Rendered {
        output.page.render(self, path)
    }

    /// Renders every output, and says what is wrong with those that fail.
    pub fn broken_pages(&self) -> Vec<Diagnostic> {
        let outputs = self.outputs();
        // What follows from its path has no template.
        let broken = outputs
            .par_iter()
            .filter(|(_, output)| !output.is_told_by_path())
            .filter_map(|(path, output)| self.render(path, output).err());
        let mut broken = broken.map(|found| *found).collect();
        self.settle(&mut broken);
        broken
    }

    /// Takes out of what is wrong with pages what is chance.
    pub fn settle(&self, broken: &mut Vec<Diagnostic>) {
        self.spent.settle(broken);
    }

    /// How many entries it has.
    pub fn entries(&self) -> usize {
        self.bank.entries.len()
    }

    /// A kind as templates see it.
    pub(crate) fn kind(&self, id: &str) -> theme::Value {
        self.kinds[id].clone()
    }

    /// The order in which an entry is read with others; empty where it stands in none.
    pub(crate) fn ordered(&self, id: EntryId) -> &[EntryId] {
        self.lists.tree(&self.bank, id).map_or(&[], Tree::order)
    }

    /// Whether an entry is shown among what is new and what there is.
    pub(crate) fn is_current(&self, id: EntryId) -> bool {
        matches!(
            self.bank.entries[id].status,
            Status::Live | Status::UnderReview
        )
    }
}
