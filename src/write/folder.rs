//! Which folder a build may write into.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

/// The list of the files that a build wrote.
pub(super) const MANIFEST: &str = ".sourcebook.json";
pub(super) const LOCK: &str = ".sourcebook.lock";
pub(super) const STAGING: &str = ".sourcebook-staging";

/// Why an output folder is refused: wrong usage, not the machine's failure.
#[derive(Debug)]
pub struct Refused(pub String);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

/// Refuses an output folder that a build would harm.
///
/// # Errors
///
/// Where it is such a folder; the error says what would be lost.
pub fn check_folder(root: &Path, out: &Path) -> Result<()> {
    let refuse = |why: &str| {
        Err(anyhow::Error::new(Refused(format!(
            "cannot build into {}: {why}",
            out.display()
        ))))
    };
    let real = |path: &Path| real_path(path);
    let (root, out_real) = (real(root), real(out));
    if out_real == root || root.starts_with(&out_real) {
        return refuse("it holds the bank itself; choose a folder of its own");
    }
    for own in ["content", "themes", "search-index", "src", ".git"] {
        if out_real.starts_with(root.join(own)) {
            return refuse(&format!(
                "it is part of the bank's {own}/; choose a folder of its own"
            ));
        }
    }
    if out.is_file() {
        return refuse("it is a file");
    }
    let is_empty = !out.exists() || fs::read_dir(out)?.next().is_none();
    if !is_empty && !out.join(MANIFEST).is_file() && !holds_only_ours(out)? {
        return refuse(
            "it holds files that no build of this bank wrote; empty it, or choose another",
        );
    }
    Ok(())
}

/// What hosts and git put into a folder before anything is published from it.
const OF_HOSTS: [&str; 9] = [
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".nojekyll",
    ".DS_Store",
    ".htaccess",
    "Thumbs.db",
    "CNAME",
];

/// Whether a folder holds nothing but what a build left that was killed before its first page, and what hosts put there.
pub(super) fn holds_only_ours(out: &Path) -> Result<bool> {
    let mut names = fs::read_dir(out)?.map(|entry| entry.map(|entry| entry.file_name()));
    Ok(names.all(|name| {
        name.is_ok_and(|name| {
            name == LOCK || name == STAGING || OF_HOSTS.iter().any(|known| name == *known)
        })
    }))
}

/// The path without `.` and `..`, from the root of the file system: what is checked is what is written to.
pub fn clean_path(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in std::path::absolute(path)
        .unwrap_or_else(|_| path.to_path_buf())
        .components()
    {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                // A link is followed before its `..` is taken, as the system would.
                clean = std::fs::canonicalize(&clean).unwrap_or(clean);
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

/// The path with links resolved as far as it exists.
fn real_path(path: &Path) -> PathBuf {
    let path = clean_path(path);
    for ancestor in path.ancestors() {
        if let Ok(real) = std::fs::canonicalize(ancestor) {
            let rest = path.strip_prefix(ancestor).unwrap_or(Path::new(""));
            return if rest.as_os_str().is_empty() {
                real
            } else {
                real.join(rest)
            };
        }
    }
    path
}

/// Whether anything has this path, a link that leads nowhere as well.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether this is an ordinary file, and no link to one.
pub(super) fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_file())
}

/// Takes a folder away with all that is in it, or whatever else is called so; a link is not followed.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    match folder.symlink_metadata() {
        Ok(found) if found.is_dir() => fs::remove_dir_all(folder)?,
        Ok(_) => fs::remove_file(folder)?,
        Err(_) => {}
    }
    Ok(())
}

/// Says why something keeps the program from writing.
pub(crate) fn refused(path: &Path, why: &str) -> anyhow::Error {
    Refused(format!("{} {why}", path.display())).into()
}
