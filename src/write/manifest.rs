//! The list of the files that builds own: only those are ever written over or deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use serde::{Deserialize, Serialize};

use super::folder::{MANIFEST, STAGING, is_file, is_there, refused};
use crate::theme::hash_of;

/// The files that builds own.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// What wrote it, for people who find it.
    generator: String,
    pub(super) files: BTreeSet<String>,
    /// Of files whose path tells what they hold, a hash of that: one that is whole need not be made again.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) prints: BTreeMap<String, String>,
}

impl Manifest {
    /// A list of files, and of the prints of those that have one.
    pub(super) fn of(files: BTreeSet<String>, prints: BTreeMap<String, String>) -> Self {
        Self {
            generator: "sourcebook; it deletes only the files listed here".to_owned(),
            files,
            prints,
        }
    }

    /// The print of a file that stands as a build left it; `None` where it was changed since, or is none of a build's.
    pub(super) fn whole(&self, out: &Path, path: &str) -> Option<&String> {
        let known = self
            .prints
            .get(path)
            .filter(|_| self.files.contains(path))?;
        let file = out.join(path);
        let found = file.symlink_metadata().ok()?;
        let is_likely = found.is_file() && found.len() <= LARGEST;
        let bytes = is_likely.then(|| std::fs::read(file).ok()).flatten()?;
        (print(&bytes) == *known).then_some(known)
    }
}

/// The size up to which a file is looked at, in bytes: no card is as large.
const LARGEST: u64 = 1 << 20;

/// A hash of what a file holds, as the list has it.
pub(super) fn print(bytes: &[u8]) -> String {
    format!("{:016x}", hash_of(bytes))
}

/// The list of the files that builds own; `None` where it is damaged.
pub(super) fn manifest(out: &Path) -> Result<Option<Manifest>> {
    let path = out.join(MANIFEST);
    if !is_there(&path) {
        return Ok(Some(Manifest::default()));
    }
    if !is_file(&path) {
        return Err(refused(&path, "is no file that a build made; remove it"));
    }
    let text = fs::read(path)?;
    Ok(serde_json::from_slice(&text).ok())
}

/// Puts a list in the place of the old one.
pub(super) fn keep_manifest(out: &Path, manifest: &Manifest) -> Result<()> {
    let staged = out.join(STAGING).join("manifest");
    let mut file = fs::File::create(&staged)?;
    file.write_all((serde_json::to_string_pretty(manifest)? + "\n").as_bytes())?;
    // On the disk before it takes the place of the old one: a loss of power would leave an empty list.
    file.sync_all()?;
    Ok(fs::rename(staged, out.join(MANIFEST))?)
}
