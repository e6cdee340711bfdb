//! From a plan to files: all of them or none. They are written beside their places first and then moved; where a move
//! fails, those before it are taken back.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;

use crate::source::is_inside;
use crate::text::File;
use crate::write::folder::{clear, refused};

use super::draft::NewSource;
use super::format::text_of;
use super::plan::Plan;

/// Where files wait until all are whole. Banks pass over what begins with a dot.
const STAGING: &str = ".sourcebook-import";

/// A file on its way.
struct Move {
    from: PathBuf,
    to: PathBuf,
    /// What stood there before, for the way back.
    old: Option<PathBuf>,
}

/// Writes the files of a plan.
///
/// # Errors
///
/// Where a file cannot be written, or has changed since the bank was read; then nothing has changed.
pub fn place(root: &Path, plan: &Plan) -> Result<()> {
    if plan.new.is_empty() && plan.updated.is_empty() {
        return Ok(());
    }
    let content = root.join("content");
    fs::create_dir_all(&content)?;
    if !is_inside(root, &content) {
        return Err(refused(&content, "leads out of the bank"));
    }
    let staging = content.join(STAGING);
    clear(&staging)?;
    fs::create_dir_all(&staging)?;
    let done = stage(root, &staging, plan).and_then(|moves| carry_out(&moves));
    clear(&staging)?;
    done
}

fn stage(root: &Path, staging: &Path, plan: &Plan) -> Result<Vec<Move>> {
    let mut moves = Vec::new();
    for NewSource { file, .. } in &plan.new {
        let to = target(root, file)?;
        let from = staging.join(format!("{}-new", moves.len()));
        fs::write(&from, file.text.as_bytes())?;
        moves.push(Move {
            from,
            to,
            old: None,
        });
    }
    for (before, after) in &plan.updated {
        let to = target(root, after)?;
        let old = fs::read(&to)?;
        let is_same = text_of(&old).is_ok_and(|text| text == *before.text);
        if !is_same {
            return Err(refused(&to, "has changed meanwhile; import again"));
        }
        let (from, kept) = (
            staging.join(format!("{}-new", moves.len())),
            staging.join(format!("{}-old", moves.len())),
        );
        fs::write(&from, as_it_was_saved(&old, &after.text))?;
        fs::write(&kept, &old)?;
        moves.push(Move {
            from,
            to,
            old: Some(kept),
        });
    }
    Ok(moves)
}

/// Where a file belongs, its folder made.
fn target(root: &Path, file: &File) -> Result<PathBuf> {
    let to = root.join(&*file.path);
    if let Some(folder) = to.parent().filter(|folder| !folder.is_dir()) {
        fs::create_dir_all(folder)?;
    }
    if to.parent().is_some_and(|folder| !is_inside(root, folder)) {
        return Err(refused(&to, "leads out of the bank"));
    }
    Ok(to)
}

/// A text with the line ends and the mark that its file has.
fn as_it_was_saved(old: &[u8], text: &str) -> String {
    let mark = if old.starts_with(b"\xef\xbb\xbf") {
        "\u{feff}"
    } else {
        ""
    };
    let has_returns = old.windows(2).any(|pair| pair == b"\r\n");
    let text = if has_returns {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    };
    format!("{mark}{text}")
}

fn carry_out(moves: &[Move]) -> Result<()> {
    for (at, step) in moves.iter().enumerate() {
        let is_new = step.old.is_none();
        let done = if is_new && step.to.symlink_metadata().is_ok() {
            Err(refused(&step.to, "is there already"))
        } else {
            fs::rename(&step.from, &step.to).context("cannot put a source in its place")
        };
        if let Err(error) = done {
            take_back(&moves[..at]);
            return Err(error);
        }
    }
    Ok(())
}

/// Puts things back as they were, as far as the disk lets it.
fn take_back(moves: &[Move]) {
    for step in moves.iter().rev() {
        let _ = match &step.old {
            Some(old) => fs::rename(old, &step.to),
            None => fs::remove_file(&step.to),
        };
    }
}
