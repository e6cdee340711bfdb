//! How pages of the bank are cited in its style.
//!
//! Pages differ in title and address, and else only in who wrote them and when: so the style is asked once for each
//! author and date, with words in the place of title and address that are put in later. Titles that a style would
//! treat in a way of their own are formatted one by one.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::{Value as Json, json};

use crate::cite::{Processor, Source};
use crate::model::Bank;
use crate::schema::CITATION;

use super::item::{self, Item};
use crate::text::escape;

/// Stand in for a title and for an address.
const TITLE: &str = "Sourcebooktitle";
const ADDRESS: &str = "https://sourcebook.invalid/page";

/// References with the stand-ins, by authors and date.
#[derive(Debug)]
pub(crate) struct Patterns {
    by_key: BTreeMap<String, String>,
    /// Whether the style prints more of a date than the year.
    has_days: bool,
}

impl Patterns {
    /// Asks the style for every author and date of the bank. What `before` has is taken over; `changed` are the entries
    /// that have changed since, where nothing else has.
    pub(crate) fn format(
        bank: &Bank,
        processor: &Arc<Processor>,
        before: Option<&Self>,
        changed: Option<&[EntryId]>,
    ) -> Self {
        let has_days = before.map_or_else(|| has_days(processor), |before| before.has_days);
        let mut by_key = before.map_or_else(BTreeMap::new, |before| before.by_key.clone());
        let places = match changed.filter(|_| before.is_some()) {
            Some(changed) => changed.to_vec(),
            None => bank.entries.ids().collect(),
        };
        let pages = places.iter().map(|&id| &bank.entries[id]);
        let items = pages.filter(|entry| entry.base != CITATION).map(|entry| {
            let item = item::of_page(bank, entry);
            (key(&item, has_days), item)
        });
        let new = items.filter(|(key, _)| !by_key.contains_key(key));
        let new: BTreeMap<String, Item> = new.collect();
        let formatted = new.into_par_iter().map(|(key, mut item)| {
            item.insert("title".to_owned(), json!(TITLE));
            item.insert("URL".to_owned(), json!(ADDRESS));
            (key, one(processor, item))
        });
        by_key.extend(formatted.collect::<Vec<_>>());
        by_key.retain(|_, pattern| pattern.contains(TITLE) && pattern.contains(ADDRESS));
        Self { by_key, has_days }
    }

    /// The reference of a page as HTML.
    pub(crate) fn of(&self, item: &Item, processor: &Processor) -> String {
        let text = |name: &str| item.get(name).and_then(Json::as_str).unwrap_or_default();
        let (title, address) = (text("title"), text("URL"));
        let is_plain = title.ends_with(char::is_alphanumeric)
            && !title.contains(['"', '\'', '‘', '’', '“', '”', '<', '&'])
            && title.starts_with(char::is_uppercase);
        let pattern = self.by_key.get(&key(item, self.has_days));
        match pattern.filter(|_| is_plain) {
            Some(pattern) => pattern
                .replace(TITLE, &escape(title))
                .replace(ADDRESS, &escape(address)),
            None => one(processor, item.clone()),
        }
    }
}

/// Whether a style prints more of a date than the year.
fn has_days(processor: &Processor) -> bool {
    let sample = |day: i64| {
        let mut item = Item::new();
        item.insert("type".to_owned(), json!("webpage"));
        item.insert("title".to_owned(), json!(TITLE));
        let date = json!({"date-parts": [[2020, day, day]]});
        item.insert("issued".to_owned(), date);
        one(processor, item)
    };
    sample(2) != sample(3)
}

fn one(processor: &Processor, item: Item) -> String {
    let source = Source::new("page", item);
    source.map_or_else(
        |_| String::new(),
        |source| processor.reference(&source).html,
    )
}

/// What of a page a reference prints beside title and address.
fn key(item: &Item, has_days: bool) -> String {
    let date = item.get("issued").map(|date| &date["date-parts"][0]);
    let date = date.map(|parts| {
        if has_days {
            parts.to_string()
        } else {
            parts[0].to_string()
        }
    });
    let author = item.get("author").map(ToString::to_string);
    format!(
        "{} {}",
        author.unwrap_or_default(),
        date.unwrap_or_default()
    )
}
