//! The pages of facets: the values of each, fifty a page.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager, pages, slice};
use crate::site::path;
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::facets::{FacetView, ValueView};
use crate::theme::Context;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.before.lists, edit.now.lists)),
    is_listed: true,
    step: Step::Lists,
};

/// A page of the values of a facet, by the facet's number.
#[derive(Debug)]
struct FacetPage {
    facet: usize,
    number: usize,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let mut found = Vec::new();
    for (number, facet) in planned.lists.facets.iter().enumerate() {
        let route = |page| {
            let path = path::page(&facet.folder, page);
            let page = FacetPage {
                facet: number,
                number: page,
            };
            Route::of_file(&facet.file, path, page)
        };
        found.extend((1..=pages(facet.values.len())).map(route));
    }
    found
}

impl Page for FacetPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let facet = &site.lists.facets[self.facet];
        let shown = FacetView {
            values: slice(&facet.values, self.number)
                .iter()
                .map(ValueView::from)
                .collect(),
            ..FacetView::shallow(facet)
        };
        let mut context = Context::new();
        context.insert("facet", &shown);
        context.insert(
            "pager",
            &pager(&facet.folder, self.number, facet.values.len()),
        );
        let page = page(site, path, &facet.label);
        finish(site, "facet.html", &page, context)
    }
}
