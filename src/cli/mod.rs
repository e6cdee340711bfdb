//! What can be typed.

mod ask;
mod build;
mod check;
mod examples;
mod external;
mod offer;
mod root;
mod write;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use self::ask::{Inspect, InspectFormat, Lsp, Mcp, Search, SearchFormat};
pub(crate) use self::build::{Build, Serve};
pub(crate) use self::check::{Check, CheckFormat};
pub(crate) use self::offer::{Eject, Scaffold, ScaffoldFor, Schema, ThemeCommand, ThemeList};
pub(crate) use self::root::Root;
pub(crate) use self::write::{Fmt, Import, ImportFormat, ImportKeys, Move, New, Rename};

/// Turns a folder of Markdown evidence summaries into a cross-linked static knowledge bank.
#[derive(Debug, Parser)]
#[command(
    name = "sourcebook",
    // With the commit and its day, where it is a release: `src/commit.rs`.
    version = env!("SOURCEBOOK_VERSION"),
    about,
    after_help = examples::ABOUT,
    propagate_version = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    /// Whether messages have colours; `auto` where a terminal shows them, unless `NO_COLOR` is set or `TERM` is `dumb`
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// Where they are seen
    #[default]
    Auto,
    /// Also into a file
    Always,
    /// Nowhere
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the site
    #[command(after_help = examples::BUILD)]
    Build(Build),
    /// Build the site and show it on this machine
    #[command(after_help = examples::SERVE)]
    Serve(Serve),
    /// Find every mistake in the bank
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// Find entries, as the site's own search does
    #[command(after_help = examples::SEARCH)]
    Search(Search),
    /// Answer the questions of an assistant from the bank, with findings and their sources
    #[command(after_help = examples::MCP)]
    Mcp(Mcp),
    /// Help whoever writes, in an editor that speaks the Language Server Protocol
    #[command(after_help = examples::LSP)]
    Lsp(Lsp),
    /// Start a bank, an entry, or a declaration
    #[command(after_help = examples::NEW)]
    New(New),
    /// Give a page, a source, a term or a finding another name, with every link
    #[command(after_help = examples::RENAME)]
    Rename(Rename),
    /// Put a page into another folder or file, with every link
    #[command(after_help = examples::MOVE)]
    Move(Move),
    /// Put the fields at the head of pages into the order of their kinds
    #[command(after_help = examples::FMT)]
    Fmt(Fmt),
    /// Take sources over from a reference manager
    #[command(after_help = examples::IMPORT)]
    Import(Import),
    /// Show what an entry's template receives, and what leads in and out of it
    #[command(after_help = examples::INSPECT)]
    Inspect(Inspect),
    /// Write what a bank needs where it is kept: pipelines, templates, forms
    #[command(after_help = examples::SCAFFOLD)]
    Scaffold(Scaffold),
    /// Print what may be written, as JSON Schema for editors and forms
    #[command(after_help = examples::SCHEMA)]
    Schema(Schema),
    /// Make files of the theme your own
    #[command(after_help = examples::THEME)]
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Explain a diagnostic, with an example before and after the mend
    Explain {
        /// The code in brackets behind `error` or `warning`; all codes are listed without one
        code: Option<String>,
    },
    /// Print completions for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the pages of the manual, one for each command
    #[command(after_help = examples::MAN)]
    Man {
        /// The folder that they are written into
        folder: PathBuf,
    },
}
