//! Stage 7: from a site to files.
//!
//! Outputs are rendered as a stream into a staging folder inside the output folder; only when all are whole are they
//! moved into place. A file whose content is what it was is not touched. `.sourcebook.json` lists the files that
//! builds own, and only those are ever deleted. Before anything moves, that list names old and new files together, so
//! that a build that is killed half-way leaves nothing that the next one does not know.

use folder::{LOCK, MANIFEST, STAGING};
use std::collections::BTreeSet;
use std::fs::TryLockError;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::site::{Content, Output, Site, Step};

pub(crate) mod folder;

pub use crate::write::folder::{Refused, check_folder, clean_path};

/// What a build did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WriteSummary {
    /// Files that are new or changed.
    pub changed: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
}

/// The files that builds own.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    /// What wrote it, for people who find it.
    generator: String,
    files: BTreeSet<String>,
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
    let lock = fs::File::create(out.join(LOCK))?;
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
    let staged = stage(site, out, &staging, progress)?;
    let result = match staged {
        Ok(staged) => Ok(publish(site, out, &staged)?),
        Err(found) => Err(found),
    };
    clear(&staging)?;
    // The lock's file stays: whoever waits for it holds the same one.
    drop(lock);
    Ok(result)
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// The paths of the outputs that differ from what stands there, or what is wrong with templates.
type Stage<'s> = Result<Vec<&'s str>, Vec<Diagnostic>>;

fn stage<'s>(
    site: &'s Site,
    out: &Path,
    staging: &Path,
    progress: &(dyn Fn() + Sync),
) -> Result<Stage<'s>> {
    let outputs = site.outputs();
    let found = Mutex::new(Vec::new());
    let staged = outputs
        .par_iter()
        .map(|&(path, output)| -> Result<Option<&'s str>> {
            let content = match site.render(path, output) {
                Ok(content) => content,
                Err(diagnostic) => {
                    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                    found.push(*diagnostic);
                    return Ok(None);
                }
            };
            progress();
            let (published, file) = (out.join(path), staging.join(step(output)).join(path));
            let is_new = match &content {
                Content::Text(text) => put(&published, &file, text.as_bytes())?,
                Content::Bytes(bytes) => put(&published, &file, bytes)?,
                Content::Copy(from) => put(&published, &file, &fs::read(from)?)?,
            };
            Ok(is_new.then_some(path))
        });
    let staged: Vec<Option<&'s str>> = staged.collect::<Result<_>>()?;
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(if found.is_empty() {
        Ok(staged.into_iter().flatten().collect())
    } else {
        Err(found)
    })
}

/// Writes a staged file unless the published one holds the same; says whether it did.
fn put(published: &Path, staged: &Path, bytes: &[u8]) -> Result<bool> {
    if std::fs::read(published).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    if let Err(error) = std::fs::write(staged, bytes) {
        // The first file of its folder.
        if error.kind() != std::io::ErrorKind::NotFound {
            return Err(error).with_context(|| format!("cannot write {}", staged.display()));
        }
        fs::create_dir_all(staged.parent().unwrap_or(staged))?;
        fs::write(staged, bytes)?;
    }
    Ok(true)
}

fn publish(site: &Site, out: &Path, staged: &[&str]) -> Result<WriteSummary> {
    let files: BTreeSet<String> = site
        .outputs()
        .into_iter()
        .map(|(path, _)| path.to_owned())
        .collect();
    let old = manifest(out).files;
    let is_foreign = |path: &&&str| !old.contains(**path) && out.join(path).is_file();
    if let Some(path) = staged.iter().find(is_foreign) {
        let path = out.join(path);
        let message = format!(
            "{} is not a file that a build wrote; move it away",
            path.display()
        );
        return Err(Refused(message).into());
    }
    let union: BTreeSet<String> = files.union(&old).cloned().collect();
    if union != old || !out.join(MANIFEST).exists() {
        keep_manifest(out, union)?;
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
        changed: staged.len(),
        unchanged: files.len() - staged.len(),
        removed: gone.len(),
    };
    if old != files {
        keep_manifest(out, files)?;
    }
    Ok(written)
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

/// The steps in which a site is put in place, each a folder of the staging folder.
const STEPS: [&str; 3] = ["assets", "pages", "lists"];

fn step(output: &Output) -> &'static str {
    match output.step {
        Step::Assets => STEPS[0],
        Step::Entries => STEPS[1],
        Step::Lists => STEPS[2],
    }
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

fn manifest(out: &Path) -> Manifest {
    let text = std::fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn keep_manifest(out: &Path, files: BTreeSet<String>) -> Result<()> {
    let manifest = Manifest {
        generator: "sourcebook; it deletes only the files listed here".to_owned(),
        files,
    };
    let staged = out.join(STAGING).join("manifest");
    fs::write(&staged, serde_json::to_string_pretty(&manifest)? + "\n")?;
    Ok(fs::rename(staged, out.join(MANIFEST))?)
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
