//! Rendering: from an output to its content.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::parse;
use crate::theme::Context;

use super::view::{self, PageView};
use super::{
    aliases, compare, export, feeds, home, levels, lists, maps, output::Output, path, review,
    terms, twin,
};
use crate::site::{Content, Site};

pub(super) type Rendered = Result<Content, Box<Diagnostic>>;

pub(super) fn render(site: &Site, path: &str, output: &Output) -> Rendered {
    match output {
        Output::Home => home::render(site, path),
        Output::Entry { at, page } => entry(site, path, *at, *page),
        Output::Twin { at } => twin::render(site, *at).map(Content::Text),
        Output::List { list, page } => lists::page::list(site, path, &site.lists.all[*list], *page),
        Output::Vocabulary { id } => {
            terms::vocabulary(site, path, &site.bank.schema.vocabularies[id])
        }
        Output::Facet { facet, page } => lists::page::values(site, path, *facet, *page),
        Output::Alphabet => lists::page::alphabet(site, path),
        Output::Scales => levels::scales(site, path),
        Output::Scale { id } => levels::scale(site, path, id),
        Output::Alias { at } => aliases::moved(site, path, *at),
        Output::NotFound => not_found(site, path),
        Output::BankJson => Ok(Content::Text(feeds::bank_json(site))),
        Output::Sitemap { part } => Ok(Content::Text(feeds::sitemap(site, *part))),
        Output::Robots => Ok(Content::Text(feeds::robots(site))),
        Output::Feed => Ok(Content::Text(feeds::feed(site))),
        Output::Maps => maps::page::all(site, path),
        Output::Map { map } => maps::page::one(site, path, &site.maps[*map]),
        Output::MapCell { map, place, page } => {
            maps::page::cell(site, path, (&site.maps[*map], *place, *page))
        }
        Output::MapGaps { map } => maps::page::gaps(site, path, &site.maps[*map]),
        Output::MapTable { map } => Ok(Content::Text(maps::csv(site, &site.maps[*map]))),
        Output::MapFilters { map } => Ok(Content::Text(maps::filters(site, &site.maps[*map]))),
        Output::Level { scale, code, page } => levels::level(site, path, (scale, code), *page),
        Output::Compare => compare::all(site, path),
        Output::Comparison { number } => compare::one(site, path, &site.compared[*number]),
        Output::SideBySide { at } => compare::rows::side_by_side(site, path, *at),
        Output::Export { of, format } => Ok(Content::Text(export::file(site, *of, *format))),
        Output::ReviewDue { page } => review::list(site, path, *page),
        Output::ReviewFeed => Ok(Content::Text(feeds::review(site))),
        Output::Search => search(site, path),
        Output::Icons => icons(site),
        Output::Shard => Ok(Content::Bytes(shard(site, path).into_bytes().into())),
        Output::Redirects => Ok(Content::Text(feeds::redirects(site))),
        Output::Asset { name } => Ok(Content::Bytes(site.theme.assets[name].bytes.clone())),
        Output::Attachment { file } => Ok(Content::Copy(site.attachments[file].from.clone())),
    }
}

fn shard(site: &Site, path: &str) -> String {
    let published = site.published();
    published.map_or_else(String::new, |found| found.file(path))
}

fn search(site: &Site, path: &str) -> Rendered {
    let page = PageView {
        noindex: true,
        ..page(site, path, "Search")
    };
    finish(site, "search.html", &page, Context::new())
}

/// The icons of the kinds in one picture, for the results of a search.
fn icons(site: &Site) -> Rendered {
    let names: BTreeSet<&str> = site
        .bank
        .schema
        .kinds
        .values()
        .map(|kind| kind.icon.as_str())
        .collect();
    let mut context = Context::new();
    context.insert("icons", &names);
    site.theme.render("icons.svg", &context).map(Content::Text)
}

pub(super) fn page(site: &Site, path: &str, title: &str) -> PageView {
    PageView {
        path: path.to_owned(),
        root: path::root(path),
        title: title.to_owned(),
        description: None,
        canonical: Some(format!(
            "{}{}",
            site.bank.config.base_url,
            path::public(path)
        )),
        section: path.split('/').next().unwrap_or_default().to_owned(),
        colour: String::new(),
        noindex: false,
        edit: None,
    }
}

pub(super) fn finish(
    site: &Site,
    template: &str,
    page: &PageView,
    mut context: Context,
) -> Rendered {
    context.insert("page", page);
    site.theme.render(template, &context).map(Content::Text)
}

fn entry(site: &Site, path: &str, at: usize, number: usize) -> Rendered {
    let entry = &site.bank.entries[at];
    let kind = site.bank.kind(entry);
    let shown = view::entry(site, at, path, number);
    let page = PageView {
        description: entry.summary.clone(),
        colour: kind.colour.clone(),
        noindex: entry.status.is_gone() || number > 1,
        edit: edit(site, entry.path()),
        ..page(site, path, &entry.title)
    };
    let mut context = Context::new();
    context.insert("entry", &shown);
    let template = if number == 1 {
        kind.template.as_str()
    } else {
        "backlinks.html"
    };
    finish(site, template, &page, context)
}

/// Where a file can be edited on the web.
pub(super) fn edit(site: &Site, file: &str) -> Option<String> {
    let before = site.bank.config.edit_url.as_ref()?;
    let parts: Vec<String> = file.split('/').map(parse::percent_encode).collect();
    Some(format!("{before}{}", parts.join("/")))
}

/// The page for addresses that lead nowhere: it is served at any depth, so its links begin at the base path.
fn not_found(site: &Site, path: &str) -> Rendered {
    let root = site.bank.config.base_path().to_owned();
    let page = PageView {
        root,
        canonical: None,
        noindex: true,
        ..page(site, path, "Page not found")
    };
    finish(site, "404.html", &page, Context::new())
}
