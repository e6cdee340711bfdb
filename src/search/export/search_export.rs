//! The index of a bank as its site has it: the files that the browser's reader loads, and what entries are alike.
//!
//! It is read from tantivy's index once. After an edit it follows the bank, and comes to what it would be if it were read
//! again: only the entries that changed are analysed, only their words get new lists, and files are written when they are
//! asked for.

use crate::model::EntryId;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use anyhow::Result;
use rayon::prelude::*;
use serde_json::json;
use xxhash_rust::xxh3::Xxh3;

use crate::link::Linked;
use crate::model::Bank;

use super::client::CLIENT;
use super::dictionary::{Dictionary, TermPayload};
use super::shards::{Part, Shards};
use super::similar::{self, Topic};
use super::term_shards::Words;
use crate::search::index::build::is_searched;
use crate::search::index::edit::{Change, Edit};
use crate::search::index::lexicon::Lexicon;
use crate::search::index::postings::Postings;
use crate::search::text::analyse::Analyser;
use crate::search::text::analysed::{Analysed, print};
use crate::search::text::facets::{self, Key, SearchFacet};
use crate::search::text::languages::Languages;
use crate::search::text::order::{self, Keys};
use crate::search::text::pages::Pages;
use crate::search::text::passages;
use crate::search::text::synonyms::Synonyms;
use crate::search::text::tongue::Tongue;
use crate::search::{query::searcher::Search, text::record};
use crate::text::script::script;

/// A bank's index in the files that browsers load, kept up to date as the bank is edited.
#[derive(Debug)]
pub struct SearchExport {
    indexed: Indexed,
    dictionary: Dictionary,
    shards: Shards,
    /// What each entry is about, where that was worked out for all of them; else it is when an entry is asked for.
    topics: OnceLock<Vec<Topic>>,
}

/// What is known of the entries of a bank. Lists go by their documents.
#[derive(Debug)]
struct Indexed {
    postings: Postings,
    /// The values of facets as people see them, by `:name:value`.
    facets: Lexicon<SearchFacet>,
    synonyms: Arc<Synonyms>,
    /// What they are in.
    languages: Languages,
    /// Each entry as results show it.
    records: Vec<Arc<str>>,
    /// What each is put in order by.
    keys: Vec<Arc<Keys>>,
    /// A hash of what of each is searched.
    prints: Vec<u64>,
    /// The place of each in the bank that was indexed, ascending.
    places: Arc<[EntryId]>,
    ids: Arc<[String]>,
}

impl SearchExport {
    /// Reads an index.
    pub(crate) fn of(search: &Search, linked: Linked<'_>) -> Result<Self> {
        let index = &search.index;
        let places = index.entries.as_slice();
        // In the order of their keys: `:kind-of-care:` comes before `:kind:`, though the field comes behind.
        let labels = index.facets.iter();
        let labels = labels.map(|(key, facet)| (shard_key(key).into(), facet.clone()));
        let labels: BTreeMap<Arc<str>, _> = labels.collect();
        let ids = places
            .iter()
            .map(|&id| linked.bank.entries[id].id.name.clone());
        let indexed = Indexed {
            postings: Postings::read(index)?,
            facets: Lexicon::of(labels.into_iter()),
            synonyms: Arc::clone(&search.synonyms),
            languages: index.languages.clone(),
            records: places.par_iter().map(|&id| record(linked, id)).collect(),
            keys: search.keys.clone(),
            prints: index.prints.clone(),
            places: places.into(),
            ids: ids.collect(),
        };
        let (postings, tongues) = (&indexed.postings, index.languages.tongues());
        let under = TermPayload::all(postings, &search.synonyms, &search.pages, tongues);
        Ok(Self::plan(linked.bank, indexed, under))
    }

    /// The index of the bank as it is now; `None` where other entries are to be found or other settings hold, and the bank
    /// must be indexed anew.
    pub fn follow(&self, before: Linked<'_>, now: Linked<'_>) -> Option<Self> {
        let mut places = now.bank.entries.iter().zip(&before.bank.entries);
        let is_kept = now.bank.has_places_of(before.bank)
            && places
                .all(|(new, old)| Arc::ptr_eq(new, old) || is_searched(new) == is_searched(old));
        if !is_kept || Pages::of(now.bank) != *self.dictionary.under.pages {
            return None;
        }
        // Synonyms and words joined and parted are read in all languages of a bank.
        let languages = Languages::of(now.bank, &self.indexed.places);
        if languages.names != self.indexed.languages.names {
            return None;
        }
        let touched = match now.bank.edited_since(before.bank) {
            Some(edited) => touched(edited, before, now),
            None => self.indexed.stale(now),
        };
        let (mut indexed, edit) = self.indexed.with(&touched, before.bank, now);
        indexed.languages = languages;
        let under = self.dictionary.under.again(&indexed.postings, &edit);
        Some(Self::plan(now.bank, indexed, under))
    }

