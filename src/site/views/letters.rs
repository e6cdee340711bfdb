//! The alphabet, with the letters that some title begins with, and the titles of those that have no pages of their own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::EntryId;
use crate::site::plan::lists::{self, Head, letter};
use crate::site::planned::Site;
use crate::theme::Value;

use super::facets::rows;

#[derive(Debug, Serialize)]
pub(crate) struct Letter<'a> {
    letter: &'a str,
    /// The page of the letter, or its place on the page of all.
    path: Option<String>,
}

/// The titles under a letter.
#[derive(Debug, Serialize)]
pub(crate) struct Titles {
    letter: String,
    rows: Vec<Value>,
}

/// The letters as a menu: of pages, or of what stands on this one.
pub(crate) fn letters(site: &Site, titles: &[Titles]) -> Vec<Letter<'static>> {
    let path = |letter: &str| {
        let path = format!("a-z/{letter}/index.html");
        let here = || titles.iter().any(|found| found.letter == letter);
        let is_page = site.outputs.contains(&path);
        let anchor = || here().then(|| format!("a-z/index.html#letter-{letter}"));
        is_page.then_some(path).or_else(anchor)
    };
    lists::letters(&site.bank)
        .map(|letter| Letter {
            letter,
            path: path(letter),
        })
        .collect()
}

/// Every title under its letter; none where letters have pages.
pub(crate) fn titles(site: &Site) -> Vec<Titles> {
    let lists = || site.lists.iter();
    let has_pages = lists().any(|list| matches!(list.head, Head::Letter(_)));
    let mut all = lists().filter(|list| list.head == Head::Browse && !has_pages);
    let Some(all) = all.next() else {
        return Vec::new();
    };
    let mut by_letter: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for &id in &all.entries {
        let letter = letter(&site.bank, &site.bank.entries[id].title);
        by_letter.entry(letter).or_default().push(id);
    }
    let titles = |letter: &str| {
        Some(Titles {
            rows: rows(site, by_letter.get(letter)?),
            letter: letter.to_owned(),
        })
    };
    lists::letters(&site.bank).filter_map(titles).collect()
}
