//! The files of themes: those of the program, and those of the bank.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use super::built_in;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::source;
use crate::text::{File, Spanned};

/// The files of a theme as they were found.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) templates: BTreeMap<String, File>,
    pub(super) statics: BTreeMap<String, Vec<u8>>,
}

/// The files of a theme that the program has.
pub(super) fn of_program(theme: &str) -> Files {
    let shown = match theme {
        built_in::DEFAULT => "built-in theme".to_owned(),
        other => format!("built-in theme {other}"),
    };
    let mut files = Files::default();
    for (path, bytes) in built_in::files(theme) {
        if let Some(name) = path.strip_prefix("templates/") {
            let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
            let file = File::new(format!("{shown}: {name}"), text);
            files.templates.insert(name.to_owned(), file);
        } else if let Some(name) = path.strip_prefix("static/") {
            files.statics.insert(name.to_owned(), bytes.to_vec());
        }
    }
    files
}

/// The files of the theme that the bank names: its own, over those that the program has under this name.
pub(super) fn of_bank(
    root: &Path,
    config: &Config,
    out: &mut Diagnostics,
) -> Result<Option<Files>> {
    let Some(chosen) = &config.theme else {
        return Ok(None);
    };
    let name = &chosen.value;
    let folder = format!("themes/{name}");
    let is_name = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    let is_there = is_name && root.join(&folder).is_dir();
    if is_there && !source::is_own(root, &folder, out) {
        return Ok(None);
    }
    let is_of_program = built_in::names().any(|known| known == name);
    if !is_there && !is_of_program {
        out.push(missing(root, chosen));
        return Ok(None);
    }
    let mut files = match name.as_str() {
        built_in::DEFAULT => Files::default(),
        other => of_program(other),
    };
    if is_there {
        read(root, &folder, &mut files, out)?;
    }
    Ok(Some(files))
}

fn read(root: &Path, folder: &str, files: &mut Files, out: &mut Diagnostics) -> Result<()> {
    for path in source::walk(root, Path::new(folder), out)? {
        let inside = path[folder.len() + 1..].to_owned();
        if let Some(name) = inside.strip_prefix("templates/") {
            let file = source::read_text(root, &path, out)?;
            let file = file.map(|file| (name.to_owned(), file));
            files.templates.extend(file);
        } else if let Some(name) = inside.strip_prefix("static/") {
            let bytes = source::read_bytes(root, &path, out)?;
            let bytes = bytes.map(|bytes| (name.to_owned(), bytes));
            files.statics.extend(bytes);
        }
    }
    Ok(())
}

fn missing(root: &Path, chosen: &Spanned<String>) -> Diagnostic {
    let name = &chosen.value;
    let path: Arc<str> = "bank.yaml".into();
    let message = format!("there is no theme `{name}`");
    let found = Diagnostic::new(Code::MissingTheme, &path, chosen.span.clone(), message);
    let folders = std::fs::read_dir(root.join("themes")).into_iter().flatten();
    let folders = folders.flatten().filter(|entry| entry.path().is_dir());
    let own = folders.map(|folder| folder.file_name().to_string_lossy().into_owned());
    let known: Vec<String> = own.chain(built_in::names().map(str::to_owned)).collect();
    found.help(match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!(
            "Make the folder `themes/{name}/`, or take the line out for the built-in theme."
        ),
    })
}
