//! What `git log` prints, read in one pass from the last commit to the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Date;

/// What Git knows of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePast {
    /// The day of the last commit that changed it.
    pub changed: Option<Date>,
    /// Whoever wrote it, by name, the last first.
    pub authors: Vec<String>,
}

/// What is asked of each commit: its hash, its day, its author, and who else is named as an author of it.
pub(super) const ARGUMENTS: [&str; 9] = [
    "log",
    "-z",
    "--format=%x01%H%x02%cs%x02%aN%x02%(trailers:key=Co-authored-by,valueonly,separator=%x02)",
    "--name-status",
    "--find-renames",
    "--no-show-signature",
    "--relative",
    "--",
    ".",
];

/// Files with what is known of their past, by their paths as they are called now. What the commits in `cut` did is left
/// out: where a copy of a repository has no commit before them, they seem to have written every file.
pub(super) fn read(log: &[u8], cut: &BTreeSet<String>) -> BTreeMap<String, FilePast> {
    let mut found = Names::default();
    let mut commit: Option<Commit> = None;
    let text = String::from_utf8_lossy(log);
    let mut parts = text.split('\0').map(|part| part.trim_start_matches('\n'));
    while let Some(part) = parts.next() {
        if let Some(head) = part.strip_prefix('\u{1}') {
            commit = Commit::read(head).filter(|commit| !cut.contains(&commit.hash));
            continue;
        }
        let is_renamed = part.starts_with(['R', 'C']);
        let Some(path) = parts.next().filter(|_| !part.is_empty()) else {
            continue;
        };
        let now = if is_renamed {
            parts.next().unwrap_or_default()
        } else {
            path
        };
        if let Some(commit) = &commit {
            found.changed(now, commit);
        }
        if part.starts_with('R') {
            found.was_called(now, path);
        }
    }
    found.files
}

struct Commit {
    hash: String,
    day: Option<Date>,
    authors: Vec<String>,
}

impl Commit {
    fn read(head: &str) -> Option<Self> {
        let mut parts = head.split('\u{2}');
        let (hash, day) = (parts.next()?, parts.next()?);
        // Programs that commit by themselves have written nothing.
        let authors = parts.map(name).filter(|name| !name.ends_with("[bot]"));
        Some(Self {
            hash: hash.to_owned(),
            day: Date::parse(day).ok(),
            authors: authors
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }
}

/// Whoever is named, without an address.
fn name(author: &str) -> &str {
    author.split('<').next().unwrap_or_default().trim()
}

/// Files by their names of today, and what those were in the commit that is being read.
#[derive(Default)]
struct Names {
    files: BTreeMap<String, FilePast>,
    /// What files of an earlier commit are called now; nothing for those that made way for another of their name.
    now: BTreeMap<String, Option<String>>,
}

impl Names {
    fn changed(&mut self, path: &str, commit: &Commit) {
        let Some(path) = self.of_today(path) else {
            return;
        };
        let file = self.files.entry(path).or_default();
        file.changed = file.changed.or(commit.day);
        for author in &commit.authors {
            if !file.authors.contains(author) {
                file.authors.push(author.clone());
            }
        }
    }

    fn was_called(&mut self, now: &str, earlier: &str) {
        let today = self.of_today(now);
        self.now.insert(now.to_owned(), None);
        self.now.insert(earlier.to_owned(), today);
    }

    fn of_today(&self, path: &str) -> Option<String> {
        match self.now.get(path) {
            Some(today) => today.clone(),
            None => Some(path.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(hash: &str, day: &str, authors: &str, changes: &str) -> String {
        format!("\u{1}{hash}\u{2}{day}\u{2}{authors}\0\n{changes}\0")
    }

    #[test]
    fn a_file_keeps_its_past_when_it_is_renamed() {
        let log = [
            commit(
                "c",
                "2026-03-01",
                "Cy\u{2}Ann <a@x>",
                "M\0new.md\0A\0old.md",
            ),
            commit(
                "b",
                "2026-02-01",
                "dependabot[bot]\u{2}",
                "R097\0old.md\0new.md",
            ),
            commit("a", "2026-01-01", "Ben\u{2}", "A\0old.md"),
        ];
        let found = read(log.concat().as_bytes(), &BTreeSet::new());
        let new = &found["new.md"];
        assert_eq!(new.changed, Date::parse("2026-03-01").ok());
        assert_eq!(new.authors, ["Cy", "Ann", "Ben"]);
        assert_eq!(found["old.md"].authors, ["Cy", "Ann"]);
    }

    #[test]
    fn the_first_commit_of_a_cut_copy_tells_nothing() {
        let log = commit("b", "2026-02-01", "Ben\u{2}", "M\0a.md")
            + &commit("a", "2026-01-01", "Ann\u{2}", "A\0a.md\0A\0b.md");
        let found = read(log.as_bytes(), &BTreeSet::from(["a".to_owned()]));
        assert_eq!(found["a.md"].authors, ["Ben"]);
        assert!(!found.contains_key("b.md"));
    }
}
