//! One file a command, each with a `run`. Only this folder prints: machine formats to standard output, words for
//! people to standard error.

mod build;
mod check;
mod explain;
mod inspect;
mod new;
mod search;
mod serve;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::CommandFactory;
use sourcebook::write::Refused;
use sourcebook::{Loaded, Options};

use crate::cli::{Cli, Command, Root};

/// The bank has errors.
const ERRORS: u8 = 1;
/// It was used wrongly.
const USAGE: u8 = 2;
/// The machine failed.
const MACHINE: u8 = 3;

/// Runs what was typed.
pub(crate) fn run(cli: Cli) -> Result<ExitCode> {
    match cli.command {
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Search(args) => search::run(&args),
        Command::New(args) => new::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Completions { shell } => {
            clap_complete::generate(
                shell,
                &mut Cli::command(),
                "sourcebook",
                &mut std::io::stdout(),
            );
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Says why a command could not do its work.
pub(crate) fn failed(error: &anyhow::Error) -> ExitCode {
    say(&format!("error: {error:#}"));
    ExitCode::from(if error.is::<Refused>() {
        USAGE
    } else {
        MACHINE
    })
}

/// A line for people.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// A time in milliseconds, as exactly as it is worth.
fn taken(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 {
        format!("{ms:.1} ms")
    } else {
        format!("{ms:.0} ms")
    }
}

/// What was asked for, for people and machines. A reader that goes away early is no failure.
fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// The folder of the bank.
fn root(args: &Root) -> Result<PathBuf> {
    let refuse = |message: String| Err(Refused(message).into());
    match &args.root {
        Some(root) if root.join("bank.yaml").is_file() => Ok(root.clone()),
        Some(root) => refuse(format!("there is no bank.yaml in {}", root.display())),
        None => match sourcebook::source::find_root(&std::env::current_dir()?) {
            Some(root) => Ok(root),
            None => refuse(
                "there is no bank.yaml here or above; `sourcebook new site DIR` starts a bank"
                    .to_owned(),
            ),
        },
    }
}

fn options(args: &Root, drafts: bool, base_url: Option<&str>) -> Result<Options> {
    let base_url = base_url.map(str::to_owned);
    Ok(Options {
        root: root(args)?,
        drafts,
        base_url,
        today: sourcebook::today()?,
    })
}

/// Shows everything found, for people; the exit code says whether there are errors.
fn show(loaded: &Loaded, found: &sourcebook::diagnostic::Diagnostics) -> bool {
    let report = loaded.report(found);
    if !report.is_empty() {
        let _ = write!(
            std::io::stderr().lock(),
            "{}",
            report.human(std::io::stderr().is_terminal())
        );
        say(&report.summary());
    }
    found.has_errors()
}
