//! Files that the program writes into a bank: all of them or none, and none over what is there unless that is asked for.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::source;
use crate::write::Refused;

/// A file that is to be written.
pub(super) struct Draft {
    /// Its path from the folder of `bank.yaml`.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

/// Writes files into a bank; says which.
pub(super) fn put_all(root: &Path, drafts: &[Draft], force: bool) -> Result<Vec<String>> {
    for draft in drafts {
        check(root, &draft.path, force)?;
    }
    for draft in drafts {
        put(root, &draft.path, draft.text.as_bytes())?;
    }
    Ok(drafts.iter().map(|draft| draft.path.clone()).collect())
}

/// Refuses a path that is taken, or that a link leads out of the bank.
pub(super) fn check(root: &Path, path: &str, force: bool) -> Result<()> {
    let to = root.join(path);
    let above = to.ancestors().skip(1).find(|above| above.exists());
    if above.is_some_and(|above| !source::is_inside(root, above)) {
        return Err(Refused(format!("{path} leads out of the bank")).into());
    }
    if to.is_dir() {
        return Err(Refused(format!("{path} is a folder")).into());
    }
    if to.symlink_metadata().is_ok() && !force {
        let message = format!("{path} is there already; `--force` writes over it");
        return Err(Refused(message).into());
    }
    Ok(())
}

/// Writes a file that was checked.
pub(super) fn put(root: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let to = root.join(path);
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    // Not through a link: what it points at may be none of the bank's.
    if to.symlink_metadata().is_ok_and(|there| there.is_symlink()) {
        fs::remove_file(&to)?;
    }
    Ok(fs::write(&to, bytes)?)
}
