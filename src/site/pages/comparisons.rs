//! The pages of what is compared: all of it, and the entries of each term side by side.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::path;
use crate::site::plan::comparisons::{Comparison, FOLDER, is_offered};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::comparison::show;
use crate::site::views::kind::KindView;
use crate::site::views::link::LinkView;
use crate::theme::Context;
use std::sync::Arc;

use super::side_by_side::links;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.before.compared, edit.now.compared)),
    is_listed: true,
    step: Step::Lists,
};

/// The list of the comparisons, and the place for one of the reader's own.
#[derive(Debug)]
struct Comparisons;

/// A comparison, by its number.
#[derive(Debug)]
struct ComparisonPage(usize);

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let all = is_offered(bank).then(|| Route::of_site(path::page(FOLDER, 1), Comparisons));
    let each = planned.compared.iter().enumerate();
    let each = each.map(|(number, comparison)| {
        let path = path::page(&comparison.folder(), 1);
        Route::of_site(path, ComparisonPage(number))
    });
    all.into_iter().chain(each).collect()
}

impl Page for Comparisons {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let kinds = site.bank.schema.kinds.values().map(|kind| {
            let own = site.compared.iter().filter(|found| found.kind == kind.id);
            let links = own.map(|found| link(site, found));
            (KindView::from(kind), links.collect::<Vec<_>>())
        });
        let kinds: Vec<_> = kinds.filter(|(_, links)| !links.is_empty()).collect();
        let mut context = Context::new();
        context.insert("kinds", &kinds);
        let fields = site.bank.schema.kinds.values().map(|kind| {
            let fields = kind.compare.iter().filter_map(|name| kind.field(name));
            let named = fields.map(|field| (field.name.as_str(), field.label.as_str()));
            (kind.id.as_str(), named.collect::<Vec<_>>())
        });
        let fields: Vec<_> = fields.filter(|(_, fields)| !fields.is_empty()).collect();
        context.insert("fields", &fields);
        context.insert("datasets", &links(site));
        finish(
            site,
            "compare.html",
            &page(site, path, &site.bank.messages().text("compare")),
            context,
        )
    }
}

/// A comparison by its term, with the vocabulary: two of them may have terms of one name.
fn link<'s>(site: &'s Site, compared: &Comparison) -> (LinkView, &'s str) {
    let vocabulary = &site.bank.schema.vocabularies[&compared.vocabulary];
    let link = LinkView {
        title: vocabulary.terms[&compared.term].label.clone(),
        path: path::page(&compared.folder(), 1),
    };
    (link, &vocabulary.label)
}

impl Page for ComparisonPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let compared = &site.compared[self.0];
        let mut context = Context::new();
        context.insert("view", &show(site, compared, path));
        let title = compared.title(&site.bank);
        finish(site, "comparison.html", &page(site, path, &title), context)
    }
}
