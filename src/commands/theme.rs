//! `sourcebook theme`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use sourcebook::config;
use sourcebook::diagnostic::Diagnostics;
use sourcebook::{new, source};

use crate::cli::{Eject, ThemeCommand, ThemeList};

use super::bank::{root, way_to};
use super::terminal::{print, say};

pub(super) fn run(command: &ThemeCommand) -> Result<ExitCode> {
    match command {
        ThemeCommand::Eject(args) => eject(args),
        ThemeCommand::List(args) => list(args),
    }
}

fn eject(args: &Eject) -> Result<ExitCode> {
    let root = root(&args.root)?;
    let theme = theme(&root)?;
    let ejected = new::eject(&root, theme.as_deref(), &args.file, args.force)?;
    print(&format!("{}{}\n", way_to(&root), ejected.path));
    if theme.is_none() {
        say(&format!(
            "Next: write `theme: {}` into bank.yaml; until then nothing is read from there.",
            new::NO_THEME
        ));
    } else if ejected.name.starts_with("templates/") {
        say(
            "It stands in for the template of the program now. `{% extends \"default/…\" %}` changes single blocks.",
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the files of the theme, a line each; behind those that the bank has made its own it says so.
fn list(args: &ThemeList) -> Result<ExitCode> {
    let root = root(&args.root)?;
    let theme = theme(&root)?;
    let folder = theme
        .as_deref()
        .map(|theme| root.join("themes").join(theme));
    for name in new::ejectable(theme.as_deref()).into_keys() {
        let is_own = folder
            .as_ref()
            .is_some_and(|folder| folder.join(&name).is_file());
        print(&format!(
            "{name}{}\n",
            if is_own { "  (your own)" } else { "" }
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The theme that a bank names. What else is wrong with its settings is for `check` to say.
pub(super) fn theme(root: &Path) -> Result<Option<String>> {
    let mut found = Diagnostics::default();
    let file = source::read_text(root, "bank.yaml", &mut found)?;
    let config = file.map(|file| config::read(&file, &mut found));
    let theme = config.and_then(|config| config.theme);
    Ok(theme.map(|theme| theme.value))
}
