//! Vocabularies and their terms, as templates see them.

use serde::Serialize;

use crate::link::Links;
use crate::model::{Bank, Introduced, Introduction};
use crate::schema::{Term, Vocabulary};
use crate::site::planned::Site;
use crate::site::text::PageText;
use crate::theme::{Context, Value};

/// A vocabulary with its terms, for doors and facets.
#[derive(Debug, Serialize)]
pub(crate) struct VocabularyView<'a> {
    id: &'a str,
    label: &'a str,
    description: Option<&'a str>,
    path: String,
    terms: Vec<TermView<'a>>,
}

#[derive(Debug, Serialize)]
pub(crate) struct TermView<'a> {
    id: &'a str,
    label: &'a str,
    definition: Option<&'a str>,
    path: String,
    count: usize,
    /// How deep it stands under broader terms.
    depth: usize,
}

/// Hands a template the introduction to what a page lists, with its reference list.
pub(crate) fn introduce(site: &Site, of: Option<Introduced>, page: &str, context: &mut Context) {
    let found = of.and_then(|of| site.bank.introductions.get(&of));
    if let Some(Introduction { file, body, .. }) = found {
        let mut text = PageText::of_body(site, body, &file.path, page);
        context.insert("introduction", &text.body(body));
        context.insert("references", &text.cites.list);
    }
}

pub(crate) fn term_view<'a>(
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

pub(crate) fn shallow(vocabulary: &Vocabulary) -> VocabularyView<'_> {
    VocabularyView {
        id: &vocabulary.id,
        label: &vocabulary.label,
        description: vocabulary.description.as_deref(),
        path: format!("{}/index.html", vocabulary.id),
        terms: Vec::new(),
    }
}

/// A vocabulary with its terms, each behind the one that it is part of.
pub(crate) fn deep<'a>(links: &Links, vocabulary: &'a Vocabulary) -> VocabularyView<'a> {
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

pub(crate) fn descend<'a>(
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
pub(crate) fn vocabularies(bank: &Bank, links: &Links) -> Value {
    let all = bank.schema.vocabularies.values();
    let shown: Vec<VocabularyView<'_>> = all.map(|vocabulary| deep(links, vocabulary)).collect();
    Value::from_serializable(&shown)
}
