//! What an import does to a bank: which records are new, what their files are, what changes in those that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use crate::load::Loaded;
use crate::model::{Bank, Entry};
use crate::new::Filled;
use crate::schema::{CITATION, Kind};
use crate::site::references::csl;
use crate::text::File;

use super::csl_json;
use super::draft::{Drafts, NewSource};
use super::duplicates::{Known, are_near};
use super::entry::values;
use super::key::{self, Keys};
use super::record::{Imported, ROLES, Record, Remark, Weight};
use super::update::updated;

/// How records are to be taken over.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Whether sources that are there take over what differs.
    pub update: bool,
    /// How new ones are called.
    pub keys: Keys,
    /// The day on which new ones appear.
    pub today: civil::Date,
}

/// The files that an import would write, and what is to be said of its records.
#[derive(Debug, Default)]
pub struct Plan {
    /// Sources that the bank does not have yet.
    pub new: Vec<NewSource>,
    /// Files that are there, as they were and as they are to be.
    pub updated: Vec<(File, File)>,
    /// How many records the bank has already, and nothing changes.
    pub there: usize,
    /// In the order of the file.
    pub remarks: Vec<Remark>,
}

impl Plan {
    /// How many records could not be taken over.
    pub fn bad(&self) -> usize {
        let bad = self.remarks.iter();
        bad.filter(|remark| remark.weight == Weight::Error).count()
    }
}

/// The sources of a bank, as records.
struct Sources<'b> {
    entries: Vec<(&'b Arc<Entry>, Record)>,
    known: Known,
    by_key: BTreeMap<&'b str, usize>,
}

impl<'b> Sources<'b> {
    fn of(bank: &'b Bank) -> Self {
        let all: Vec<&Arc<Entry>> = bank.entries.iter().chain(&bank.drafts).collect();
        let sources = all.into_par_iter().filter(|entry| entry.base == CITATION);
        let read = |entry: &'b Arc<Entry>| (entry, csl_json::record(&csl::of_entry(entry), 0));
        let entries: Vec<(&Arc<Entry>, Record)> = sources.map(read).collect();
        let mut known = Known::default();
        for (at, (_, record)) in entries.iter().enumerate() {
            known.add(record, at);
        }
        let keys = entries.iter().enumerate();
        let by_key = keys
            .map(|(at, (entry, _))| (entry.id.name.as_str(), at))
            .collect();
        Self {
            entries,
            known,
            by_key,
        }
    }

    /// The source that a record is of: by its key too, where it is near enough.
    fn find(&self, record: &Record) -> Option<usize> {
        let by_key = || {
            let at = *self.by_key.get(record.key.as_deref()?)?;
            are_near(&self.entries[at].1, record).then_some(at)
        };
        self.known.find(record).or_else(by_key)
    }
}

/// Works out what an import does to a bank. Nothing is written.
pub fn plan(loaded: &Loaded, imported: Imported, wanted: Wanted) -> Plan {
    let bank = &*loaded.bank;
    let mut found = Plan {
        remarks: imported.bad,
        ..Plan::default()
    };
    let Some(kind) = bank.schema.kinds.get(CITATION) else {
        return found;
    };
    let sources = Sources::of(bank);
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let (mut known, mut new) = (Known::default(), Vec::new());
    for record in imported.records {
        let in_bank = sources.find(&record);
        let twin = known.find(&record);
        if let Some(at) = in_bank {
            let (entry, old) = &sources.entries[at];
            let is_first = seen.insert(at);
            if wanted.update && is_first {
                found.update(entry, &changed(old, &record, entry, kind), &record);
            } else {
                found.there(
                    &record,
                    &format!("it is there already, as `{}`", entry.id.name),
                );
            }
        } else if let Some(twin) = twin {
            found.there(&record, &format!("it is the record of line {twin} again"));
        } else {
            known.add(&record, record.line);
            new.push(record);
        }
    }
    let drafts = Drafts::new(loaded, kind, wanted.today);
    let keys = key::assign(&new, wanted.keys, |key| is_taken(bank, key));
    let made: Vec<(Option<NewSource>, Vec<Remark>)> = new
        .par_iter()
        .zip(&keys)
        .map(|(record, key)| drafts.make(record, key))
        .collect();
    for (source, remarks) in made {
        found.new.extend(source);
        found.remarks.extend(remarks);
    }
    found.remarks.sort();
    found
}

impl Plan {
    fn there(&mut self, record: &Record, what: &str) {
        self.there += 1;
        self.say(record, Weight::There, what);
    }

    fn say(&mut self, record: &Record, weight: Weight, what: &str) {
        self.remarks.push(Remark {
            line: record.line,
            weight,
            message: format!("“{}”: {what}", record.called()),
        });
    }

    fn update(&mut self, entry: &Entry, changed: &[Filled], record: &Record) {
        let id = &entry.id.name;
        if changed.is_empty() {
            return self.there(record, &format!("it is there already, as `{id}`"));
        }
        let fields: Vec<&Filled> = changed.iter().collect();
        match updated(&entry.file.text, &fields) {
            Ok(text) => {
                let file = File::new(Arc::clone(entry.path()), text);
                self.updated.push((entry.file.clone(), file));
                for remark in &record.remarks {
                    self.say(record, Weight::Warning, remark);
                }
            }
            Err(why) => self.say(record, Weight::Error, &format!("`{id}`: {why}")),
        }
    }
}

/// Whether an id is that of an entry, of a draft, or of a file that is none.
fn is_taken(bank: &Bank, key: &str) -> bool {
    bank.find(key).is_some() || bank.absent(key).is_some()
}

/// The fields of a source that an update changes: what it lacks, and what the file says otherwise. What editors add by hand
/// is only filled where it is not there.
fn changed(old: &Record, record: &Record, entry: &Entry, kind: &Kind) -> Vec<Filled> {
    const BY_HAND: [&str; 4] = ["note", "keywords", "licence", "language"];
    let before = values(old, kind);
    let was = |name: &str| before.iter().find(|field| field.name == name);
    let changes = |field: &Filled| {
        let name = field.name.as_str();
        let is_there = entry.fields.get(name).is_some();
        match was(name) {
            _ if is_there && BY_HAND.contains(&name) => false,
            _ if name == "type" && record.is_type_guessed => false,
            None => !is_there,
            Some(old) if name == "DOI" => !old.yaml.eq_ignore_ascii_case(&field.yaml),
            // A day is not given up for its year.
            Some(old) if name == "issued" => !old.yaml.starts_with(&field.yaml),
            Some(_) if ROLES.contains(&name) && says_less(old, record, name) => false,
            Some(old) => old != field,
        }
    };
    values(record, kind).into_iter().filter(changes).collect()
}

/// Whether a record names the same people, and some of them by initials alone.
fn says_less(old: &Record, new: &Record, role: &str) -> bool {
    let of = |record: &'_ Record| record.names.get(role).cloned().unwrap_or_default();
    let (old, new) = (of(old), of(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| new.is_short_for(old))
}
