//! A page in its other languages.

use serde::Serialize;

use super::link::LinkView;
use super::page::AlternateView;
use crate::model::{Entry, EntryId};
use crate::site::{path, planned::Site};

/// A page in its other languages.
#[derive(Debug, Serialize)]
pub(crate) struct VersionsView {
    /// What it translates.
    original: Option<OriginalView>,
    others: Vec<VersionView>,
}

/// What a page translates.
#[derive(Debug, Serialize)]
struct OriginalView {
    #[serde(flatten)]
    page: LinkView,
    /// The attributes of its language.
    language: String,
    /// The day on which it was seen to after it was translated.
    since: Option<String>,
}

/// A page in another language.
#[derive(Debug, Serialize)]
struct VersionView {
    #[serde(flatten)]
    page: LinkView,
    code: String,
    /// The attributes of its language.
    language: String,
}

/// Shows in which languages a page is, beside its own.
pub(crate) fn versions(site: &Site, id: EntryId) -> VersionsView {
    let bank = &site.bank;
    let page = |id: EntryId| {
        let entry = &bank.entries[id];
        LinkView {
            title: entry.title.clone(),
            path: path::entry(bank, entry),
        }
    };
    let original = site.links.original(id).zip(bank.entries[id].translation());
    let others = site.links.versions(bank, id).into_iter();
    let others = others
        .filter(|other| *other != id)
        .map(|other| VersionView {
            page: page(other),
            code: bank.language_of(&bank.entries[other]).to_owned(),
            language: attributes(site, &bank.entries[other]),
        });
    VersionsView {
        others: others.collect(),
        original: original.map(|(first, translation)| OriginalView {
            page: page(first),
            language: attributes(site, &bank.entries[first]),
            since: translation
                .behind(&bank.entries[first])
                .map(|day| bank.messages().date(day)),
        }),
    }
}

fn attributes(site: &Site, entry: &Entry) -> String {
    let own = entry.language_attributes();
    own.unwrap_or_else(|| site.bank.messages().own_language())
}

/// The page in all its languages, for search engines
/// (<https://developers.google.com/search/docs/specialty/international/localized-versions>); whoever reads none of them
/// is led to the first.
pub(crate) fn alternates(site: &Site, id: EntryId) -> Vec<AlternateView> {
    let bank = &site.bank;
    let versions = site.links.versions(bank, id);
    let alternate = |id: EntryId, language: &str| AlternateView {
        language: language.to_owned(),
        url: path::address(bank, &path::entry(bank, &bank.entries[id])),
    };
    let mut found: Vec<AlternateView> = versions
        .iter()
        .map(|&id| alternate(id, bank.language_of(&bank.entries[id])))
        .collect();
    found.extend(versions.first().map(|&first| alternate(first, "x-default")));
    found
}
