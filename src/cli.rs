//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a folder of Markdown evidence summaries into a cross-linked static knowledge bank.
#[derive(Debug, Parser)]
#[command(
    name = "sourcebook",
    version,
    about,
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
    Build(Build),
    /// Build the site and show it on this machine
    Serve(Serve),
    /// Find every mistake in the bank
    Check(Check),
    /// Find entries, as the site's own search does
    Search(Search),
    /// Start a bank, or an entry
    New(New),
    /// Show what an entry's template receives, and what leads in and out of it
    Inspect(Inspect),
    /// Explain a diagnostic, with an example before and after the mend
    Explain {
        /// The code in brackets behind `error` or `warning`; all codes are listed without one
        code: Option<String>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Which bank.
#[derive(Clone, Debug, Args)]
pub(crate) struct Root {
    /// The folder with bank.yaml [default: the nearest one at or above the current folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) root: Root,
    /// Where to write the site [default: public/ in the bank]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Another address than the bank's own
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// How many threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Say how long each stage took
    #[arg(long)]
    pub(crate) timings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) root: Root,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: String,
    /// The port to listen on; the next free one is taken where it is in use
    #[arg(long, default_value_t = 4000)]
    pub(crate) port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Show drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Look through the folders every so often, where the system does not tell of changes
    #[arg(long)]
    pub(crate) poll: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) root: Root,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(crate) format: CheckFormat,
    /// Ask the questions of search-index/judgements.yaml too, and fail where an answer is missed
    #[arg(long)]
    pub(crate) search: bool,
    /// Fail on warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// Say nothing but what is wrong
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Only what is wrong with these files, or below these folders; the whole bank is read all the same
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// The source line, reason and mend
    Human,
    /// A line each
    Short,
    /// One JSON object
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    #[command(flatten)]
    pub(crate) root: Root,
    /// What to find: words, "a phrase", -not, field:value; `-` reads a query a line and answers each with a line of JSON
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: String,
    /// How many entries to show
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub(crate) limit: usize,
    /// Only entries with this value; repeated for one field, any of its values will do
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(crate) filter: Vec<String>,
    /// Another order than the best first: `title`, `date` (the newest first), or a scale (the strongest first)
    #[arg(long, value_name = "ORDER")]
    pub(crate) sort: Option<String>,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t = SearchFormat::Human)]
    pub(crate) format: SearchFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchFormat {
    /// For people
    Human,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    #[command(flatten)]
    pub(crate) root: Root,
    /// `site`, or a kind of entry
    pub(crate) what: String,
    /// The folder of the new bank, or the title of the new entry
    pub(crate) name: String,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    #[command(flatten)]
    pub(crate) root: Root,
    /// The entry's id, or the path of its file
    pub(crate) id: String,
    /// How to show it
    #[arg(long, value_enum, default_value_t = InspectFormat::Human)]
    pub(crate) format: InspectFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// For people
    Human,
    /// What the template receives, and the links
    Json,
}
