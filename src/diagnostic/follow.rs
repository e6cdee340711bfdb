//! What follows from another mistake, and is not said: one mistake, one message.
//!
//! A scale that cannot be read is missed by every finding that is rated by it, and the one line to mend would stand among
//! hundreds. So a message says what it misses ([`Misses`]); where the file that would have it is broken itself, that file's
//! message counts those that follow from it in their place.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::{slug, stem};

use super::code::Code;
use super::list::Diagnostics;
use super::misses::{Misses, declares};
use super::mistake::Diagnostic;
use super::severity::Severity;

/// The files that could not be read as they were meant, each with the place of its first message.
#[derive(Default)]
struct Broken<'d> {
    by_path: BTreeMap<&'d str, usize>,
    /// The names that entries in such files may have.
    entries: HashMap<String, usize>,
}

impl Diagnostics {
    /// Leaves out what follows from other mistakes, and counts it there.
    pub(crate) fn leave_out_what_follows(&mut self) {
        let broken = Broken::of(&self.found);
        let meant = meant_fields(&self.found);
        let has_lost_links = self.found.iter().any(loses_links);
        let mut followers: BTreeMap<usize, u32> = BTreeMap::new();
        let mut stays = Vec::with_capacity(self.found.len());
        for (at, found) in self.found.iter().enumerate() {
            let cause = broken.cause(at, found);
            if let Some(cause) = cause {
                *followers.entry(cause).or_default() += 1;
            }
            let is_said = match found.misses.as_deref() {
                Some(Misses::Needed(name)) => meant.contains(&(&*found.path, name.as_str())),
                Some(Misses::Links) => has_lost_links,
                _ => false,
            };
            stays.push(cause.is_none() && !is_said);
        }
        for (cause, count) in followers {
            self.found[cause].followers += count;
        }
        let mut stays = stays.into_iter();
        self.found.retain(|_| stays.next().unwrap_or(true));
    }
}

/// The fields that were meant by others, with the files that they stand in.
fn meant_fields(found: &[Diagnostic]) -> BTreeSet<(&str, &str)> {
    let all = found
        .iter()
        .filter_map(|found| match found.misses.as_deref() {
            Some(Misses::Meant { meant, .. }) => Some((&*found.path, meant.as_str())),
            _ => None,
        });
    all.collect()
}

/// Whether what leads to an entry may be lost by this: then nobody knows which entries nothing leads to.
fn loses_links(found: &Diagnostic) -> bool {
    let names = matches!(
        found.code,
        Code::UnknownEntry | Code::UnknownCitation | Code::BrokenFile | Code::UnknownTerm
    );
    names || is_unreadable(found.code)
}

/// Whether a file with this mistake is not read at all.
fn is_unreadable(code: Code) -> bool {
    matches!(
        code,
        Code::BadYaml
            | Code::DuplicateKey
            | Code::NotUtf8
            | Code::TooLarge
            | Code::OutsideBank
            | Code::NoFrontMatter
            | Code::UnclosedFrontMatter
            | Code::FrontMatterTooLong
            | Code::ConflictMarker
            | Code::UnclosedCode
    )
}

const CONFIG: &str = "bank.yaml";

impl<'d> Broken<'d> {
    fn of(found: &'d [Diagnostic]) -> Self {
        let mut broken = Self::default();
        for (at, found) in found.iter().enumerate() {
            let path: &str = &found.path;
            let is_broken = is_unreadable(found.code) || declares(path);
            let is_follower = !is_unreadable(found.code)
                && !matches!(
                    found.misses.as_deref(),
                    None | Some(Misses::Needed(_) | Misses::Meant { .. })
                );
            if found.severity != Severity::Error || !is_broken || is_follower {
                continue;
            }
            broken.by_path.entry(path).or_insert(at);
            for name in names(path) {
                broken.entries.entry(name).or_insert(at);
            }
        }
        broken
    }

    /// The message of the broken file that another message follows from.
    fn cause(&self, at: usize, found: &Diagnostic) -> Option<usize> {
        let config = self.by_path.get(CONFIG).copied();
        if let Some(config) =
            config.filter(|_| !is_unreadable(found.code) && &*found.path != CONFIG)
        {
            return Some(config);
        }
        let declared = |folder: &str, id: &str| {
            let path = |end| {
                self.by_path
                    .get(format!("content/{folder}/{id}.{end}").as_str())
            };
            path("yaml").or_else(|| path("yml")).copied()
        };
        let cause = match &**found.misses.as_ref()? {
            Misses::Entry(name) => {
                let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
                self.entries.get(&slug(&stem(last))).copied()
            }
            Misses::File(path) => self.by_path.get(path.as_str()).copied(),
            // Maps are of both.
            Misses::Scale(id) | Misses::Vocabulary(id) => {
                declared("vocabularies", id).or_else(|| declared("scales", id))
            }
            Misses::Kind => {
                let mut kinds = self.by_path.iter();
                let first = kinds.find(|(path, _)| path.starts_with("content/kinds/"));
                first.map(|(_, at)| *at)
            }
            Misses::Field { name, kind } => {
                declared("vocabularies", name).or_else(|| declared("kinds", kind))
            }
            Misses::Meant { name, .. } => declared("vocabularies", name),
            Misses::Links | Misses::Needed(_) => None,
        };
        cause.filter(|cause| *cause != at)
    }
}

/// What the entry in a file may be called.
fn names(path: &str) -> Vec<String> {
    let mut parts = path.rsplit('/');
    let name = slug(&stem(parts.next().unwrap_or(path)));
    let folder = parts.next().map(slug);
    let is_of_folder = matches!(name.as_str(), "index" | "readme");
    std::iter::once(name)
        .chain(folder.filter(|_| is_of_folder))
        .collect()
}
