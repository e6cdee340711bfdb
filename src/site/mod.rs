//! Stage 6: the site. Every output path is known before the first page is rendered, and each renders alone.
//!
//! A [`Site`] borrows the bank, its links and the theme and adds what lists need: an alphabetical order, rows, the
//! pages of every list. Nothing here touches the disk; [`crate::write`] streams what [`Site::render`] returns.

mod check;
mod csl;
mod feeds;
mod globals;
mod html;
mod lists;
mod outputs;
mod pages;
mod path;
mod places;
mod references;
mod terms;
mod text;
mod twin;
mod view;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::bank::Bank;
use crate::cite::Processor;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::Links;
use crate::parse::Status;
use crate::search::Published;
use crate::theme::{self, Theme};

pub use globals::globals;
pub use outputs::{Output, Outputs};

use lists::List;
use references::References;
use view::LinkView;

/// A file beside the text, as it is published.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Where it lies on this machine.
    pub from: PathBuf,
    /// Its path in the site.
    pub path: String,
    /// Width and height of a picture.
    pub size: Option<(usize, usize)>,
}

/// A site, ready to be rendered page by page.
#[derive(Debug)]
pub struct Site<'a> {
    pub(crate) bank: &'a Bank,
    pub(crate) links: &'a Links,
    pub(crate) theme: &'a Theme,
    pub(crate) references: References,
    /// By their path in the bank.
    pub(crate) attachments: &'a BTreeMap<String, Attachment>,
    /// The index and its files; `None` where the bank is not searched.
    pub(crate) published: Option<&'a Published>,
    /// Every entry as a row, shared by all lists that show it.
    rows: Vec<theme::Value>,
    /// Every kind, shared by all pages that name it.
    kinds: BTreeMap<String, theme::Value>,
    /// All vocabularies with their terms and counts.
    vocabularies: theme::Value,
    lists: Vec<List>,
    /// By kind, the reading order of the kinds that have one.
    orders: BTreeMap<String, Vec<usize>>,
    outputs: Outputs,
}

/// What a site is made from.
#[derive(Debug)]
pub struct Material<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// Its links.
    pub links: &'a Links,
    /// Its theme.
    pub theme: &'a Theme,
    /// Its citation style.
    pub processor: Arc<Processor>,
    /// The files beside the text that something uses.
    pub attachments: &'a BTreeMap<String, Attachment>,
    /// The index and its files; `None` where the bank is not searched.
    pub published: Option<&'a Published>,
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

impl<'a> Site<'a> {
    /// Plans a site. Two outputs of one path, and links to pages that are not there, are reported.
    pub fn plan(material: &Material<'a>, out: &mut Diagnostics) -> Self {
        let Material {
            bank,
            links,
            theme,
            attachments,
            published,
            ..
        } = *material;
        let references = References::format(bank, Arc::clone(&material.processor), out);
        let rows = bank
            .entries
            .par_iter()
            .map(|entry| theme::Value::from_serializable(&view::row(bank, entry)));
        let rows = rows.collect();
        let shown = |kind| theme::Value::from_serializable(&view::KindView::from(kind));
        let kinds = bank
            .schema
            .kinds
            .values()
            .map(|kind| (kind.id.clone(), shown(kind)))
            .collect();
        let lists = lists::plan(bank, links, &references);
        let orders = lists::orders(bank);
        let outputs = Outputs::plan(material, &lists, out);
        check::links(bank, &outputs, out);
        let addresses = feeds::count(&outputs);
        let outputs = outputs.with_sitemaps(addresses);
        Self {
            bank,
            links,
            theme,
            references,
            attachments,
            published,
            rows,
            kinds,
            vocabularies: terms::vocabularies(bank, links),
            lists,
            orders,
            outputs,
        }
    }

    /// Every output, by its path.
    pub fn outputs(&self) -> &Outputs {
        &self.outputs
    }

    /// Renders one output.
    pub fn render(&self, path: &str, output: &Output) -> Result<Content, Box<Diagnostic>> {
        pages::render(self, path, output)
    }

    /// What the template of an entry receives, as JSON.
    pub fn inspect(&self, at: usize) -> serde_json::Value {
        let page = path::entry(self.bank, &self.bank.entries[at]);
        serde_json::to_value(view::entry(self, at, &page, 1)).unwrap_or_default()
    }

    /// A kind as templates see it.
    pub(crate) fn kind(&self, id: &str) -> theme::Value {
        self.kinds[id].clone()
    }

    /// Related entries as rows.
    pub(crate) fn related(&self, at: usize) -> Vec<theme::Value> {
        let is_source = self.bank.entries[at].kind == crate::schema::CITATION;
        let published = self.published.filter(|_| !is_source);
        let alike = published.map_or_else(Vec::new, |published| published.like(at));
        self.links
            .related(self.bank, at, &alike)
            .into_iter()
            .map(|other| self.rows[other].clone())
            .collect()
    }

    /// The reading order of an entry's kind; empty where the kind has none.
    pub(crate) fn ordered(&self, at: usize) -> &[usize] {
        self.orders
            .get(&self.bank.entries[at].kind)
            .map_or(&[], Vec::as_slice)
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
                path: path::entry(self.bank, entry),
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
