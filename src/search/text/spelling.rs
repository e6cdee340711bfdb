//! The nearest word that a bank has, for one that it lacks.

use std::sync::Arc;

/// How many letters a word has that can be a mend: one with letters only, neither too short nor too long.
pub(crate) fn mend_length(form: &str) -> Option<usize> {
    let is_ascii = form.is_ascii();
    let length = if is_ascii {
        form.len()
    } else {
        form.chars().count()
    };
    let is_mend = (3..=30).contains(&length) && form.chars().all(char::is_alphabetic);
    is_mend.then_some(length)
}

/// How many edits a word of so many letters may be away.
pub(crate) fn reach(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    }
}

/// How often a word occurs, as far as that matters: how many times two can be doubled.
pub(crate) fn magnitude(count: u32) -> u32 {
    count.max(1).ilog2()
}

/// The nearest of the words that a bank has: by edits (a swap of neighbours is one), then words with the same first
/// letter, then by how often they occur, then by code points.
pub(crate) fn nearest<'f>(form: &str, forms: &'f [(Arc<str>, u32)]) -> Option<&'f str> {
    let length = form.chars().count();
    let reach = reach(length);
    let mut best = None;
    for (other, count) in forms {
        if mend_length(other).is_none_or(|other| other.abs_diff(length) > reach) {
            continue;
        }
        let distance = strsim::osa_distance(form, other);
        let is_other_start = form.chars().next() != other.chars().next();
        let rank = (
            distance,
            is_other_start,
            std::cmp::Reverse(magnitude(*count)),
            &**other,
        );
        if distance <= reach && best.is_none_or(|best| rank < best) {
            best = Some(rank);
        }
    }
    best.map(|(.., other)| other)
}
