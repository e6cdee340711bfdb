//! Earlier addresses of entries: a page at each.

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::model::EntryId;
use crate::model::flat_address;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::path;
use crate::site::plan::aliases::of;
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::link::LinkView;
use crate::site::views::page::PageView;
use crate::theme::Context;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        let asks = |bank: &Bank, at: EntryId| bank.entries[at].fields.get("aliases").is_some();
        let mut entries = edit.entries.iter();
        entries.any(|&at| asks(&edit.before.bank, at) || asks(&edit.now.inputs.bank, at))
    }),
    is_listed: false,
    step: Step::Lists,
};

/// The page that leads from an earlier address to today's.
#[derive(Debug)]
struct Moved {
    entry: EntryId,
}

fn routes(planned: &Planned<'_>, out: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let mut found = Vec::new();
    let earlier = flat_addresses(bank);
    if earlier.len() <= MOST_PAGES {
        let pages = earlier.into_iter().map(|(id, address)| {
            let path = path::written(&address);
            let route = Route::of_file(bank.entries[id].path(), path, Moved { entry: id });
            route.alias(&address)
        });
        found.extend(pages);
    }
    for (id, entry) in bank.entries.numbered() {
        for alias in of(bank, entry, out) {
            let route = Route::of_file(entry.path(), alias.path, Moved { entry: id });
            found.push(route.at(alias.span).alias(alias.written));
        }
    }
    found
}

/// How many entries in folders have a page at the address from before there were folders in addresses. In a larger bank
/// the rules for hosts alone know these.
const MOST_PAGES: usize = 1000;

/// The addresses that entries in folders had before folders were in addresses, where nothing else stands there now.
fn flat_addresses(bank: &Bank) -> Vec<(EntryId, String)> {
    let entries = bank.entries.numbered();
    let earlier = entries.filter_map(|(id, entry)| Some((id, flat_address(entry, &bank.schema)?)));
    earlier
        .filter(|(id, address)| bank.names().at(address) == Some(*id))
        .collect()
}

impl Page for Moved {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let entry = &site.bank.entries[self.entry];
        let to = path::entry(&site.bank, entry);
        let canonical = format!("{}{}", site.bank.config.base_url, path::public(&to));
        let page = PageView {
            canonical: Some(canonical),
            noindex: true,
            ..page(site, path, &site.bank.messages().text("moved"))
        };
        let mut context = Context::new();
        context.insert(
            "to",
            &LinkView {
                title: entry.title.clone(),
                path: to,
            },
        );
        context.insert("root", &path::root(path));
        finish(site, "moved.html", &page, context)
    }
}

/// Every path that leads on, from the root of the site, with where to: earlier addresses, and entries that stand on another
/// site now.
pub(super) fn redirects(site: &Site) -> Vec<(String, String)> {
    let bank = &site.bank;
    let base = bank.config.base_path();
    let to_own = |from: &str, to: &str| {
        let to = format!("{base}{}", path::public(to));
        (path::public(from).into_owned(), to)
    };
    let aliases = site.outputs.aliases.iter();
    let mut found: Vec<_> = aliases.map(|(from, to)| to_own(from, to)).collect();
    let earlier = flat_addresses(bank);
    if earlier.len() > MOST_PAGES {
        found.extend(earlier.into_iter().map(|(id, address)| {
            let to = path::entry(bank, &bank.entries[id]);
            to_own(&path::written(&address), &to)
        }));
    }
    found.extend(bank.entries.iter().filter_map(|entry| {
        let to = entry.moved_to()?.to_owned();
        Some((path::public(&path::entry(bank, entry)).into_owned(), to))
    }));
    found
}
