//! Letters that begin more words than a plan takes, with the words that it takes: a reader of the index that completes
//! a word need not load all of them to know which stand in the most entries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::search::index::lexicon::Lexicon;
use crate::search::index::postings::{Postings, Word};
use crate::search::query::plan::{MOST_EXPANSIONS, top};
use crate::search::text::scan::is_unspaced;

/// How many letters a beginning has at least; one in writing without spaces between words.
const LETTERS: usize = 3;

/// By the letters, stems with spaces between.
pub(crate) type Heads = Lexicon<Arc<str>>;

/// The heads of all words.
pub(crate) fn all(postings: &Postings) -> Heads {
    let stems: Vec<(&str, u32)> = postings
        .stems
        .iter()
        .map(|(stem, word)| counted(stem, word))
        .collect();
    let mut found = BTreeMap::new();
    for run in stems.chunk_by(|a, b| a.0.chars().next() == b.0.chars().next()) {
        add(run, fewest(run[0].0), &mut found);
    }
    Lexicon::of(
        found
            .into_iter()
            .map(|(letters, stems)| (letters.into(), stems)),
    )
}

/// The heads after some stems have come to stand in other entries.
pub(crate) fn again(heads: &Heads, postings: &Postings, moved: &BTreeSet<&str>) -> Heads {
    let mut found = BTreeMap::new();
    let starts = moved.iter().filter_map(|stem| start(stem, fewest(stem)));
    for start in starts.collect::<BTreeSet<&str>>() {
        let known = heads.range(start, None);
        let known = known.take_while(|(letters, _)| letters.starts_with(start));
        found.extend(known.map(|(letters, _)| (letters.to_string(), None)));
        let stems = postings.stems.range(start, None);
        let stems = stems.map(|(stem, word)| counted(stem, word));
        let stems: Vec<(&str, u32)> = stems
            .take_while(|(stem, _)| stem.starts_with(start))
            .collect();
        let mut now = BTreeMap::new();
        add(&stems, fewest(start), &mut now);
        found.extend(
            now.into_iter()
                .map(|(letters, stems)| (letters, Some(stems))),
        );
    }
    heads.with(found)
}

fn counted<'a>(stem: &'a str, word: &Word) -> (&'a str, u32) {
    let count = u32::try_from(word.list.documents.len());
    (stem, count.unwrap_or(u32::MAX))
}

/// How many letters the shortest beginning of a word has.
fn fewest(stem: &str) -> usize {
    if stem.chars().next().is_some_and(is_unspaced) {
        1
    } else {
        LETTERS
    }
}

/// Adds the heads of words by their first `letters`, and then by more.
fn add(stems: &[(&str, u32)], letters: usize, found: &mut BTreeMap<String, Arc<str>>) {
    for run in stems.chunk_by(|a, b| start(a.0, letters) == start(b.0, letters)) {
        let Some(start) = start(run[0].0, letters) else {
            continue;
        };
        if run.len() <= MOST_EXPANSIONS {
            continue;
        }
        let most = top(run.to_vec()).into_iter();
        let most: Vec<&str> = most.map(|(stem, _)| stem).collect();
        found.insert(start.to_owned(), most.join(" ").into());
        add(run, letters + 1, found);
    }
}

/// The first letters of a word; `None` where it has fewer.
fn start(word: &str, letters: usize) -> Option<&str> {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.nth(letters - 1).map(|end| &word[..end])
}
