//! The citations of one page: marks in its text, and its list of references.

use crate::model::EntryId;
use std::collections::HashMap;

use serde::Serialize;

use crate::cite::Piece;
use crate::model::Bank;

use super::cite_sites::UseView;
use crate::site::path;
use crate::text::html;

/// What stands in the text, by the number of the place on its page.
pub(crate) type Marks = HashMap<usize, Vec<Piece>>;

/// The citations of one page.
#[derive(Debug, Default)]
pub(crate) struct PageCites {
    /// By the place in the file of what cites: what stands in the text.
    pub(crate) marks: Marks,
    /// The number of each citing place in the text, from 1.
    pub(crate) numbers: HashMap<usize, usize>,
    /// The reference list.
    pub(crate) list: Vec<RefView>,
}

/// A row of a reference list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RefView {
    pub(crate) id: String,
    /// What the source is called: by its short title where it has one.
    pub(crate) name: String,
    pub(crate) html: String,
    pub(crate) path: String,
    pub(crate) seen: bool,
    pub(crate) status: &'static str,
    /// What texts call it by, where that is not how its reference begins.
    pub(crate) called: Option<String>,
    pub(crate) uses: Vec<UseView>,
}

impl RefView {
    /// The source at `at`, as its style lists it; where it is used is for the page to say.
    pub(crate) fn new(bank: &Bank, id: EntryId, html: &str) -> Self {
        let entry = &bank.entries[id];
        Self {
            id: format!("ref.{}", entry.id.name),
            name: entry
                .fields
                .text("title-short")
                .unwrap_or(&entry.title)
                .to_owned(),
            html: html.to_owned(),
            path: path::entry(bank, entry),
            seen: !entry.fields.is_false("seen"),
            status: entry.status.code(),
            called: None,
            uses: Vec::new(),
        }
    }
}

impl PageCites {
    /// What stands in the text for the cluster at this place of the file, with links to the sources' pages.
    pub(crate) fn mark(&self, key: usize, prefixes: &[&str], hrefs: &[String]) -> String {
        let mut found = String::new();
        for piece in self.marks.get(&key).map_or(&[][..], Vec::as_slice) {
            match piece {
                Piece::Html(html) => found.push_str(html),
                Piece::Open(at) => {
                    if let Some(prefix) = prefixes.get(*at).filter(|prefix| !prefix.is_empty()) {
                        found.push_str(&html::escape(prefix));
                        found.push(' ');
                    }
                    let href = hrefs.get(*at).map_or("", String::as_str);
                    found.push_str(&format!("<a href=\"{}\">", html::escape(href)));
                }
                Piece::Close => found.push_str("</a>"),
            }
        }
        found
    }

    /// The mark of one source without brackets and without a link, for rows that name their source themselves.
    pub(crate) fn bare(&self, key: usize) -> String {
        let pieces = self.marks.get(&key).map_or(&[][..], Vec::as_slice);
        let inner = pieces.iter().filter_map(|piece| {
            if let Piece::Html(html) = piece {
                Some(html.as_str())
            } else {
                None
            }
        });
        let inner: String = inner.collect();
        let bare = inner
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'));
        bare.map_or_else(|| inner.clone(), str::to_owned)
    }

    /// The anchor of a citing place in the text.
    pub(crate) fn anchor(&self, key: usize) -> Option<String> {
        self.numbers
            .get(&key)
            .map(|number| format!("cite-{number}"))
    }
}
