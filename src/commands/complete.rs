//! What a shell offers where a value is to be typed: codes, kinds, ids, filters, of the bank that one stands in.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::Shells;
use sourcebook::config::Wish;
use sourcebook::diagnostic::explanations;
use sourcebook::load::Loaded;
use sourcebook::new::DECLARATIONS;
use sourcebook::schema::json_schema::DECLARED;
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Cli, Root};

use super::bank::{options, root};
use super::terminal::print;
use super::theme;

/// Set where a shell asks.
const ASKED: &str = "COMPLETE";

/// Answers a shell that asks what may stand where somebody types, and ends the program; does nothing where nobody asks.
pub(crate) fn answer() {
    CompleteEnv::with_factory(command).var(ASKED).complete();
}

/// Prints what a shell needs to ask.
pub(super) fn run(shell: clap_complete::Shell) -> Result<ExitCode> {
    let shell = shell.to_string();
    let Some(known) = Shells::builtins().completer(&shell).map(|found| {
        let mut script = Vec::new();
        let name = "sourcebook";
        found.write_registration(ASKED, name, name, name, &mut script)?;
        std::io::Result::Ok(script)
    }) else {
        return Err(Refused(format!("there are no completions for {shell}")).into());
    };
    print(&String::from_utf8_lossy(&known?));
    Ok(ExitCode::SUCCESS)
}

/// The commands, with what to offer for their values.
fn command() -> Command {
    let offer =
        |command: Command, argument: &'static str, candidates: fn() -> Vec<CompletionCandidate>| {
            command.mut_arg(argument, |found| {
                found.add(ArgValueCandidates::new(candidates))
            })
        };
    Cli::command()
        .mut_subcommand("explain", |found| offer(found, "code", codes))
        .mut_subcommand("check", |found| offer(found, "only", codes))
        .mut_subcommand("new", |found| offer(found, "what", beginnings))
        .mut_subcommand("schema", |found| offer(found, "what", schemas))
        .mut_subcommand("inspect", |found| offer(found, "id", ids))
        .mut_subcommand("rename", |found| offer(found, "old", ids))
        .mut_subcommand("move", |found| offer(found, "id", ids))
        .mut_subcommand("theme", |found| {
            found.mut_subcommand("eject", |found| offer(found, "file", theme_files))
        })
        .mut_subcommand("search", |found| {
            offer(offer(found, "filter", filters), "sort", orders)
        })
}

/// The bank at or above the current folder, if there is one that can be read.
fn bank() -> Option<Loaded> {
    let options = options(&Root { root: None }, true, Wish::default()).ok()?;
    Loaded::load(&options, &mut Timings::default()).ok()
}

fn codes() -> Vec<CompletionCandidate> {
    let offered = explanations().iter().map(|(code, explanation)| {
        let first = explanation.meaning.split(". ").next().unwrap_or_default();
        described(&code.to_string(), first)
    });
    offered.collect()
}

fn beginnings() -> Vec<CompletionCandidate> {
    let mut offered = vec![described("site", "a bank")];
    offered.extend(DECLARATIONS.iter().map(|name| described(name, "")));
    offered.extend(kinds());
    offered
}

fn kinds() -> Vec<CompletionCandidate> {
    let loaded = bank();
    let kinds = loaded
        .iter()
        .flat_map(|loaded| loaded.bank.schema.kinds.values());
    kinds.map(|kind| described(&kind.id, &kind.label)).collect()
}

fn schemas() -> Vec<CompletionCandidate> {
    let declared = DECLARED.iter().map(|(name, _)| described(name, ""));
    kinds().into_iter().chain(declared).collect()
}

fn ids() -> Vec<CompletionCandidate> {
    let loaded = bank();
    let entries = loaded.iter().flat_map(|loaded| loaded.bank.entries.iter());
    entries
        .map(|entry| described(&entry.id.name, &entry.title))
        .collect()
}

fn theme_files() -> Vec<CompletionCandidate> {
    let theme = root(&Root { root: None }).and_then(|root| theme::theme(&root));
    let theme = theme.unwrap_or_default();
    let files = sourcebook::new::ejectable(theme.as_deref()).into_keys();
    files.map(CompletionCandidate::new).collect()
}

fn filters() -> Vec<CompletionCandidate> {
    let Some(loaded) = bank() else {
        return Vec::new();
    };
    let facets = sourcebook::facets::every_value(&loaded.bank);
    let offered = facets.iter().flat_map(|(name, values)| {
        let value =
            move |(code, label): (&String, &String)| described(&format!("{name}={code}"), label);
        values.iter().map(value)
    });
    offered.collect()
}

fn orders() -> Vec<CompletionCandidate> {
    let scales = bank().into_iter().flat_map(|loaded| {
        let scales = loaded.bank.schema.scales.values();
        scales
            .map(|scale| described(&scale.id, &scale.label))
            .collect::<Vec<_>>()
    });
    let fixed = [
        described("title", "from A to Z"),
        described("date", "the newest first"),
    ];
    fixed.into_iter().chain(scales).collect()
}

fn described(value: &str, words: &str) -> CompletionCandidate {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    CompletionCandidate::new(value).help(Some(line.into()))
}