    fn plan(bank: &Bank, indexed: Indexed, under: TermPayload) -> Self {
        let settings = bank.config.search.clone().unwrap_or_default();
        let dictionary = Dictionary::cut(
            &indexed.postings,
            under,
            &indexed.facets,
            settings.shard_bytes,
        );
        let print = indexed.print(&dictionary.under.pages);
        let languages = &indexed.languages;
        let shards = Shards::plan(bank, &indexed.postings, &dictionary, languages, print);
        Self {
            indexed,
            dictionary,
            shards,
            topics: OnceLock::new(),
        }
    }

    /// Works out what all entries are about: quicker than entry by entry, where all will be asked for what is like them.
    pub fn weigh_topics(&self) {
        let topics = || similar::topics(&self.indexed.postings);
        self.topics.get_or_init(topics);
    }

    /// The folder of the site whose files never change under their names.
    pub fn folder(&self) -> &str {
        &self.shards.folder
    }

    /// The files, by their paths in the site.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.shards.paths().iter().map(String::as_str)
    }

    /// Whether a path is that of a file.
    pub fn has(&self, path: &str) -> bool {
        self.shards.part(path).is_some()
    }

    /// What a file holds; nothing where there is none of this path. The bank may be a later one than that which was indexed.
    pub fn file(&self, bank: &Bank, path: &str) -> String {
        let text = self.text(bank, path);
        match self.shards.handed_on(path) {
            Some(name) => script(name, &text),
            None => text,
        }
    }

    fn text(&self, bank: &Bank, path: &str) -> String {
        let words = Words {
            postings: &self.indexed.postings,
            dictionary: &self.dictionary,
            facets: &self.indexed.facets,
        };
        match self.shards.part(path) {
            Some(Part::Manifest) => self.shards.manifest.clone(),
            Some(Part::Client) => CLIENT.module.clone(),
            Some(Part::Later(file)) => CLIENT.later(file).to_owned(),
            Some(Part::Classic) => CLIENT.classic.clone(),
            Some(Part::Words(number)) => words.shard(number),
            Some(Part::Places(number)) => words.places(number),
            Some(Part::Entries(number)) => self.entries(number),
            Some(Part::Passages(number)) => self.passages(bank, number),
            Some(Part::Order(order)) => self.order(order),
            Some(Part::Ids) => json!(self.dictionary.numbers.documents).to_string(),
            Some(Part::Forms(number)) => self
                .shards
                .forms
                .shard(&self.indexed.postings.forms, number),
            None => String::new(),
        }
    }

    /// A shard of entries as results show them.
    fn entries(&self, number: usize) -> String {
        let documents = &self.dictionary.numbers.documents;
        let mut shards = documents.chunks(self.shards.per_shard);
        let here = shards.nth(number).unwrap_or_default().iter();
        let records = here.map(|&document| &*self.indexed.records[document as usize]);
        format!("[{}]", records.collect::<Vec<_>>().join(","))
    }

    /// What the entries of a shard say, read from the bank when it is asked for: kept, it would be as large as their texts.
    fn passages(&self, bank: &Bank, number: usize) -> String {
        let documents = &self.dictionary.numbers.documents;
        let mut shards = documents.chunks(self.shards.per_shard);
        let here = shards.nth(number).unwrap_or_default().iter();
        let of = |&document: &u32| {
            let id = bank.find(&self.indexed.ids[document as usize]);
            id.map_or_else(Vec::new, |id| passages::of_entry(bank, &bank.entries[id]))
        };
        json!(here.map(of).collect::<Vec<_>>()).to_string()
    }

    /// By number, the place of each entry in an order.
    fn order(&self, order: usize) -> String {
        let ranks = order::ranks(&self.indexed.keys, order);
        let documents = self.dictionary.numbers.documents.iter();
        let ranks = documents.map(|&document| ranks[document as usize]);
        json!(ranks.collect::<Vec<_>>()).to_string()
    }

    /// The entries whose words are most like those of the entry at this place, the likest first. The bank may be a later
    /// one than that which was indexed.
    pub fn like(&self, bank: &Bank, id: EntryId) -> Vec<EntryId> {
        let Indexed { postings, ids, .. } = &self.indexed;
        let Ok(document) = ids.binary_search(&bank.entries[id].id.name) else {
            return Vec::new();
        };
        let topics = self.topics.get();
        let topic = topics
            .and_then(|topics| topics.get(document))
            .map_or_else(|| Cow::Owned(topic(bank, id, postings)), Cow::Borrowed);
        let document = u32::try_from(document).unwrap_or(u32::MAX);
        let like = topic.like(document, postings).into_iter();
        like.filter_map(|document| bank.find(&ids[document as usize]))
            .collect()
    }
}

