//! Stage 3: entries joined into a bank, found by id and by file.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use jiff::civil;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    absent::Absent,
    entries::{Entries, EntryId},
    entry::{Entry, Parsed, Status},
    introduction::{Introduced, Introduction},
    names::Names,
    taken::{Givers, Takers},
};
use crate::config::{Config, Generator};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::memo::{Memo, key};
use crate::messages::Messages;
use crate::schema::{CITATION, Kind, Schema};
use crate::source::Statics;
use crate::text::{Date, is_folder_page, stem};

/// A whole bank.
#[derive(Debug)]
pub struct Bank {
    /// Its settings.
    pub config: Arc<Config>,
    /// What it declares.
    pub schema: Arc<Schema>,
    /// In the order of their ids.
    pub entries: Entries,
    /// Drafts and entries whose last day is past, which are not published: they are checked as all others are.
    pub drafts: Vec<Arc<Entry>>,
    /// Editors' introductions, by what they stand above.
    pub introductions: Introductions,
    /// Files beside the text, from the root of the bank.
    pub attachments: BTreeSet<Arc<str>>,
    /// Files that keep their address.
    pub statics: Arc<Statics>,
    /// The day that the bank is built for.
    pub today: civil::Date,
    /// What it is a part of.
    pub part: Option<Arc<Part>>,
    index: Arc<EntryIndex>,
    names: Arc<Memo<Names>>,
    absent: BTreeMap<String, Absent>,
    takers: Takers,
}

/// Introductions by what they stand above.
pub type Introductions = Arc<BTreeMap<Introduced, Introduction>>;

/// Which entry stands where.
#[derive(Debug)]
struct EntryIndex {
    ids: FxHashMap<String, EntryId>,
    /// By the end of an id, from one of its slashes on; `None` where two end so.
    ends: FxHashMap<String, Option<EntryId>>,
    paths: FxHashMap<Arc<str>, EntryId>,
}

/// Where a folder has an `index.md`, its `README.md` is a page in it as any other.
fn beside_index(entries: &mut [Arc<Entry>]) {
    let stem_of = |entry: &Entry| stem(entry.path()).to_lowercase();
    let is_page = |entry: &Entry| entry.id.span.is_empty() && is_folder_page(entry.path());
    let pages = entries.iter().filter(|entry| is_page(entry));
    let index = pages.filter(|entry| stem_of(entry) != README);
    let index: FxHashSet<String> = index.map(|entry| entry.id.name.clone()).collect();
    for entry in entries.iter_mut() {
        let is_readme = is_page(entry) && stem_of(entry) == README;
        if is_readme && index.contains(&entry.id.name) {
            let entry = Arc::make_mut(entry);
            entry.id.name = format!("{}/{README}", entry.id.name);
            entry.link_key = key((entry.link_key, README));
        }
    }
}

const README: &str = "readme";

/// A part of a bank that is given away by itself.
#[derive(Debug)]
pub struct Part {
    /// What it is about, as readers know it.
    pub label: String,
    /// The files of its entries.
    pub files: BTreeSet<Arc<str>>,
    /// The bank that it is of, in which links to the others are looked up.
    pub whole: Arc<Bank>,
}

/// What a bank is joined from.
#[derive(Debug)]
pub struct Parts {
    /// Its settings.
    pub config: Arc<Config>,
    /// What it declares.
    pub schema: Arc<Schema>,
    /// Its entries, in path order.
    pub parsed: Vec<Arc<Memo<Parsed>>>,
    /// Its introductions.
    pub introductions: Introductions,
    /// Files beside the text.
    pub attachments: Vec<Arc<str>>,
    /// Files that keep their address.
    pub statics: Arc<Statics>,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// The day that the bank is built for.
    pub today: civil::Date,
    /// Which entries alone are wanted.
    pub part: Option<Arc<Part>>,
}

impl Parts {
    /// Why an entry is not published.
    fn withholds(&self, entry: &Entry) -> Option<Absent> {
        let mut part = self.part.iter();
        if part.any(|part| !part.files.contains(entry.path())) {
            return Some(Absent::LeftOut);
        }
        let today = Date::from(self.today);
        // Hugo and Jekyll keep what is dated ahead until its day has come: https://gohugo.io/content-management/front-matter/#date.
        let keeps_back = [Some(Generator::Hugo), Some(Generator::Jekyll)]
            .contains(&self.schema.field_names.generator);
        let is_ahead = keeps_back && entry.published.is_some_and(|day| day > today);
        let is_draft = entry.status == Status::Draft || is_ahead;
        let is_over = entry.fields.date("expires").is_some_and(|day| day <= today);
        match (is_draft && !self.drafts, is_over) {
            (_, true) => Some(Absent::Expired),
            (true, _) => Some(Absent::Draft),
            _ => None,
        }
    }
}

