//! Stage 3: entries joined into a bank, found by id and by file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parse::{Entry, Introduction, Parsed, Status};
use crate::schema::{Kind, Schema};

/// A whole bank.
#[derive(Debug)]
pub struct Bank {
    /// Its settings.
    pub config: Config,
    /// What it declares.
    pub schema: Schema,
    /// In the order of their ids.
    pub entries: Vec<Entry>,
    /// Drafts that are not published: they are checked as all others are.
    pub drafts: Vec<Entry>,
    /// Editors' introductions by vocabulary and term.
    pub introductions: BTreeMap<(String, String), Introduction>,
    /// Files beside the text, from the root of the bank.
    pub attachments: BTreeSet<Arc<str>>,
    /// The day that the bank is built for.
    pub today: civil::Date,
    by_id: HashMap<String, usize>,
    by_path: HashMap<Arc<str>, usize>,
    absent: BTreeMap<String, Absent>,
}

/// Why an id that is written somewhere has no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Its file could not be read; that is reported already.
    Broken,
    /// It is a draft, and drafts are left out.
    Draft,
}

/// What a bank is joined from.
#[derive(Debug)]
pub struct Parts {
    /// Its settings.
    pub config: Config,
    /// What it declares.
    pub schema: Schema,
    /// Its entries, in path order.
    pub parsed: Vec<Parsed>,
    /// Its introductions to terms.
    pub introductions: Vec<Introduction>,
    /// Files beside the text.
    pub attachments: Vec<Arc<str>>,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// The day that the bank is built for.
    pub today: civil::Date,
}

impl Bank {
    /// Joins the parts; of two entries with one id the first keeps it, and both places are reported.
    pub fn join(parts: Parts, out: &mut Diagnostics) -> Self {
        let mut absent = BTreeMap::new();
        let mut entries = Vec::with_capacity(parts.parsed.len());
        let mut drafts = Vec::new();
        for parsed in parts.parsed {
            out.merge(parsed.found);
            match parsed.entry {
                Some(entry) if entry.status == Status::Draft && !parts.drafts => {
                    absent.insert(parsed.id, Absent::Draft);
                    drafts.push(entry);
                }
                Some(entry) => entries.push(entry),
                None => {
                    absent.insert(parsed.id, Absent::Broken);
                }
            }
        }
        entries.sort_by(|a, b| (&a.id.name, a.path()).cmp(&(&b.id.name, b.path())));
        entries.dedup_by(|later, first| is_twin(first, later, out));
        let by_id = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.id.name.clone(), at))
            .collect();
        let by_path = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (Arc::clone(entry.path()), at))
            .collect();
        let key = |found: Introduction| ((found.vocabulary.clone(), found.term.clone()), found);
        Self {
            config: parts.config,
            schema: parts.schema,
            introductions: parts.introductions.into_iter().map(key).collect(),
            attachments: parts.attachments.into_iter().collect(),
            today: parts.today,
            drafts,
            entries,
            by_id,
            by_path,
            absent,
        }
    }

    /// The place of an entry in [`Bank::entries`].
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The entry of a file, from the root of the bank.
    pub fn find_path(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Why there is no entry of this id, where there could be one.
    pub fn absent(&self, id: &str) -> Option<Absent> {
        self.absent.get(id).copied()
    }

    /// The kind of an entry.
    pub fn kind(&self, entry: &Entry) -> &Kind {
        &self.schema.kinds[&entry.kind]
    }

    /// The entries of a kind, in the order of their ids.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.entries.len()).filter(move |&at| self.entries[at].kind == kind)
    }
}

fn is_twin(first: &Entry, later: &Entry, out: &mut Diagnostics) -> bool {
    if first.id.name != later.id.name {
        return false;
    }
    let place = |entry: &Entry| {
        if entry.id.span.is_empty() {
            0..3
        } else {
            entry.id.span.clone()
        }
    };
    let message = format!("the id `{}` is taken", later.id.name);
    let found = Diagnostic::new(Code::DuplicateId, later.path(), place(later), message);
    let found = found.also(first.path(), place(first), "the first entry of this id");
    out.push(found.help(format!(
        "{} has it too. Rename one file, or give one an `id` of its own.",
        first.path()
    )));
    true
}
