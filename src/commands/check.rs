//! `sourcebook check`.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;
use rayon::prelude::*;
use sourcebook::diagnostic::{Diagnostic, Diagnostics, Severity};
use sourcebook::load::Loaded;
use sourcebook::search::{self, Search, Verdict};
use sourcebook::site::Site;
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Check, CheckFormat};

use super::bank::options;
use super::terminal::{ERRORS, print, say};

pub(super) fn run(args: &Check) -> Result<ExitCode> {
    let options = options(&args.root, false, None)?;
    let mut loaded = Loaded::load(&options, &mut Timings::default())?;
    let mut found = std::mem::take(&mut loaded.found);
    let search = loaded.search(&mut found)?;
    let site = loaded.site(loaded.published(search.as_ref())?, None, &mut found);
    if loaded.has_own_templates() && !found.has_errors() {
        found.extend(render_all(&site));
    }
    let verdict = judged(args, &loaded, search.as_ref(), &mut found)?;
    found.weigh(&loaded.bank.config.severities);
    let report = loaded.report(&found);
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
    let fails = found.has_errors() || (args.deny.is_some() && found.count(Severity::Warning) > 0);
    Ok(if fails {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// Reads the bank's questions, and asks them where that is wanted.
fn judged(
    args: &Check,
    loaded: &Loaded,
    searched: Option<&Search>,
    out: &mut Diagnostics,
) -> Result<Option<Verdict>> {
    let refuse = |message: &str| Err(Refused(message.to_owned()).into());
    let Some(file) = loaded.judgements() else {
        return if args.search {
            refuse("there is no search-index/judgements.yaml to ask")
        } else {
            Ok(None)
        };
    };
    let judgements = search::judgements(file, &loaded.bank, out);
    match searched {
        Some(searched) if args.search => {
            search::judge(searched, &loaded.bank, file, &judgements, out).map(Some)
        }
        None if args.search => refuse("this bank is not searched: bank.yaml has `search: false`"),
        _ => Ok(None),
    }
}

/// A bank's own templates may fail on some page only: each page is rendered once.
fn render_all(site: &Site) -> Vec<Diagnostic> {
    let outputs = site.outputs();
    let broken = outputs
        .par_iter()
        .filter_map(|(path, output)| site.render(path, output).err());
    broken.map(|found| *found).collect()
}
