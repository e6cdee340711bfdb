//! The page for addresses that lead nowhere.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::page::PageView;
use crate::theme::Context;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct NotFound;

fn routes(_: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    vec![Route::of_site("404.html", NotFound)]
}

impl Page for NotFound {
    /// It is served at any depth, so its links begin at the base path.
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let root = site.bank.config.base_path().to_owned();
        let page = PageView {
            root,
            canonical: None,
            noindex: true,
            ..page(site, path, &site.bank.messages().text("lost"))
        };
        finish(site, "404.html", &page, Context::new())
    }
}
