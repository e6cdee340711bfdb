//! `sourcebook check`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::diagnostic::{Code, Severity, explanations, nearest};
use sourcebook::load::{Checked, Loaded};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Check, CheckFormat};

use super::bank::{options, way_to};
use super::terminal::{ERRORS, has_colour, print, say};

pub(super) fn run(args: &Check) -> Result<ExitCode> {
    let options = options(&args.root, false, Wish::default())?;
    let codes = args.only.iter().map(|name| code(name));
    let codes = codes.collect::<Result<Vec<Code>, Refused>>()?;
    let mut timings = if args.timings {
        Timings::start()
    } else {
        Timings::default()
    };
    let loaded = Loaded::load(&options, &mut timings)?;
    if args.search {
        can_ask(&loaded)?;
    }
    let Checked {
        mut mistakes,
        verdict,
    } = loaded.check(args.search)?;
    timings.lap("check");
    if !codes.is_empty() {
        mistakes.keep_codes(&codes);
    }
    let wanted = wanted(&options.root, &args.paths)?;
    if !wanted.is_empty() {
        mistakes.keep_files(|path| wanted.iter().any(|wanted| is_at_or_below(path, wanted)));
    }
    let report = loaded.report(&mistakes).seen_from(way_to(&options.root));
    match args.format {
        CheckFormat::Human => {
            print(&report.human(has_colour(&std::io::stdout())));
            if !args.quiet {
                say(&if report.is_empty() && !codes.is_empty() {
                    format!("{}, no such mistake", counted(&loaded))
                } else if report.is_empty() {
                    format!("{}, nothing wrong", counted(&loaded))
                } else {
                    report.summary()
                });
            }
        }
        CheckFormat::Short => print(&report.short()),
        CheckFormat::Json => print(&report.json()),
        CheckFormat::Github => print(&report.github()),
        CheckFormat::Gitlab => print(&report.gitlab()),
        CheckFormat::Sarif => print(&report.sarif()),
    }
    if args.timings {
        say(&timings.table());
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

/// The code that is called so.
fn code(name: &str) -> Result<Code, Refused> {
    name.parse().map_err(|()| {
        let known: Vec<String> = explanations().keys().map(Code::to_string).collect();
        let near = nearest(name, known.iter().map(String::as_str));
        let meant = near.map_or_else(
            || "`sourcebook explain` lists all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Refused(format!("--only: there is no code `{name}`; {meant}"))
    })
}

/// "3 entries, 1 draft".
fn counted(loaded: &Loaded) -> String {
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let entries = count(loaded.bank.entries.len(), "entry", "entries");
    match loaded.bank.drafts.len() {
        0 => entries,
        drafts => format!("{entries}, {}", count(drafts, "draft", "drafts")),
    }
}

/// The paths that were asked for, from the root of the bank.
fn wanted(root: &Path, paths: &[PathBuf]) -> Result<Vec<String>> {
    let root = std::fs::canonicalize(root)?;
    let from_root = |path: &PathBuf| {
        let real = std::fs::canonicalize(path)
            .or_else(|_| std::fs::canonicalize(root.join(path)))
            .map_err(|_| Refused(format!("there is no file {}", path.display())))?;
        let is_inside = real.starts_with(&root);
        if !is_inside {
            let message = format!("{} does not lie in this bank", path.display());
            return Err(Refused(message).into());
        }
        Ok(sourcebook::source::slashed(&root, &real))
    };
    paths.iter().map(from_root).collect()
}

fn is_at_or_below(path: &str, wanted: &str) -> bool {
    let rest = path.strip_prefix(wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
