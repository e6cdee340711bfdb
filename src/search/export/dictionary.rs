//! How the words of a bank are cut into shards, and what else stands under them: titles under their rarest word, what a
//! word is also called, which words some letters begin, values of facets under `:name:value`.
//!
//! Only what the cut depends on is worked out here; a shard is written when it is asked for (`term_shards.rs`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::prefix_completions::{self, Heads};
use super::titles::Titles;
use crate::search::index::doc_order::Numbers;
use crate::search::index::edit::Edit;
use crate::search::index::lexicon::Lexicon;
use crate::search::index::postings::{Postings, Word};
use crate::search::text::facets::SearchFacet;
use crate::search::text::pages::Pages;
use crate::search::text::synonyms::Synonyms;

/// The most shards of one sort, where a bank does not say how large they are: the manifest says where each begins, and is
/// loaded with the first query.
pub(crate) const MOST_SHARDS: usize = 4000;
/// The size of a shard in bytes, where there are not too many.
const SHARD: usize = 3 * 1024;
/// What stands around a text and its list in JSON.
const AROUND: usize = 6;

/// Where each word of the bank, and what stands under it, lies among the shards.
#[derive(Debug)]
pub(crate) struct Dictionary {
    pub(crate) numbers: Numbers,
    pub(crate) under: TermPayload,
    /// The shortest texts that separate each shard from the one before.
    pub(crate) separators: Vec<String>,
}

/// What stands under words beside their lists.
#[derive(Debug)]
pub(crate) struct TermPayload {
    pub(crate) heads: Heads,
    pub(crate) titles: Titles,
    /// What words and phrases are also called, behind their first word.
    pub(crate) synonyms: Arc<BTreeMap<(String, String), Vec<String>>>,
    /// The pages beside entries, behind the first word of their names.
    pub(crate) pages: Arc<Pages>,
}

impl TermPayload {
    pub(crate) fn all(postings: &Postings, synonyms: &Synonyms, pages: &Arc<Pages>) -> Self {
        Self {
            heads: prefix_completions::all(postings),
            titles: Titles::all(postings),
            synonyms: Arc::new(synonyms.by_first_word()),
            pages: Arc::clone(pages),
        }
    }

    /// The same after an edit.
    pub(crate) fn again(&self, postings: &Postings, edit: &Edit) -> Self {
        let moved = edit.moved();
        Self {
            heads: prefix_completions::again(&self.heads, postings, &moved),
            titles: self.titles.again(postings, edit, &moved),
            synonyms: Arc::clone(&self.synonyms),
            pages: Arc::clone(&self.pages),
        }
    }

    /// The words that something stands under, in order, with about how many bytes that takes.
    fn sizes<'a>(
        &'a self,
        postings: &Postings,
        facets: &'a Lexicon<SearchFacet>,
    ) -> Vec<(&'a str, usize)> {
        let titles = self.titles.iter();
        let mut found: Vec<(&str, usize)> = titles
            .map(|(word, title)| (word, title.len() + 4 + AROUND))
            .collect();
        let synonym = |((word, key), others): (&'a (String, String), &Vec<String>)| {
            let others: usize = others.iter().map(|other| other.len() + 3).sum();
            (word.as_str(), key.len() + others + AROUND)
        };
        found.extend(self.synonyms.iter().map(synonym));
        found.extend(self.pages.sizes());
        let head = |(letters, stems): (&'a Arc<str>, &Arc<str>)| {
            (&**letters, letters.len() + stems.len() + AROUND)
        };
        found.extend(self.heads.iter().map(head));
        let value = |(key, facet): (&'a Arc<str>, &SearchFacet)| {
            let entries = postings.values.get(&key[1..]);
            let entries = entries.map_or(0, |entries| entries.len());
            let text = key.len() + facet.code.len() + facet.label.len();
            (&**key, text + entries + 3 * AROUND)
        };
        found.extend(facets.iter().map(value));
        // Stable, for its speed with parts that are sorted.
        found.sort_by_key(|(word, _)| *word);
        found
    }
}

impl Dictionary {
    /// Cuts the words of a bank into shards, of so many bytes where that is said.
    pub(crate) fn cut(
        postings: &Postings,
        under: TermPayload,
        facets: &Lexicon<SearchFacet>,
        shard_bytes: Option<usize>,
    ) -> Self {
        let sizes = merged(&postings.stems, &under.sizes(postings, facets));
        Self {
            numbers: Numbers::of_lengths(&postings.norms),
            separators: separators(&sizes, shard_bytes),
            under,
        }
    }
}

/// The sizes of words, and of what stands under them, in order. Only few of the words are compared: there are many, and
/// an edit waits for this.
fn merged<'a>(stems: &'a Lexicon<Word>, under: &[(&'a str, usize)]) -> Vec<(&'a str, usize)> {
    let mut found = Vec::new();
    let sized = |(stem, word): &'a (Arc<str>, Word)| (&**stem, stem.len() + word.size + 1);
    let mut rest = under;
    for leaf in stems.leaves() {
        let last = leaf.last().map_or("", |(stem, _)| stem);
        let (here, behind) = rest.split_at(rest.partition_point(|(word, _)| *word <= last));
        rest = behind;
        let mut leaf = leaf;
        for &(word, size) in here {
            let (before, from) = leaf.split_at(leaf.partition_point(|(stem, _)| **stem < *word));
            found.extend(before.iter().map(sized));
            found.push((word, size));
            leaf = from;
        }
        found.extend(leaf.iter().map(sized));
    }
    found.extend(rest);
    found
}

/// Cuts words of these sizes into shards of about one size.
fn separators(sizes: &[(&str, usize)], shard_bytes: Option<usize>) -> Vec<String> {
    let whole: usize = sizes.iter().map(|(_, size)| size).sum();
    let enough = shard_bytes.unwrap_or(SHARD.max(whole / MOST_SHARDS));
    let mut found = Vec::new();
    let (mut filled, mut last) = (enough, "");
    for &(word, size) in sizes {
        // What stands under one word stays together.
        if filled >= enough && (word != last || found.is_empty()) {
            found.push(separator(last, word));
            filled = 0;
        }
        filled += size;
        last = word;
    }
    found
}

/// The shortest text that comes behind `last` and not behind `next`.
fn separator(last: &str, next: &str) -> String {
    let common = last
        .chars()
        .zip(next.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let length = if last.is_empty() { 0 } else { common + 1 };
    next.chars().take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_is_as_short_as_can_be() {
        assert_eq!(separator("", "abc"), "");
        assert_eq!(separator("social", "socialis"), "sociali");
        assert_eq!(separator("socia", "train"), "t");
        assert_eq!(separator(":kind:x", "a"), "a");
    }

    #[test]
    fn shards_hold_whole_words_until_they_are_full() {
        let sizes = [
            ("ab", 5),
            ("ab", 3),
            ("ab", 1),
            ("ac", 1),
            ("b", 9),
            ("c", 1),
        ];
        assert_eq!(separators(&sizes, Some(6)), ["", "ac", "c"]);
        assert!(separators(&[], Some(6)).is_empty());
    }
}
