//! What entries are called by who links them: their addresses, their titles, their files.

use rustc_hash::FxHashMap;

use super::entries::{Entries, EntryId};
use super::entry::Entry;
use super::value::Value;
use crate::config::Generator;
use crate::schema::Schema;
use crate::source::{TEXTS, has_extension};
use crate::text::{is_folder_page, slug, stem};

/// Entries by everything that a link may call them, but for ids and files.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By address from the root of the site, as [`address`] writes it: of today, and earlier ones.
    addresses: FxHashMap<String, EntryId>,
    /// By title, by the name of the file and by other names, in small letters; `None` where two have one.
    called: FxHashMap<String, Option<EntryId>>,
    /// By title, in small letters, those that share one.
    titled: FxHashMap<String, Vec<EntryId>>,
    /// By the anchors that only one page has, where links may name them alone.
    labels: FxHashMap<String, Option<EntryId>>,
}

impl Names {
    pub(super) fn new(entries: &Entries, schema: &Schema) -> Self {
        let mut names = Self::default();
        for (id, entry) in entries.numbered() {
            let url = &schema.kinds[&entry.kind].url;
            let own = format!("{url}/{}", entry.id.name);
            names.addresses.insert(own.to_lowercase(), id);
        }
        if schema.field_names.generator == Some(Generator::Myst) {
            for (id, entry) in entries.numbered() {
                for label in entry.anchors() {
                    let known = names.labels.entry(label.to_owned()).or_insert(Some(id));
                    *known = known.filter(|known| *known == id);
                }
            }
        }
        for (id, entry) in entries.numbered() {
            let title = title_key(&entry.title);
            names.titled.entry(title).or_default().push(id);
        }
        names.titled.retain(|_, entries| entries.len() > 1);
        let is_vault = schema.field_names.generator == Some(Generator::Obsidian);
        for (id, entry) in entries.numbered() {
            if let Some(old) = flat_address(entry, schema) {
                names.addresses.entry(address(&old)).or_insert(id);
            }
            let others = aliases(entry).collect::<Vec<_>>();
            for alias in &others {
                names.addresses.entry(address(alias)).or_insert(id);
            }
            let file = stem(entry.path());
            // Obsidian writes the folders of a note where two have one name.
            let path = entry.path().trim_start_matches("content/");
            let path = path.rsplit_once('.').map_or(path, |(path, _)| path);
            let folder = &schema.kinds[&entry.kind].folder;
            let below = path.strip_prefix(folder.as_str());
            let below = below.map_or(path, |below| below.trim_start_matches('/'));
            let own = [entry.title.as_str(), &file, path, below];
            // Obsidian takes the end of a path too.
            let ends = path.match_indices('/').filter(|_| is_vault);
            let ends = ends.map(|(at, _)| &path[at + 1..]);
            let all = others.into_iter().chain(own).chain(ends);
            let mut all: Vec<String> = all.map(|name| name.trim().to_lowercase()).collect();
            all.sort_unstable();
            all.dedup();
            for name in all {
                let known = names.called.entry(name).or_insert(Some(id));
                let is_deeper = |other: EntryId| {
                    let depth = |path: &str| (path.matches('/').count(), path.len());
                    depth(entries[other].path()) > depth(entry.path())
                };
                match known {
                    Some(other) if *other == id => {}
                    // Of two notes of one name Obsidian takes that which lies nearest to the root.
                    Some(other) if is_vault && is_deeper(*other) => *other = id,
                    _ if is_vault => {}
                    _ => *known = None,
                }
            }
        }
        names
    }

    /// The entry with this address, now or earlier.
    pub(crate) fn at(&self, path: &str) -> Option<EntryId> {
        self.addresses.get(&address(path)).copied()
    }

    /// The one page that has this anchor.
    pub(crate) fn labelled(&self, label: &str) -> Option<EntryId> {
        self.labels.get(label).copied().flatten()
    }

    /// The entries of this title, where it has several.
    pub(crate) fn titled(&self, title: &str) -> &[EntryId] {
        let found = self.titled.get(&title_key(title));
        found.map_or(&[], Vec::as_slice)
    }

    /// The one entry of this name, whatever its capitals.
    pub(crate) fn called(&self, name: &str) -> Option<EntryId> {
        let name = name.trim();
        let ending = name
            .rsplit_once('.')
            .filter(|_| has_extension(name, &TEXTS));
        let plain = ending.map_or(name, |(plain, _)| plain);
        self.called.get(&plain.to_lowercase()).copied().flatten()
    }
}

/// Where an entry in a folder stood before folders were in addresses.
pub(crate) fn flat_address(entry: &Entry, schema: &Schema) -> Option<String> {
    // What comes from another generator never stood so.
    let is_new = schema.field_names.generator.is_some();
    let is_nested = !is_new && entry.id.name.contains('/') && entry.id.span.is_empty();
    let name = slug(&stem(entry.path()));
    let url = &schema.kinds[&entry.kind].url;
    (is_nested && !is_folder_page(entry.path())).then(|| format!("{url}/{name}"))
}

/// A title as it is compared.
fn title_key(title: &str) -> String {
    title.trim().to_lowercase()
}

/// An address as it is compared: without slashes around and without what servers add.
fn address(path: &str) -> String {
    let path = path.trim_matches('/').to_lowercase();
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let path = path.strip_suffix(".html").unwrap_or(path);
    path.trim_matches('/').to_owned()
}

/// What an entry was called earlier, or is called elsewhere.
pub(crate) fn aliases(entry: &Entry) -> impl Iterator<Item = &str> {
    let listed = match entry.fields.get("aliases") {
        Some(Value::List(listed)) => listed.as_slice(),
        _ => &[],
    };
    listed.iter().filter_map(|alias| match alias {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
