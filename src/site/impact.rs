//! What a change to an entry, or its end, would affect: the pages that lead to it, what rests on it alone, the lists, maps
//! and comparisons that it stands in, the charts that draw its file, and the pages that would say that a source is gone.

use crate::model::{EntryId, FindingId, Introduced};
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::check::table_of;
use crate::link::EdgeKind;
use crate::model::{Body, Entry, Slot, SourceRef, Value};

use super::pager::page_number;
use super::path;
use super::planned::Site;
use crate::site::plan::comparisons::page_of;
use crate::site::views::dataset::attached;

/// What a change to an entry would affect. Paths are from the root of the site.
#[derive(Debug, Serialize)]
pub struct Impact {
    /// The entries that lead to it.
    pub pages: Vec<AffectedPage>,
    /// The pages of terms whose introductions lead to it.
    pub introductions: Vec<String>,
    /// The entries that would say at their head that a source was withdrawn: those that rest on it or cite it, and were
    /// not reviewed since.
    pub banners: Vec<String>,
    /// The pages of lists that it stands on.
    pub lists: Vec<String>,
    /// The cells of maps that it, or a finding that rests on it, stands in.
    pub cells: Vec<String>,
    /// The levels of scales that it stands at.
    pub levels: Vec<String>,
    /// The comparisons that it stands in.
    pub comparisons: Vec<String>,
    /// For a data set, the pages with charts of its file.
    pub charts: Vec<String>,
    /// Earlier addresses that lead to it.
    pub redirects: Vec<String>,
}

/// An entry that leads to another.
#[derive(Debug, Serialize)]
pub struct AffectedPage {
    /// Its id.
    pub entry: String,
    /// Its page.
    pub path: String,
    /// What its links say, each once.
    pub links: Vec<&'static str>,
    /// Its findings that rest on the other, or were read in it.
    pub findings: Vec<FindingId>,
    /// Those that have no other source.
    pub alone: Vec<FindingId>,
    /// The keys of those that have one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<FindingId, String>,
}

/// What a change to the entry at `at` would affect.
pub(crate) fn of(site: &Site, id: EntryId) -> Impact {
    let entry = &site.bank.entries[id];
    let own = path::entry(&site.bank, entry);
    let pages = pages(site, id);
    let aliases = site.outputs.aliases.iter();
    let redirects = aliases.filter(|(_, to)| *to == own);
    Impact {
        banners: site
            .links
            .shaken_by(&site.bank, id)
            .into_iter()
            .map(|other| site.bank.entries[other].id.name.clone())
            .collect(),
        introductions: introductions(site, id),
        lists: lists(site, id),
        cells: cells(site, id, &pages),
        levels: levels_of(site, id),
        comparisons: comparisons(site, id),
        charts: charts(site, entry),
        redirects: redirects.map(|(from, _)| from.clone()).collect(),
        pages: pages.into_values().collect(),
    }
}

/// By their places, the entries that lead here.
fn pages(site: &Site, id: EntryId) -> BTreeMap<EntryId, AffectedPage> {
    let mut found: BTreeMap<EntryId, AffectedPage> = BTreeMap::new();
    for edge in site.links.incoming(id).filter(|edge| edge.from != id) {
        let from = &site.bank.entries[edge.from];
        let affected_page = found.entry(edge.from).or_insert_with(|| {
            let (findings, alone) = resting(from, &site.bank.entries[id].id.name);
            AffectedPage {
                entry: from.id.name.clone(),
                path: path::entry(&site.bank, from),
                links: Vec::new(),
                keys: keys(from, &findings),
                findings,
                alone,
            }
        });
        let link = said(&edge.kind);
        if !affected_page.links.contains(&link) {
            affected_page.links.push(link);
        }
    }
    found
}

fn said(kind: &EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Takes => "shows a finding of it",
        EdgeKind::RestsOn => "rests on it",
        EdgeKind::ReadIn => "read a source in it",
        EdgeKind::Cites => "cites it",
        EdgeKind::Mentions => "mentions it",
        EdgeKind::SupersededBy => "is replaced by it",
        EdgeKind::SeeInstead => "points to it",
        EdgeKind::Translates => "translates it",
        EdgeKind::Names { .. } => "names it in a field",
    }
}

