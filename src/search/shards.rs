//! The index as JSON files: a manifest, and shards in a folder named by what they hold.
//!
//! `search-index/README.md` specifies the format. A change to it raises [`FORMAT`].

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::bank::Bank;
use crate::link::Links;

use super::bits;
use super::dictionary;
use super::plan::{ENDINGS, PREFIX_WEIGHT, SYNONYM_WEIGHT};
use super::{Search, analyse, near, record, words};

/// The version of the format.
const FORMAT: u32 = 1;
/// The folder of the site that holds the index.
const FOLDER: &str = "search";
/// The browser's reader, as it is written into every site.
const CLIENT: &str = include_str!("../../search-index/client.js");
/// BM25 as tantivy has it.
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// The most shards of one sort, where a bank does not say how large they are: some hosts take 20,000 files and no more.
pub(super) const MOST_SHARDS: usize = 2000;
/// How many entries a shard has, where there are not too many.
const ENTRIES: usize = 2;

/// The files of an index, by their path in the site.
pub type Shards = BTreeMap<String, Arc<[u8]>>;

/// Exports an index.
pub(super) fn export(search: &Search, bank: &Bank, links: &Links) -> Result<Shards> {
    let settings = bank.config.search.clone().unwrap_or_default();
    let dictionary = dictionary::gather(search)?;
    let (separators, mut files) = words::cut(&dictionary, settings.shard_bytes);
    let forms = form_shards(search, &mut files);
    let searched = &search.index.entries;
    let per_shard = settings
        .entries
        .unwrap_or(ENTRIES.max(searched.len().div_ceil(MOST_SHARDS)));
    let entries: Vec<_> = searched
        .par_chunks(per_shard)
        .map(|shard| entry_shard(bank, links, shard))
        .collect();
    for (number, shard) in entries.into_iter().enumerate() {
        files.insert(format!("e{number}.json"), shard);
    }
    let generation = generation(&files);
    let manifest = json!({
        "format": FORMAT,
        "generation": generation,
        "entries": searched.len(),
        "tokens": dictionary.tokens,
        "k1": K1,
        "b": B,
        "lengths": dictionary.lengths,
        "lengthParameter": dictionary.length_parameter,
        "stemmer": search.index.is_english.then_some("english"),
        "stop": if search.index.is_english { analyse::STOP_WORDS } else { "" },
        "endings": if search.index.is_english { ENDINGS } else { "" },
        "weights": {"synonym": SYNONYM_WEIGHT, "prefix": PREFIX_WEIGHT},
        "fields": fields(search),
        "kinds": kinds(bank),
        "scales": scales(bank),
        "entriesPerShard": per_shard,
        "forms": forms,
        "separators": separators,
    });
    let mut found: Shards = BTreeMap::new();
    found.insert(
        format!("{FOLDER}/manifest.json"),
        bytes(&manifest.to_string()),
    );
    found.insert(
        format!("{FOLDER}/client.js"),
        bytes(&without_comments(CLIENT)),
    );
    for (name, text) in files {
        found.insert(format!("{FOLDER}/{generation}/{name}"), bytes(&text));
    }
    Ok(found)
}

fn bytes(text: &str) -> Arc<[u8]> {
    Arc::from(text.as_bytes())
}

/// A hash of all shards: a shard of one generation never meets the manifest of another.
fn generation(files: &BTreeMap<String, String>) -> String {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    for (name, text) in files {
        hash.update(name.as_bytes());
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    format!("{:016x}", hash.digest())[..10].to_owned()
}

/// Words as they are written, by their length, for mending: asked for only where a word is unknown.
fn form_shards(search: &Search, files: &mut BTreeMap<String, String>) -> Vec<usize> {
    let mut by_length: BTreeMap<usize, (Vec<&str>, String)> = BTreeMap::new();
    for (form, &count) in search
        .index
        .forms
        .iter()
        .filter(|(form, _)| near::is_mend(form))
    {
        let (forms, counts) = by_length.entry(form.chars().count()).or_default();
        forms.push(form);
        counts.push(bits::digit(near::magnitude(count)));
    }
    let lengths = by_length.keys().copied().collect();
    for (length, (forms, counts)) in by_length {
        let shard = json!({"forms": forms.join(" "), "counts": counts});
        files.insert(format!("f{length}.json"), shard.to_string());
    }
    lengths
}

fn entry_shard(bank: &Bank, links: &Links, entries: &[usize]) -> String {
    let rows = entries.iter().map(|&at| record::of_entry(bank, links, at));
    Json::Array(rows.collect()).to_string()
}

/// What people call each facet, and how many values it has.
fn fields(search: &Search) -> Json {
    let known = &search.index.facets;
    let values = |name: &str| {
        known
            .range((name.to_owned(), String::new())..)
            .take_while(|((other, _), _)| other == name)
            .count()
    };
    let shown = search.facets.iter().map(|(name, label)| {
        (
            name.clone(),
            json!({"label": label, "values": values(name)}),
        )
    });
    Json::Object(shown.collect())
}

/// What results call kinds, and where their pages are.
fn kinds(bank: &Bank) -> Json {
    let shown = bank.schema.kinds.values().map(|kind| {
        let shown =
            json!({"label": kind.label, "url": kind.url, "icon": kind.icon, "colour": kind.colour});
        (kind.id.clone(), shown)
    });
    Json::Object(shown.collect())
}

/// What results call levels.
fn scales(bank: &Bank) -> Json {
    let shown = bank.schema.scales.values().map(|scale| {
        let levels = scale.levels.iter().chain(&scale.off_scale);
        let levels: Map<String, Json> = levels
            .map(|level| (level.code.clone(), json!(level.label)))
            .collect();
        let findings = scale.rates(crate::schema::FINDING);
        (
            scale.id.clone(),
            json!({"label": scale.label, "levels": levels, "findings": findings}),
        )
    });
    Json::Object(shown.collect())
}

/// Comments are for those who read the source: lines that hold nothing else are not published, nor are indents.
pub fn without_comments(script: &str) -> String {
    let mut found = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            found.push_str(line);
            found.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_with_the_source() {
        let script = "// a\n/** b\n * c\n */\nlet x = 1; // d\n\n  let y;\n";
        assert_eq!(without_comments(script), "let x = 1; // d\nlet y;\n");
    }
}
