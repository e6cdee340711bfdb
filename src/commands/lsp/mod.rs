//! `sourcebook lsp`: helps whoever writes, in any editor that speaks the Language Server Protocol
//! (<https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/>), over standard input and
//! output. It changes no file: editors do, where somebody asks.
//!
//! `lsp-server` carries messages; `protocol.rs` has the few of their shapes that are needed, as a crate of all types is
//! larger than this program's front door. [`Desk`] holds the open texts and the bank with them; each sort of question has
//! a file here, which translates what [`sourcebook::editor`] says.

mod actions;
mod answers;
mod desk;
mod places;
mod protocol;
mod published;
mod server;

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::Lsp;

pub(super) fn run(args: &Lsp) -> Result<ExitCode> {
    server::serve(args.root.root.as_deref())?;
    Ok(ExitCode::SUCCESS)
}
