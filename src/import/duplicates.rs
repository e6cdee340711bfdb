//! When two records are of one work: by `DOI`, by `ISBN`, or by title, first author and year.

use std::collections::BTreeMap;

use crate::text::{fold, plain};

use super::key::{by, year};
use super::record::Record;

/// The works that are known so far, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_doi: BTreeMap<String, usize>,
    by_isbn: BTreeMap<String, usize>,
    /// By title, author and year.
    by_title: BTreeMap<String, usize>,
    /// The same with the volume and issue that it stands in.
    by_place: BTreeMap<String, usize>,
    dois: BTreeMap<usize, String>,
}

impl Known {
    /// The work that a record is of.
    pub(super) fn find(&self, record: &Record) -> Option<usize> {
        let (doi, isbn) = (doi(record), isbn(record));
        let by_number = doi.as_ref().and_then(|doi| self.by_doi.get(doi));
        let by_number = by_number.or_else(|| self.by_isbn.get(&isbn?));
        by_number.copied().or_else(|| {
            let title = title(record)?;
            let found = match place(record) {
                // In a volume that is not said it may be any of this title.
                None => self.by_title.get(&title),
                Some(place) => {
                    let there = self.by_place.get(&format!("{title}|{place}"));
                    there.or_else(|| self.by_place.get(&format!("{title}|")))
                }
            };
            // Two `DOI`s are two works, whatever they are called.
            let is_other =
                |at: &usize| matches!((self.dois.get(at), &doi), (Some(a), Some(b)) if a != b);
            found.copied().filter(|at| !is_other(at))
        })
    }

    /// Adds a work by its number; the first of several that are alike stays.
    pub(super) fn add(&mut self, record: &Record, at: usize) {
        if let Some(doi) = doi(record) {
            self.dois.insert(at, doi.clone());
            self.by_doi.entry(doi).or_insert(at);
        }
        if let Some(isbn) = isbn(record) {
            self.by_isbn.entry(isbn).or_insert(at);
        }
        if let Some(title) = title(record) {
            let place = place(record).unwrap_or_default();
            self.by_place
                .entry(format!("{title}|{place}"))
                .or_insert(at);
            self.by_title.entry(title).or_insert(at);
        }
    }
}

/// Whether two records are of one title, or of one author and year: enough where both have one key.
pub(super) fn are_near(one: &Record, other: &Record) -> bool {
    let words = |record: &Record| letters(record.text("title"));
    let (first, second) = (author(one), author(other));
    let is_same_year = year(one).is_some() && year(one) == year(other);
    words(one) == words(other) || (!first.is_empty() && first == second && is_same_year)
}

fn doi(record: &Record) -> Option<String> {
    let doi = record.text("DOI").to_lowercase();
    (!doi.is_empty()).then_some(doi)
}

/// The number of a book. Its chapters have the same, so it counts with their title.
fn isbn(record: &Record) -> Option<String> {
    let written = record.text("ISBN").split([' ', ',', ';']).next()?;
    let digits = written.chars().filter(|c| *c != '-');
    let digits: String = digits.collect::<String>().to_uppercase();
    // The nine digits that an old number and a new one of a book share.
    let own = match digits.len() {
        10 => digits.get(..9)?,
        13 => digits.get(3..12)?,
        _ => return None,
    };
    let is_part = matches!(
        record.text("type"),
        "chapter" | "entry" | "paper-conference"
    );
    let title = if is_part {
        letters(record.text("title"))
    } else {
        String::new()
    };
    Some(format!("{own}|{title}"))
}

fn title(record: &Record) -> Option<String> {
    let title = letters(record.text("title"));
    let year = year(record).unwrap_or_default();
    (!title.is_empty()).then(|| format!("{title}|{}|{year}", author(record)))
}

fn author(record: &Record) -> String {
    by(record)
        .first()
        .map(|name| letters(name.main()))
        .unwrap_or_default()
}

/// The volume and issue of an article: journals have an editorial in each.
fn place(record: &Record) -> Option<String> {
    let is_article = record.text("type").starts_with("article-");
    let place = format!("{}/{}", record.text("volume"), record.text("issue"));
    (is_article && place.len() > 1).then_some(place)
}

/// The letters and digits of a text, folded.
fn letters(text: &str) -> String {
    let folded = fold(&plain(text)).into_owned();
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
