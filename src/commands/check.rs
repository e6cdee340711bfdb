//! `sourcebook check`.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;
use sourcebook::diagnostic::Severity;
use sourcebook::load::{Checked, Loaded};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Check, CheckFormat};

use super::bank::options;
use super::terminal::{ERRORS, print, say};

pub(super) fn run(args: &Check) -> Result<ExitCode> {
    let options = options(&args.root, false, None)?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    if args.search {
        can_ask(&loaded)?;
    }
    let Checked { mistakes, verdict } = loaded.check(args.search)?;
    let report = loaded.report(&mistakes);
    match args.format {
        CheckFormat::Human => {
            let colour = std::io::stderr().is_terminal();
            let _ = write!(std::io::stderr().lock(), "{}", report.human(colour));
            let entries = loaded.bank.entries.len();
            say(&if report.is_empty() {
                format!("{entries} entries, nothing wrong")
            } else {
                report.summary()
            });
        }
        CheckFormat::Short => print(&report.short()),
        CheckFormat::Json => print(&report.json()),
    }
    if let Some(verdict) = verdict {
        say(&verdict.to_string());
    }
    let fails =
        mistakes.has_errors() || (args.deny.is_some() && mistakes.count(Severity::Warning) > 0);
    Ok(if fails {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// Whether the bank has questions, and a search to ask.
fn can_ask(loaded: &Loaded) -> Result<()> {
    let refuse = |message: &str| Err(Refused(message.to_owned()).into());
    if loaded.judgements().is_none() {
        return refuse("there is no search-index/judgements.yaml to ask");
    }
    if loaded.bank.config.search.is_none() {
        return refuse("this bank is not searched: bank.yaml has `search: false`");
    }
    Ok(())
}
