//! The pages of vocabularies and their terms.

use crate::diagnostic::Diagnostics;
use crate::model::{EntryId, Introduced};
use crate::schema::{Term, Vocabulary};
use crate::site::page::{edit, finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::pager::ROWS;
use crate::site::path;
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::cite::{offered, sources_of};
use crate::site::views::map_row::rows_of;
use crate::site::views::page::PageView;
use crate::site::views::vocabulary::{deep, shallow, term_view};
use crate::theme::Context;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: true,
    step: Step::Lists,
};

/// A vocabulary, by its id; its terms are lists.
#[derive(Debug)]
struct VocabularyPage(String);

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let ids = planned.inputs.bank.schema.vocabularies.keys();
    let route = |id: &String| {
        let file = format!("content/vocabularies/{id}.yaml");
        Route::of_file(&file, path::page(id, 1), VocabularyPage(id.clone()))
    };
    ids.map(route).collect()
}

impl Page for VocabularyPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let vocabulary = &site.bank.schema.vocabularies[&self.0];
        let mut context = Context::new();
        context.insert("vocabulary", &deep(&site.links, vocabulary));
        let page = PageView {
            description: vocabulary.description.clone(),
            ..page(site, path, &vocabulary.label)
        };
        finish(site, "vocabulary.html", &page, context)
    }
}

/// The entries of a term whose sources its pages offer: those of its first page.
fn first(filed: &[EntryId]) -> &[EntryId] {
    &filed[..filed.len().min(ROWS)]
}

/// A page of the list of a term.
pub(crate) fn of_term(
    site: &Site,
    path: &str,
    vocabulary: &Vocabulary,
    term: &Term,
    mut context: Context,
) -> Rendered {
    context.insert("vocabulary", &shallow(vocabulary));
    context.insert("term", &term_view(&site.links, vocabulary, term, 0));
    let broader = term
        .broader
        .as_ref()
        .and_then(|id| vocabulary.terms.get(id));
    context.insert(
        "broader",
        &broader.map(|term| term_view(&site.links, vocabulary, term, 0)),
    );
    let narrower: Vec<_> = vocabulary
        .narrower(&term.id)
        .map(|term| term_view(&site.links, vocabulary, term, 0))
        .collect();
    context.insert("narrower", &narrower);
    context.insert("map_rows", &rows_of(site, &vocabulary.id, &term.id));
    let of = Introduced::term(&vocabulary.id, &term.id);
    let introduction = site.bank.introductions.get(&of);
    let filed = (vocabulary.id.clone(), term.id.clone());
    let filed = site.links.filed.get(&filed);
    let page = PageView {
        description: term.definition.clone(),
        coins: filed.map_or_else(Vec::new, |filed| {
            offered(site, &sources_of(site, first(filed)))
        }),
        edit: introduction.and_then(|found| edit(site, &found.file.path)),
        ..page(site, path, &term.label)
    };
    finish(site, "vocabulary-term.html", &page, context)
}
