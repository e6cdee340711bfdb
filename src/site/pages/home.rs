//! The home page: doors, maps, and what is new.

use crate::diagnostic::Diagnostics;
use crate::model::{EntryId, Introduced};
use crate::schema::{CITATION, TERM};
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::facets::{kinds, rows};
use crate::site::views::kind::KindView;
use crate::site::views::map as view;
use crate::site::views::page::PageView;
use crate::site::views::vocabulary::introduce;
use crate::theme::{Context, Value};

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
        let mut new: Vec<EntryId> = site
            .bank
            .entries
            .ids()
            .filter(|&id| is_news(site, id))
            .collect();
        let date = |id: EntryId| {
            site.bank.entries[id]
                .reviewed
                .max(site.bank.entries[id].published)
        };
        let rank = |id: EntryId| {
            site.bank
                .schema
                .kinds
                .get_index_of(&site.bank.entries[id].kind)
        };
        new.sort_by_key(|&id| (std::cmp::Reverse(date(id)), rank(id), id));
        new.truncate(NEW);
        let mut context = Context::new();
        context.insert_value("new", Value::from_serializable(&rows(site, &new)));
        context.insert("kinds", &kinds(site));
        let maps: Vec<_> = site.maps.iter().map(|map| view::map(site, map)).collect();
        context.insert("maps", &maps);
        context.insert_value("vocabularies", site.vocabularies.clone());
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
