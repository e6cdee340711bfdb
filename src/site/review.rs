//! What is to be reviewed, and when: entries by their own date, ratings by how long their scale says that they hold.

use jiff::civil;

use crate::model::Bank;
use crate::theme::{Context, Value};
use crate::{
    model::{Entry, Status},
    text::Date,
};

use super::output::{Claim, Output};
use super::pages::{Rendered, finish, page};
use super::path;
use crate::site::Site;
use crate::site::view::list::{pager, pages, slice};

/// The folder of the page and its feed.
pub(super) const FOLDER: &str = "review-due";

/// Whether the bank plans any reviews.
pub(super) fn is_kept(bank: &Bank) -> bool {
    bank.entries.iter().any(|entry| entry.review_by.is_some())
        || bank
            .schema
            .scales
            .values()
            .any(|scale| scale.review_every.is_some())
}

/// What stands where, in a bank that plans reviews.
pub(super) fn outputs(bank: &Bank) -> Vec<Claim> {
    if !is_kept(bank) {
        return Vec::new();
    }
    let pages = (1..=pages(due(bank).len()))
        .map(|page| Claim::of_site(path::page(FOLDER, page), Output::ReviewDue { page }));
    let feed = Claim::of_site(format!("{FOLDER}/feed.xml"), Output::ReviewFeed);
    pages.chain([feed]).collect()
}

/// Page `number` of what is due.
pub(super) fn list(site: &Site, path: &str, number: usize) -> Rendered {
    let due = due(&site.bank);
    let row = |(at, day): &(usize, civil::Date)| {
        let day = Date::from(*day).words();
        Value::from_serializable(&(site.row(*at), day))
    };
    let mut context = Context::new();
    let shown: Vec<Value> = slice(&due, number).iter().map(row).collect();
    context.insert_value("due", Value::from_serializable(&shown));
    context.insert("pager", &pager(FOLDER, number, due.len()));
    finish(
        site,
        "review-due.html",
        &page(site, path, "Review due"),
        context,
    )
}

/// The entries whose review is past, the longest first, each with the day that it was planned for.
pub(super) fn due(bank: &Bank) -> Vec<(usize, civil::Date)> {
    let entries = bank.entries.iter().enumerate();
    let mut found: Vec<(usize, civil::Date)> = entries
        .filter_map(|(at, entry)| Some((at, day(bank, entry)?)))
        .filter(|(_, day)| *day < bank.today)
        .collect();
    found.sort_by_key(|(at, day)| (*day, *at));
    found
}

/// Whether the review of the entry at this place is past.
pub(super) fn is_due(bank: &Bank, at: usize) -> bool {
    let day = day(bank, &bank.entries[at]);
    day.is_some_and(|day| day < bank.today)
}

/// The day on which an entry's next review is due: the earliest of its own date and of those of its ratings.
pub(super) fn day(bank: &Bank, entry: &Entry) -> Option<civil::Date> {
    let runs = matches!(entry.status, Status::Live | Status::UnderReview);
    let own = entry.review_by.map(|date| date.last_day());
    let ratings = crate::check::rating_reviews(bank, entry);
    let first = ratings.into_iter().map(|(day, _)| day).chain(own).min();
    first.filter(|_| runs)
}
