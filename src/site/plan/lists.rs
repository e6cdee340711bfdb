//! The lists of a site: which there are, what is in them, in which order.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::facets::of_fields;
use crate::link::Links;
use crate::model::{Bank, Entry};
use crate::schema::{CITATION, Sort};
use crate::text::{Period, fold};
use crate::theme::Value;

use crate::site::references::formatted::References;

use super::facets::{self, BrowseFacet};
use super::tree::Tree;

/// A list, whole; its pages show slices of it.
#[derive(Debug)]
pub(crate) struct List {
    /// Its folder in the site.
    pub(crate) folder: String,
    /// What it lists.
    pub(crate) head: Head,
    /// The entries, in order.
    pub(crate) entries: Vec<EntryId>,
    /// What its entries can be narrowed by, made when a page of it is first shown.
    pub(crate) beside: OnceLock<Value>,
}

impl List {
    fn new(folder: String, head: Head, entries: Vec<EntryId>) -> Self {
        Self {
            folder,
            head,
            entries,
            beside: OnceLock::new(),
        }
    }
}

/// What a list lists.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// Every entry.
    Browse,
    /// The entries of a kind.
    Kind(String),
    /// The entries filed under a term of a vocabulary.
    Term(String, String),
    /// The entries that have a value of a facet, both by their numbers.
    Value(usize, usize),
    /// The entries under a letter.
    Letter(String),
    /// The sources, as a reference list.
    References,
}

/// From how many entries on the alphabet has a page for each letter; fewer titles stand on one page.
const LETTERED: usize = 500;

/// What stands for all that is no letter of the alphabet.
const NO_LETTER: &str = "0-9";

/// The number of a list among all of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ListId(usize);

/// Every list of a site, and the reading orders of the kinds that have one.
#[derive(Debug)]
pub(crate) struct Lists {
    all: Vec<List>,
    /// By entry, the numbers of the lists of kinds, terms and values that it stands in, at most so many.
    stands_in: Vec<Vec<u32>>,
    /// What can be browsed by beside kinds, terms and levels.
    pub(crate) facets: Vec<BrowseFacet>,
    /// By facet and value, as it is compared, the folder of its list.
    folders: FxHashMap<(String, String), String>,
    /// By kind, where it has a reading order.
    trees: BTreeMap<String, Tree>,
    /// The trees that the menu says.
    of_menu: Vec<Tree>,
}

impl Lists {
    pub(crate) fn plan(bank: &Bank, links: &Links, references: &References) -> Self {
        let trees = trees(bank);
        let facets = facets::plan(bank);
        let all = all(bank, links, references, &trees, &facets);
        Self {
            stands_in: stands_in(bank.entries.len(), &all),
            all,
            folders: folders(&facets),
            facets,
            trees,
            of_menu: of_menu(bank),
        }
    }

    /// Every list.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &List> {
        self.all.iter()
    }

    /// Every list with its number.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (ListId, &List)> {
        let lists = self.all.iter().enumerate();
        lists.map(|(number, list)| (ListId(number), list))
    }

    /// A list.
    pub(crate) fn get(&self, id: ListId) -> &List {
        &self.all[id.0]
    }

    /// The other lists of kinds, terms and values that entries of a list stand in, in order, each with how many do.
    pub(crate) fn shared_with(&self, id: ListId) -> Vec<(&List, usize)> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for entry in &self.all[id.0].entries {
            for &number in &self.stands_in[entry.index()] {
                *counts.entry(number).or_default() += 1;
            }
        }
        let lists = counts
            .into_iter()
            .map(|(number, count)| (number as usize, count));
        let others = lists.filter(|&(number, _)| number != id.0);
        others
            .map(|(number, count)| (&self.all[number], count))
            .collect()
    }

    /// The folder of the list of all that have a value of a facet.
    pub(crate) fn folder_of(&self, facet: &str, code: &str) -> Option<&str> {
        let key = (facet.to_owned(), fold(code.trim()).into_owned());
        self.folders.get(&key).map(String::as_str)
    }

    /// The reading order of a kind; empty where it has none.
    pub(crate) fn order(&self, kind: &str) -> &[EntryId] {
        self.trees.get(kind).map_or(&[], Tree::order)
    }

    /// The tree that a page stands in: the first of the menu that has it, else that of its kind where it has a reading order.
    pub(crate) fn tree(&self, bank: &Bank, id: EntryId) -> Option<&Tree> {
        let own = self.of_menu.iter().find(|tree| tree.has(id));
        own.or_else(|| self.trees.get(&bank.entries[id].kind))
    }
}

