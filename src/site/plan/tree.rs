//! The tree of the pages of a kind that are read in order: by the folders of their ids, or by the parts that they name.
//! Within each folder pages stand by weight, then by title, as other generators have it.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::config::{Branch, Generator};
use crate::model::{Bank, Entry, EntryId};
use crate::text::{is_folder_page, number_before, sentence};

/// The pages of a kind as a tree.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// The nodes that stand in no other, in order.
    top: Vec<usize>,
    by_entry: FxHashMap<EntryId, usize>,
    /// Every page in the order in which it is read.
    order: Vec<EntryId>,
}

/// A page, a folder or both.
#[derive(Debug)]
pub(crate) struct Node {
    /// What stands here; `None` for a folder without a page of its own, and for a part.
    pub(crate) entry: Option<EntryId>,
    /// What a folder without a page is called, or a part.
    pub(crate) label: String,
    /// Whether that is what it is called even if it has a page.
    pub(crate) is_named: bool,
    /// Whether it is a part, whose pages are always named.
    pub(crate) is_part: bool,
    /// What stands in it, in order.
    pub(crate) children: Vec<usize>,
    parent: Option<usize>,
    /// The number before the name of the folder, where its files are put in order so.
    number: Option<u32>,
}

impl Tree {
    pub(crate) fn plan(bank: &Bank, pages: impl Iterator<Item = EntryId>) -> Self {
        let mut tree = Self::default();
        let mut by_path: FxHashMap<Vec<String>, usize> = FxHashMap::default();
        for id in pages {
            let path = place(&bank.entries[id]);
            let number = tree.node(&mut by_path, &path);
            tree.nodes[number].entry = Some(id);
            if bank.schema.field_names.generator == Some(Generator::Docusaurus) {
                tree.number_folders(number, bank.entries[id].path());
            }
            tree.by_entry.insert(id, number);
        }
        tree.sort(bank);
        let top = tree.top.clone();
        for number in top {
            tree.read(number);
        }
        tree
    }

    /// The tree that the menu of the bank says, of pages that stand in no tree before it.
    pub(crate) fn of_menu(bank: &Bank, branches: &[Branch]) -> Self {
        let mut tree = Self::default();
        let pages: Vec<(String, EntryId)> = bank
            .entries
            .numbered()
            .map(|(id, entry)| (entry.id.name.clone(), id))
            .collect();
        tree.top = tree.grow(bank, &pages, branches, None);
        let top = tree.top.clone();
        for number in top {
            tree.read(number);
        }
        tree
    }

    /// Adds branches below a node; returns their numbers.
    fn grow(
        &mut self,
        bank: &Bank,
        pages: &[(String, EntryId)],
        branches: &[Branch],
        parent: Option<usize>,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for branch in branches {
            let mut own = self.pages_of(bank, pages, branch);
            let is_folder = branch.label.is_some() || !branch.items.is_empty();
            if !is_folder {
                for id in own {
                    found.push(self.add(Some(id), String::new(), parent));
                }
                continue;
            }
            let page = (own.len() == 1).then(|| own.remove(0));
            let label = branch.label.clone().unwrap_or_default();
            let number = self.add(page, label, parent);
            for id in own {
                let child = self.add(Some(id), String::new(), Some(number));
                self.nodes[number].children.push(child);
            }
            let inside = self.grow(bank, pages, &branch.items, Some(number));
            self.nodes[number].children.extend(inside);
            found.push(number);
        }
        found
    }

    fn add(&mut self, entry: Option<EntryId>, label: String, parent: Option<usize>) -> usize {
        let number = self.nodes.len();
        self.nodes.push(Node {
            entry,
            is_named: !label.is_empty(),
            label,
            is_part: false,
            children: Vec::new(),
            parent,
            number: None,
        });
        self.by_entry.extend(entry.map(|id| (id, number)));
        number
    }

    /// The pages of a branch that stand nowhere yet, by weight and title.
    fn pages_of(&self, bank: &Bank, pages: &[(String, EntryId)], branch: &Branch) -> Vec<EntryId> {
        let Some(pattern) = &branch.pages else {
            return Vec::new();
        };
        let fits = |(name, id): &&(String, EntryId)| {
            let entry = &bank.entries[*id];
            let address = || format!("{}/{name}", bank.kind(entry).url);
            let file = || entry.path().strip_prefix("content/").unwrap_or_default();
            pattern.value.matches(name)
                || pattern.value.matches(&address())
                || pattern.value.matches(file())
        };
        let fitting = pages.iter().filter(fits).map(|(_, id)| *id);
        let mut found: Vec<EntryId> = fitting
            .filter(|id| {
                !self.by_entry.contains_key(id) && !bank.entries[*id].fields.is_false("in_menu")
            })
            .collect();
        let key = |id: &EntryId| Key::of_entry(bank, *id);
        found.sort_by(|a, b| key(a).compare(&key(b)));
        found
    }

    /// Whether a page stands in it.
    pub(crate) fn has(&self, id: EntryId) -> bool {
        self.by_entry.contains_key(&id)
    }

