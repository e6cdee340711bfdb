//! Titles by their rarest words: a reader of the index that looks for a whole title has all of its words, so it finds
//! the title where it looks for one of them, and least stands beside it there.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::search::index::edit::{Change, Edit};
use crate::search::index::postings::Postings;

/// The keys of titles in the order of their rarest words; of equally rare ones in a title, the first in
/// the order of texts counts.
#[derive(Debug)]
pub(crate) struct Titles(Vec<Titled>);

/// The key of a title with the bytes of its rarest word.
#[derive(Clone, Debug)]
struct Titled {
    title: Arc<str>,
    rarest: Range<usize>,
}

impl Titles {
    /// All titles.
    pub(crate) fn all(postings: &Postings) -> Self {
        let stems = postings.stems.iter();
        let counts: FxHashMap<&str, usize> = stems
            .map(|(stem, word)| (&**stem, word.list.documents.len()))
            .collect();
        let count = |word: &str| counts.get(word).copied().unwrap_or_default();
        let titles = postings.titles.iter();
        Self::sorted(titles.map(|(title, _)| Titled::of(title, count)).collect())
    }

    /// The titles after some stems have come to stand in other entries.
    pub(crate) fn again(&self, postings: &Postings, edit: &Edit, moved: &BTreeSet<&str>) -> Self {
        let titles = |change: &Change| {
            let (old, new) = (&change.old.titles, &change.new.titles);
            old.symmetric_difference(new).cloned().collect::<Vec<_>>()
        };
        let mut stale: BTreeSet<String> = edit.changes.iter().flat_map(titles).collect();
        // There are many titles, and an edit waits for this.
        let moved: FxHashSet<&str> = moved.iter().copied().collect();
        let is_stale = |title: &Titled| title.title.split(' ').any(|word| moved.contains(word));
        let (again, mut kept): (Vec<Titled>, Vec<Titled>) =
            self.0.iter().cloned().partition(is_stale);
        kept.retain(|title| !stale.contains(&*title.title));
        stale.extend(again.iter().map(|title| title.title.to_string()));
        let known = stale.iter().filter_map(|title| postings.titles.key(title));
        kept.extend(known.map(|title| Titled::of(title, |word| postings.count(word))));
        Self::sorted(kept)
    }

    fn sorted(mut titles: Vec<Titled>) -> Self {
        // TermPayload one word by their texts, whichever way they came; stable, for its speed with what is nearly sorted.
        titles.sort_by(|a, b| (a.word(), &a.title).cmp(&(b.word(), &b.title)));
        Self(titles)
    }

    /// All titles with their rarest words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|title| (title.word(), &*title.title))
    }

    /// The titles whose rarest word lies between two texts.
    pub(crate) fn range(&self, from: &str, to: Option<&str>) -> impl Iterator<Item = &str> {
        let start = self.0.partition_point(|title| title.word() < from);
        let behind = self.0[start..].iter();
        let here = behind.take_while(move |title| to.is_none_or(|to| title.word() < to));
        here.map(|title| &*title.title)
    }
}

impl Titled {
    fn of(title: &Arc<str>, count: impl Fn(&str) -> usize) -> Self {
        let mut start = 0;
        let words = title.split(' ').map(|word| {
            let at = start;
            start += word.len() + 1;
            (count(word), word, at)
        });
        let (_, rarest, at) = words.min().unwrap_or_default();
        Self {
            title: Arc::clone(title),
            rarest: at..at + rarest.len(),
        }
    }

    fn word(&self) -> &str {
        &self.title[self.rarest.clone()]
    }
}
