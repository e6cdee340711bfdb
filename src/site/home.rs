//! The home page: doors, maps, and what is new.

use crate::theme::{Context, Value};

use super::lists;
use super::maps;
use super::pages::{Rendered, finish, page};
use super::view::PageView;
use crate::site::Site;

/// How many entries the home page calls new.
const NEW: usize = 6;

/// Renders the home page.
pub(super) fn render(site: &Site, path: &str) -> Rendered {
    let mut new: Vec<usize> = (0..site.bank.entries.len())
        .filter(|&at| is_news(site, at))
        .collect();
    let date = |at: usize| {
        site.bank.entries[at]
            .reviewed
            .max(site.bank.entries[at].published)
    };
    let rank = |at: usize| {
        site.bank
            .schema
            .kinds
            .get_index_of(&site.bank.entries[at].kind)
    };
    new.sort_by_key(|&at| (std::cmp::Reverse(date(at)), rank(at), at));
    new.truncate(NEW);
    let mut context = Context::new();
    context.insert_value(
        "new",
        Value::from_serializable(&lists::page::rows(site, &new)),
    );
    context.insert("kinds", &lists::page::kinds(site));
    let maps: Vec<_> = site.maps.iter().map(|map| maps::map(site, map)).collect();
    context.insert("maps", &maps);
    context.insert_value("vocabularies", site.vocabularies.clone());
    let page = PageView {
        description: site.bank.config.description.clone(),
        ..page(site, path, "")
    };
    finish(site, "home.html", &page, context)
}

fn is_news(site: &Site, at: usize) -> bool {
    let entry = &site.bank.entries[at];
    let kind = site.bank.kind(entry);
    let is_content = ![crate::schema::CITATION, crate::schema::TERM].contains(&kind.id.as_str())
        && !kind.ordered;
    is_content && site.is_current(at)
}