/// Whether the lists of an earlier site are those of a bank in which only these entries have changed.
pub(crate) fn still_hold(bank: &Bank, before: &Bank, changed: &[EntryId]) -> bool {
    changed.iter().all(|&id| {
        let (old, new) = (&before.entries[id], &bank.entries[id]);
        old.title == new.title
            && old.weight == new.weight
            && ["part", "nav_title"]
                .iter()
                .all(|name| old.fields.text(name) == new.fields.text(name))
            && old.fields.is_false("in_menu") == new.fields.is_false("in_menu")
            && sorted_by(before, old) == sorted_by(bank, new)
            && old.terms == new.terms
            && of_fields(before, old) == of_fields(bank, new)
            && new.base != CITATION
    })
}

fn all(
    bank: &Bank,
    links: &Links,
    references: &References,
    trees: &BTreeMap<String, Tree>,
    facets: &[BrowseFacet],
) -> Vec<List> {
    let order = alphabet(bank);
    let rank = ranks(&order);
    let sorted = |mut entries: Vec<EntryId>| {
        entries.sort_by_key(|&at| rank[at.index()]);
        entries
    };
    let mut lists = vec![List::new("browse".to_owned(), Head::Browse, order.clone())];
    for kind in bank.schema.kinds.values() {
        let ordered = trees.get(&kind.id).map(|tree| tree.order().to_vec());
        let by_title = || sorted(bank.of_kind(&kind.id).collect());
        let by_date = kind.sort.as_ref().map(|sort| dated(bank, by_title(), sort));
        let entries = ordered.or(by_date).unwrap_or_else(by_title);
        let is_wanted = bank.config.navigation.iter().any(|link| link.to == kind.id);
        if is_wanted || !entries.is_empty() {
            let head = Head::Kind(kind.id.clone());
            lists.push(List::new(kind.url.clone(), head, entries));
        }
    }
    for vocabulary in bank.schema.vocabularies.values() {
        for term in vocabulary.terms.keys() {
            let key = (vocabulary.id.clone(), term.clone());
            let entries = sorted(links.filed.get(&key).cloned().unwrap_or_default());
            let folder = format!("{}/{term}", vocabulary.id);
            lists.push(List::new(folder, Head::Term(key.0, key.1), entries));
        }
    }
    for (number, facet) in facets.iter().enumerate() {
        let values = of_values(number, facet).into_iter();
        lists.extend(values.map(|list| List {
            entries: sorted(list.entries),
            ..list
        }));
    }
    lists.extend(by_letter(bank, &order));
    if bank.based_on(CITATION).next().is_some() {
        let entries = references.sorted(bank);
        lists.push(List::new(
            "references".to_owned(),
            Head::References,
            entries,
        ));
    }
    lists
}

/// In how many lists of kinds, terms and values an entry is counted beside others. What is filed under everything says
/// nothing about anything.
const MOST_BESIDE: usize = 200;

/// By entry, the lists of kinds, terms and values that it stands in.
fn stands_in(entries: usize, all: &[List]) -> Vec<Vec<u32>> {
    let mut found = vec![Vec::new(); entries];
    for (number, list) in (0_u32..).zip(all) {
        if matches!(list.head, Head::Kind(_) | Head::Term(..) | Head::Value(..)) {
            for id in &list.entries {
                let of_entry: &mut Vec<u32> = &mut found[id.index()];
                if of_entry.len() < MOST_BESIDE {
                    of_entry.push(number);
                }
            }
        }
    }
    found
}

/// The lists of the values of a facet, in the order of the ids.
fn of_values(number: usize, facet: &BrowseFacet) -> Vec<List> {
    let values = facet.values.iter().enumerate();
    let lists = values.map(|(at, value)| {
        let (folder, head) = (value.folder.clone(), Head::Value(number, at));
        List::new(folder, head, value.entries.clone())
    });
    lists.collect()
}

