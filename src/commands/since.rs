//! `sourcebook check --since`: a bank beside itself as it was at a commit, which Git is asked for.

use std::process::ExitCode;

use anyhow::Result;
use sourcebook::diagnostic::{Code, Diagnostics};
use sourcebook::load::{Checked, Edition, Loaded, Loader, Options};
use sourcebook::since::{Change, QuestionChange, Version, compare};
use sourcebook::source::{Changes, TEXTS, has_extension};
use sourcebook::timing::Timings;

use crate::cli::{Check, CheckFormat};

use super::revision::Revision;
use super::terminal::{ERRORS, print};

pub(super) fn run(args: &Check, options: &Options, revision: &str) -> Result<ExitCode> {
    let revision = Revision::at(&options.root, revision)?;
    let changed = revision.changed()?;
    let mut loader = Loader::new(options.clone());
    let after = loader.load(&Changes::Anything, &mut Timings::default())?;
    let (site, mistakes) = planned(&after, None, args.search)?;
    // Where only texts are others, the bank as it was differs from this one in those alone.
    let is_of_texts = changed.iter().all(|path| is_text(path));
    let change = if is_of_texts {
        for (path, text) in revision.texts(&changed)? {
            loader.take(&path, text.as_deref());
        }
        let before = loader.load(&Changes::Files(changed), &mut Timings::default())?;
        beside(
            &before,
            Some(&site),
            (&after, &site, &mistakes),
            args.search,
        )?
    } else {
        let folder = revision.whole()?;
        let options = Options {
            root: folder.bank.clone(),
            ..options.clone()
        };
        let before = Loaded::load(&options, &mut Timings::default());
        let found = before
            .and_then(|before| beside(&before, None, (&after, &site, &mistakes), args.search));
        folder.remove();
        found?
    };
    print(&match args.format {
        CheckFormat::Json => format!("{}\n", serde_json::to_string_pretty(&change)?),
        CheckFormat::Markdown => change.markdown(args.preview_url.as_deref()),
        _ => change.text(),
    });
    let mut told = change.new.iter().chain(&change.broken);
    let is_denied = args.deny.is_some() && (!change.new.is_empty() || !change.broken.is_empty());
    let is_wrong = told.any(|mistake| mistake.severity == "error");
    Ok(if mistakes.has_errors() || is_wrong || is_denied {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// A bank as it is, with its site and its mistakes.
type Now<'n> = (&'n Loaded, &'n sourcebook::site::Site, &'n Diagnostics);

/// Compares a bank as it was with the bank as it is.
fn beside(
    before: &Loaded,
    taken_over: Option<&sourcebook::site::Site>,
    (after, site, mistakes): Now<'_>,
    asks: bool,
) -> Result<Change> {
    let (old_site, old_mistakes) = planned(before, taken_over, asks)?;
    let before = Version {
        loaded: before,
        site: &old_site,
        mistakes: &old_mistakes,
    };
    let after = Version {
        loaded: after,
        site,
        mistakes,
    };
    let mut change = compare(&before, &after);
    change.questions = questions(&old_mistakes, mistakes);
    let is_question = |code: &str| code == Code::MissedAnswer.to_string();
    change.new.retain(|found| !is_question(&found.code));
    Ok(change)
}

/// The site of a bank and what is wrong with it, its questions among that where they are asked.
fn planned(
    loaded: &Loaded,
    before: Option<&sourcebook::site::Site>,
    asks: bool,
) -> Result<(sourcebook::site::Site, Diagnostics)> {
    let Edition { site, mut mistakes } = loaded.edition_after(before);
    if asks {
        let Checked { mistakes: all, .. } = loaded.check(true)?;
        mistakes = all;
    }
    Ok((site, mistakes))
}

/// The questions whose answers stand too far down in one of the two alone.
fn questions(before: &Diagnostics, after: &Diagnostics) -> Vec<QuestionChange> {
    let missed = |found: &Diagnostics| -> Vec<String> {
        let all = found
            .iter()
            .filter(|found| found.code == Code::MissedAnswer);
        all.map(|found| found.message.clone()).collect()
    };
    let (old, new) = (missed(before), missed(after));
    let better = old.iter().filter(|message| !new.contains(message));
    let worse = new.iter().filter(|message| !old.contains(message));
    let told = |is_better: bool| {
        move |message: &String| QuestionChange {
            message: message.clone(),
            is_better,
        }
    };
    worse
        .map(told(false))
        .chain(better.map(told(true)))
        .collect()
}

/// Whether a file is a text that the reading of a bank takes another for.
fn is_text(path: &str) -> bool {
    let is_inside = path.starts_with("content/") || path.starts_with("search-index/");
    (is_inside || path == "bank.yaml")
        && (has_extension(path, &TEXTS) || has_extension(path, &["yaml", "yml"]))
}
