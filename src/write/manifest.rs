//! The list of the files that builds own: only those are ever written over or deleted.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use serde::{Deserialize, Serialize};

use super::folder::{MANIFEST, STAGING, is_file, is_there, refused};

/// The files that builds own.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// What wrote it, for people who find it.
    generator: String,
    pub(super) files: BTreeSet<String>,
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
pub(super) fn keep_manifest(out: &Path, files: BTreeSet<String>) -> Result<()> {
    let manifest = Manifest {
        generator: "sourcebook; it deletes only the files listed here".to_owned(),
        files,
    };
    let staged = out.join(STAGING).join("manifest");
    let mut file = fs::File::create(&staged)?;
    file.write_all((serde_json::to_string_pretty(&manifest)? + "\n").as_bytes())?;
    // On the disk before it takes the place of the old one: a loss of power would leave an empty list.
    file.sync_all()?;
    Ok(fs::rename(staged, out.join(MANIFEST))?)
}
