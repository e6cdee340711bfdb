//! The doors of the home page: kinds, the vocabulary that leads, those whose terms are listed, and questions.

use serde::Serialize;

use crate::config::HomeSettings;
use crate::schema::Vocabulary;
use crate::site::planned::Site;
use crate::text::{Spanned, percent_encode};
use crate::theme::Context;

use super::facets::kinds;
use super::kind::KindView;
use super::link::LinkView;
use super::vocabulary::{VocabularyView, deep};

/// The vocabulary that leads.
#[derive(Debug, Serialize)]
struct Roles<'s> {
    /// What stands above it; the theme's own words where there is nothing.
    title: Option<&'s str>,
    vocabulary: VocabularyView<'s>,
}

/// Hands the home page its doors, as far as the bank says them in their order, else all.
pub(crate) fn doors(site: &Site, context: &mut Context) {
    let home = &site.bank.config.home;
    let vocabularies = &site.bank.schema.vocabularies;
    let roles = home.roles.as_ref();
    let roles = roles.and_then(|named| vocabularies.get(&named.value));
    context.insert(
        "roles",
        &roles.map(|vocabulary| Roles {
            title: home.roles_title.as_deref(),
            vocabulary: deep(&site.links, vocabulary),
        }),
    );
    let is_other = |vocabulary: &&Vocabulary| roles.is_none_or(|roles| roles.id != vocabulary.id);
    let others: Vec<&Vocabulary> = vocabularies.values().filter(is_other).collect();
    let wanted = |vocabulary: &&Vocabulary| place(&home.subjects, &vocabulary.id);
    let (listed, more) = chosen(others, &home.subjects, wanted);
    context.insert("vocabularies", &shown(site, listed));
    context.insert("more", &shown(site, more));
    let wanted = |(kind, _): &(KindView, usize)| place(&home.doors, &kind.id);
    let (doors, _) = chosen(kinds(site), &home.doors, wanted);
    context.insert("kinds", &doors);
    context.insert("questions", &questions(site, home));
}

fn shown<'s>(site: &'s Site, all: Vec<&'s Vocabulary>) -> Vec<VocabularyView<'s>> {
    let views = all.into_iter();
    views
        .map(|vocabulary| deep(&site.links, vocabulary))
        .collect()
}

/// The place of an id among those that are named.
fn place(named: &[Spanned<String>], id: &str) -> Option<usize> {
    named.iter().position(|named| named.value == id)
}

/// Those that are named, in that order, and the others; all of them where none is named.
fn chosen<T>(
    all: Vec<T>,
    named: &[Spanned<String>],
    place: impl Fn(&T) -> Option<usize>,
) -> (Vec<T>, Vec<T>) {
    if named.is_empty() {
        return (all, Vec::new());
    }
    let (mut listed, others): (Vec<T>, Vec<T>) =
        all.into_iter().partition(|one| place(one).is_some());
    listed.sort_by_key(|one| place(one));
    (listed, others)
}

/// Questions as links to the search; nothing where there is none.
fn questions(site: &Site, home: &HomeSettings) -> Vec<LinkView> {
    let Some(search) = &site.bank.config.search else {
        return Vec::new();
    };
    let own = Some(&home.questions).filter(|own| !own.is_empty());
    let questions = own.unwrap_or(&search.examples).iter();
    let link = |question: &String| LinkView {
        title: question.clone(),
        path: format!("search/index.html?q={}", percent_encode(question)),
    };
    questions.take(QUESTIONS).map(link).collect()
}

/// How many questions stand below the field.
const QUESTIONS: usize = 6;