/// The findings of an entry that rest on a source, and those of them that have no other.
fn resting(entry: &Entry, source: &str) -> (Vec<FindingId>, Vec<FindingId>) {
    let mut by_finding: BTreeMap<FindingId, Vec<&SourceRef>> = BTreeMap::new();
    entry.fields.each(&mut |value, finding| {
        if let (Value::Sources(sources), Some(finding)) = (value, finding) {
            by_finding.entry(finding.id).or_default().extend(sources);
        }
    });
    let is_it = |found: &&SourceRef| {
        let via = found.via.as_ref().map(|via| via.name.as_str());
        found.id.name == source || via == Some(source)
    };
    let mut findings = Vec::new();
    let mut alone = Vec::new();
    for (id, sources) in by_finding {
        let on_it = sources.iter().filter(|source| is_it(source)).count();
        if on_it > 0 {
            findings.push(id);
        }
        if on_it > 0 && on_it == sources.len() {
            alone.push(id);
        }
    }
    (findings, alone)
}

fn keys(entry: &Entry, findings: &[FindingId]) -> BTreeMap<FindingId, String> {
    let all = entry.findings().into_iter();
    let named = all.filter(|finding| findings.contains(&finding.id));
    let keys = named.filter_map(|finding| Some((finding.id, finding.key.as_ref()?.name.clone())));
    keys.collect()
}

fn introductions(site: &Site, id: EntryId) -> Vec<String> {
    let files: Vec<_> = site.links.introductions_to(id).collect();
    let all = site.bank.introductions.iter();
    let leading = all.filter(|(_, found)| files.contains(&&found.file.path));
    let pages = leading.map(|(of, _)| introduced_page(site, of));
    pages.collect()
}

/// The page that an introduction stands on.
fn introduced_page(site: &Site, of: &Introduced) -> String {
    match of {
        Introduced::Home => path::page("", 1),
        Introduced::Kind(kind) => path::page(&site.bank.schema.kinds[kind].url, 1),
        Introduced::Term { vocabulary, term } => path::page(&format!("{vocabulary}/{term}"), 1),
    }
}

fn lists(site: &Site, id: EntryId) -> Vec<String> {
    let lists = site.lists.iter().filter_map(|list| {
        let place = list.entries.iter().position(|&other| other == id)?;
        Some(path::page(&list.folder, page_number(place)))
    });
    lists.collect()
}

fn cells(site: &Site, id: EntryId, pages: &BTreeMap<EntryId, AffectedPage>) -> Vec<String> {
    let stands = |other: EntryId, finding: Option<FindingId>| {
        other == id
            || pages
                .get(&other)
                .is_some_and(|affected_page| match finding {
                    Some(id) => affected_page.findings.contains(&id),
                    None => !affected_page.findings.is_empty(),
                })
    };
    let mut found = Vec::new();
    for map in site.maps.iter() {
        for (&place, cell) in &map.grid.cells {
            let mut items = cell.items.iter();
            if items.any(|item| stands(item.entry, item.finding)) {
                found.push(path::page(&map.cell_folder(place), 1));
            }
        }
    }
    found
}

fn levels_of(site: &Site, id: EntryId) -> Vec<String> {
    let levels = site.levels.iter().filter_map(|((scale, code), items)| {
        let place = items.iter().position(|item| item.entry == id)?;
        let folder = path::level_folder(scale, code);
        Some(path::page(&folder, page_number(place)))
    });
    levels.collect()
}

fn comparisons(site: &Site, id: EntryId) -> Vec<String> {
    let own = page_of(&site.bank, &site.bank.entries[id]);
    let of_rows = site.outputs.contains(&own).then_some(own);
    let compared = site.compared.iter();
    let compared = compared.filter(|comparison| comparison.entries.contains(&id));
    let pages = compared.map(|comparison| path::page(&comparison.folder(), 1));
    pages.chain(of_rows).collect()
}

/// The pages that draw the file of a data set; its own is one of them where it does.
fn charts(site: &Site, entry: &Entry) -> Vec<String> {
    let attached = attached(&site.bank, entry, &site.attachments);
    let Some((own, _)) = attached else {
        return Vec::new();
    };
    let draws = |body: &Body, file: &str| {
        body.slots.iter().any(|slot| match slot {
            Slot::Chart(chart) => table_of(chart, file, &site.attachments)
                .and_then(|(path, _)| site.attachments.get(&path))
                .is_some_and(|drawn| drawn.path == own.path),
            _ => false,
        })
    };
    let mut found = BTreeSet::new();
    for other in &site.bank.entries {
        if other.bodies().iter().any(|body| draws(body, other.path())) {
            found.insert(path::entry(&site.bank, other));
        }
    }
    for (of, introduction) in site.bank.introductions.iter() {
        if draws(&introduction.body, &introduction.file.path) {
            found.insert(introduced_page(site, of));
        }
    }
    found.into_iter().collect()
}
