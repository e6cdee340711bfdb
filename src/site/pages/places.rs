//! The concordance of a source that is used often: where in it, and who uses that place, fifty uses a page.

use crate::diagnostic::Diagnostics;
use crate::link::Links;
use crate::model::EntryId;
use crate::schema::CITATION;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager, pages, slice};
use crate::site::path;
use crate::site::plan::uses::{Use, edges, uses};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::page::PageView;
use crate::site::views::uses::{folder, has_pages, places, starts};
use crate::theme::Context;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    // The uses stand in the pages themselves: they are put in order once for all pages of a source.
    stale: Some(|edit| !edit.before.links.has_backlinks_of(&edit.now.inputs.links)),
    is_listed: false,
    step: Step::Entries,
};

/// A page of the concordance of a source.
#[derive(Debug)]
struct PlacesPage {
    source: EntryId,
    uses: Arc<Vec<Use>>,
    number: usize,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let mut found = Vec::new();
    for source in bank.based_on(CITATION) {
        let Some(uses) = many(&planned.inputs.links, source) else {
            continue;
        };
        let entry = &bank.entries[source];
        let folder = folder(bank, source);
        for number in 1..=pages(uses.len()) {
            let uses = Arc::clone(&uses);
            let page = PlacesPage {
                source,
                uses,
                number,
            };
            let route = Route::of_file(entry.path(), path::page(&folder, number), page);
            found.push(route.at(entry.id.span.clone()));
        }
    }
    found
}

/// The uses of a source, where they are too many for its own page; most have too few, which is told by counting edges.
fn many(links: &Links, source: EntryId) -> Option<Arc<Vec<Use>>> {
    let uses = has_pages(edges(links, source).count()).then(|| uses(links, source))?;
    has_pages(uses.len()).then(|| Arc::new(uses))
}

impl Page for PlacesPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let entry = &site.bank.entries[self.source];
        let folder = folder(&site.bank, self.source);
        let mut context = Context::new();
        context.insert("source", &site.row(self.source));
        context.insert("places", &places(site, slice(&self.uses, self.number)));
        context.insert("pager", &pager(&folder, self.number, self.uses.len()));
        context.insert("starts", &starts(&folder, &self.uses));
        let page = PageView {
            noindex: true,
            colour: site.bank.kind(entry).colour.clone(),
            ..page(site, path, &entry.title)
        };
        finish(site, "places.html", &page, context)
    }

    fn file<'s>(&self, site: &'s Site) -> Option<&'s str> {
        Some(site.bank.entries.get(self.source)?.path())
    }
}
