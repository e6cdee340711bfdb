//! A file of the program's theme, copied into the bank's own to be changed there.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::diagnostic::{listed, nearest};
use crate::theme;
use crate::write::Refused;

use super::file;

/// The folder in `themes/` for a bank that names none.
pub const NO_THEME: &str = "own";

/// What was written.
#[derive(Debug)]
pub struct Ejected {
    /// The path of the file, from the folder of `bank.yaml`.
    pub path: String,
    /// The file in the program's theme: `templates/base.html`.
    pub name: String,
}

/// The files that a bank with this theme can take over, by their paths in the folder of a theme.
pub fn ejectable(theme: Option<&str>) -> BTreeMap<String, &'static [u8]> {
    let mut files = theme::files_of("default");
    if let Some(name) = theme {
        files.extend(theme::files_of(name));
    }
    files
}

/// Copies a file into the bank's theme. A file that is there already stays, unless it is to be written over.
///
/// # Errors
///
/// Where there is no such file, where it is there already, or where it cannot be written.
pub fn eject(root: &Path, theme: Option<&str>, wanted: &str, force: bool) -> Result<Ejected> {
    let files = ejectable(theme);
    let name = find(&files, wanted)?;
    let folder = theme.unwrap_or(NO_THEME);
    if folder.is_empty() || folder.contains(['/', '\\']) || folder.starts_with('.') {
        return Err(Refused(format!("`{folder}` cannot be the name of a theme")).into());
    }
    let path = format!("themes/{folder}/{name}");
    file::check(root, &path, force)?;
    file::put(root, &path, files[&name])?;
    Ok(Ejected { path, name })
}

/// The file that is meant: by its path in a theme, or by the end of it.
fn find(files: &BTreeMap<String, &'static [u8]>, wanted: &str) -> Result<String> {
    let wanted = wanted.replace('\\', "/");
    let wanted = wanted.trim_start_matches("./");
    if files.contains_key(wanted) {
        return Ok(wanted.to_owned());
    }
    let ending = format!("/{wanted}");
    let all: Vec<&str> = files.keys().map(String::as_str).collect();
    let fitting: Vec<&str> = all
        .iter()
        .copied()
        .filter(|name| name.ends_with(&ending))
        .collect();
    match fitting[..] {
        [one] => return Ok(one.to_owned()),
        [] => {}
        _ => {
            let message = format!("`{wanted}` may be {}; name one of them", listed(&fitting));
            return Err(Refused(message).into());
        }
    }
    let short = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let names: Vec<String> = all.iter().map(|name| short(name)).collect();
    let known = all.iter().copied().chain(names.iter().map(String::as_str));
    let hint = match nearest(wanted, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`sourcebook theme list` lists all".to_owned(),
    };
    Err(Refused(format!("the theme has no file `{wanted}`; {hint}")).into())
}
