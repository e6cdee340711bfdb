//! Pages of vocabularies and their terms.

use serde::Serialize;

use crate::link::Links;
use crate::model::Bank;
use crate::model::Body;
use crate::schema::{Term, Vocabulary};
use crate::theme::{Context, Value};

use super::output::{Claim, Output};
use super::page_cites::RefView;
use super::pages::{Rendered, edit, finish, page};
use super::path;
use super::text::PageText;
use super::view::PageView;
use crate::site::Site;

/// A vocabulary with its terms, for doors and facets.
#[derive(Debug, Serialize)]
struct VocabularyView<'a> {
    id: &'a str,
    label: &'a str,
    description: Option<&'a str>,
    path: String,
    terms: Vec<TermView<'a>>,
}

#[derive(Debug, Serialize)]
struct TermView<'a> {
    id: &'a str,
    label: &'a str,
    definition: Option<&'a str>,
    path: String,
    count: usize,
    /// How deep it stands under broader terms.
    depth: usize,
}

/// What stands where for the vocabularies of a bank; their terms are lists.
pub(super) fn outputs(bank: &Bank) -> Vec<Claim> {
    let claim = |id: &String| {
        let file = format!("content/vocabularies/{id}.yaml");
        Claim::of_file(
            &file,
            path::page(id, 1),
            Output::Vocabulary { id: id.clone() },
        )
    };
    bank.schema.vocabularies.keys().map(claim).collect()
}

/// A page of the list of a term.
pub(super) fn of_term(
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
    let key = (vocabulary.id.clone(), term.id.clone());
    let introduction = site.bank.introductions.get(&key);
    let page = PageView {
        description: term.definition.clone(),
        edit: introduction.and_then(|found| edit(site, &found.file.path)),
        ..page(site, path, &term.label)
    };
    finish(site, "vocabulary-term.html", &page, context)
}

/// An introduction to a term, with its reference list.
pub(super) fn introduction(
    site: &Site,
    body: &Body,
    file: &str,
    page: &str,
) -> (String, Vec<RefView>) {
    let mut text = PageText::of_body(site, body, file, page);
    let html = text.body(body);
    (html, std::mem::take(&mut text.cites.list))
}

fn term_view<'a>(
    links: &Links,
    vocabulary: &'a Vocabulary,
    term: &'a Term,
    depth: usize,
) -> TermView<'a> {
    let key = (vocabulary.id.clone(), term.id.clone());
    TermView {
        id: &term.id,
        label: &term.label,
        definition: term.definition.as_deref(),
        path: format!("{}/{}/index.html", vocabulary.id, term.id),
        count: links.filed.get(&key).map_or(0, Vec::len),
        depth,
    }
}

fn shallow(vocabulary: &Vocabulary) -> VocabularyView<'_> {
    VocabularyView {
        id: &vocabulary.id,
        label: &vocabulary.label,
        description: vocabulary.description.as_deref(),
        path: format!("{}/index.html", vocabulary.id),
        terms: Vec::new(),
    }
}

/// A vocabulary with its terms, each behind the one that it is part of.
fn deep<'a>(links: &Links, vocabulary: &'a Vocabulary) -> VocabularyView<'a> {
    let mut terms = Vec::new();
    for term in vocabulary
        .terms
        .values()
        .filter(|term| term.broader.is_none())
    {
        descend(links, vocabulary, term, 0, &mut terms);
    }
    VocabularyView {
        terms,
        ..shallow(vocabulary)
    }
}

fn descend<'a>(
    links: &Links,
    vocabulary: &'a Vocabulary,
    term: &'a Term,
    depth: usize,
    terms: &mut Vec<TermView<'a>>,
) {
    terms.push(term_view(links, vocabulary, term, depth));
    for narrower in vocabulary.narrower(&term.id) {
        descend(links, vocabulary, narrower, depth + 1, terms);
    }
}

/// All vocabularies with their terms, for the pages that have a door to each.
pub(super) fn vocabularies(bank: &Bank, links: &Links) -> Value {
    let all = bank.schema.vocabularies.values();
    let shown: Vec<VocabularyView<'_>> = all.map(|vocabulary| deep(links, vocabulary)).collect();
    Value::from_serializable(&shown)
}

pub(super) fn vocabulary(site: &Site, path: &str, vocabulary: &Vocabulary) -> Rendered {
    let mut context = Context::new();
    context.insert("vocabulary", &deep(&site.links, vocabulary));
    let page = PageView {
        description: vocabulary.description.clone(),
        ..page(site, path, &vocabulary.label)
    };
    finish(site, "vocabulary.html", &page, context)
}
