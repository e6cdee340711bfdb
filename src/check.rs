//! Stage 5: the rules that need the whole bank.

pub(crate) mod data;
pub(crate) mod retractions;
pub(crate) mod reviewers;
pub(crate) mod rows;
pub(crate) mod statement;
pub(crate) mod translations;
pub(crate) mod unread;

use crate::model::EntryId;
use std::collections::BTreeSet;

use jiff::{Span, civil};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::link::{EdgeKind, Links};
use crate::model::Bank;
use crate::model::{Entry, Status};

pub use crate::check::data::check as data;
pub(crate) use crate::check::data::table_of;
pub use crate::check::retractions::retractions;

/// Reports what is wrong, or waits for somebody, in a bank whose parts are fine.
pub fn check(bank: &Bank, links: &Links, out: &mut Diagnostics) {
    for id in bank.entries.ids() {
        orphan(bank, links, id, out);
        overdue(bank, &bank.entries[id], out);
        outdated_ratings(bank, &bank.entries[id], out);
        incomplete(&bank.entries[id], out);
        reviewers::check(bank, &bank.entries[id], out);
        lost_ground(bank, links, id, out);
        translations::check(bank, links, id, out);
    }
    circles(bank, links, out);
    statement::check(bank, out);
    unread::check(bank, links, out);
}

fn at_title(entry: &Entry) -> std::ops::Range<usize> {
    entry.fields.span("title")
}

fn orphan(bank: &Bank, links: &Links, id: EntryId, out: &mut Diagnostics) {
    let entry = &bank.entries[id];
    if links.is_orphan(bank, id) {
        let message = format!("nothing leads to `{}`", entry.id.name);
        let help = "Link it from another entry, cite it, or file it under a term.";
        let found = Diagnostic::new(Code::Orphan, entry.path(), at_title(entry), message);
        out.push(found.help(help).misses(Misses::Links));
    }
}

fn overdue(bank: &Bank, entry: &Entry, out: &mut Diagnostics) {
    let runs = matches!(
        entry.status,
        Status::Live | Status::UnderReview | Status::Draft
    );
    let Some(date) = entry
        .review_by
        .filter(|date| runs && date.last_day() < bank.today)
    else {
        return;
    };
    let message = format!(
        "the review of `{}` was planned for {}",
        entry.id.name,
        date.in_english()
    );
    let help = "Check the entry against its sources, then set `reviewed` and a new `review_by`.";
    let span = entry.fields.span("review_by");
    out.push(Diagnostic::new(Code::OverdueReview, entry.path(), span, message).help(help));
}

/// The ratings of an entry and its findings that their scale wants judged again: the last day that each holds, and the
/// scale.
pub(crate) fn rating_reviews(bank: &Bank, entry: &Entry) -> Vec<(civil::Date, String)> {
    let mut found = Vec::new();
    entry.fields.each(&mut |value, _| {
        for rating in value.ratings() {
            let scale = bank.schema.scales.get(&rating.scale);
            let every = scale.and_then(|scale| scale.review_every.as_ref()?.parse::<Span>().ok());
            let until = rating
                .assessed
                .zip(every)
                .and_then(|(assessed, every)| assessed.last_day().checked_add(every).ok());
            found.extend(until.map(|until| (until, rating.scale.clone())));
        }
    });
    found.sort();
    found.dedup();
    found
}

fn outdated_ratings(bank: &Bank, entry: &Entry, out: &mut Diagnostics) {
    let runs = matches!(entry.status, Status::Live | Status::UnderReview);
    let past = rating_reviews(bank, entry).into_iter();
    let first = past.filter(|(until, _)| runs && *until < bank.today).min();
    if let Some((until, scale)) = first {
        let message = format!(
            "a rating of `{}` on `{scale}` was to be judged again by {}",
            entry.id.name,
            crate::text::Date::from(until).in_english()
        );
        let help = "Judge it again, then set `assessed` to the day that you did.";
        let found = Diagnostic::new(Code::OverdueReview, entry.path(), at_title(entry), message);
        out.push(found.help(help));
    }
}

/// A status that changes what a reader may rely on must say since when, or what to read instead.
fn incomplete(entry: &Entry, out: &mut Diagnostics) {
    let missing = match entry.status {
        Status::Withdrawn | Status::Retracted if entry.status_date.is_none() => "status_date",
        Status::Superseded if entry.fields.names("superseded_by").is_empty() => "superseded_by",
        _ => return,
    };
    if is_written(entry, missing) {
        // What is wrong with it is said already.
        return;
    }
    let code = entry.status.code();
    let article = if code.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    let message = format!("{article} {code} entry needs `{missing}`");
    let help = match missing {
        "status_date" => {
            "Add `status_date: …`, the day that it was taken back: reviews since then count."
        }
        _ => "Add `superseded_by: …`, the id of the entry that takes its place.",
    };
    let span = entry.fields.span("status");
    let found = Diagnostic::new(Code::MissingField, entry.path(), span, message).help(help);
    out.push(found.misses(Misses::Needed(missing.to_owned())));
}

/// Whether the head of an entry has a line for a field, whatever stands there.
fn is_written(entry: &Entry, field: &str) -> bool {
    let head = &entry.file.text[..entry.markdown.start];
    let mut lines = head.lines();
    lines.any(|line| {
        let value = line.strip_prefix(field).map(str::trim_start);
        let value = value.and_then(|rest| rest.strip_prefix(':'));
        value.is_some_and(|value| !value.trim().is_empty())
    })
}

fn lost_ground(bank: &Bank, links: &Links, id: EntryId, out: &mut Diagnostics) {
    let entry = &bank.entries[id];
    for source in links.lost_ground(bank, id) {
        let source = &bank.entries[source];
        let message = format!(
            "`{}` rests on `{}`, which is {}",
            entry.id.name,
            source.id.name,
            source.status.code()
        );
        let help =
            "Check what still holds without it, then set `reviewed` to the day that you did.";
        out.push(
            Diagnostic::new(
                Code::RestsOnWithdrawn,
                entry.path(),
                at_title(entry),
                message,
            )
            .help(help),
        );
    }
}

fn circles(bank: &Bank, links: &Links, out: &mut Diagnostics) {
    let next = |id: EntryId| {
        let edges = links.outgoing(id).iter();
        edges
            .filter(|edge| edge.kind == EdgeKind::SupersededBy)
            .map(|edge| edge.to)
            .next()
    };
    let mut done: BTreeSet<EntryId> = BTreeSet::new();
    for start in bank.entries.ids() {
        let mut path = Vec::new();
        let mut id = Some(start);
        while let Some(here) = id.filter(|here| !done.contains(here)) {
            if let Some(first) = path.iter().position(|&seen| seen == here) {
                report_circle(bank, &path[first..], out);
                break;
            }
            path.push(here);
            id = next(here);
        }
        done.extend(path);
    }
}

fn report_circle(bank: &Bank, circle: &[EntryId], out: &mut Diagnostics) {
    let names: Vec<&str> = circle
        .iter()
        .map(|&id| bank.entries[id].id.name.as_str())
        .collect();
    let message = format!(
        "supersession runs in a circle: {} → {}",
        names.join(" → "),
        names[0]
    );
    for &id in circle {
        let entry = &bank.entries[id];
        let span = entry.fields.span("superseded_by");
        let found = Diagnostic::new(
            Code::SupersessionCircle,
            entry.path(),
            span,
            message.clone(),
        );
        out.push(found.help("The newest entry of the line has no `superseded_by`."));
    }
}
