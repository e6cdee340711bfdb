//! How the words of a bank are cut into shards, and what else stands under them: titles under their rarest word, what a
//! word is also called, which words some letters begin, values of facets under `:name:value`.
//!
//! Only what the cut depends on is worked out here; a shard is written when it is asked for (`term_shards.rs`).

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::parted::{self, Parted};
use super::prefix_completions::{self, Heads};
use super::titles::Titles;
use crate::search::index::doc_order::Numbers;
use crate::search::index::edit::Edit;
use crate::search::index::lexicon::Lexicon;
use crate::search::index::postings::{Postings, Word};
use crate::search::text::facets::SearchFacet;
use crate::search::text::pages::Pages;
use crate::search::text::synonyms::{STOPPED, Synonyms};
use crate::search::text::tongue::Tongue;

/// The most shards of one sort, where a bank does not say how large they are: the manifest says where each begins, and is
/// loaded with the first query.
pub(crate) const MOST_SHARDS: usize = 4000;
/// The most shards of entries, where a bank does not say how many each has: they are named by their number alone.
pub(crate) const MOST_ENTRY_SHARDS: usize = 8000;
/// The size of a shard in bytes, where there are few.
const SHARD: usize = 2 * 1024;
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

/// By the first word of a word or a phrase and the whole of it, what it is also called.
type Others = BTreeMap<(String, String), Vec<String>>;

/// What stands under words beside their lists.
#[derive(Debug)]
pub(crate) struct TermPayload {
    pub(crate) heads: Heads,
    pub(crate) titles: Titles,
    /// What the bank writes as two as well. Found when a shard is asked for, and so without a part in how words are cut: an
    /// edit does not wait for it.
    parted: OnceLock<Parted>,
    /// What the languages of the bank do to words.
    tongues: Vec<Tongue>,
    /// What words and phrases are also called, behind their first word.
    synonyms: Arc<Others>,
    /// Of that, what the bank has; what it has nothing of says still that a word is known.
    pub(crate) held: Others,
    /// The pages beside entries, behind the first word of their names.
    pub(crate) pages: Arc<Pages>,
}

impl TermPayload {
    pub(crate) fn all(
        postings: &Postings,
        synonyms: &Synonyms,
        pages: &Arc<Pages>,
        tongues: Vec<Tongue>,
    ) -> Self {
        let synonyms = synonyms.by_first_word();
        Self {
            heads: prefix_completions::all(postings),
            titles: Titles::all(postings),
            parted: OnceLock::new(),
            tongues,
            held: held(&synonyms, postings),
            synonyms: Arc::new(synonyms),
            pages: Arc::clone(pages),
        }
    }

    /// The same after an edit.
    pub(crate) fn again(&self, postings: &Postings, edit: &Edit) -> Self {
        let moved = edit.moved();
        Self {
            heads: prefix_completions::again(&self.heads, postings, &moved),
            titles: self.titles.again(postings, edit, &moved),
            parted: OnceLock::new(),
            tongues: self.tongues.clone(),
            synonyms: Arc::clone(&self.synonyms),
            held: held(&self.synonyms, postings),
            pages: Arc::clone(&self.pages),
        }
    }

    /// By the stem of a word, what the bank writes as two for it.
    pub(crate) fn parted(&self, postings: &Postings) -> &Parted {
        let all = || parted::all(postings, &self.tongues);
        self.parted.get_or_init(all)
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
        found.extend(self.held.iter().map(synonym));
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

/// Leaves out the words that no entry has, and phrases whose words nowhere stand so far from each other: looked for, they
/// would be loaded for nothing.
fn held(all: &Others, postings: &Postings) -> Others {
    let list = |stem: &str| postings.stems.get(stem).map(|word| &*word.list);
    let is_held = |other: &&String| {
        let stems = other.split(' ').enumerate();
        let stems: Vec<(usize, &str)> = stems.filter(|(_, stem)| *stem != STOPPED).collect();
        let is_pair = |pair: &[(usize, &str)]| {
            let apart = u32::try_from(pair[1].0 - pair[0].0).unwrap_or(u32::MAX);
            let both = list(pair[0].1).zip(list(pair[1].1));
            both.is_some_and(|(one, other)| one.before(other, apart).next().is_some())
        };
        stems.iter().all(|(_, stem)| list(stem).is_some()) && stems.windows(2).all(is_pair)
    };
    let of = |others: &Vec<String>| others.iter().filter(is_held).cloned().collect();
    all.iter()
        .map(|(key, others)| (key.clone(), of(others)))
        .collect()
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

/// Cuts words of these sizes into shards of about one size. Who looks for a word that alone is as large as a shard is not to
/// load half of another with it.
fn separators(sizes: &[(&str, usize)], shard_bytes: Option<usize>) -> Vec<String> {
    let whole: usize = sizes.iter().map(|(_, size)| size).sum();
    // A query loads the manifest, which names each shard in some four bytes, and three shards or so: both together are
    // smallest where a shard is as large as the root of what all are.
    let balanced = (whole + whole / 2).isqrt().max(whole / MOST_SHARDS);
    let enough = shard_bytes.unwrap_or(SHARD.max(balanced));
    let mut found = Vec::new();
    let (mut filled, mut last) = (enough, "");
    for &(word, size) in sizes {
        let is_full = filled >= enough || (size >= enough && filled >= enough / 2);
        // What stands under one word stays together.
        if is_full && (word != last || found.is_empty()) {
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
        let large = [("a", 4), ("b", 9), ("c", 1)];
        assert_eq!(separators(&large, Some(6)), ["", "b", "c"]);
        assert!(separators(&[], Some(6)).is_empty());
    }
}
