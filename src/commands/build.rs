//! `sourcebook build`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use indicatif::ProgressBar;
use jiff::civil;
use sourcebook::config::{Form, Wish};
use sourcebook::diagnostic::Diagnostics;
use sourcebook::load::{Edition, Loaded, Options};
use sourcebook::timing::Timings;
use sourcebook::write::{self, Refused, WriteSummary};

use crate::cli::Build;

use super::bank::{options, way_to};
use super::terminal::{ERRORS, say, show};

pub(super) fn run(args: &Build) -> Result<ExitCode> {
    let started = Instant::now();
    let options = options(&args.root, args.drafts, wish(args))?;
    let out = args
        .out
        .clone()
        .unwrap_or_else(|| options.root.join("public"));
    write::check_folder(&options.root, &out)?;
    let shown = out.display().to_string();
    let out = write::clean_path(&out);
    // This thread is one of them: it would only wait for the others.
    rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, |jobs| usize::from(jobs.min(MOST_JOBS))))
        .use_current_thread()
        .build_global()
        .context("cannot start threads")?;
    let mut timings = if args.timings {
        Timings::start()
    } else {
        Timings::default()
    };
    let loaded = Loaded::load(&options, &mut timings)?;
    let mut edition = loaded.edition(&mut timings)?;
    let way = way_to(&options.root);
    if show(&loaded, &edition.mistakes, &way) {
        say("nothing was written");
        return Ok(ExitCode::from(ERRORS));
    }
    if let Some(name) = &args.only {
        // What is wrong with a bank is told of the whole: a part of it lacks what it leaves out.
        edition = part(&loaded, options.clone(), name)?;
    }
    let bar = progress(edition.site.outputs().len());
    let written = edition.write(&out, &|| bar.inc(1))?;
    bar.finish_and_clear();
    timings.lap("render, write");
    let archived = match &written {
        Some(_) if args.offline => Some(archived(&edition, &out, options.today)?),
        _ => None,
    };
    let Some(written) = written else {
        // The warnings have been shown.
        edition.mistakes.keep_errors();
        show(&loaded, &edition.mistakes, &way);
        say("nothing was written");
        return Ok(ExitCode::from(ERRORS));
    };
    if args.timings {
        say(&timings.table());
    }
    if args.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    let entries = edition.site.entries();
    say(&format!(
        "{} in {}: {}",
        counted(entries, "entry", "entries"),
        shown,
        described(&written, started)
    ));
    if let Some(place) = archived {
        say(&format!("the same in one file: {}", place.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The part of a bank that is filed under a term, or of a kind.
fn part(whole: &Loaded, mut options: Options, name: &str) -> Result<Edition> {
    options.part = Some(Arc::new(
        whole
            .part(name)
            .map_err(|why| Refused(format!("--only: {why}")))?,
    ));
    let mut timings = Timings::default();
    let mut edition = Loaded::load(&options, &mut timings)?.edition(&mut timings)?;
    edition.mistakes = Diagnostics::default();
    Ok(edition)
}

/// What this build wants of the site.
fn wish(args: &Build) -> Wish {
    Wish {
        base_url: args.base_url.clone(),
        form: if args.offline { Form::Disk } else { Form::Web },
        is_trial: args.preview,
        good_until: args.good_until,
    }
}

/// The site of a folder as one file.
fn archived(edition: &Edition, out: &Path, day: civil::Date) -> Result<PathBuf> {
    let outputs = edition.site.outputs();
    let paths: Vec<&str> = outputs.iter().map(|(path, _)| *path).collect();
    write::archive(out, &paths, day)
}

/// Threads beyond what any machine has only take time to start.
const MOST_JOBS: u16 = 256;

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn described(written: &WriteSummary, started: Instant) -> String {
    let WriteSummary {
        changed,
        unchanged,
        removed,
        is_mended,
    } = written;
    let seconds = started.elapsed().as_secs_f64();
    let mended = if *is_mended {
        "\nthe list of the files of earlier builds was damaged and is made anew; to be rid of old pages, delete the folder and build again"
    } else {
        ""
    };
    format!(
        "{} written, {unchanged} unchanged, {removed} removed, in {seconds:.2} s{mended}",
        counted(*changed, "file", "files")
    )
}

fn progress(total: usize) -> ProgressBar {
    if std::io::stderr().is_terminal() {
        ProgressBar::new(total as u64)
    } else {
        ProgressBar::hidden()
    }
}
