//! What is built of a bank: in memory, and by the program onto the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sourcebook::load::Loaded;
use sourcebook::timing::Timings;

/// Renders every page of a bank without errors; says what keeps it from being built all the same.
pub(crate) fn rendered(loaded: &Loaded, with_search: bool) -> Result<Option<String>> {
    let edition = if with_search {
        loaded.edition(&mut Timings::default())?
    } else {
        loaded.edition_after(None)
    };
    if edition.mistakes.has_errors() {
        let shown = loaded.report(&edition.mistakes).short();
        return Ok(Some(format!(
            "build: an error that the check does not say: {shown}"
        )));
    }
    for (path, output) in edition.site.outputs() {
        match edition.site.render(path, output) {
            Ok(_) => {}
            Err(broken) => {
                return Ok(Some(format!(
                    "build: {path}: an error that the check does not say: [{}] {}",
                    broken.code, broken.message
                )));
            }
        }
    }
    Ok(None)
}

/// Has the program build a bank onto the disk, over an earlier site where there is one. With an error nothing may change
/// there, and without one there must be a site.
pub(crate) fn written(root: &Path, out: &Path, has_errors: bool) -> Result<Option<String>> {
    let before = listed(out)?;
    let run = Command::new(env!("CARGO_BIN_EXE_sourcebook"))
        .args(["build", "--jobs", "1", "--root"])
        .arg(root)
        .arg("--out")
        .arg(out)
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .output()
        .context("the program does not start")?;
    let after = listed(out)?;
    let code = run.status.code();
    let said = String::from_utf8_lossy(&run.stderr);
    let is_there = after.contains_key(&PathBuf::from("index.html"));
    let fault = match code {
        Some(1) if !has_errors => "the program has an error that the check does not say",
        Some(1) if before != after => "a site written from a bank with an error",
        Some(0) if has_errors => "the program builds a bank with an error",
        Some(0) if !is_there => "no site is written from a bank without errors",
        Some(0 | 1) => return Ok(None),
        _ => "the program fails",
    };
    let end = &said[said.ceil_char_boundary(said.len().saturating_sub(1_500))..];
    Ok(Some(format!("disk: {fault} ({code:?}): {end}")))
}

/// The files of a site with their bytes by a hash; its lock is none of them.
fn listed(out: &Path) -> Result<BTreeMap<PathBuf, u64>> {
    let mut found = BTreeMap::new();
    if !out.exists() {
        return Ok(found);
    }
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry?;
        if entry.file_type().is_file() && entry.file_name() != ".sourcebook.lock" {
            let bytes = fs_err::read(entry.path())?;
            let path = entry.path().strip_prefix(out)?.to_path_buf();
            found.insert(path, xxhash_rust::xxh3::xxh3_64(&bytes));
        }
    }
    Ok(found)
}
