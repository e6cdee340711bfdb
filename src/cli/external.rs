//! Whether other sites are asked, and how.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct External {
    /// Ask other sites whether the addresses that the bank links to still answer; nothing else here asks the network
    #[arg(long = "external", conflicts_with = "since")]
    pub(crate) is_asked: bool,
    /// Keep what they answer in this file [default: one in the cache folder of the user]
    #[arg(long, value_name = "FILE", requires = "is_asked")]
    pub(crate) cache: Option<PathBuf>,
    /// Ask again what was answered before
    #[arg(long, requires = "is_asked")]
    pub(crate) fresh: bool,
    /// Ask addresses in private networks too
    #[arg(long = "external-allow-private", requires = "is_asked")]
    pub(crate) allows_private: bool,
    /// For tests: how long a host is left alone, in milliseconds; all other times go by it
    #[arg(long = "external-pause", value_name = "MS", hide = true)]
    pub(crate) pause: Option<u64>,
    /// For tests: how long an answer may take, in milliseconds
    #[arg(long = "external-time", value_name = "MS", hide = true)]
    pub(crate) time: Option<u64>,
    /// For tests: where DOIs are known
    #[arg(long = "external-doi", value_name = "URL", hide = true)]
    pub(crate) doi: Option<String>,
    /// For tests: where copies of pages are kept
    #[arg(long = "external-archive", value_name = "URL", hide = true)]
    pub(crate) archive: Option<String>,
}
