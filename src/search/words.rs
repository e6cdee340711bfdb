//! The dictionary cut into shards of about one size, with the places of its words beside them.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::dictionary::{Dictionary, Slot};
use super::shards::MOST_SHARDS;

/// The size of a shard in bytes, where there are not too many.
const SHARD: usize = 4 * 1024;

/// The dictionary in shards, with the shortest texts that separate each from the one before.
pub(super) fn cut(
    dictionary: &Dictionary,
    shard_bytes: Option<usize>,
) -> (Vec<String>, BTreeMap<String, String>) {
    let (mut separators, mut files) = (Vec::new(), BTreeMap::new());
    let whole: usize = dictionary
        .slots
        .iter()
        .map(|(word, slot)| size(word, slot))
        .sum();
    let enough = shard_bytes.unwrap_or(SHARD.max(whole / MOST_SHARDS));
    let mut shard = WordShard::default();
    let mut last = "";
    for (word, slot) in &dictionary.slots {
        if shard.size >= enough {
            std::mem::take(&mut shard).finish(separators.len() - 1, &mut files);
        }
        if shard.size == 0 {
            separators.push(separator(last, word));
        }
        shard.add(word, slot);
        last = word;
    }
    if shard.size > 0 {
        shard.finish(separators.len() - 1, &mut files);
    }
    (separators, files)
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

/// How many bytes a slot takes in its shard, nearly.
fn size(word: &str, slot: &Slot) -> usize {
    let titles = slot
        .titles
        .iter()
        .map(|(title, documents)| title.len() + documents.len());
    let synonyms = slot
        .synonyms
        .iter()
        .map(|(key, others)| key.len() + others.iter().map(String::len).sum::<usize>());
    let value = slot
        .value
        .iter()
        .map(|value| value.iter().map(String::len).sum::<usize>());
    let head = slot.head.iter().map(String::len);
    let rest: usize = titles
        .chain(synonyms)
        .chain(value)
        .chain(head)
        .map(|part| part + 6)
        .sum();
    word.len() + slot.postings.len() + 2 + rest
}

#[derive(Default)]
struct WordShard {
    size: usize,
    words: Vec<String>,
    lists: Vec<String>,
    places: Vec<String>,
    titles: Map<String, Json>,
    synonyms: Map<String, Json>,
    heads: Map<String, Json>,
    values: Map<String, Json>,
}

impl WordShard {
    fn add(&mut self, word: &str, slot: &Slot) {
        self.size += size(word, slot);
        if !slot.postings.is_empty() {
            self.words.push(word.to_owned());
            self.lists.push(slot.postings.clone());
            self.places.push(slot.places.clone());
        }
        for (title, documents) in &slot.titles {
            self.titles.insert(title.clone(), json!(documents));
        }
        for (key, others) in &slot.synonyms {
            self.synonyms.insert(key.clone(), json!(others));
        }
        if let Some(head) = &slot.head {
            self.heads.insert(word.to_owned(), json!(head));
        }
        if let Some(value) = &slot.value {
            self.values.insert(word.to_owned(), json!(value));
        }
    }

    fn finish(self, number: usize, files: &mut BTreeMap<String, String>) {
        let mut shard = Map::new();
        if !self.words.is_empty() {
            shard.insert("words".to_owned(), json!(self.words.join(" ")));
            shard.insert("lists".to_owned(), json!(self.lists.join(" ")));
        }
        let parts = [
            ("titles", self.titles),
            ("synonyms", self.synonyms),
            ("heads", self.heads),
            ("values", self.values),
        ];
        for (name, part) in parts {
            if !part.is_empty() {
                shard.insert(name.to_owned(), Json::Object(part));
            }
        }
        files.insert(format!("w{number}.json"), Json::Object(shard).to_string());
        files.insert(
            format!("p{number}.json"),
            json!(self.places.join(" ")).to_string(),
        );
    }
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
}