impl Bank {
    /// Joins the parts; of two entries with one id the first keeps it, and both places are reported. `before` is the
    /// bank as it was: what still holds of it is taken over.
    pub fn join(parts: Parts, before: Option<&Self>, out: &mut Diagnostics) -> Self {
        let mut absent = BTreeMap::new();
        let mut entries = Vec::with_capacity(parts.parsed.len());
        let mut drafts = Vec::new();
        for memo in &parts.parsed {
            out.extend_from(memo.found());
            let parsed = memo.value();
            match &parsed.entry {
                Some(entry) => match parts.withholds(entry) {
                    Some(reason) => {
                        absent.insert(parsed.id.clone(), reason);
                        drafts.push(Arc::clone(entry));
                    }
                    None => entries.push(Arc::clone(entry)),
                },
                None => {
                    absent.insert(parsed.id.clone(), Absent::Broken);
                }
            }
        }
        beside_index(&mut entries);
        entries.sort_by(|a, b| (&a.id.name, a.path()).cmp(&(&b.id.name, b.path())));
        entries.dedup_by(|later, first| is_twin(first, later, out));
        let takers = takers(&mut entries, &mut drafts, &absent, before, out);
        let entries = Entries::new(entries);
        let keys: Vec<u64> = entries.iter().map(|entry| entry.link_key).collect();
        let key = Some(key((keys, parts.schema.key)));
        let names = |_: &mut Diagnostics| Ok::<_, Infallible>(Names::new(&entries, &parts.schema));
        let Ok(names) = Memo::renew(before.map(|before| &before.names), key, names);
        let index = before.filter(|before| before.has_order_of(&entries));
        let index = index.map(|before| Arc::clone(&before.index));
        Self {
            config: parts.config,
            schema: parts.schema,
            introductions: parts.introductions,
            attachments: parts.attachments.into_iter().collect(),
            statics: parts.statics,
            today: parts.today,
            part: parts.part,
            index: index.unwrap_or_else(|| Arc::new(EntryIndex::of(&entries))),
            names,
            drafts,
            entries,
            absent,
            takers,
        }
    }

    /// A hash of all that a link of any entry may lead to, and of what decides where it does.
    pub(crate) fn link_key(&self) -> u64 {
        let absent: Vec<_> = self.absent.iter().collect();
        let hosts = &self.config.picture_hosts;
        key((self.names.key(), absent, &self.attachments, hosts))
    }

    /// Whether these entries stand in the places of its own: the same files with the same ids and kinds.
    fn has_order_of(&self, entries: &Entries) -> bool {
        let is_in_place = |(old, new): (&Arc<Entry>, &Arc<Entry>)| {
            Arc::ptr_eq(old, new)
                || (old.id.name == new.id.name && old.path() == new.path() && old.kind == new.kind)
        };
        self.entries.len() == entries.len() && self.entries.iter().zip(entries).all(is_in_place)
    }

    /// The places of the entries that are not those of an earlier bank; `None` where more than the contents of entries
    /// has changed.
    pub fn changed_since(&self, before: &Self) -> Option<Vec<EntryId>> {
        let is_alike = Arc::ptr_eq(&self.introductions, &before.introductions)
            && self.attachments == before.attachments
            && Arc::ptr_eq(&self.statics, &before.statics)
            && self.absent == before.absent
            && self.today == before.today;
        is_alike.then(|| self.edited_since(before)).flatten()
    }

    /// The same of a bank whose entries alone matter; `None` where other entries are there, or another schema or other
    /// settings hold.
    pub fn edited_since(&self, before: &Self) -> Option<Vec<EntryId>> {
        let is_alike = self.has_places_of(before) && Arc::ptr_eq(&self.schema, &before.schema);
        let pairs = || self.entries.numbered().zip(&before.entries);
        is_alike.then(|| {
            pairs()
                .filter(|((_, new), old)| !Arc::ptr_eq(new, old))
                .map(|((id, _), _)| id)
                .collect()
        })
    }

    /// Whether the same entries stand in the same places, under the same settings.
    pub fn has_places_of(&self, before: &Self) -> bool {
        Arc::ptr_eq(&self.index, &before.index) && Arc::ptr_eq(&self.config, &before.config)
    }

