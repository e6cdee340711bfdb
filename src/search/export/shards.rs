//! The index as JSON files: a manifest, and shards in a folder named by what they hold.
//!
//! `search-index/README.md` specifies the format. A change to it raises [`FORMAT`].

use std::sync::OnceLock;

use serde_json::{Map, Value as Json, json};
use xxhash_rust::xxh3::Xxh3;

use crate::config::Form;
use crate::model::Bank;

use super::client::later_files;
use super::dictionary::{Dictionary, MOST_ENTRY_SHARDS};
use super::form_shards::FormShards;
use crate::search::index::posting_list;
use crate::search::index::postings::Postings;
use crate::search::query::plan::{PREFIX_WEIGHT, SYNONYM_WEIGHT};
use crate::search::text::languages::{ELSEWHERE, Languages};
use crate::search::text::tongue::Tongue;
use crate::search::text::{facets, order};

/// The version of the format.
const FORMAT: u32 = 6;
/// The folder of the site that holds the index.
const FOLDER: &str = "search";
const MANIFEST_PATH: &str = "search/manifest.json";
const CLIENT_PATH: &str = "search/client.js";
const CLASSIC_PATH: &str = "search/client.classic.js";
/// BM25 as tantivy has it.
pub(crate) const K1: f64 = 1.2;
pub(crate) const B: f64 = 0.75;
/// How many entries a shard has, where there are not too many.
const ENTRIES: usize = 1;

/// The files of an index.
#[derive(Debug)]
pub(crate) struct Shards {
    pub(crate) manifest: String,
    /// The folder of the shards in the site.
    pub(crate) folder: String,
    /// How many shards of words there are, and as many of places.
    words: usize,
    /// How many shards of entries there are.
    entries: usize,
    /// How many entries each has.
    pub(crate) per_shard: usize,
    /// How words as they are written are cut into shards.
    pub(crate) forms: FormShards,
    /// How many orders there are.
    orders: usize,
    /// Whether each file is a script that hands on what it holds: pages that are read from a disk may load no other.
    is_scripts: bool,
    /// Every path in order, listed when a whole site is wanted.
    paths: OnceLock<Vec<String>>,
}

/// What a file of an index holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    Manifest,
    /// The reader, as a module.
    Client,
    /// A module that the reader loads when it is needed.
    Later(&'static str),
    /// The reader, as a classic script.
    Classic,
    /// Words, with what stands under them.
    Words(usize),
    /// The places of the words of the same number.
    Places(usize),
    /// Entries, as results show them.
    Entries(usize),
    /// What the entries of the same number say: findings, and how sections begin.
    Passages(usize),
    /// Words as they are written.
    Forms(usize),
    /// The places of all entries in an order.
    Order(usize),
    /// Their places in the order of their ids.
    Ids,
}

impl Shards {
    /// Plans the files of an index. `print` is a hash of everything that is searched and shown.
    pub(crate) fn plan(
        bank: &Bank,
        postings: &Postings,
        dictionary: &Dictionary,
        languages: &Languages,
        print: u64,
    ) -> Self {
        let settings = bank.config.search.clone().unwrap_or_default();
        let entries = postings.norms.len();
        let fewest = ENTRIES.max(entries.div_ceil(MOST_ENTRY_SHARDS));
        let per_shard = settings.entries.unwrap_or(fewest).max(1);
        let forms = FormShards::cut(&postings.forms);
        let orders = order::names(bank);
        let own = languages.own();
        let mut manifest = json!({
            "format": FORMAT,
            "entries": entries,
            "tokens": postings.tokens,
            "k1": K1,
            "b": B,
            "lengths": dictionary.numbers.lengths,
            "stemmer": own.stemmer(),
            "stop": own.stop_words(),
            "endings": own.endings(),
            "weights": {"synonym": SYNONYM_WEIGHT, "prefix": PREFIX_WEIGHT},
            "fields": fields(bank, postings),
            "lighter": lighter(bank, postings, dictionary),
            "kinds": kinds(bank),
            "scales": scales(bank),
            "entriesPerShard": per_shard,
            "forms": forms.0,
            "orders": orders,
            "separators": dictionary.separators,
        });
        if let Some(languages) = spoken(languages, dictionary) {
            manifest["languages"] = languages;
        }
        let generation = generation(&manifest.to_string(), print);
        manifest["generation"] = json!(generation);
        Self {
            manifest: manifest.to_string(),
            folder: format!("{FOLDER}/{generation}"),
            words: dictionary.separators.len(),
            entries: entries.div_ceil(per_shard),
            per_shard,
            forms,
            orders: orders.len(),
            is_scripts: bank.config.wish.form == Form::Disk,
            paths: OnceLock::new(),
        }
    }

