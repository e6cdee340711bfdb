//! The shards of words, written when they are asked for: each what stands under the words from one separator up to the
//! next, with the places of these words in a shard beside it.

use serde_json::{Map, Value as Json, json};

use super::dictionary::Dictionary;
use super::front_coding;
use super::parted::Two;
use crate::search::index::lexicon::Lexicon;
use crate::search::index::posting_list;
use crate::search::index::postings::Postings;
use crate::search::text::facets::SearchFacet;

/// What shards are written from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) postings: &'a Postings,
    pub(crate) dictionary: &'a Dictionary,
    /// By `:name:value`.
    pub(crate) facets: &'a Lexicon<SearchFacet>,
}

impl Words<'_> {
    /// The words of a shard, with all that stands under them but their places.
    pub(crate) fn shard(&self, number: usize) -> String {
        let (from, to) = self.ends(number);
        let mut shard = Map::new();
        let numbers = &self.dictionary.numbers;
        let stems = self.postings.stems.range(from, to);
        let (words, lists): (Vec<&str>, Vec<String>) = stems
            .map(|(stem, word)| (&**stem, word.list.postings(numbers)))
            .unzip();
        if !words.is_empty() {
            shard.insert(
                "words".to_owned(),
                json!(front_coding::coded(words.into_iter())),
            );
            shard.insert("lists".to_owned(), json!(lists.join(" ")));
        }
        let parts = [
            ("titles", self.titles(from, to)),
            ("synonyms", self.synonyms(from, to)),
            ("apart", self.apart(from, to)),
            ("pages", self.pages(from, to)),
            ("heads", self.heads(from, to)),
            ("values", self.values(from, to)),
        ];
        for (name, part) in parts {
            if !part.is_empty() {
                shard.insert(name.to_owned(), Json::Object(part));
            }
        }
        Json::Object(shard).to_string()
    }

    /// The places of the words of a shard.
    pub(crate) fn places(&self, number: usize) -> String {
        let (from, to) = self.ends(number);
        let numbers = &self.dictionary.numbers;
        let length = |entry| self.postings.length(entry);
        let stems = self.postings.stems.range(from, to);
        let places = stems.map(|(_, word)| word.list.places(numbers, length));
        let places: Vec<String> = places.collect();
        json!(places.join(" ")).to_string()
    }

    /// The texts that a shard begins with, and ends before.
    fn ends(&self, number: usize) -> (&str, Option<&str>) {
        let separators = &self.dictionary.separators;
        let end = separators.get(number + 1).map(String::as_str);
        (&separators[number], end)
    }

    fn titles(&self, from: &str, to: Option<&str>) -> Map<String, Json> {
        let title = |title: &str| {
            let entries = self.postings.titles.get(title)?;
            Some((
                title.to_owned(),
                json!(posting_list::entries(entries, &self.dictionary.numbers)),
            ))
        };
        let here = self.dictionary.under.titles.range(from, to);
        here.filter_map(title).collect()
    }

    fn synonyms(&self, from: &str, to: Option<&str>) -> Map<String, Json> {
        let behind = self
            .dictionary
            .under
            .held
            .range((from.to_owned(), String::new())..);
        let here = behind.take_while(|((word, _), _)| is_before(word, to));
        here.map(|((_, key), others)| (key.clone(), json!(others)))
            .collect()
    }

    fn apart(&self, from: &str, to: Option<&str>) -> Map<String, Json> {
        let behind = self
            .dictionary
            .under
            .parted(self.postings)
            .range(from.to_owned()..);
        let here = behind.take_while(|(stem, _)| is_before(stem, to));
        let row = |two: &Two| two.row(self.postings, &self.dictionary.numbers);
        here.map(|(stem, twos)| (stem.clone(), twos.iter().map(row).collect()))
            .collect()
    }

    fn pages(&self, from: &str, to: Option<&str>) -> Map<String, Json> {
        let behind = self.dictionary.under.pages.from(from);
        let here = behind.take_while(|(word, ..)| is_before(word, to));
        here.map(|(_, key, pages)| {
            let rows = pages.iter();
            let rows = rows.map(|page| json!([page.url, page.title, page.label, page.excerpt]));
            (key.to_owned(), Json::Array(rows.collect()))
        })
        .collect()
    }

    fn heads(&self, from: &str, to: Option<&str>) -> Map<String, Json> {
        let here = self.dictionary.under.heads.range(from, to);
        here.map(|(letters, stems)| (letters.to_string(), json!(**stems)))
            .collect()
    }

    fn values(&self, from: &str, to: Option<&str>) -> Map<String, Json> {
        let value = |(key, facet): (&std::sync::Arc<str>, &SearchFacet)| {
            let entries = self.postings.values.get(&key[1..])?;
            let value = json!([
                posting_list::entries(entries, &self.dictionary.numbers),
                facet.code,
                facet.label
            ]);
            Some((key.to_string(), value))
        };
        let here = self.facets.range(from, to);
        here.filter_map(value).collect()
    }
}

fn is_before(text: &str, end: Option<&str>) -> bool {
    end.is_none_or(|end| text < end)
}
