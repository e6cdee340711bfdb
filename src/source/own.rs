//! Which files of the disk are a bank's own, and how much of one is read.
//!
//! A bank may come as a pull request from anyone: what it names must lie in it, be a file and not a device or a pipe,
//! which never end, and be of a size that a text can have.

use std::path::Path;

use anyhow::Result;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The most bytes that a text, a table, a style, a template or a file of a theme may have: 16 MiB, some two and a half
/// million words.
pub const LARGEST: u64 = 16 << 20;

/// Whether a path, with all links followed, ends within a folder.
pub(crate) fn is_inside(folder: &Path, path: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(folder)
        .zip(real(path))
        .is_some_and(|(folder, path)| path.starts_with(folder))
}

/// Whether a file or folder that a bank always looks for is there and its own; a link that leads out is reported.
pub(crate) fn is_own(root: &Path, path: &str, out: &mut Diagnostics) -> bool {
    let there = root.join(path);
    if !there.exists() {
        return false;
    }
    let is_own = is_inside(root, &there);
    if !is_own {
        out.push(leads_out(path));
    }
    is_own
}

/// What is said of a link that leads out of the bank.
pub(super) fn leads_out(path: &str) -> Diagnostic {
    let message = "a symbolic link that leads out of this folder".to_owned();
    let found = Diagnostic::new(Code::OutsideBank, &path.into(), 0..0, message);
    found.help("Copy what it points at into the bank.")
}

/// The bytes of a file; `None` where it is no regular file or too large, which is reported.
///
/// # Errors
///
/// Where the file cannot be read; the error names it.
pub fn read_bytes(root: &Path, path: &str, out: &mut Diagnostics) -> Result<Option<Vec<u8>>> {
    let there = root.join(path);
    // Before it is opened: to open a pipe waits for whoever writes into it.
    let metadata = fs_err::metadata(&there)?;
    let wrong = if !metadata.is_file() {
        Some((
            Code::OutsideBank,
            "this is no file but a device or a pipe".to_owned(),
            NO_FILE,
        ))
    } else if metadata.len() > LARGEST {
        let (has, most) = (metadata.len() >> 20, LARGEST >> 20);
        let message = format!("this file has {has} MB, and the most that is read is {most} MB");
        Some((Code::TooLarge, message, TOO_LARGE))
    } else {
        None
    };
    if let Some((code, message, help)) = wrong {
        out.push(Diagnostic::new(code, &path.into(), 0..0, message).help(help));
        return Ok(None);
    }
    Ok(Some(fs_err::read(there)?))
}

const NO_FILE: &str = "Put an ordinary file in its place.";
const TOO_LARGE: &str =
    "Cut it into several files, or leave it out of the bank and link to where it stands.";