    /// The node at a path, and those above it, made where there are none.
    fn node(&mut self, by_path: &mut FxHashMap<Vec<String>, usize>, path: &[String]) -> usize {
        if let Some(number) = by_path.get(path) {
            return *number;
        }
        let above = &path[..path.len() - 1];
        let parent = (!above.is_empty()).then(|| self.node(by_path, above));
        let is_part = path.len() == 1 && path[0].starts_with(PART);
        let name = path.last().map_or("", |name| name.trim_start_matches(PART));
        let number = self.nodes.len();
        self.nodes.push(Node {
            entry: None,
            label: if is_part {
                name.to_owned()
            } else {
                sentence(name)
            },
            is_named: false,
            is_part,
            children: Vec::new(),
            parent,
            number: None,
        });
        match parent {
            Some(parent) => self.nodes[parent].children.push(number),
            None => self.top.push(number),
        }
        by_path.insert(path.to_vec(), number);
        number
    }

    /// Takes the numbers before the folders of a file for the nodes above its own.
    fn number_folders(&mut self, number: usize, path: &str) {
        let mut folders = path.rsplit('/').skip(1 + usize::from(is_folder_page(path)));
        let mut above = self.nodes[number].parent;
        while let Some((node, folder)) = above.zip(folders.next()) {
            self.nodes[node].number = number_before(folder).map(|(number, _)| number);
            above = self.nodes[node].parent;
        }
    }

    fn sort(&mut self, bank: &Bank) {
        let keys: Vec<Key> = (0..self.nodes.len())
            .map(|number| self.key(bank, number))
            .collect();
        let is_part: Vec<bool> = self.nodes.iter().map(|node| node.is_part).collect();
        // Pages that stand in no part come before all parts, as menus show them.
        let compare = |a: &usize, b: &usize| {
            let parts = is_part[*a].cmp(&is_part[*b]);
            parts.then_with(|| keys[*a].compare(&keys[*b]))
        };
        for node in &mut self.nodes {
            node.children.sort_by(compare);
        }
        self.top.sort_by(compare);
    }

    /// What a node is put in order by: a folder without a page, and a part, by the first of its pages.
    fn key(&self, bank: &Bank, number: usize) -> Key {
        let node = &self.nodes[number];
        let order = bank.messages().order();
        match node.entry {
            Some(id) => Key::of_entry(bank, id),
            None if node.is_part => {
                let pages = node.children.iter().map(|child| self.key(bank, *child));
                let first = pages.min_by(Key::compare);
                first.unwrap_or_else(|| Key::of_label(order.key(&node.label)))
            }
            None => Key {
                weight: node.number.map_or(f64::INFINITY, f64::from),
                ..Key::of_label(order.key(&node.label))
            },
        }
    }

    fn read(&mut self, number: usize) {
        self.order.extend(self.nodes[number].entry);
        let children = self.nodes[number].children.clone();
        for child in children {
            self.read(child);
        }
    }

    /// Every page in the order in which it is read.
    pub(crate) fn order(&self) -> &[EntryId] {
        &self.order
    }

    /// The nodes that stand in no other.
    pub(crate) fn top(&self) -> &[usize] {
        &self.top
    }

    /// A node by its number.
    pub(crate) fn get(&self, number: usize) -> &Node {
        &self.nodes[number]
    }

    /// The numbers of the nodes from the outermost to that of a page.
    pub(crate) fn way(&self, id: EntryId) -> Vec<usize> {
        let own = self.by_entry.get(&id).copied();
        let way = std::iter::successors(own, |number| self.nodes[*number].parent);
        let mut way: Vec<usize> = way.collect();
        way.reverse();
        way
    }

    /// The page that a node leads to: its own, else the first in it.
    pub(crate) fn page(&self, number: usize) -> Option<EntryId> {
        let node = &self.nodes[number];
        let first = || node.children.iter().find_map(|child| self.page(*child));
        node.entry.or_else(first)
    }
}

/// Stands before the name of a part, so that it is no folder's.
const PART: char = '\u{0}';

/// The names of what a page stands in, and its own: the folders of its id, or else its part.
fn place(entry: &Entry) -> Vec<String> {
    let id = &entry.id.name;
    let part = entry.fields.text("part").filter(|_| !id.contains('/'));
    let part = part.map(|part| format!("{PART}{part}"));
    part.into_iter()
        .chain(id.split('/').map(str::to_owned))
        .collect()
}

struct Key {
    weight: f64,
    title: Vec<u8>,
    id: String,
}

impl Key {
    fn of_entry(bank: &Bank, id: EntryId) -> Self {
        let entry = &bank.entries[id];
        Self {
            weight: entry.weight.unwrap_or(f64::INFINITY),
            title: entry.sorting(bank.messages().order()),
            id: entry.id.name.clone(),
        }
    }

    fn of_label(title: Vec<u8>) -> Self {
        Self {
            weight: f64::INFINITY,
            title,
            id: String::new(),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let weights = self.weight.total_cmp(&other.weight);
        weights.then_with(|| (&self.title, &self.id).cmp(&(&other.title, &other.id)))
    }
}
