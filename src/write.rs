//! Stage 7: from a site to files.
//!
//! Outputs are rendered as a stream into a staging folder inside the output folder; only when all are whole are they
//! moved into place. A file whose content is what it was is not touched. `.sourcebook.json` lists the files that
//! builds own, and only those are ever deleted. Before anything moves, that list names old and new files together, so
//! that a build that is killed half-way leaves nothing that the next one does not know.

use folder::{LOCK, MANIFEST, STAGING, clear, holds_only_ours, is_file, is_there, refused};
use manifest::{Manifest, keep_manifest, manifest};
use stage::{Folder, STEPS, Staged, stage};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::TryLockError;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::site::Site;

mod archive;
pub(crate) mod folder;
mod manifest;
mod stage;
mod staged;
mod texts;

pub use crate::write::archive::archive;
pub use crate::write::folder::{Refused, check_folder, clean_path};
pub use crate::write::texts::{Rewritten, rewrite, rewritten};

/// What a build did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WriteSummary {
    /// Files that are new or changed.
    pub changed: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
    /// Whether the list of the files of earlier builds was damaged, so that nobody knows which of them to remove.
    pub is_mended: bool,
}

/// Writes a site. With any diagnostic from a template nothing of the old site is touched.
///
/// # Errors
///
/// Where a file cannot be written, or another build holds the folder. Inside: what is wrong with templates.
pub fn write(
    site: &Site,
    out: &Path,
    progress: &(dyn Fn() + Sync),
) -> Result<Result<WriteSummary, Vec<Diagnostic>>> {
    fs::create_dir_all(out)?;
    let lock = open_lock(out)?;
    match lock.file().try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => bail!("another build is writing to {}", out.display()),
        Err(TryLockError::Error(error)) => {
            return Err(error).context("cannot lock the output folder");
        }
    }
    let staging = out.join(STAGING);
    clear(&staging)?;
    fs::create_dir_all(&staging)?;
    let listed = manifest(out)?;
    let is_damaged = listed.is_none();
    let listed = listed.unwrap_or_default();
    let folder = Folder {
        out,
        staging: &staging,
        is_bare: listed.files.is_empty() && !is_damaged && holds_only_ours(out)?,
        listed,
        is_damaged,
    };
    let result = match stage(site, &folder, progress)? {
        Ok(staged) => Ok(publish(&folder, &staged)?),
        Err(found) => Err(found),
    };
    clear(&staging)?;
    // The lock's file stays: whoever waits for it holds the same one.
    drop(lock);
    Ok(result)
}

/// The file that says that a build is writing. What it holds stays, and a link in its place is not followed: an output
/// folder may have come with the bank, from anyone.
fn open_lock(out: &Path) -> Result<fs::File> {
    let path = out.join(LOCK);
    if is_there(&path) && !is_file(&path) {
        return Err(refused(&path, "is no file that a build made; remove it"));
    }
    let mut options = fs::OpenOptions::new();
    Ok(options
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?)
}

fn publish(folder: &Folder<'_>, staged: &[Staged<'_>]) -> Result<WriteSummary> {
    let (out, is_damaged, old) = (folder.out, folder.is_damaged, &folder.listed.files);
    let files: BTreeSet<String> = staged.iter().map(|file| file.path.to_owned()).collect();
    let changed: Vec<&str> = staged
        .iter()
        .filter(|file| file.is_new)
        .map(|file| file.path)
        .collect();
    if !folder.is_bare
        && let Some(folder) = linked_folder(out, files.union(old))
    {
        return Err(refused(
            &folder,
            "is a link, and what it leads to is not the site's; remove it",
        ));
    }
    // Where the list is lost, what stands at the path of a page of the site was one.
    let is_foreign = |path: &&&str| {
        let may_be = !is_damaged && folder.may_hold(path) && !old.contains(**path);
        may_be && out.join(path).is_file()
    };
    if let Some(path) = changed.iter().find(is_foreign) {
        let path = out.join(path);
        return Err(refused(
            &path,
            "is not a file that a build wrote; move it away",
        ));
    }
    let prints = prints(staged);
    let union: BTreeSet<String> = files.union(old).cloned().collect();
    if union != *old || is_damaged || !out.join(MANIFEST).exists() {
        keep_manifest(out, &Manifest::of(union, prints.clone()))?;
    }
    for path in old
        .difference(&files)
        .filter(|path| is_in_the_way(path, &files))
    {
        remove(out, path)?;
    }
    // What a page links to is there before the page that links to it.
    for step in STEPS {
        merge(&out.join(STAGING).join(step), out)?;
    }
    let gone: Vec<&String> = old.difference(&files).collect();
    for path in gone.iter().filter(|path| !is_in_the_way(path, &files)) {
        remove(out, path)?;
    }
    let written = WriteSummary {
        changed: changed.len(),
        unchanged: files.len() - changed.len(),
        removed: gone.len(),
        is_mended: is_damaged,
    };
    if *old != files || folder.listed.prints != prints {
        keep_manifest(out, &Manifest::of(files, prints))?;
    }
    Ok(written)
}

/// The prints of those files that have one.
fn prints(staged: &[Staged<'_>]) -> BTreeMap<String, String> {
    let prints = staged
        .iter()
        .filter_map(|file| Some((file.path.to_owned(), file.print.clone()?)));
    prints.collect()
}

/// Whether a file of the old site stands where the new one has a folder, or within what is a file now.
fn is_in_the_way(path: &str, files: &BTreeSet<String>) -> bool {
    let below = format!("{path}/");
    let is_folder_now = files
        .range(below.clone()..)
        .next()
        .is_some_and(|file| file.starts_with(&below));
    is_folder_now
        || path
            .match_indices('/')
            .any(|(at, _)| files.contains(&path[..at]))
}

/// Moves everything below a folder to where it belongs: a folder that is not there yet goes as a whole, in one step of
/// the file system, so that a first build costs hardly more than writing its files.
fn merge(from: &Path, to: &Path) -> Result<()> {
    if !from.exists() {
        return Ok(());
    }
    let entries = fs::read_dir(from)?.collect::<Result<Vec<_>, _>>()?;
    entries.par_iter().try_for_each(|entry| {
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() && target.is_dir() {
            return merge(&entry.path(), &target);
        }
        Ok(fs::rename(entry.path(), target)?)
    })
}

/// The first folder of these paths that is a link: what is written or deleted through it lies somewhere else.
fn linked_folder<'f>(out: &Path, files: impl Iterator<Item = &'f String>) -> Option<PathBuf> {
    let mut seen = BTreeSet::new();
    for path in files {
        for (end, _) in path.match_indices('/').rev() {
            if !seen.insert(&path[..end]) {
                break;
            }
        }
    }
    let mut folders = seen.into_iter().map(|folder| out.join(folder));
    folders.find(|folder| folder.is_symlink())
}

/// Removes a file that a build owned, and the folders that it leaves empty.
fn remove(out: &Path, path: &str) -> Result<()> {
    let is_inside =
        !path.starts_with('/') && path.split('/').all(|part| part != ".." && !part.is_empty());
    let file = out.join(path);
    if !is_inside || file.symlink_metadata().is_err() {
        return Ok(());
    }
    fs::remove_file(&file)?;
    let mut folder = file.parent();
    while let Some(here) = folder.filter(|here| *here != out && std::fs::remove_dir(here).is_ok()) {
        folder = here.parent();
    }
    Ok(())
}
