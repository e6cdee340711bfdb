//! What is to be reviewed, and when: entries by their own date, ratings by how long their scale says that they hold.

use crate::model::EntryId;
use jiff::civil;

use crate::model::{Bank, Entry, Status};

/// The folder of the page and its feed.
pub(crate) const FOLDER: &str = "review-due";

/// Whether the bank plans any reviews.
pub(crate) fn is_kept(bank: &Bank) -> bool {
    bank.entries.iter().any(|entry| entry.review_by.is_some())
        || bank
            .schema
            .scales
            .values()
            .any(|scale| scale.review_every.is_some())
}

/// The entries whose review is past, the longest first, each with the day that it was planned for.
pub(crate) fn due(bank: &Bank) -> Vec<(EntryId, civil::Date)> {
    let entries = bank.entries.numbered();
    let mut found: Vec<(EntryId, civil::Date)> = entries
        .filter_map(|(id, entry)| Some((id, day(bank, entry)?)))
        .filter(|(_, day)| *day < bank.today)
        .collect();
    found.sort_by_key(|(id, day)| (*day, *id));
    found
}

/// Whether the review of the entry at this place is past.
pub(crate) fn is_due(bank: &Bank, id: EntryId) -> bool {
    let day = day(bank, &bank.entries[id]);
    day.is_some_and(|day| day < bank.today)
}

/// The day on which an entry's next review is due: the earliest of its own date and of those of its ratings.
pub(crate) fn day(bank: &Bank, entry: &Entry) -> Option<civil::Date> {
    let runs = matches!(entry.status, Status::Live | Status::UnderReview);
    let own = entry.review_by.map(|date| date.last_day());
    let ratings = crate::check::rating_reviews(bank, entry);
    let first = ratings.into_iter().map(|(day, _)| day).chain(own).min();
    first.filter(|_| runs)
}