    /// The place that an entry has in an earlier bank, where it is the very same.
    pub fn place_in(&self, before: &Self, id: EntryId) -> Option<EntryId> {
        let entry = &self.entries[id];
        let is_same = |other: &EntryId| {
            before
                .entries
                .get(*other)
                .is_some_and(|other| Arc::ptr_eq(other, entry))
        };
        let ids = || before.find(&entry.id.name).filter(is_same);
        Some(id).filter(is_same).or_else(ids)
    }

    /// The place of an entry in [`Bank::entries`], by its id or by the end of it that no other has.
    pub fn find(&self, id: &str) -> Option<EntryId> {
        let ends = || self.index.ends.get(id).copied().flatten();
        self.index.ids.get(id).copied().or_else(ends)
    }

    /// The language that an entry is in.
    pub fn language_of<'b>(&'b self, entry: &'b Entry) -> &'b str {
        entry.language.as_deref().unwrap_or(&self.config.language)
    }

    /// The place of a source, by its key.
    pub fn source(&self, key: &str) -> Option<EntryId> {
        let found = self.find(key);
        found.filter(|id| self.entries[*id].base == CITATION)
    }

    /// The entry of a file, from the root of the bank.
    pub fn find_path(&self, path: &str) -> Option<EntryId> {
        self.index.paths.get(path).copied()
    }

    /// What entries are called beside their ids and files.
    pub(crate) fn names(&self) -> &Names {
        self.names.value()
    }

    /// Why there is no entry of this id, where there could be one.
    pub fn absent(&self, id: &str) -> Option<Absent> {
        self.absent.get(id).copied()
    }

    /// The words that the site brings along.
    pub fn messages(&self) -> &Messages {
        &self.schema.messages
    }

    /// The kind of an entry.
    pub fn kind(&self, entry: &Entry) -> &Kind {
        &self.schema.kinds[&entry.kind]
    }

    /// The entries of a kind, in the order of their ids.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = EntryId> + 'a {
        let of_kind = move |id: &EntryId| self.entries[*id].kind == kind;
        self.entries.ids().filter(of_kind)
    }

    /// The entries of all kinds that are based on this one, in the order of their ids.
    pub fn based_on<'a>(&'a self, base: &'a str) -> impl Iterator<Item = EntryId> + 'a {
        let is_based = move |id: &EntryId| self.entries[*id].base == base;
        self.entries.ids().filter(is_based)
    }
}

impl EntryIndex {
    fn of(entries: &Entries) -> Self {
        let mut ends: FxHashMap<String, Option<EntryId>> = FxHashMap::default();
        for (id, entry) in entries.numbered() {
            let name = &entry.id.name;
            for (slash, _) in name.match_indices('/') {
                let end = ends.entry(name[slash + 1..].to_owned());
                end.and_modify(|known| *known = None).or_insert(Some(id));
            }
        }
        Self {
            ids: entries
                .numbered()
                .map(|(id, entry)| (entry.id.name.clone(), id))
                .collect(),
            ends,
            paths: entries
                .numbered()
                .map(|(id, entry)| (Arc::clone(entry.path()), id))
                .collect(),
        }
    }
}

/// Puts the findings that pages take from others into them.
fn takers(
    entries: &mut [Arc<Entry>],
    drafts: &mut [Arc<Entry>],
    absent: &BTreeMap<String, Absent>,
    before: Option<&Bank>,
    out: &mut Diagnostics,
) -> Takers {
    let givers = Givers {
        entries: entries.to_vec(),
        absent,
    };
    let before = before.map(|before| &before.takers);
    let mut found = givers.fill(entries, before, out);
    if drafts.is_empty() {
        return found;
    }
    // A draft may take from other drafts, as it may link them.
    let mut all: Vec<Arc<Entry>> = givers.entries.into_iter().chain(drafts.to_vec()).collect();
    all.sort_by(|a, b| (&a.id.name, a.path()).cmp(&(&b.id.name, b.path())));
    let givers = Givers {
        entries: all,
        absent,
    };
    found.extend(givers.fill(drafts, before, out));
    found
}

fn is_twin(first: &Entry, later: &Entry, out: &mut Diagnostics) -> bool {
    if first.id.name != later.id.name {
        return false;
    }
    // Empty where the name of the file gives it: no word of the file is wrong then, and a file may have none.
    let place = |entry: &Entry| entry.id.span.clone();
    let message = format!("the id `{}` is taken", later.id.name);
    let found = Diagnostic::new(Code::DuplicateId, later.path(), place(later), message);
    let found = found.also(first.path(), place(first), "the first entry of this id");
    out.push(found.help(format!(
        "{} has it too. Rename one file, or give one an `id` of its own.",
        first.path()
    )));
    true
}
