//! The program `git`, asked about the folder of a bank.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Git in the folder of a bank, which may be a part of its repository.
#[derive(Clone, Debug)]
pub struct Git {
    root: PathBuf,
}

impl Git {
    /// Git in this folder.
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.root
    }

    /// A command that is still to be run. It asks no other machine for what a partial copy lacks, asks nobody for a password,
    /// and writes nothing.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.root).args(arguments);
        command
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_OPTIONAL_LOCKS", "0");
        command
    }

    /// What a command prints.
    ///
    /// # Errors
    ///
    /// Where there is no Git on the machine, or it refuses.
    pub fn output(&self, arguments: &[&str]) -> Result<Vec<u8>> {
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

    /// The one line that a command prints.
    ///
    /// # Errors
    ///
    /// As [`Self::output`].
    pub fn line(&self, arguments: &[&str]) -> Result<String> {
        Ok(String::from_utf8_lossy(&self.output(arguments)?)
            .trim()
            .to_owned())
    }

    /// Whether this copy of the repository lacks its older commits.
    pub fn is_shallow(&self) -> bool {
        self.line(&["rev-parse", "--is-shallow-repository"])
            .is_ok_and(|said| said == "true")
    }
}
