//! `sourcebook check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::diagnostic::{Code, Diagnostics, Severity, explanations, nearest};
use sourcebook::load::{Checked, Loaded, Options};
use sourcebook::timing::Timings;
use sourcebook::write::{Refused, rewrite};

use crate::cli::{Check, CheckFormat};

use super::bank::{options, way_to};
use super::external::Outside;
use super::mend::{certain, show};
use super::since;
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
    if args.since.is_some() || args.format == CheckFormat::Markdown {
        return told_since(args, &options);
    }
    let wanted = wanted(&options.root, &args.paths)?;
    let is_wanted =
        |path: &str| wanted.is_empty() || wanted.iter().any(|wanted| is_at_or_below(path, wanted));
    let narrow = |mistakes: &mut Diagnostics| {
        if !codes.is_empty() {
            mistakes.keep_codes(&codes);
        }
        mistakes.keep_files(is_wanted);
    };
    let mut outside = Outside::open(args)?;
    let mut checked = |loaded: &Loaded| checked(args, loaded, outside.as_mut(), &is_wanted);
    if args.diff {
        return diff(&options, &mut checked, &narrow);
    }
    if args.fix {
        let mended = fix(&options, &mut checked, &narrow)?;
        if !args.quiet {
            say(&format!("mended {mended}"));
        }
    }
    let loaded = Loaded::load(&options, &mut timings)?;
    if args.search {
        can_ask(&loaded)?;
    }
    let Checked {
        mut mistakes,
        verdict,
    } = checked(&loaded)?;
    timings.lap("check");
    narrow(&mut mistakes);
    show_all(args, &loaded, &mistakes, way_to(&options.root));
    if let Some(outside) = outside.filter(|_| !args.quiet) {
        say(&outside.summary());
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

/// Tells what a change brings, in a form that it can be told in.
fn told_since(args: &Check, options: &Options) -> Result<ExitCode> {
    let is_known = matches!(
        args.format,
        CheckFormat::Human | CheckFormat::Json | CheckFormat::Markdown
    );
    match &args.since {
        Some(revision) if is_known => since::run(args, options, revision),
        Some(_) => {
            let message = "--since is told as text, `--format json` or `--format markdown`";
            Err(Refused(message.to_owned()).into())
        }
        None => {
            let message =
                "`--format markdown` tells what a change brings: name it by `--since REV`";
            Err(Refused(message.to_owned()).into())
        }
    }
}

/// What says everything that is wrong with a bank.
type Checks<'c> = &'c mut dyn FnMut(&Loaded) -> Result<Checked>;

/// What is wrong with a bank, what notices of retraction say against its sources, and what other sites answer.
fn checked(
    args: &Check,
    loaded: &Loaded,
    outside: Option<&mut Outside>,
    is_wanted: &dyn Fn(&str) -> bool,
) -> Result<Checked> {
    let mut found = loaded.check(args.search)?;
    if let Some(path) = &args.retractions {
        let file =
            fs_err::File::open(path).map_err(|error| Refused(format!("--retractions: {error}")))?;
        let told = loaded.retractions(std::io::BufReader::new(file))?;
        let wrong = |words: String| Refused(format!("{}: {words}", path.display()));
        found.mistakes.merge(told.map_err(wrong)?);
    }
    if let Some(outside) = outside {
        found.mistakes.merge(outside.check(loaded, is_wanted)?);
    }
    Ok(found)
}

/// Shows what is wrong in the form that was asked for.
fn show_all(args: &Check, loaded: &Loaded, mistakes: &Diagnostics, way: String) {
    let report = loaded.report(mistakes).seen_from(way);
    match args.format {
        CheckFormat::Human => {
            print(&report.human(has_colour(&std::io::stdout())));
            if !args.quiet {
                say(&if report.is_empty() && !args.only.is_empty() {
                    format!("{}, no such mistake", counted(loaded))
                } else if report.is_empty() {
                    format!("{}, nothing wrong", counted(loaded))
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
        CheckFormat::Markdown => {}
    }
}

/// Shows what can be mended surely; it fails where that is anything.
fn diff(
    options: &Options,
    checked: Checks<'_>,
    narrow: &dyn Fn(&mut Diagnostics),
) -> Result<ExitCode> {
    let loaded = Loaded::load(options, &mut Timings::default())?;
    let mut mistakes = checked(&loaded)?.mistakes;
    narrow(&mut mistakes);
    let files = certain(&options.root, &loaded, &mistakes)?;
    show(&files, None);
    Ok(if files.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(ERRORS)
    })
}

/// How often a bank is looked at again: what is mended may have hidden more, as a head that could not be read does.
const ROUNDS: usize = 5;

/// Mends what can be mended surely, in the files themselves; says how many files that were.
fn fix(
    options: &Options,
    checked: Checks<'_>,
    narrow: &dyn Fn(&mut Diagnostics),
) -> Result<String> {
    let mut mended: BTreeSet<Arc<str>> = BTreeSet::new();
    for _ in 0..ROUNDS {
        let loaded = Loaded::load(options, &mut Timings::default())?;
        let mut mistakes = checked(&loaded)?.mistakes;
        narrow(&mut mistakes);
        let files = certain(&options.root, &loaded, &mistakes)?;
        if files.is_empty() {
            break;
        }
        rewrite(&options.root, &files, None)?;
        mended.extend(files.into_iter().map(|file| file.path));
    }
    Ok(match mended.len() {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
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
pub(super) fn wanted(root: &Path, paths: &[PathBuf]) -> Result<Vec<String>> {
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

pub(super) fn is_at_or_below(path: &str, wanted: &str) -> bool {
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
