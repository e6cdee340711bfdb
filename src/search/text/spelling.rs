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

/// The groups that a word stands in which can be a mend: by its first letter and by its second, with how many letters it
/// has, as `s06` and `?o06` for *social*. Whatever is near to a word is in few of them, but for words with two slips of
/// which one is in the first letter: hardly any are (Pollock and Zamora, *Automatic spelling correction*, 1984).
pub(crate) fn groups(form: &str) -> Option<[String; 2]> {
    let length = mend_length(form)?;
    let mut letters = form.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    Some([
        format!("{first}{length:02}"),
        format!("?{second}{length:02}"),
    ])
}

/// How many more doublings a word has that is taken for what was meant instead of one that the bank has.
const LIKELIER: u32 = 3;
/// The fewest letters of a word that is a slip all the same.
const SLIP: usize = 6;

/// Whether a word is long enough to be taken for a slip where the bank has it.
pub(crate) fn may_be_slip(form: &str) -> bool {
    mend_length(form).is_some_and(|length| length >= SLIP)
}

/// The word that is meant by one that the bank has but rarely: another that is one edit away, begins alike and occurs
/// many times as often. Of such words the most frequent, then the first by code points.
pub(crate) fn likelier<'f>(
    form: &str,
    forms: &'f [(Arc<str>, u32)],
    mut is_other: impl FnMut(&str) -> bool,
) -> Option<&'f str> {
    let length = mend_length(form)?;
    let own = forms.binary_search_by(|(other, _)| (**other).cmp(form));
    let own = own.map_or(0, |at| magnitude(forms[at].1));
    let mut best: Option<(u32, &str)> = None;
    for (other, count) in forms {
        let is_near = mend_length(other).is_some_and(|other| other.abs_diff(length) <= 1);
        let common = magnitude(*count);
        if is_near
            && common >= own + LIKELIER
            && best.is_none_or(|(most, _)| common > most)
            && form.chars().next() == other.chars().next()
            && strsim::osa_distance(form, other) == 1
            && is_other(other)
        {
            best = Some((common, other));
        }
    }
    best.map(|(_, other)| other)
}

/// How often a word occurs, as far as that matters: how many times two can be doubled.
pub(crate) fn magnitude(count: u32) -> u32 {
    count.max(1).ilog2()
}

/// The nearest of the words that a bank has: by edits (a swap of neighbours is one), then words with the same first
/// letter, then by how often they occur, then by code points. One with another first letter is one edit away at most.
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
        let is_near = distance <= if is_other_start { reach.min(1) } else { reach };
        if is_near && best.is_none_or(|best| rank < best) {
            best = Some(rank);
        }
    }
    best.map(|(.., other)| other)
}
