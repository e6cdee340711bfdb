//! The page of a cell: its findings, what is not known, and the sources.

use crate::model::EntryId;
use serde::Serialize;

use super::cell_neighbours::Neighbours;
use super::link::LinkView;
use super::map_cell::{CellView, is_ranked, table_cell};
use super::map_facets::{by_facet, facet_values};
use super::map_part::{GapView, HeadView, gap_views, head};
use super::rating::{RatingView, rating};
use crate::model::Rating;
use crate::site::pager::{Pager, pager, slice};
use crate::site::references::page_cites::RefView;
use crate::site::{path, planned::Site};
use crate::theme;

use crate::site::plan::grid::{CellPosition, Item};
use crate::site::plan::maps::EvidenceMap;

/// A finding or an entry in a cell.
#[derive(Debug, Serialize)]
pub(crate) struct ItemView {
    title: String,
    path: String,
    /// The entry that a finding belongs to.
    entry: Option<LinkView>,
    summary: Option<String>,
    kind: theme::Value,
    rating: Option<RatingView>,
    year: Option<String>,
    /// Whether it stands here by the terms of its page.
    is_lent: bool,
}

/// What of one entry stands in a cell.
#[derive(Debug, Serialize)]
struct GroupView {
    title: String,
    path: String,
    summary: Option<String>,
    kind: theme::Value,
    items: Vec<CellItem>,
}

/// A finding or an entry with what the reader may filter by, as JSON.
#[derive(Debug, Serialize)]
struct CellItem {
    #[serde(flatten)]
    item: ItemView,
    facets: String,
}

/// The page of a cell.
#[derive(Debug, Serialize)]
pub(crate) struct CellPage<'m> {
    map: LinkView,
    /// What the map's script filters by.
    filters: String,
    /// What stands here, as the map's table shows it.
    pub(crate) shown: CellView,
    is_ranked: bool,
    row: HeadView<'m>,
    column: HeadView<'m>,
    neighbours: Neighbours,
    of_findings: bool,
    groups: Vec<GroupView>,
    pager: Pager,
    gaps: Vec<GapView>,
    references: Vec<RefView>,
}

/// Shows the page of a cell.
pub(crate) fn cell<'m>(
    site: &Site,
    map: &'m EvidenceMap,
    place: CellPosition,
    number: usize,
) -> CellPage<'m> {
    let cell = &map.grid.cells[&place];
    let shown = slice(&cell.items, number);
    let mut sources: Vec<EntryId> = shown
        .iter()
        .flat_map(|item| sources_of(site, item))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let references = sources
        .iter()
        .filter_map(|&at| site.references.row(&site.bank, at));
    CellPage {
        map: LinkView {
            title: map.title.clone(),
            path: format!("{}/index.html", map.folder()),
        },
        row: head(&map.rows.values[place.0]),
        column: head(&map.columns.values[place.1]),
        neighbours: Neighbours::of(map, place),
        of_findings: map.of_findings,
        filters: format!("{}/map.json", map.folder()),
        shown: table_cell(site, map, place),
        is_ranked: is_ranked(site, map),
        groups: groups(site, map, shown),
        pager: pager(&map.cell_folder(place), number, cell.items.len()),
        gaps: if number == 1 {
            gap_views(site, &cell.gaps)
        } else {
            Vec::new()
        },
        references: references.collect(),
    }
}

/// What stands in a cell by the entries that say it, which stand together already.
fn groups(site: &Site, map: &EvidenceMap, items: &[Item]) -> Vec<GroupView> {
    let of_entry = items.chunk_by(|one, next| one.entry == next.entry);
    let shown = of_entry.map(|items| {
        let entry = &site.bank.entries[items[0].entry];
        let item = |item: &Item| CellItem {
            item: item_view(site, map.level.as_deref(), item),
            facets: by_facet(&facet_values(site, map, item)).to_string(),
        };
        GroupView {
            title: entry.title.clone(),
            path: path::entry(&site.bank, entry),
            summary: entry.summary.clone(),
            kind: site.kind(&entry.kind),
            items: items.iter().map(item).collect(),
        }
    });
    shown.collect()
}

/// The sources that a finding, or an entry, rests on.
pub(crate) fn sources_of(site: &Site, item: &Item) -> Vec<EntryId> {
    let edges = site.links.outgoing(item.entry).iter();
    let fit = edges.filter(|edge| {
        edge.kind.carries_status() && (item.finding.is_none() || edge.finding == item.finding)
    });
    fit.map(|edge| edge.to).collect()
}

/// Shows a finding or an entry, with its rating on a scale.
pub(crate) fn item_view(site: &Site, scale: Option<&str>, item: &Item) -> ItemView {
    let entry = &site.bank.entries[item.entry];
    let page = path::entry(&site.bank, entry);
    let rating = scale
        .zip(item.level.as_deref())
        .and_then(|(scale, code)| given(site, item, scale, code));
    let finding = item.finding.and_then(|id| entry.finding(id));
    let year = finding
        .and_then(|finding| finding.fields.period("as_of"))
        .or_else(|| entry.fields.period("as_of"))
        .map(|as_of| site.bank.messages().years(as_of));
    let kind = site.kind(&entry.kind);
    match finding {
        Some(finding) => ItemView {
            title: finding
                .fields
                .text("statement")
                .unwrap_or(&entry.title)
                .to_owned(),
            path: format!("{page}#{}", finding.anchor()),
            entry: Some(LinkView {
                title: entry.title.clone(),
                path: page,
            }),
            summary: None,
            kind,
            rating,
            year,
            is_lent: item.is_lent,
        },
        None => ItemView {
            title: entry.title.clone(),
            path: page,
            entry: None,
            summary: entry.summary.clone(),
            kind,
            rating,
            year,
            is_lent: item.is_lent,
        },
    }
}

/// The rating that put an item where it stands.
fn given(site: &Site, item: &Item, scale: &str, code: &str) -> Option<RatingView> {
    let mut found = None;
    let entry = &site.bank.entries[item.entry];
    entry.fields.each(&mut |value, finding| {
        let fits = |rating: &&Rating| rating.scale == scale && rating.code == code;
        let own = value.ratings().iter().find(fits);
        let is_its = finding.map(|finding| finding.id) == item.finding;
        if let Some(own) = own.filter(|_| found.is_none() && is_its) {
            found = rating(&site.bank, own);
        }
    });
    found
}
