//! When the files of a bank last changed, and who wrote them.

use std::collections::{BTreeMap, BTreeSet};

use super::git::Git;
use super::log::{self, FilePast};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::File;

/// What Git knows of the files of a bank.
#[derive(Clone, Debug, Default)]
pub struct History {
    files: BTreeMap<String, FilePast>,
}

impl History {
    /// What is known of the file of this path, from the root of the bank.
    pub fn of(&self, path: &str) -> Option<&FilePast> {
        self.files.get(path)
    }
}

/// The last commit: what a history holds for. Nothing where there is none.
pub fn key(git: &Git) -> Option<String> {
    git.line(&["rev-parse", "HEAD"]).ok()
}

/// Reads the history of a bank that asks for it at `at` in its settings. What keeps it from being told is reported there.
pub fn read(
    git: &Git,
    settings: &File,
    at: std::ops::Range<usize>,
    out: &mut Diagnostics,
) -> History {
    let mut report = |message: &str, help: &str| {
        let found = Diagnostic::new(
            Code::NoHistory,
            &settings.path,
            at.clone(),
            message.to_owned(),
        );
        out.push(found.help(help));
    };
    let said = match git.output(&log::ARGUMENTS) {
        Ok(said) => said,
        Err(_) if git.line(&["rev-parse", "--git-dir"]).is_err() => {
            report(
                "nothing is known of when pages last changed: this bank is in no Git repository, or Git is not installed",
                "Take `git: true` out, or build the bank where it is kept with Git.",
            );
            return History::default();
        }
        Err(error) => {
            let error = error.to_string();
            let why = error.lines().next().unwrap_or_default();
            report(
                &format!("nothing is known of when pages last changed, as Git cannot tell: {why}"),
                "A copy that was fetched without all of its files (`--filter`) cannot tell what was renamed: fetch it whole.",
            );
            return History::default();
        }
    };
    if git.is_shallow() {
        report(
            "this copy of the repository has only its last commits, so that for most pages nobody knows when they last changed",
            "Fetch the others: `git fetch --unshallow`; in a pipeline, `fetch-depth: 0` or the setting that does the same.",
        );
    }
    History {
        files: log::read(&said, &cut(git)),
    }
}

/// The commits that a shallow copy begins with.
fn cut(git: &Git) -> BTreeSet<String> {
    let path = git.line(&["rev-parse", "--git-path", "shallow"]);
    let path = path.map(|path| git.folder().join(path));
    let text = path
        .ok()
        .and_then(|path| std::fs::read_to_string(path).ok());
    let lines = text.unwrap_or_default();
    lines.lines().map(|line| line.trim().to_owned()).collect()
}
