//! `sourcebook check --since`: a bank beside itself as it was at a commit, which Git is asked for.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};
use sourcebook::diagnostic::{Code, Diagnostics};
use sourcebook::load::{Checked, Edition, Loaded, Loader, Options};
use sourcebook::since::{Change, QuestionChange, Version, compare};
use sourcebook::source::{Changes, TEXTS, has_extension};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Check, CheckFormat};

use super::terminal::{ERRORS, print};

pub(super) fn run(args: &Check, options: &Options, revision: &str) -> Result<ExitCode> {
    let git = Git::at(&options.root, revision)?;
    let changed = git.changed()?;
    let mut loader = Loader::new(options.clone());
    let after = loader.load(&Changes::Anything, &mut Timings::default())?;
    let (site, mistakes) = planned(&after, None, args.search)?;
    // Where only texts are others, the bank as it was differs from this one in those alone.
    let is_of_texts = changed.iter().all(|path| is_text(path));
    let change = if is_of_texts {
        for (path, text) in git.texts(&changed)? {
            loader.take(&path, text.as_deref());
        }
        let before = loader.load(&Changes::Files(changed), &mut Timings::default())?;
        beside(
            &before,
            Some(&site),
            (&after, &site, &mistakes),
            args.search,
        )?
    } else {
        let folder = git.whole()?;
        let options = Options {
            root: folder.bank.clone(),
            ..options.clone()
        };
        let before = Loaded::load(&options, &mut Timings::default());
        let found = before
            .and_then(|before| beside(&before, None, (&after, &site, &mistakes), args.search));
        folder.remove();
        found?
    };
    print(&match args.format {
        CheckFormat::Json => format!("{}\n", serde_json::to_string_pretty(&change)?),
        CheckFormat::Markdown => change.markdown(args.preview_url.as_deref()),
        _ => change.text(),
    });
    Ok(if mistakes.has_errors() {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// A bank as it is, with its site and its mistakes.
type Now<'n> = (&'n Loaded, &'n sourcebook::site::Site, &'n Diagnostics);

/// Compares a bank as it was with the bank as it is.
fn beside(
    before: &Loaded,
    taken_over: Option<&sourcebook::site::Site>,
    (after, site, mistakes): Now<'_>,
    asks: bool,
) -> Result<Change> {
    let (old_site, old_mistakes) = planned(before, taken_over, asks)?;
    let before = Version {
        loaded: before,
        site: &old_site,
        mistakes: &old_mistakes,
    };
    let after = Version {
        loaded: after,
        site,
        mistakes,
    };
    let mut change = compare(&before, &after);
    change.questions = questions(&old_mistakes, mistakes);
    let is_question = |code: &str| code == Code::MissedAnswer.to_string();
    change.new.retain(|found| !is_question(&found.code));
    Ok(change)
}

/// The site of a bank and what is wrong with it, its questions among that where they are asked.
fn planned(
    loaded: &Loaded,
    before: Option<&sourcebook::site::Site>,
    asks: bool,
) -> Result<(sourcebook::site::Site, Diagnostics)> {
    let Edition { site, mut mistakes } = loaded.edition_after(before);
    if asks {
        let Checked { mistakes: all, .. } = loaded.check(true)?;
        mistakes = all;
    }
    Ok((site, mistakes))
}

/// The questions whose answers stand too far down in one of the two alone.
fn questions(before: &Diagnostics, after: &Diagnostics) -> Vec<QuestionChange> {
    let missed = |found: &Diagnostics| -> Vec<String> {
        let all = found
            .iter()
            .filter(|found| found.code == Code::MissedAnswer);
        all.map(|found| found.message.clone()).collect()
    };
    let (old, new) = (missed(before), missed(after));
    let better = old.iter().filter(|message| !new.contains(message));
    let worse = new.iter().filter(|message| !old.contains(message));
    let told = |is_better: bool| {
        move |message: &String| QuestionChange {
            message: message.clone(),
            is_better,
        }
    };
    worse
        .map(told(false))
        .chain(better.map(told(true)))
        .collect()
}

/// Whether a file is a text that the reading of a bank takes another for.
fn is_text(path: &str) -> bool {
    let is_inside = path.starts_with("content/") || path.starts_with("search-index/");
    (is_inside || path == "bank.yaml")
        && (has_extension(path, &TEXTS) || has_extension(path, &["yaml", "yml"]))
}

/// A repository at a commit.
struct Git {
    root: PathBuf,
    /// The commit that the change began at.
    commit: String,
    /// The way from the top of the repository to the bank: `bank/`.
    prefix: String,
}

/// The bank of a commit in a folder of its own.
struct Whole {
    folder: PathBuf,
    bank: PathBuf,
}

impl Whole {
    fn remove(self) {
        let _ = std::fs::remove_dir_all(self.folder);
    }
}

impl Git {
    /// The commit at which a change began that is to go into `revision`: the last that both have.
    fn at(root: &Path, revision: &str) -> Result<Self> {
        let mut git = Self {
            root: root.to_path_buf(),
            commit: String::new(),
            prefix: String::new(),
        };
        let Ok(prefix) = git.line(&["rev-parse", "--show-prefix"]) else {
            let message = "this bank is in no Git repository, so nothing is known of how it was";
            return Err(Refused(message.to_owned()).into());
        };
        git.prefix = prefix;
        if revision.starts_with('-') {
            return Err(Refused(format!("there is no commit `{revision}`")).into());
        }
        let Ok(commit) = git.line(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{revision}^{{commit}}"),
        ]) else {
            let is_shallow = git
                .line(&["rev-parse", "--is-shallow-repository"])
                .is_ok_and(|said| said == "true");
            let mend = if is_shallow {
                "; this copy has only the last commits: fetch the others (`git fetch --unshallow`)"
            } else {
                ""
            };
            return Err(Refused(format!("there is no commit `{revision}`{mend}")).into());
        };
        git.commit = git.line(&["merge-base", &commit, "HEAD"]).unwrap_or(commit);
        Ok(git)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.root).args(arguments);
        command
    }

    fn output(&self, arguments: &[&str]) -> Result<Vec<u8>> {
        let done = self.command(arguments).stderr(Stdio::piped()).output();
        let done = done.context("cannot run git")?;
        if !done.status.success() {
            bail!(
                "git {}: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&done.stderr).trim()
            );
        }
        Ok(done.stdout)
    }

    fn line(&self, arguments: &[&str]) -> Result<String> {
        Ok(String::from_utf8_lossy(&self.output(arguments)?)
            .trim()
            .to_owned())
    }

    /// The files of the bank that are others than at the commit, by their paths from its root.
    fn changed(&self) -> Result<Vec<String>> {
        let tracked = self.output(&[
            "diff",
            "--relative",
            "--name-only",
            "--no-renames",
            "-z",
            &self.commit,
            "--",
            ".",
        ])?;
        let new = self.output(&[
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
    fn texts(&self, paths: &[String]) -> Result<Vec<(String, Option<String>)>> {
        let mut git = self
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
    fn whole(&self) -> Result<Whole> {
        let folder = std::env::temp_dir().join(format!("sourcebook-since-{}", std::process::id()));
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot write {}", folder.display()))?;
        let index = folder.join("index");
        let read = |arguments: &[&str]| -> Result<()> {
            let done = self
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
