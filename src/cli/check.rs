//! What is checked, and how what is found is told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::external::External;
use super::root::Root;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
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
    /// Mend whatever has only one mend, in the files themselves, and show what is left
    #[arg(long, conflicts_with = "search")]
    pub(crate) fix: bool,
    /// Show what `--fix` would change, and change nothing; it ends with 1 where that is anything
    #[arg(long, conflicts_with_all = ["search", "fix"])]
    pub(crate) diff: bool,
    /// Hold the sources to notices of retraction: the CSV file of Retraction Watch, as Crossref gives it away
    #[arg(long, value_name = "FILE", conflicts_with = "since")]
    pub(crate) retractions: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) external: External,
    /// What the change since a commit brings, in place of what is wrong: as text, `--format json` or `--format markdown`
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "diff"])]
    pub(crate) since: Option<String>,
    /// The address of a preview, which pages are linked in
    #[arg(long, value_name = "URL", requires = "since")]
    pub(crate) preview_url: Option<String>,
    /// Only mistakes with this code; may be given more than once
    #[arg(long, value_name = "CODE")]
    pub(crate) only: Vec<String>,
    /// Say nothing but what is wrong
    #[arg(long, short, conflicts_with = "timings")]
    pub(crate) quiet: bool,
    /// Say how long each stage took
    #[arg(long, short = 'v', visible_alias = "verbose")]
    pub(crate) timings: bool,
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
    /// Marks on the lines of a pull request, for GitHub Actions
    Github,
    /// A report of code quality, for GitLab
    Gitlab,
    /// A SARIF 2.1.0 log
    Sarif,
    /// For a comment on a pull request, with `--since`
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
}
