//! Changes of an author's own texts: mends, and links to what has another name. Each file is whole at any moment, the old
//! or the new, and where one cannot be written none is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use fs_err as fs;

use super::Refused;
use crate::text::Edit;

/// A file as it stands and as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// From the root of the bank.
    pub path: Arc<str>,
    /// As it stands on the disk.
    pub old: String,
    /// As it is to be, with the ends of lines and the byte order mark that it had.
    pub new: String,
}

/// Files after changes of their texts, which are in order and count in bytes of the text as a bank reads it.
///
/// # Errors
///
/// Where a file cannot be read, or lies outside the bank; the error names it.
pub fn rewritten(root: &Path, edits: &BTreeMap<Arc<str>, Vec<Edit>>) -> Result<Vec<Rewritten>> {
    let changed = edits.iter().filter(|(_, edits)| !edits.is_empty());
    let read = |(path, edits): (&Arc<str>, &Vec<Edit>)| {
        let old = fs::read_to_string(real(root, path)?)?;
        let new = in_form(&old, edits);
        Ok(Rewritten {
            path: Arc::clone(path),
            old,
            new,
        })
    };
    changed.map(read).collect()
}

/// Writes files, and gives one of them another path.
///
/// # Errors
///
/// Where a file cannot be written, has changed since it was read, or there is one already where another is to go; the
/// error names it.
pub fn rewrite(root: &Path, files: &[Rewritten], moved: Option<(&str, &str)>) -> Result<()> {
    let goal = moved.map(|(_, new)| root.join(new));
    if let Some(goal) = goal.as_ref().filter(|goal| goal.exists()) {
        let message = format!("there is a file {} already", goal.display());
        return Err(Refused(message).into());
    }
    let mut staged: Vec<(PathBuf, PathBuf)> = Vec::new();
    let done = stage(root, files, &mut staged).and_then(|()| {
        for (new, old) in &staged {
            fs::rename(new, old)?;
        }
        let Some(((old, _), goal)) = moved.zip(goal) else {
            return Ok(());
        };
        if let Some(folder) = goal.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::rename(root.join(old), goal)?)
    });
    for (new, _) in &staged {
        let _ = fs::remove_file(new);
    }
    done
}

/// Writes each file beside the one that it is to stand for.
fn stage(root: &Path, files: &[Rewritten], staged: &mut Vec<(PathBuf, PathBuf)>) -> Result<()> {
    for file in files {
        let old = real(root, &file.path)?;
        if fs::read_to_string(&old)? != file.old {
            let message = format!("{} has changed meanwhile; try again", old.display());
            return Err(Refused(message).into());
        }
        let name = old.file_name().unwrap_or_default().to_string_lossy();
        let new = old.with_file_name(format!(".{name}.{}", std::process::id()));
        fs::write(&new, &file.new)?;
        fs::set_permissions(&new, fs::metadata(&old)?.permissions())?;
        staged.push((new, old));
    }
    Ok(())
}

/// The file of a path with links followed, within the bank.
fn real(root: &Path, path: &str) -> Result<PathBuf> {
    let root = fs::canonicalize(root)?;
    let real = fs::canonicalize(root.join(path))?;
    real.starts_with(&root)
        .then_some(real)
        .with_context(|| format!("{path} lies outside the bank"))
}

/// A text as it stands on a disk after changes: these count without a byte order mark, and an end of line as one byte.
fn in_form(raw: &str, edits: &[Edit]) -> String {
    let mark = if raw.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let line_end = match raw.find('\n') {
        Some(at) if raw[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    };
    // Where the bytes of the text stand on the disk: behind each `\r\n` one further on.
    let pairs: Vec<usize> = raw.match_indices("\r\n").map(|(at, _)| at).collect();
    let place = |at: usize| {
        let mut found = at + mark;
        for pair in &pairs {
            if *pair >= found {
                break;
            }
            found += 1;
        }
        found
    };
    let edits: Vec<Edit> = edits
        .iter()
        .map(|edit| Edit {
            start: place(edit.start),
            end: place(edit.end),
            text: edit.text.replace('\n', line_end),
        })
        .collect();
    Edit::apply(raw, &edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            start,
            end,
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_file_keeps_its_line_ends_and_its_byte_order_mark() {
        let edits = [edit(0, 1, "A"), edit(4, 5, "C"), edit(5, 5, "\nD")];
        assert_eq!(in_form("a\nb\nc\n", &edits), "A\nb\nC\nD\n");
        assert_eq!(
            in_form("\u{feff}a\r\nb\r\nc\r\n", &edits),
            "\u{feff}A\r\nb\r\nC\r\nD\r\n"
        );
    }

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let get = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        put("a.md", "a\n");
        put("b.md", "b\n");
        let edits = [("a.md", edit(0, 1, "x")), ("b.md", edit(0, 1, "y"))];
        let edits = edits
            .into_iter()
            .map(|(path, edit)| (path.into(), vec![edit]))
            .collect();
        let files = rewritten(folder.path(), &edits).unwrap();
        put("b.md", "other\n");
        assert!(
            rewrite(folder.path(), &files, None)
                .unwrap_err()
                .is::<Refused>()
        );
        assert_eq!(
            (get("a.md"), get("b.md")),
            ("a\n".to_owned(), "other\n".to_owned())
        );
        put("b.md", "b\n");
        assert!(rewrite(folder.path(), &files, Some(("a.md", "b.md"))).is_err());
        rewrite(folder.path(), &files, Some(("a.md", "c/d.md"))).unwrap();
        assert_eq!(
            (get("c/d.md"), get("b.md")),
            ("x\n".to_owned(), "y\n".to_owned())
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
