//! What a site is made of, and where it is shown.

use std::path::PathBuf;

use clap::Args;

use super::root::Root;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
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
    /// Make a site to be read from a disk, without a server
    #[arg(long)]
    pub(crate) offline: bool,
    /// Until when such a site is good [default: half a year]
    #[arg(long, value_name = "DATE", requires = "offline")]
    pub(crate) good_until: Option<jiff::civil::Date>,
    /// Only what is filed under a term (`topics/housing`) or of a kind, with what it rests on
    #[arg(long, value_name = "TERM|KIND", requires = "offline")]
    pub(crate) only: Option<String>,
    /// Mark every page as a preview for signing off, and keep search engines away
    #[arg(long)]
    pub(crate) preview: bool,
    /// How many threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Say how long each stage took
    #[arg(long, short = 'v', visible_alias = "verbose")]
    pub(crate) timings: bool,
    /// Say nothing but what is wrong
    #[arg(long, short, conflicts_with = "timings")]
    pub(crate) quiet: bool,
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
