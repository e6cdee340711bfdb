//! Sets of pages: where they stand, what makes that stale, and how they are written.

use crate::model::EntryId;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;

use super::plan::comparisons::Comparison;
use super::plan::levels::Levels;
use super::plan::lists::Lists;
use super::plan::maps::EvidenceMap;
use super::planned::{Page, Site, SiteInputs, Step};

/// A set of pages of one sort. The pages themselves say how they are rendered ([`Page`]); all sets stand in one list,
/// `SETS` in `pages/mod.rs`.
pub(crate) struct PageSet {
    /// Where its pages stand. What is wrong with that is reported.
    pub(crate) routes: fn(&Planned<'_>, &mut Diagnostics) -> Vec<Route>,
    /// Whether an edit may have changed where they stand. A set that does not say is asked anew after every edit.
    pub(crate) stale: Option<fn(&Edit<'_>) -> bool>,
    /// Whether the sitemap has them.
    pub(crate) is_listed: bool,
    /// When they are moved into place.
    pub(crate) step: Step,
}

/// For sets that follow from what a bank declares: an edit of entries changes nothing about where their pages stand.
pub(crate) const NEVER_STALE: Option<fn(&Edit<'_>) -> bool> = Some(|_| false);

/// What is known of a site before its pages say where they stand.
pub(crate) struct Planned<'p> {
    pub(crate) inputs: &'p SiteInputs,
    pub(crate) lists: &'p Arc<Lists>,
    pub(crate) maps: &'p Arc<Vec<EvidenceMap>>,
    pub(crate) levels: &'p Arc<Levels>,
    pub(crate) compared: &'p Arc<Vec<Comparison>>,
}

/// An edit of some entries, by which nothing that the bank declares has changed.
pub(crate) struct Edit<'e> {
    /// The site as it was.
    pub(crate) before: &'e Site,
    /// What is known of it now.
    pub(crate) now: &'e Planned<'e>,
    /// The entries that have changed.
    pub(crate) entries: &'e [EntryId],
}

/// A page with its path.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) path: String,
    pub(crate) page: Arc<dyn Page>,
    /// The file that asks for the path, and where in it.
    pub(crate) file: Arc<str>,
    pub(crate) span: Range<usize>,
    pub(crate) is_listed: bool,
    /// For an earlier address: how it is written.
    pub(crate) alias: Option<String>,
}

impl Route {
    /// A page that the site has of itself.
    pub(crate) fn of_site(path: impl Into<String>, page: impl Page + 'static) -> Self {
        Self::of_file("bank.yaml", path, page)
    }

    /// A page that a file declares.
    pub(crate) fn of_file(file: &str, path: impl Into<String>, page: impl Page + 'static) -> Self {
        Self {
            path: path.into(),
            page: Arc::new(page),
            file: file.into(),
            span: 0..0,
            is_listed: true,
            alias: None,
        }
    }

    /// Says where in the file the path is asked for.
    pub(crate) fn at(mut self, span: Range<usize>) -> Self {
        self.span = span;
        self
    }

    /// Keeps the page out of the sitemap, as the further pages of a list are where the first says all.
    pub(crate) fn unlisted_if(mut self, is_unlisted: bool) -> Self {
        self.is_listed = !is_unlisted;
        self
    }

    /// Says that the path is an earlier address of an entry.
    pub(crate) fn alias(mut self, written: &str) -> Self {
        self.alias = Some(written.to_owned());
        self
    }
}
