//! The page of a cell: its findings, what is not known, and the sources.

use serde::Serialize;

use crate::model::{Fields, Rating, Value};
use crate::site::page_cites::RefView;
use crate::site::view::{
    LinkView,
    list::{Pager, pager, slice},
    rating::{RatingView, rating},
};
use crate::site::{Site, path};
use crate::theme;

use super::grid::GapAt;
use super::grid::{Item, Place};
use super::view::{HeadView, head};
use crate::site::maps::EvidenceMap;

/// A finding or an entry in a cell.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ItemView {
    title: String,
    path: String,
    /// The entry that a finding belongs to.
    entry: Option<LinkView>,
    summary: Option<String>,
    kind: theme::Value,
    rating: Option<RatingView>,
    year: Option<i16>,
}

/// The page of a cell.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CellPage<'m> {
    map: LinkView,
    row: HeadView<'m>,
    column: HeadView<'m>,
    of_findings: bool,
    items: Vec<ItemView>,
    pager: Pager,
    gaps: Vec<GapView>,
    references: Vec<RefView>,
}

/// What is not known, and which page says so.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct GapView {
    statement: String,
    pub(super) label: String,
    pub(super) plain: Option<String>,
    code: String,
    path: String,
    title: String,
}

/// Shows the page of a cell.
pub(in crate::site) fn cell<'m>(
    site: &Site,
    map: &'m EvidenceMap,
    place: Place,
    number: usize,
) -> CellPage<'m> {
    let cell = &map.grid.cells[&place];
    let shown = slice(&cell.items, number);
    let mut sources: Vec<usize> = shown
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
        of_findings: map.of_findings,
        items: shown
            .iter()
            .map(|item| item_view(site, map.level.as_deref(), item))
            .collect(),
        pager: pager(&map.cell_folder(place), number, cell.items.len()),
        gaps: if number == 1 {
            cell.gaps
                .iter()
                .filter_map(|gap| gap_view(site, gap))
                .collect()
        } else {
            Vec::new()
        },
        references: references.collect(),
    }
}

/// The sources that a finding, or an entry, rests on.
pub(super) fn sources_of(site: &Site, item: &Item) -> Vec<usize> {
    let edges = site.links.outgoing(item.at).iter();
    let fit = edges.filter(|edge| {
        edge.kind.carries_status() && (item.finding.is_none() || edge.finding == item.finding)
    });
    fit.map(|edge| edge.to).collect()
}

/// Shows a finding or an entry, with its rating on a scale.
pub(in crate::site) fn item_view(site: &Site, scale: Option<&str>, item: &Item) -> ItemView {
    let entry = &site.bank.entries[item.at];
    let page = path::entry(&site.bank, entry);
    let rating = scale
        .zip(item.level.as_deref())
        .and_then(|(scale, code)| given(site, item, scale, code));
    let finding = item
        .finding
        .and_then(|number| finding(&entry.fields, number));
    let year = finding
        .and_then(|fields| fields.date("as_of"))
        .or_else(|| entry.fields.date("as_of"))
        .map(|date| date.year());
    let kind = site.kind(&entry.kind);
    match (item.finding, finding) {
        (Some(number), Some(fields)) => ItemView {
            title: fields.text("statement").unwrap_or(&entry.title).to_owned(),
            path: format!("{page}#finding-{}", number + 1),
            entry: Some(LinkView {
                title: entry.title.clone(),
                path: page,
            }),
            summary: None,
            kind,
            rating,
            year,
        },
        _ => ItemView {
            title: entry.title.clone(),
            path: page,
            entry: None,
            summary: entry.summary.clone(),
            kind,
            rating,
            year,
        },
    }
}

/// The rating that put an item where it stands.
fn given(site: &Site, item: &Item, scale: &str, code: &str) -> Option<RatingView> {
    let mut found = None;
    let entry = &site.bank.entries[item.at];
    entry.fields.each(&mut |value, finding| {
        let fits = |rating: &&Rating| rating.scale == scale && rating.code == code;
        let own = value.ratings().iter().find(fits);
        if let Some(own) = own.filter(|_| found.is_none() && finding == item.finding) {
            found = rating(&site.bank, own);
        }
    });
    found
}

pub(super) fn finding(fields: &Fields, number: usize) -> Option<&Fields> {
    match fields.get("findings")? {
        Value::List(items) => match items.get(number)? {
            Value::Group(fields) => Some(fields),
            _ => None,
        },
        _ => None,
    }
}

/// What an entry says is not known.
pub(super) fn gap_view(site: &Site, (at, field, number): &GapAt) -> Option<GapView> {
    let entry = &site.bank.entries[*at];
    let Some(Value::List(items)) = entry.fields.get(field) else {
        return None;
    };
    let Value::Group(gap) = items.get(*number)? else {
        return None;
    };
    let code = gap.text("gap").unwrap_or_default();
    let declared = site.bank.kind(entry).field(field)?;
    let option = declared.option_of("gap", code);
    Some(GapView {
        statement: gap.text("statement")?.to_owned(),
        label: option.map_or(code, |option| &option.label).to_owned(),
        plain: option.and_then(|option| option.plain.clone()),
        code: code.to_owned(),
        path: path::entry(&site.bank, entry),
        title: entry.title.clone(),
    })
}
