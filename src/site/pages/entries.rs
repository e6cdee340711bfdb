//! The pages of entries: one each, and further ones where many others lead to it.

use crate::config::Form;
use crate::diagnostic::Diagnostics;
use crate::link::Links;
use crate::model::{Bank, Entry, EntryId};
use crate::site::page::{edit, finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::pages;
use crate::site::path;
use crate::site::planned::{Content, Listing, Page, Rendered, Site, Step};
use crate::site::references::{coins, dublin_core, item};
use crate::site::views::backlinks;
use crate::site::views::entry;
use crate::site::views::link::LinkView;
use crate::site::views::linked_data;
use crate::site::views::page::PageView;
use crate::site::views::versions;
use crate::text::script::script;
use crate::theme::Context;

use super::cards;

pub(crate) const SET: PageSet = PageSet {
    routes,
    // How many pages an entry has follows from how many lead to it.
    stale: Some(|edit| !edit.before.links.has_backlinks_of(&edit.now.inputs.links)),
    is_listed: true,
    step: Step::Entries,
};

#[derive(Debug)]
struct EntryPage {
    entry: EntryId,
    /// The page of its backlinks, from 1.
    number: usize,
}

/// The page of an entry within a script, for comparisons on a site that is read from a disk.
#[derive(Debug)]
struct PageScript(EntryPage);

impl Page for PageScript {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let page = path.trim_end_matches(".js");
        let Content::Text(html) = self.0.render(site, page)? else {
            return Ok(Content::Text(String::new()));
        };
        let html = serde_json::Value::from(html).to_string();
        Ok(Content::Text(script(page, &html)))
    }
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let mut found = Vec::with_capacity(bank.entries.len());
    for (id, entry) in bank.entries.numbered() {
        let folder = path::entry_folder(bank, entry);
        for number in 1..=backlink_pages(bank, &planned.inputs.links, id) {
            let page = EntryPage { entry: id, number };
            let route = Route::of_file(entry.path(), path::page(&folder, number), page);
            found.push(route.at(entry.id.span.clone()).unlisted_if(number > 1));
        }
        if bank.config.wish.form == Form::Disk && !bank.kind(entry).compare.is_empty() {
            let path = format!("{}.js", path::page(&folder, 1));
            let page = EntryPage {
                entry: id,
                number: 1,
            };
            found.push(Route::of_file(entry.path(), path, PageScript(page)).unlisted_if(true));
        }
    }
    found
}

/// How many pages an entry needs for its backlinks; most have too few for more than one, which is told by counting edges.
fn backlink_pages(bank: &Bank, links: &Links, id: EntryId) -> usize {
    let edges = pages(links.count_incoming(id));
    if edges == 1 {
        return edges;
    }
    pages(backlinks::count(bank, links, id))
}

/// The page of an entry that stands on another site now.
fn moved(site: &Site, path: &str, title: &str, url: &str) -> Rendered {
    let page = PageView {
        canonical: Some(url.to_owned()),
        noindex: true,
        ..page(site, path, title)
    };
    let mut context = Context::new();
    let to = LinkView {
        title: title.to_owned(),
        path: url.to_owned(),
    };
    context.insert("to", &to);
    context.insert("root", "");
    finish(site, "moved.html", &page, context)
}

/// What reference managers take from the page: a source itself, else the page.
fn coins(site: &Site, id: EntryId) -> String {
    site.references.get(id).map_or_else(
        || coins::of(&item::of_page(&site.bank, &site.bank.entries[id])),
        |source| source.written.coins.clone(),
    )
}

/// The attributes of an entry's language, where that is not the language of the words.
fn language(site: &Site, entry: &Entry) -> Option<String> {
    let own = entry.language_attributes();
    let own = own.unwrap_or_else(|| site.bank.messages().own_language());
    (!own.is_empty()).then_some(own)
}

impl Page for EntryPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let entry = &site.bank.entries[self.entry];
        if let Some(url) = entry.moved_to() {
            return moved(site, path, &entry.title, url);
        }
        let kind = site.bank.kind(entry);
        let shown = entry::entry(site, self.entry, path, self.number);
        let page = PageView {
            language: language(site, entry),
            description: entry.summary.clone(),
            colour: kind.colour.clone(),
            noindex: entry.status.is_gone() || self.number > 1,
            has_blocks: entry.bodies().iter().any(|body| body.has_blocks),
            coins: vec![coins(site, self.entry)],
            dublin_core: dublin_core::of(&item::of_entry(&site.bank, entry)),
            linked_data: (self.number == 1).then(|| linked_data::of_entry(site, self.entry)),
            alternates: versions::alternates(site, self.entry),
            card: cards::shown_for(&site.bank, self.entry),
            edit: edit(site, entry.path()),
            ..page(site, path, &entry.title)
        };
        let mut context = Context::new();
        context.insert("entry", &shown);
        let template = if self.number == 1 {
            kind.template.as_str()
        } else {
            "backlinks.html"
        };
        finish(site, template, &page, context)
    }

    fn file<'s>(&self, site: &'s Site) -> Option<&'s str> {
        Some(site.bank.entries.get(self.entry)?.path())
    }

    fn listing(&self, site: &Site) -> Listing {
        let entry = &site.bank.entries[self.entry];
        match entry.reviewed.max(entry.published) {
            _ if entry.status.is_gone() => Listing::Hidden,
            Some(date) => Listing::Dated(date),
            None => Listing::Undated,
        }
    }
}
