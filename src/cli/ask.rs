//! What a bank answers: to people, assistants and editors.

use clap::{Args, ValueEnum};

use super::root::Root;

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
    /// The language of the reader, whose entries come before those in others: `fr` [default: that of the bank]
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
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
pub(crate) struct Mcp {
    #[command(flatten)]
    pub(crate) root: Root,
}

#[derive(Debug, Args)]
pub(crate) struct Lsp {
    #[command(flatten)]
    pub(crate) root: Root,
    /// What some editors say of how they speak; there is no other way
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
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
