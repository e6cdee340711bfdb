//! `sourcebook fmt`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::editor::ordered;
use sourcebook::load::Loaded;
use sourcebook::timing::Timings;
use sourcebook::write::{rewrite, rewritten};

use crate::cli::Fmt;

use super::bank::options;
use super::check::{is_at_or_below, wanted};
use super::mend::show;
use super::terminal::{ERRORS, say};

pub(super) fn run(args: &Fmt) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let wanted = wanted(&options.root, &args.paths)?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let mut edits = BTreeMap::new();
    for entry in &loaded.bank.entries {
        let path = entry.path();
        let is_wanted = wanted.iter().any(|wanted| is_at_or_below(path, wanted));
        if (wanted.is_empty() || is_wanted)
            && let Some(edit) = ordered(&loaded.bank, &entry.file)
        {
            edits.insert(path.clone(), vec![edit]);
        }
    }
    let files = rewritten(&options.root, &edits)?;
    if args.diff {
        show(&files, None);
        return Ok(if files.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(ERRORS)
        });
    }
    rewrite(&options.root, &files, None)?;
    match files.len() {
        0 => say("every head is in order"),
        1 => say("1 head put in order"),
        count => say(&format!("{count} heads put in order")),
    }
    Ok(ExitCode::SUCCESS)
}
