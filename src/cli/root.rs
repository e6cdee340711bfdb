//! Which bank a command is about.

use std::path::PathBuf;

use clap::Args;

/// Which bank.
#[derive(Clone, Debug, Args)]
pub(crate) struct Root {
    /// The folder with bank.yaml [default: the nearest one at or above the current folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}