/// Entries by a field of dates; those without one stand last.
fn dated(bank: &Bank, mut entries: Vec<EntryId>, sort: &Sort) -> Vec<EntryId> {
    let date = |id: EntryId| bank.entries[id].fields.period(&sort.field);
    entries.sort_by(|&a, &b| match (date(a), date(b)) {
        (Some(a), Some(b)) if sort.is_newest_first => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    entries
}

/// What an entry is put in order by in the list of its kind.
fn sorted_by(bank: &Bank, entry: &Entry) -> Option<Period> {
    let sort = bank.kind(entry).sort.as_ref()?;
    entry.fields.period(&sort.field)
}

/// The lists of the letters; none where all titles stand on one page.
fn by_letter(bank: &Bank, order: &[EntryId]) -> Vec<List> {
    if order.len() < LETTERED {
        return Vec::new();
    }
    let mut by_letter: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for &id in order {
        let letter = letter(bank, &bank.entries[id].title);
        by_letter.entry(letter).or_default().push(id);
    }
    let lists = by_letter.into_iter().map(|(letter, entries)| {
        let folder = format!("a-z/{letter}");
        List::new(folder, Head::Letter(letter), entries)
    });
    lists.collect()
}

fn folders(facets: &[BrowseFacet]) -> FxHashMap<(String, String), String> {
    let values = facets
        .iter()
        .flat_map(|facet| facet.values.iter().map(move |value| (facet, value)));
    let folders = values.map(|(facet, value)| {
        let key = (facet.name.clone(), fold(&value.code).into_owned());
        (key, value.folder.clone())
    });
    folders.collect()
}

/// The pages of each kind that has a reading order.
fn trees(bank: &Bank) -> BTreeMap<String, Tree> {
    let kinds = bank.schema.kinds.values().filter(|kind| kind.ordered);
    let trees = kinds.map(|kind| {
        let pages = bank.of_kind(&kind.id);
        let pages = pages.filter(|id| !bank.entries[*id].fields.is_false("in_menu"));
        (kind.id.clone(), Tree::plan(bank, pages))
    });
    trees.collect()
}

fn of_menu(bank: &Bank) -> Vec<Tree> {
    let items = bank.config.navigation.iter().map(|link| &link.items);
    let items = items.chain(&bank.config.books);
    let items = items.filter(|items| !items.is_empty());
    items.map(|items| Tree::of_menu(bank, items)).collect()
}

/// All entries by title; those with one title by id.
fn alphabet(bank: &Bank) -> Vec<EntryId> {
    let mut order: Vec<EntryId> = bank.entries.ids().collect();
    order.sort_by_cached_key(|&id| title_key(bank, id));
    order
}

fn title_key(bank: &Bank, id: EntryId) -> (Vec<u8>, String) {
    let entry = &bank.entries[id];
    let order = bank.messages().order();
    (entry.sorting(order), entry.id.name.clone())
}

fn ranks(order: &[EntryId]) -> Vec<usize> {
    let mut rank = vec![0; order.len()];
    for (place, &at) in order.iter().enumerate() {
        rank[at.index()] = place;
    }
    rank
}

/// The letters of the alphabet of a bank's language, and what stands for all others.
pub(crate) fn letters(bank: &Bank) -> impl Iterator<Item = &'static str> {
    let letters = bank.messages().order().letters().iter();
    letters.copied().chain([NO_LETTER])
}

/// The letter that a title stands under, of the alphabet of the bank's language; `0-9` for everything else.
pub(crate) fn letter(bank: &Bank, title: &str) -> String {
    let mut rest = title.chars().skip_while(|c| !c.is_alphanumeric());
    let (first, second) = (rest.next().and_then(latin), rest.next().and_then(latin));
    let order = bank.messages().order();
    let pair = first.zip(second).and_then(|(a, b)| order.pair(a, b));
    match (pair, first) {
        (Some(pair), _) => pair.to_owned(),
        (None, Some(first)) => first.to_string(),
        (None, None) => NO_LETTER.to_owned(),
    }
}

/// A character as a letter from a to z.
fn latin(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then(|| c.to_ascii_lowercase());
    }
    let is_latin = c.is_alphanumeric() && c < '\u{250}';
    let slug = is_latin.then(|| crate::text::slug(&c.to_string()))?;
    slug.chars().next().filter(char::is_ascii_alphabetic)
}
