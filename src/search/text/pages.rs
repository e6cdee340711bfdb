//! Pages that are no entries and are found by their names all the same: terms, vocabularies, scales, maps, and the lists
//! of kinds. They are no documents of the index, so what entries are worth does not depend on them.

use std::collections::BTreeMap;

use super::analyse::Analyser;
use super::tongue::Tongue;
use crate::model::Bank;

/// A page that is found by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPage {
    /// Its folder, from the root of the site, with a slash at its end.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// What sort of page it is.
    pub label: String,
    /// What it says of itself.
    pub excerpt: String,
}

impl NamedPage {
    /// The last part of its address.
    pub fn name(&self) -> &str {
        let folder = self.url.trim_end_matches('/');
        folder.rsplit('/').next().unwrap_or_default()
    }

    fn texts(&self) -> [&str; 4] {
        [&self.url, &self.title, &self.label, &self.excerpt]
    }
}

/// By the key of a title, the pages that are called so.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pages(BTreeMap<(String, String), Vec<NamedPage>>);

impl Pages {
    /// The pages of a bank.
    pub(crate) fn of(bank: &Bank) -> Self {
        let mut found = Self::default();
        let mut analyser = Analyser::new(Tongue::of(&bank.config.language));
        let mut add = |url: String, title: &str, label: &str, excerpt: Option<&str>| {
            let key = analyser.key(title);
            let page = NamedPage {
                url,
                title: title.to_owned(),
                label: label.to_owned(),
                excerpt: excerpt.unwrap_or_default().to_owned(),
            };
            if !key.is_empty() {
                found.0.entry((first(&key), key)).or_default().push(page);
            }
        };
        let messages = bank.messages();
        let (browse, scales, maps) = (
            messages.text("browse"),
            messages.text("scales"),
            messages.text("maps"),
        );
        for vocabulary in bank.schema.vocabularies.values() {
            let about = vocabulary.description.as_deref();
            add(
                format!("{}/", vocabulary.id),
                &vocabulary.label,
                &browse,
                about,
            );
            for term in vocabulary.terms.values() {
                let url = format!("{}/{}/", vocabulary.id, term.id);
                add(
                    url,
                    &term.label,
                    &vocabulary.label,
                    term.definition.as_deref(),
                );
            }
        }
        for scale in bank.schema.scales.values() {
            let about = scale.description.as_deref();
            add(
                format!("scales/{}/", scale.id),
                &scale.label,
                &scales,
                about,
            );
        }
        for map in &bank.config.maps {
            let about = map.description.as_deref();
            add(format!("maps/{}/", map.id), &map.title, &maps, about);
        }
        for kind in bank.schema.kinds.values() {
            if bank.entries.iter().any(|entry| entry.kind == kind.id) {
                let about = kind.description.as_deref();
                add(format!("{}/", kind.url), &kind.plural, &browse, about);
            }
        }
        found
    }

    /// The pages that are called so.
    pub(crate) fn called(&self, key: &str) -> &[NamedPage] {
        let found = self.0.get(&(first(key), key.to_owned()));
        found.map_or(&[], Vec::as_slice)
    }

    /// The first word of every key, with about how many bytes its pages take.
    pub(crate) fn sizes(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|((word, key), pages)| {
            let texts = pages.iter().flat_map(NamedPage::texts);
            (
                word.as_str(),
                key.len() + texts.map(|text| text.len() + 3).sum::<usize>(),
            )
        })
    }

    /// The keys whose first word lies behind a text, with their pages.
    pub(crate) fn from(&self, word: &str) -> impl Iterator<Item = (&str, &str, &[NamedPage])> {
        let behind = self.0.range((word.to_owned(), String::new())..);
        behind.map(|((word, key), pages)| (word.as_str(), key.as_str(), pages.as_slice()))
    }

    /// Everything that is found and shown of them.
    pub(crate) fn all_texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().flat_map(NamedPage::texts)
    }
}

fn first(key: &str) -> String {
    key.split(' ').next().unwrap_or_default().to_owned()
}
