//! How a source is used, as templates see it: by page, and by the places in it.

use crate::model::{Bank, EntryId, Fields, Status};
use crate::schema::Shape;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::site::pager::{pages, slice};
use crate::site::path;
use crate::site::plan::uses::{Use, uses};
use crate::site::planned::Site;
use crate::text::html;

use super::link::LinkView;
use super::rating::rating;
use super::row::status_label;

/// The most pages that a source's own page names: those that use it most. The places have all.
const MOST: usize = 100;

/// How a source is used.
#[derive(Debug, Serialize)]
pub(crate) struct UsesView {
    /// How many uses there are.
    total: usize,
    /// How many of them are findings.
    findings: usize,
    /// How many pages use it; `pages` may be the first of them.
    of_pages: usize,
    /// Those that use it most first.
    pages: Vec<UsingPage>,
    /// All uses by their places, where they are few; else they have pages of their own.
    places: Vec<PlaceView>,
    /// The first page of the places, where they have pages.
    path: Option<String>,
    /// Those pages, each with where it begins, where they are not too many to be named.
    starts: Vec<(String, String)>,
}

/// A page that uses a source.
#[derive(Debug, Serialize)]
struct UsingPage {
    title: String,
    path: String,
    /// The attributes of its title, where that is in another language.
    language: Option<String>,
    /// The label of its kind.
    kind: String,
    /// `None` for live entries.
    status: Option<String>,
    findings: usize,
    /// How often it does so outside its findings.
    elsewhere: usize,
}

/// A place in a source, and what uses it.
#[derive(Debug, Serialize)]
pub(crate) struct PlaceView {
    /// As HTML; empty where nobody says.
    locator: String,
    rows: Vec<UseView>,
}

/// A use: a finding, or an entry as a whole.
#[derive(Debug, Serialize)]
struct UseView {
    title: String,
    path: String,
    language: Option<String>,
    /// The entry that a finding belongs to.
    entry: Option<LinkView>,
    /// The label of the entry's kind.
    kind: String,
    level: Option<Level>,
    year: Option<String>,
}

/// A level as a row shows it, without what it means.
#[derive(Debug, Serialize)]
struct Level {
    label: String,
    step: Option<usize>,
    steps: usize,
    shape: Shape,
}

/// The folder of the pages of the places in a source.
pub(crate) fn folder(bank: &Bank, source: EntryId) -> String {
    format!("{}/places", path::entry_folder(bank, &bank.entries[source]))
}

/// Whether so many uses have pages of their own.
pub(crate) fn has_pages(total: usize) -> bool {
    pages(total) > 1
}

/// How a source is used; nothing where nobody uses it.
pub(crate) fn view(site: &Site, source: EntryId) -> Option<UsesView> {
    let all = uses(&site.links, source);
    let (of_pages, pages) = by_page(site, &all);
    let is_apart = has_pages(all.len());
    let folder = folder(&site.bank, source);
    (!all.is_empty()).then(|| UsesView {
        total: all.len(),
        findings: all.iter().filter(|one| one.finding.is_some()).count(),
        of_pages,
        pages,
        places: if is_apart {
            Vec::new()
        } else {
            places(site, &all)
        },
        path: is_apart.then(|| path::page(&folder, 1)),
        starts: if is_apart {
            starts(&folder, &all)
        } else {
            Vec::new()
        },
    })
}

fn by_page(site: &Site, all: &[Use]) -> (usize, Vec<UsingPage>) {
    let mut counts: BTreeMap<EntryId, (usize, usize)> = BTreeMap::new();
    for one in all {
        let (findings, elsewhere) = counts.entry(one.from).or_default();
        *(if one.finding.is_some() {
            findings
        } else {
            elsewhere
        }) += 1;
    }
    let mut found: Vec<(EntryId, (usize, usize))> = counts.into_iter().collect();
    let total = found.len();
    found.sort_by_key(|&(_, counts)| Reverse(counts));
    found.truncate(MOST);
    let page = |(id, (findings, elsewhere)): (EntryId, (usize, usize))| {
        let entry = &site.bank.entries[id];
        UsingPage {
            title: entry.title.clone(),
            path: path::entry(&site.bank, entry),
            language: entry.language_attributes(),
            kind: site.bank.kind(entry).label.clone(),
            status: (entry.status != Status::Live).then(|| status_label(&site.bank, entry)),
            findings,
            elsewhere,
        }
    };
    (total, found.into_iter().map(page).collect())
}

/// Uses by their places, in the order that they have.
pub(crate) fn places(site: &Site, uses: &[Use]) -> Vec<PlaceView> {
    let by_place = uses.chunk_by(|a, b| a.locator == b.locator);
    by_place
        .map(|uses| PlaceView {
            locator: html::locator(&uses[0].locator),
            rows: uses.iter().map(|one| use_view(site, one)).collect(),
        })
        .collect()
}

fn use_view(site: &Site, one: &Use) -> UseView {
    let bank = &site.bank;
    let entry = &bank.entries[one.from];
    let page = path::entry(bank, entry);
    let finding = one.finding.and_then(|id| entry.finding(id));
    let fields = finding.map_or(&entry.fields, |finding| &finding.fields);
    let year = fields
        .period("as_of")
        .or_else(|| entry.fields.period("as_of"));
    UseView {
        title: fields.text("statement").unwrap_or(&entry.title).to_owned(),
        path: finding.map_or_else(
            || page.clone(),
            |finding| format!("{page}#{}", finding.anchor()),
        ),
        language: entry.language_attributes(),
        entry: finding.map(|_| LinkView {
            title: entry.title.clone(),
            path: page,
        }),
        kind: bank.kind(entry).label.clone(),
        level: finding.and_then(|_| level(site, fields)),
        year: year.map(|as_of| bank.messages().years(as_of)),
    }
}

/// The first level that a finding is rated at.
fn level(site: &Site, fields: &Fields) -> Option<Level> {
    let first = fields.get("ratings")?.ratings().first()?;
    let rating = rating(&site.bank, first)?;
    Some(Level {
        label: rating.label,
        step: rating.step,
        steps: rating.steps,
        shape: rating.shape,
    })
}

/// How many pages of a source are named by where each begins.
const NAMED: usize = 40;

/// Where each page of the places begins; nothing where they are many.
pub(crate) fn starts(folder: &str, uses: &[Use]) -> Vec<(String, String)> {
    if pages(uses.len()) > NAMED {
        return Vec::new();
    }
    let starts = (1..=pages(uses.len())).filter_map(|number| {
        let first = slice(uses, number).first()?;
        Some((path::page(folder, number), html::locator(&first.locator)))
    });
    starts.collect()
}
