//! A record of a reference manager, in the members of CSL-JSON that our citations have as fields.

use std::collections::BTreeMap;

use super::clean;
use super::name::Name;
use crate::site::references::csl::TEXTS;

/// The most bytes that one value may have: an abstract has a tenth of it.
const MOST_BYTES: usize = 32 * 1024;

/// The members that hold names.
pub(super) use crate::site::references::csl::NAMES as ROLES;

/// The member of this name that holds one text: those that our citations are written with, and the licence.
pub(super) fn member(name: &str) -> Option<&'static str> {
    let mut all = TEXTS.into_iter().chain(["licence"]);
    all.find(|member| *member == name)
}

/// A record as it was read.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The line of the file that it begins in, from 1.
    pub line: usize,
    /// What the file calls it.
    pub key: Option<String>,
    /// One text each, dates among them, as our front matter has them.
    pub(super) texts: BTreeMap<&'static str, String>,
    pub(super) names: BTreeMap<&'static str, Vec<Name>>,
    pub(super) keywords: Vec<String>,
    /// What no field takes: it stands in the note.
    pub(super) notes: Vec<String>,
    /// Whether its type is no more than a guess.
    pub(super) is_type_guessed: bool,
    /// What its editor should look at.
    pub(super) remarks: Vec<String>,
}

impl Record {
    /// A record that begins in a line.
    pub(super) fn at(line: usize) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// The text of a member; nothing where there is none.
    pub(super) fn text(&self, member: &str) -> &str {
        self.texts.get(member).map_or("", String::as_str)
    }

    /// Puts a text where there is none yet; another one goes into the note.
    pub(super) fn put(&mut self, member: &'static str, written: &str) {
        if written.len() > MOST_BYTES {
            return self.left_out(member, written.len());
        }
        let text = clean::member(member, written);
        if text.is_empty() {
            return;
        }
        match self.texts.get(member) {
            None => {
                self.texts.insert(member, text);
            }
            Some(known) if known.to_lowercase() == text.to_lowercase() => {}
            Some(_) if member == "note" => self.keep(text),
            Some(_) => self.note(member, &text),
        }
    }

    /// Puts a member that has a shape of its own, where it has it: addresses, `DOI`s, dates, pages.
    pub(super) fn put_shaped(&mut self, member: &'static str, written: &str) {
        match clean::shaped(member, written) {
            Ok(text) => self.put(member, &text),
            Err(why) => {
                let text = clean::line(written);
                self.warn(format!("{why}: it was put into the note"));
                self.note(member, &text);
            }
        }
    }

    /// Keeps what no field takes.
    pub(super) fn note(&mut self, label: &str, written: &str) {
        if written.len() > MOST_BYTES {
            return self.left_out(label, written.len());
        }
        let text = clean::line(written);
        if text.is_empty() {
            return;
        }
        self.keep(format!("{label}: {text}"));
    }

    fn left_out(&mut self, label: &str, bytes: usize) {
        let (has, most) = (bytes / 1024, MOST_BYTES / 1024);
        self.warn(format!(
            "its `{label}` has {has} KB and was left out; the limit is {most} KB"
        ));
    }

    fn keep(&mut self, note: String) {
        if self.notes.len() >= MOST_NOTES {
            self.warn(format!(
                "more than {MOST_NOTES} values have no field; the others were left out"
            ));
        } else if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Adds a name to a role.
    pub(super) fn put_name(&mut self, role: &'static str, name: Option<Name>) {
        let Some(name) = name else { return };
        let names = self.names.entry(role).or_default();
        if names.len() < MOST_NAMES {
            names.push(name);
        } else if names.len() == MOST_NAMES {
            self.warn(format!(
                "it has more than {MOST_NAMES} names in `{role}`; the others were left out"
            ));
        }
    }

    /// Adds a word that it should be found by.
    pub(super) fn put_keyword(&mut self, written: &str) {
        let word = clean::line(written).trim_matches('*').to_owned();
        let is_new = || !self.keywords.contains(&word);
        if !word.is_empty() && word.len() < 200 && self.keywords.len() < 100 && is_new() {
            self.keywords.push(word);
        }
    }

    /// Says what its editor should look at.
    pub(super) fn warn(&mut self, message: String) {
        if !self.remarks.contains(&message) && self.remarks.len() < 20 {
            self.remarks.push(message);
        }
    }

    /// Says that the file names a type that a bank has none for.
    pub(super) fn guess_type(&mut self, named: &str) {
        self.put("type", "document");
        self.is_type_guessed = true;
        let named = clean::line(named);
        self.warn(format!(
            "there is no type for `{named}`: it became `document`"
        ));
    }

    /// The note: what the file says is one, and what no other field takes.
    pub(super) fn whole_note(&self) -> Option<String> {
        let own = self.texts.get("note").cloned();
        let parts: Vec<String> = own.into_iter().chain(self.notes.iter().cloned()).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// What messages call it: its title, cut where it is long.
    pub(super) fn called(&self) -> String {
        let title = clean::plain_title(self.text("title"));
        let mut shown: String = title.chars().take(60).collect();
        if shown.len() < title.len() {
            shown.push('…');
        }
        shown
    }
}

/// The most names of one role: large trials have some hundreds.
const MOST_NAMES: usize = 400;
/// The most values that a note is made of.
const MOST_NOTES: usize = 60;

/// What is to be said of a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// From 1.
    pub line: usize,
    /// What it weighs.
    pub weight: Weight,
    /// What it is, in lower case without a full stop.
    pub message: String,
}

/// What a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The record was not imported.
    Error,
    /// It was, and should be looked at.
    Warning,
    /// The bank has it already.
    There,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The records that could be read, in the order of the file.
    pub records: Vec<Record>,
    /// What is wrong with the others, in the order of the file.
    pub bad: Vec<Remark>,
}

impl Imported {
    /// Adds a record, or says that it has no title.
    pub(super) fn push(&mut self, record: Record) {
        if record.text("title").is_empty() {
            self.bad(record.line, "this record has no title");
        } else {
            self.records.push(record);
        }
    }

    /// Says why what begins in a line could not be read.
    pub(super) fn bad(&mut self, line: usize, message: impl Into<String>) {
        self.bad.push(Remark {
            line,
            weight: Weight::Error,
            message: message.into(),
        });
    }
}