impl Indexed {
    /// The places of the entries that are not searched or shown as they were, whatever the reason.
    fn stale(&self, now: Linked<'_>) -> BTreeSet<EntryId> {
        let entries = self.places.par_iter().zip(&self.prints).zip(&self.records);
        let is_stale = |((at, was), shown): &((&EntryId, &u64), &Arc<str>)| {
            print(now.bank, **at) != **was || record(now, **at) != **shown
        };
        let stale = entries.filter(is_stale);
        stale.map(|((&at, _), _)| at).collect()
    }

    /// The same after an edit of the entries at these places.
    fn with(&self, touched: &BTreeSet<EntryId>, before: &Bank, now: Linked<'_>) -> (Self, Edit) {
        let mut analyser = Analyser::new(Tongue::of(&now.bank.config.language));
        let (mut records, mut prints) = (self.records.clone(), self.prints.clone());
        let mut keys = self.keys.clone();
        if !Arc::ptr_eq(&before.schema, &now.bank.schema) {
            let places = self.places.par_iter();
            keys = places
                .map(|&at| Arc::new(order::keys(now.bank, at)))
                .collect();
        }
        let mut changes = Vec::new();
        for &at in touched {
            let Ok(document) = self.places.binary_search(&at) else {
                continue;
            };
            records[document] = record(now, at);
            keys[document] = Arc::new(order::keys(now.bank, at));
            let change = Change {
                document: u32::try_from(document).unwrap_or(u32::MAX),
                old: Analysed::of(before, at, &mut analyser),
                new: Analysed::of(now.bank, at, &mut analyser),
            };
            prints[document] = change.new.print;
            changes.push(change);
        }
        let edit = Edit { analyser, changes };
        let postings = self.postings.with(&edit);
        let indexed = Self {
            facets: self.labels(&edit.changes, &postings, now.bank),
            postings,
            synonyms: Arc::clone(&self.synonyms),
            languages: self.languages.clone(),
            records,
            keys,
            prints,
            places: Arc::clone(&self.places),
            ids: Arc::clone(&self.ids),
        };
        (indexed, edit)
    }

    /// What the values of facets are called after an edit: as the last of their entries has it.
    fn labels(&self, changes: &[Change], postings: &Postings, bank: &Bank) -> Lexicon<SearchFacet> {
        let keys = changes.iter().flat_map(|change| {
            let (old, new) = (change.old.facets.keys(), change.new.facets.keys());
            old.chain(new)
        });
        let called = |key: &Key| {
            let last = *postings.values.get(&facets::term(key))?.last()?;
            let id = self.places[last as usize];
            facets::of_entry(bank, &bank.entries[id]).remove(key)
        };
        let keys: BTreeSet<&Key> = keys.collect();
        let labels = keys.into_iter().map(|key| (shard_key(key), called(key)));
        self.facets.with(labels.collect())
    }

    /// A hash of everything that is searched and shown.
    fn print(&self, pages: &Pages) -> u64 {
        let mut hash = Xxh3::new();
        for (print, record) in self.prints.iter().zip(&self.records) {
            hash.update(&print.to_le_bytes());
            hash.update(record.as_bytes());
        }
        for level in self.keys.iter().flat_map(|keys| keys.levels()) {
            hash.update(&level.to_le_bytes());
        }
        for text in self.synonyms.texts().chain(pages.all_texts()) {
            hash.update(text.as_bytes());
            hash.update(&[0]);
        }
        hash.digest()
    }
}

/// The places of entries that an edit of some touches: those themselves, and those that show a title or rest on a source
/// that is not what it was.
fn touched(changed: Vec<EntryId>, before: Linked<'_>, now: Linked<'_>) -> BTreeSet<EntryId> {
    let face = |bank: &Bank, id: EntryId| {
        let entry = &bank.entries[id];
        (entry.title.clone(), entry.status, entry.status_date)
    };
    let mut found: BTreeSet<EntryId> = changed.iter().copied().collect();
    for id in changed {
        if face(before.bank, id) != face(now.bank, id) {
            let linking = before.links.incoming(id).chain(now.links.incoming(id));
            found.extend(linking.map(|edge| edge.from));
        }
    }
    found
}

fn topic(bank: &Bank, id: EntryId, postings: &Postings) -> Topic {
    let mut analyser = Analyser::new(Tongue::of(&bank.config.language));
    let read = Analysed::of(bank, id, &mut analyser);
    let places = read.places(&analyser);
    let counts = places
        .iter()
        .map(|(stem, places)| (*stem, u32::try_from(places.len()).unwrap_or(u32::MAX)));
    Topic::of(counts, postings)
}

fn record(linked: Linked<'_>, id: EntryId) -> Arc<str> {
    record::of_entry(linked.bank, linked.links, id)
        .to_string()
        .into()
}

/// The key of a facet's value in shards.
fn shard_key(key: &Key) -> String {
    format!(":{}", facets::term(key))
}
