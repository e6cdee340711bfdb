//! What stands at a path, and who asks for it.

use std::sync::Arc;

use super::export::Format;
use crate::site::export::files::Cited;
use crate::site::maps::grid::Place;

/// What stands at a path.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names are those of the pages")]
pub enum Output {
    Home,
    Entry {
        at: usize,
        page: usize,
    },
    Twin {
        at: usize,
    },
    List {
        list: usize,
        page: usize,
    },
    Vocabulary {
        id: String,
    },
    Facet {
        facet: usize,
        page: usize,
    },
    Alphabet,
    Scales,
    Scale {
        id: String,
    },
    Alias {
        at: usize,
    },
    NotFound,
    BankJson,
    Sitemap {
        part: Option<usize>,
    },
    Robots,
    Feed,
    Map {
        map: usize,
    },
    MapCell {
        map: usize,
        place: Place,
        page: usize,
    },
    MapGaps {
        map: usize,
    },
    MapTable {
        map: usize,
    },
    MapFilters {
        map: usize,
    },
    Maps,
    Compare,
    Comparison {
        number: usize,
    },
    SideBySide {
        at: usize,
    },
    Level {
        scale: String,
        code: String,
        page: usize,
    },
    Export {
        of: Cited,
        format: Format,
    },
    ReviewDue {
        page: usize,
    },
    ReviewFeed,
    Search,
    Icons,
    Shard,
    Redirects,
    Asset {
        name: String,
    },
    Attachment {
        file: String,
    },
}

/// A path that a part of the site asks for.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) path: String,
    pub(super) output: Output,
    /// The file that declares it.
    pub(super) file: Arc<str>,
}

impl Claim {
    /// A page that the site has of itself.
    pub(super) fn of_site(path: String, output: Output) -> Self {
        Self::of_file("bank.yaml", path, output)
    }

    /// A page that a file declares.
    pub(super) fn of_file(file: &str, path: String, output: Output) -> Self {
        Self {
            path,
            output,
            file: file.into(),
        }
    }
}
