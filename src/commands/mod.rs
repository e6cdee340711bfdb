//! One file or folder a command, each with a `run`. Only this folder prints: machine formats to standard output, words for
//! people to standard error.

mod asked;
mod bank;
mod build;
mod check;
mod complete;
mod explain;
#[cfg_attr(not(feature = "external"), path = "external_absent.rs")]
mod external;
mod fmt;
mod import;
mod inspect;
mod lsp;
mod man;
mod mcp;
mod mend;
mod new;
mod rename;
mod revision;
mod scaffold;
mod schema;
mod search;
mod serve;
mod since;
mod terminal;
mod theme;

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::{Cli, Command};

pub(crate) use crate::commands::complete::answer as answer_shell;
pub(crate) use crate::commands::terminal::failed;

/// Runs what was typed.
pub(crate) fn run(cli: Cli) -> Result<ExitCode> {
    terminal::choose(cli.color);
    match cli.command {
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Mcp(args) => mcp::run(&args),
        Command::Lsp(args) => lsp::run(&args),
        Command::New(args) => new::run(&args),
        Command::Rename(args) => rename::rename(&args),
        Command::Move(args) => rename::move_to(&args),
        Command::Fmt(args) => fmt::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Scaffold(args) => scaffold::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Theme { command } => theme::run(&command),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Completions { shell } => complete::run(shell),
        Command::Man { folder } => man::run(&folder),
    }
}
