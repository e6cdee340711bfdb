//! The home page: doors, maps, and what is new.

use std::cmp::Reverse;

use crate::diagnostic::Diagnostics;
use crate::model::{EntryId, Introduced};
use crate::schema::{CITATION, TERM};
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::doors;
use crate::site::views::facets::rows;
use crate::site::views::kind::KindView;
use crate::site::views::link::LinkView;
use crate::site::views::map as view;
use crate::site::views::page::PageView;
use crate::site::views::vocabulary::introduce;
use crate::theme::{Context, Value};

use super::tables::table_path;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: true,
    step: Step::Lists,
};

#[derive(Debug)]
struct Home;

fn routes(_: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    vec![Route::of_site("index.html", Home)]
}

/// How many entries the home page calls new.
const NEW: usize = 6;

impl Page for Home {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let mut context = Context::new();
        news(site, &mut context);
        doors::doors(site, &mut context);
        let maps: Vec<_> = site.maps.iter().map(|map| view::map(site, map)).collect();
        context.insert("maps", &maps);
        context.insert("tables", &tables(site));
        introduce(site, Some(Introduced::Home), path, &mut context);
        context.insert("ordered", &ordered(site));
        context.insert("has_entries", &!site.bank.entries.is_empty());
        context.insert("drafts", &site.bank.drafts.len());
        let page = PageView {
            description: site.bank.config.description.clone(),
            ..page(site, path, "")
        };
        finish(site, "home.html", &page, context)
    }
}

/// What is new; where more came on the last day than are shown, or all on one, which says nothing, what others lead to most.
fn news(site: &Site, context: &mut Context) {
    let entries = &site.bank.entries;
    let mut found: Vec<EntryId> = entries.ids().filter(|&id| is_news(site, id)).collect();
    let date = |id: EntryId| entries[id].reviewed.max(entries[id].published);
    let rank = |id: EntryId| site.bank.schema.kinds.get_index_of(&entries[id].kind);
    let last = found.iter().map(|&id| date(id)).max();
    let of_last_day = found.iter().filter(|&&id| Some(date(id)) == last).count();
    let is_by_chance = of_last_day > NEW || (of_last_day == found.len() && of_last_day > 1);
    let uses = |id: EntryId| if is_by_chance { used_by(site, id) } else { 0 };
    found.sort_by_cached_key(|&id| (Reverse(uses(id)), Reverse(date(id)), rank(id), id));
    let is_by_use = found.first().is_some_and(|&id| uses(id) > 0);
    found.truncate(NEW);
    let counts: Vec<usize> = found.iter().map(|&id| uses(id)).collect();
    context.insert("is_by_use", &is_by_use);
    context.insert("used_by", &counts);
    context.insert_value("new", Value::from_serializable(&rows(site, &found)));
}

/// The kinds whose entries stand in one table.
fn tables(site: &Site) -> Vec<LinkView> {
    let kinds = site.bank.schema.kinds.values();
    let tables = kinds.filter_map(|kind| {
        let args = [("kind", kind.plural.as_str().into())];
        Some(LinkView {
            path: table_path(site, &kind.id)?,
            title: site.bank.messages().with("table-title", &args),
        })
    });
    tables.collect()
}

/// How many other entries lead to one.
fn used_by(site: &Site, id: EntryId) -> usize {
    let from = site.links.incoming(id).map(|edge| edge.from);
    let mut from: Vec<EntryId> = from.filter(|&other| other != id).collect();
    from.dedup();
    from.len()
}

/// How many pages of each reading order the home page names.
const FIRST: usize = 8;

/// The kinds that are read in order, each with its first pages: what a bank of documentation opens with.
fn ordered(site: &Site) -> Vec<(KindView, Value)> {
    let kinds = site.bank.schema.kinds.values();
    let ordered = kinds.filter(|kind| kind.ordered && !site.lists.order(&kind.id).is_empty());
    let shown = ordered.map(|kind| {
        let order = site.lists.order(&kind.id);
        let first = &order[..order.len().min(FIRST)];
        let rows = Value::from_serializable(&rows(site, first));
        (KindView::from(kind), rows)
    });
    shown.collect()
}

fn is_news(site: &Site, id: EntryId) -> bool {
    let entry = &site.bank.entries[id];
    let kind = site.bank.kind(entry);
    let is_content = ![CITATION, TERM].contains(&kind.base.as_str()) && !kind.ordered;
    is_content && site.is_current(id)
}
