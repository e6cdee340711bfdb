//! All entries of a kind in one table, with how sure each is as a picture: to be put in order by any column.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::EntryId;
use crate::schema::{CITATION, TERM};
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager_of, pages_of, slice_of};
use crate::site::path;
use crate::site::plan::facets::{FOLDER, TABLES};
use crate::site::plan::lists::{Head, ListId};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::kind::KindView;
use crate::site::views::page::PageView;
use crate::site::views::table::table;
use crate::theme::Context;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        !Arc::ptr_eq(&edit.before.lists, edit.now.lists)
            || !Arc::ptr_eq(&edit.before.levels, edit.now.levels)
    }),
    is_listed: true,
    step: Step::Lists,
};

/// How many rows a page of a table has.
const ROWS: usize = 500;

/// A kind has a table where at least so many of its entries are rated.
const FEWEST: usize = 2;

/// A page of the table of a kind, by the number of the kind's list.
#[derive(Debug)]
struct TablePage {
    list: ListId,
    kind: String,
    number: usize,
}

fn folder(kind: &str) -> String {
    format!("{FOLDER}/{TABLES}/{kind}")
}

/// The table of a kind, from the root of the site, where it has one.
pub(crate) fn table_path(site: &Site, kind: &str) -> Option<String> {
    let path = path::page(&folder(kind), 1);
    site.outputs.contains(&path).then_some(path)
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let rated = rated(planned);
    let mut found = Vec::new();
    for (id, list) in planned.lists.numbered() {
        let Head::Kind(kind) = &list.head else {
            continue;
        };
        let base = bank.schema.kinds[kind].base.as_str();
        let is_rated = rated
            .get(kind.as_str())
            .is_some_and(|count| *count >= FEWEST);
        if !is_rated || [CITATION, TERM].contains(&base) {
            continue;
        }
        for number in 1..=pages_of(ROWS, list.entries.len()) {
            let page = TablePage {
                list: id,
                kind: kind.clone(),
                number,
            };
            found.push(Route::of_site(path::page(&folder(kind), number), page));
        }
    }
    found
}

/// By kind, how many of its entries are rated, as a whole or in their findings.
fn rated<'p>(planned: &'p Planned<'_>) -> BTreeMap<&'p str, usize> {
    let items = planned.levels.values().flatten();
    let mut entries: Vec<EntryId> = items.map(|item| item.entry).collect();
    entries.sort_unstable();
    entries.dedup();
    let mut found = BTreeMap::new();
    for id in entries {
        let kind = planned.inputs.bank.entries[id].kind.as_str();
        *found.entry(kind).or_default() += 1;
    }
    found
}

impl Page for TablePage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let kind = &site.bank.schema.kinds[&self.kind];
        let entries = &site.lists.get(self.list).entries;
        let shown = slice_of(ROWS, entries, self.number);
        let pager = pager_of(ROWS, &folder(&self.kind), self.number, entries.len());
        let messages = site.bank.messages();
        let title = messages.with("table-title", &[("kind", kind.plural.as_str().into())]);
        let mut context = Context::new();
        context.insert("kind", &KindView::from(kind));
        context.insert("table", &table(site, shown));
        context.insert("pager", &pager);
        let page = PageView {
            colour: kind.colour.clone(),
            description: Some(messages.text("table-what")),
            section: kind.url.clone(),
            ..page(site, path, &title)
        };
        finish(site, "table.html", &page, context)
    }
}