    /// Every path in the site, in order.
    pub(crate) fn paths(&self) -> &[String] {
        self.paths.get_or_init(|| {
            let shard = |sort: char, number: usize| format!("{}/{sort}{number}.json", self.folder);
            let mut found = vec![MANIFEST_PATH.to_owned()];
            for number in 0..self.words {
                found.extend([shard('w', number), shard('p', number)]);
            }
            for number in 0..self.entries {
                found.extend([shard('e', number), shard('s', number)]);
            }
            found.extend((0..self.forms.0.len()).map(|number| shard('f', number)));
            found.extend((0..self.orders).map(|number| shard('o', number)));
            found.push(format!("{}/ids.json", self.folder));
            if self.is_scripts {
                for path in &mut found {
                    path.push_str(".js");
                }
                found.push(CLASSIC_PATH.to_owned());
            } else {
                found.extend([CLASSIC_PATH, CLIENT_PATH].map(str::to_owned));
                found.extend(later_files().map(|file| format!("{FOLDER}/{file}")));
            }
            found.sort_unstable();
            found
        })
    }

    /// What the file at a path holds; `None` where there is none.
    pub(crate) fn part(&self, path: &str) -> Option<Part> {
        match path {
            CLASSIC_PATH => return Some(Part::Classic),
            CLIENT_PATH if !self.is_scripts => return Some(Part::Client),
            _ => {}
        }
        let name = path
            .strip_prefix(FOLDER)
            .and_then(|rest| rest.strip_prefix('/'));
        let later = later_files().find(|file| !self.is_scripts && name == Some(*file));
        later.map(Part::Later).or_else(|| self.held(path))
    }

    /// What a script at a path hands on is called; `None` where what stands there is no such script.
    pub(crate) fn handed_on<'p>(&self, path: &'p str) -> Option<&'p str> {
        let name = path.strip_suffix(".js")?;
        self.is_scripts
            .then_some(name)
            .filter(|_| self.held(path).is_some())
    }

    /// What of the index the file at a path holds.
    fn held(&self, path: &str) -> Option<Part> {
        let path = if self.is_scripts {
            path.strip_suffix(".js")?
        } else {
            path
        };
        if path == MANIFEST_PATH {
            return Some(Part::Manifest);
        }
        let name = path.strip_prefix(&self.folder)?.strip_prefix('/')?;
        let name = name.strip_suffix(".json")?;
        if name == "ids" {
            return Some(Part::Ids);
        }
        let (sort, digits) = name.split_at_checked(1)?;
        let number: usize = digits.parse().ok()?;
        let part = match sort {
            "w" => (number < self.words).then_some(Part::Words(number)),
            "p" => (number < self.words).then_some(Part::Places(number)),
            "e" => (number < self.entries).then_some(Part::Entries(number)),
            "s" => (number < self.entries).then_some(Part::Passages(number)),
            "o" => (number < self.orders).then_some(Part::Order(number)),
            "f" => (number < self.forms.0.len()).then_some(Part::Forms(number)),
            _ => None,
        };
        part.filter(|_| number.to_string() == digits)
    }
}

/// The name of the folder of shards: those of one generation never meet the manifest of another. They follow from the
/// manifest, from what is searched and shown, and from the version that writes them.
fn generation(manifest: &str, print: u64) -> String {
    let mut hash = Xxh3::new();
    hash.update(env!("CARGO_PKG_VERSION").as_bytes());
    hash.update(manifest.as_bytes());
    hash.update(&print.to_le_bytes());
    format!("{:016x}", hash.digest())[..10].to_owned()
}

/// The languages of a bank that has others than its own, or one whose stemmer the reader does not bring with it.
fn spoken(languages: &Languages, dictionary: &Dictionary) -> Option<Json> {
    let own = languages.own();
    let is_alone = languages.names.len() == 1;
    if is_alone && matches!(own, Tongue::English | Tongue::Written) {
        return None;
    }
    let others = languages.names.iter().enumerate().skip(1);
    let others = others.map(|(place, name)| {
        let tongue = Tongue::of(name);
        json!({
            "language": name,
            "stemmer": tongue.stemmer(),
            "stop": tongue.stop_words(),
            "endings": tongue.endings(),
            "mark": tongue.mark(own),
            "entries": posting_list::entries(&languages.documents(place), &dictionary.numbers),
        })
    });
    let others: Vec<Json> = others.collect();
    Some(json!({"own": languages.names[0], "weight": ELSEWHERE, "others": others}))
}

/// What people call each facet, and how many values it has.
fn fields(bank: &Bank, postings: &Postings) -> Json {
    let values = |name: &str| {
        // The sign behind the colon, which ends the name.
        let (from, to) = (format!("{name}:"), format!("{name};"));
        postings.values.range(&from, Some(&to)).count()
    };
    let shown = facets::declared(bank).into_iter().map(|(name, label)| {
        let shown = json!({"label": label, "values": values(&name)});
        (name, shown)
    });
    Json::Object(shown.collect())
}

/// The kinds whose entries are worth less than others: the weight, and the entries as a code.
fn lighter(bank: &Bank, postings: &Postings, dictionary: &Dictionary) -> Vec<(f32, String)> {
    let kinds = bank.schema.kinds.values();
    let lighter = kinds.filter(|kind| kind.search_weight < 1.0);
    let found = lighter.filter_map(|kind| {
        let entries = postings
            .values
            .get(&format!("kind:{}", crate::text::fold(&kind.id)))?;
        let code = posting_list::entries(entries, &dictionary.numbers);
        Some((kind.search_weight, code))
    });
    found.collect()
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
