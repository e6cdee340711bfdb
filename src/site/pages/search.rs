//! The page of the search, and the files that it loads.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::views::page::PageView;
use crate::theme::Context;
use std::collections::BTreeSet;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct Search;

/// What browsers add to their own search: <https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch>.
#[derive(Debug)]
struct Description;

const DESCRIPTION: &str = "search/opensearch.xml";

/// The icons of the kinds in one picture, for the results.
#[derive(Debug)]
struct Icons;

/// A file of the index.
#[derive(Debug)]
pub(crate) struct Shard;

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    if planned.inputs.bank.config.search.is_none() {
        return Vec::new();
    }
    vec![
        Route::of_site("search/index.html", Search),
        Route::of_site("search/icons.svg", Icons),
        Route::of_site(DESCRIPTION, Description),
        Route::of_site("search/manifest.json", Shard),
        Route::of_site("search/client.js", Shard),
        Route::of_site("search/client.classic.js", Shard),
        Route::of_site("search/spelling.js", Shard),
    ]
}

impl Page for Search {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let page = PageView {
            noindex: true,
            ..page(site, path, &site.bank.messages().text("search"))
        };
        let mut context = Context::new();
        context.insert_value("vocabularies", site.vocabularies.clone());
        finish(site, "search.html", &page, context)
    }
}

impl Page for Description {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let mut context = Context::new();
        // Browsers show sixteen letters of a name.
        let name: String = site.bank.config.title.chars().take(16).collect();
        context.insert("name", name.trim_end());
        site.theme
            .render("opensearch.xml", &context)
            .map(Content::Text)
    }
}

impl Page for Icons {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let kinds = site.bank.schema.kinds.values();
        let names: BTreeSet<&str> = kinds.map(|kind| kind.icon.as_str()).collect();
        let mut context = Context::new();
        context.insert("icons", &names);
        site.theme.render("icons.svg", &context).map(Content::Text)
    }
}

impl Page for Shard {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let index = site.published();
        let text = index.map_or_else(String::new, |index| index.file(&site.bank, path));
        Ok(Content::Bytes(text.into_bytes().into()))
    }
}
