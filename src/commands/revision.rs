//! A bank as it was at a commit, which Git is asked for.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use sourcebook::history::Git;
use sourcebook::write::Refused;

/// A repository at a commit.
pub(super) struct Revision {
    git: Git,
    /// The commit that the change began at.
    commit: String,
    /// The way from the top of the repository to the bank: `bank/`.
    prefix: String,
}

/// The bank of a commit in a folder of its own.
pub(super) struct Whole {
    folder: PathBuf,
    pub(super) bank: PathBuf,
}

impl Whole {
    pub(super) fn remove(self) {
        let _ = std::fs::remove_dir_all(self.folder);
    }
}

impl Revision {
    /// The commit at which a change began that is to go into `revision`: the last that both have.
    pub(super) fn at(root: &Path, revision: &str) -> Result<Self> {
        let git = Git::at(root);
        let Ok(prefix) = git.line(&["rev-parse", "--show-prefix"]) else {
            let message = "this bank is in no Git repository, so nothing is known of how it was";
            return Err(Refused(message.to_owned()).into());
        };
        if revision.starts_with('-') {
            return Err(Refused(format!("there is no commit `{revision}`")).into());
        }
        let Ok(commit) = git.line(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{revision}^{{commit}}"),
        ]) else {
            let mend = if git.is_shallow() {
                "; this copy has only the last commits: fetch the others (`git fetch --unshallow`)"
            } else {
                ""
            };
            return Err(Refused(format!("there is no commit `{revision}`{mend}")).into());
        };
        let commit = git.line(&["merge-base", &commit, "HEAD"]).unwrap_or(commit);
        Ok(Self {
            git,
            commit,
            prefix,
        })
    }

    /// The files of the bank that are others than at the commit, by their paths from its root.
    pub(super) fn changed(&self) -> Result<Vec<String>> {
        let tracked = self.git.output(&[
            "diff",
            "--relative",
            "--name-only",
            "--no-renames",
            "-z",
            &self.commit,
            "--",
            ".",
        ])?;
        let new = self.git.output(&[
            "ls-files",
            "--others",
            "--exclude-standard",
            "-z",
            "--",
            ".",
        ])?;
        let paths = tracked
            .split(|byte| *byte == 0)
            .chain(new.split(|byte| *byte == 0));
        let paths = paths.filter(|path| !path.is_empty());
        let mut found: Vec<String> = paths
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect();
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// Files as they were at the commit; nothing for those that were not there, or were no text.
    pub(super) fn texts(&self, paths: &[String]) -> Result<Vec<(String, Option<String>)>> {
        let mut git = self
            .git
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot run git")?;
        let mut asked = git.stdin.take().context("git hears nothing")?;
        let mut names = String::new();
        for path in paths {
            names.push_str(&format!(
                "{}:{}{path}
",
                self.commit, self.prefix
            ));
        }
        let asking = std::thread::spawn(move || asked.write_all(names.as_bytes()));
        let said = git.wait_with_output()?.stdout;
        let _ = asking.join();
        let mut rest = said.as_slice();
        let mut found = Vec::new();
        for path in paths {
            let end = rest
                .iter()
                .position(|byte| *byte == b'\n')
                .context("git broke off")?;
            let (head, behind) = (
                String::from_utf8_lossy(&rest[..end]).into_owned(),
                &rest[end + 1..],
            );
            let size = head.split(' ').nth(2).filter(|_| head.contains(" blob "));
            let size: Option<usize> = size.and_then(|size| size.parse().ok());
            rest = behind;
            let text = size.map(|size| {
                let text = String::from_utf8_lossy(&behind[..size]).into_owned();
                rest = &behind[size + 1..];
                text
            });
            found.push((path.clone(), text));
        }
        Ok(found)
    }

    /// The whole bank as it was at the commit, in a folder of its own. The repository and its index stay as they are.
    pub(super) fn whole(&self) -> Result<Whole> {
        let folder = std::env::temp_dir().join(format!("sourcebook-since-{}", std::process::id()));
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot write {}", folder.display()))?;
        let index = folder.join("index");
        let read = |arguments: &[&str]| -> Result<()> {
            let done = self
                .git
                .command(arguments)
                .env("GIT_INDEX_FILE", &index)
                .output()?;
            if !done.status.success() {
                bail!(
                    "git {}: {}",
                    arguments.join(" "),
                    String::from_utf8_lossy(&done.stderr).trim()
                );
            }
            Ok(())
        };
        let tree = format!("{}/tree/", folder.display());
        let done = read(&["read-tree", &self.commit]).and_then(|()| {
            read(&[
                "checkout-index",
                "--all",
                "--quiet",
                &format!("--prefix={tree}"),
            ])
        });
        let whole = Whole {
            bank: folder.join("tree").join(&self.prefix),
            folder,
        };
        match done {
            Ok(()) if whole.bank.join("bank.yaml").is_file() => Ok(whole),
            done => {
                whole.remove();
                done?;
                Err(Refused("there was no bank here at that commit".to_owned()).into())
            }
        }
    }
}
