//! Earlier addresses of entries: a page at each, and the rules for hosts that read them.

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::model::EntryId;
use crate::model::flat_address;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::path;
use crate::site::plan::aliases::{any, of};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
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

/// Rules for hosts that read Netlify's and Cloudflare's `_redirects`.
#[derive(Debug)]
struct Redirects;

fn routes(planned: &Planned<'_>, out: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let mut found = Vec::new();
    let earlier = flat_addresses(bank);
    if any(bank) || !earlier.is_empty() {
        found.push(Route::of_site("_redirects", Redirects));
    }
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

impl Page for Redirects {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let base = site.bank.config.base_path();
        let rule = |(from, to): &(String, String)| {
            format!(
                "{base}{} {base}{} 301\n",
                path::public(from),
                path::public(to)
            )
        };
        let rules = site.outputs.aliases.iter().map(rule);
        let mut earlier = flat_addresses(&site.bank);
        if earlier.len() <= MOST_PAGES {
            earlier.clear();
        }
        let earlier = earlier.into_iter().map(|(id, address)| {
            let to = path::entry(&site.bank, &site.bank.entries[id]);
            rule(&(path::written(&address), to))
        });
        Ok(Content::Text(rules.chain(earlier).collect()))
    }
}
