//! `sourcebook mcp`: answers the questions of assistants from a bank, over standard input and output, by the Model Context
//! Protocol (<https://modelcontextprotocol.io/specification>). It only reads.
//!
//! `tools.json` declares the tools as the protocol has them; each has a file here that answers. [`Desk`] is what they all
//! look at, `server.rs` speaks the protocol. Standard output has the protocol and nothing else.

mod arguments;
mod desk;
mod entry;
mod findings;
mod gaps;
mod portion;
mod search;
mod server;
mod sources;

use std::process::ExitCode;

use anyhow::{Context, Result};
use sourcebook::config::Wish;
use sourcebook::load::Loaded;
use sourcebook::timing::Timings;

use crate::cli::Mcp;
use crate::commands::mcp::desk::Desk;
use crate::commands::mcp::server::Server;

use super::bank::options;
use super::terminal::{ERRORS, say};

pub(super) fn run(args: &Mcp) -> Result<ExitCode> {
    let options = options(&args.root, false, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let edition = loaded.edition_after(None);
    if edition.mistakes.has_errors() {
        let found = loaded.report(&edition.mistakes).summary();
        say(&format!(
            "the bank has mistakes ({found}), so nothing is answered from it: run `sourcebook check`"
        ));
        return Ok(ExitCode::from(ERRORS));
    }
    let search = loaded.search()?.search;
    let server = Server::new(Desk {
        bank: loaded.bank,
        site: edition.site,
        search,
    })?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the server")?;
    let ended = runtime.block_on(server.serve());
    // A read of standard input that waits must not keep the program from ending.
    runtime.shutdown_background();
    ended?;
    Ok(ExitCode::SUCCESS)
}
