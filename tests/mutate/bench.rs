//! A bank in a folder of its own, which is changed, looked at and made whole again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sourcebook::load::{Loaded, Loader, Options};
use sourcebook::source::Changes;
use sourcebook::timing::Timings;

use crate::change::Change;
use crate::corpus::{Real, all_files};

/// A bank on the bench.
#[derive(Debug)]
pub(crate) struct Bench {
    folder: tempfile::TempDir,
    /// As it is when it is whole.
    pub(crate) files: Vec<Real>,
    loader: Loader,
    /// What has changed since the bank was loaded last.
    stale: Vec<String>,
}

impl Bench {
    /// Copies a bank.
    pub(crate) fn new(bank: &Path) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let root = folder.path().join("bank");
        let files = all_files(bank)?;
        for file in &files {
            put(&root.join(&file.path), &file.bytes)?;
        }
        let loader = Loader::new(options(&root));
        Ok(Self {
            folder,
            files,
            loader,
            stale: Vec::new(),
        })
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("bank")
    }

    /// Where a site of it is written.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Changes files.
    pub(crate) fn change(&mut self, changes: &[Change]) -> Result<()> {
        for Change { path, bytes } in changes {
            let there = self.root().join(path);
            match bytes {
                Some(bytes) => put(&there, bytes)?,
                None => fs_err::remove_file(there)?,
            }
            self.stale.push(path.clone());
        }
        Ok(())
    }

    /// Makes the files whole again.
    pub(crate) fn mend(&mut self, changes: &[Change]) -> Result<()> {
        let whole: BTreeMap<&str, &[u8]> = self
            .files
            .iter()
            .map(|file| (&*file.path, &*file.bytes))
            .collect();
        for Change { path, .. } in changes {
            let there = self.root().join(path);
            match whole.get(&**path) {
                Some(bytes) => put(&there, bytes)?,
                None => fs_err::remove_file(there)?,
            }
        }
        self.stale
            .extend(changes.iter().map(|change| change.path.clone()));
        Ok(())
    }

    /// Loads the bank as it is now: what is as it was is taken over, as in the preview.
    pub(crate) fn load(&mut self) -> Result<Loaded> {
        let stale = std::mem::take(&mut self.stale);
        self.loader
            .load(&Changes::Files(stale), &mut Timings::default())
    }

    /// Forgets what was loaded: a loader that panicked knows half of it.
    pub(crate) fn forget(&mut self) {
        self.loader = Loader::new(options(&self.root()));
    }
}

fn options(root: &Path) -> Options {
    Options::new(root.to_path_buf(), jiff::civil::date(2026, 11, 22))
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder)?;
    }
    Ok(fs_err::write(path, bytes)?)
}
