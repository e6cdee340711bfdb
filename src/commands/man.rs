//! `sourcebook man`.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli::Cli;

use super::terminal::print;

pub(super) fn run(folder: &Path) -> Result<ExitCode> {
    fs_err::create_dir_all(folder)?;
    for (name, page) in pages(&program())? {
        let path = folder.join(name);
        fs_err::write(&path, page)?;
        print(&format!("{}\n", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// All that can be typed, each command with what it has from those above it.
fn program() -> Command {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    program
}

/// The pages of a command and of all below it, by the names of their files.
fn pages(command: &Command) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut found = vec![page(command)?];
    for below in command
        .get_subcommands()
        .filter(|below| !below.is_hide_set())
    {
        found.extend(pages(below)?);
    }
    Ok(found)
}

fn page(command: &Command) -> io::Result<(String, Vec<u8>)> {
    let man = Man::new(command.clone());
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut text)?;
    }
    if let Some(words) = command.get_after_help() {
        notes(&words.to_string()).to_writer(&mut text)?;
    }
    man.render_version_section(&mut text)?;
    Ok((man.get_filename(), text))
}

/// What stands below the options, in the lines that it has: examples are tables.
fn notes(words: &str) -> Roff {
    let mut notes = Roff::new();
    notes.control("SH", ["NOTES"]).control("nf", []);
    for line in words.lines() {
        notes.text([roman(line)]);
    }
    notes.control("fi", []);
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that are typed for a command and for all below it.
    fn typed(command: &Command, before: &str) -> Vec<String> {
        let name = format!("{before}{}", command.get_name());
        let below = command
            .get_subcommands()
            .flat_map(|below| typed(below, &format!("{name}-")));
        [name.clone()].into_iter().chain(below).collect()
    }

    #[test]
    fn every_command_has_a_page_with_its_examples_in_lines() {
        let pages = pages(&program()).unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        let wanted = typed(&Cli::command(), "");
        let wanted: Vec<String> = wanted.iter().map(|name| format!("{name}.1")).collect();
        assert_eq!(names, wanted);
        assert!(names.contains(&"sourcebook-theme-eject.1"));
        let (_, check) = pages
            .iter()
            .find(|(name, _)| name == "sourcebook-check.1")
            .unwrap();
        let check = String::from_utf8_lossy(check);
        assert!(
            check.contains(".nf\nExamples:\n  sourcebook check  "),
            "{check}"
        );
    }
}
