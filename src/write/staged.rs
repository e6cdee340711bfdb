//! One file of a site: staged where it differs from what is published.

use std::fs::Metadata;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use super::folder::is_file;

/// Writes a staged file unless the published one, where there may be one, holds the same; says whether it did.
pub(super) fn put(published: Option<&Path>, staged: &Path, bytes: &[u8]) -> Result<bool> {
    let is_as_long = |found: &Metadata| found.is_file() && found.len() == bytes.len() as u64;
    let is_same = |published: &Path| {
        let found = published.symlink_metadata();
        found.is_ok_and(|found| is_as_long(&found))
            && std::fs::read(published).is_ok_and(|old| old == bytes)
    };
    if published.is_some_and(is_same) {
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

/// Stages a copy of a file unless the published one, where there may be one, holds the same; says whether it did. Neither is
/// held whole.
pub(super) fn copy(published: Option<&Path>, staged: &Path, from: &Path) -> Result<bool> {
    if let Some(published) = published
        && is_file(published)
        && same(published, from)?
    {
        return Ok(false);
    }
    fs::create_dir_all(staged.parent().unwrap_or(staged))?;
    fs::copy(from, staged)?;
    Ok(true)
}

/// Whether two files hold the same.
fn same(one: &Path, other: &Path) -> Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let mut one = BufReader::with_capacity(PIECE, fs::File::open(one)?);
    let mut other = BufReader::with_capacity(PIECE, fs::File::open(other)?);
    loop {
        let (here, there) = (one.fill_buf()?, other.fill_buf()?);
        let length = here.len().min(there.len());
        if here[..length] != there[..length] {
            return Ok(false);
        }
        if length == 0 {
            return Ok(here.is_empty() && there.is_empty());
        }
        one.consume(length);
        other.consume(length);
    }
}

/// How much of a file is held at once.
const PIECE: usize = 1 << 16;
