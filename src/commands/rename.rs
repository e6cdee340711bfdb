//! `sourcebook rename` and `sourcebook move`.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::editor::{Refusal, Renaming, Subject, Writing};
use sourcebook::load::{Edition, Loaded, Options};
use sourcebook::model::{Bank, EntryId};
use sourcebook::timing::Timings;
use sourcebook::write::{Refused, rewrite, rewritten};

use crate::cli::{Move, Rename};

use super::bank::{entry, options};
use super::mend::show;
use super::terminal::say;

/// Gives something another name.
pub(super) fn rename(args: &Rename) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let Edition { site, .. } = loaded.edition_after(None);
    let writing = Writing::new(&loaded, &site);
    let subject = subject(&loaded.bank, &args.old)?;
    let name = match &subject {
        // As it was named: with its vocabulary, or with its page.
        Subject::Term { .. } => args.new.rsplit('/').next(),
        Subject::Part(..) => args.new.rsplit('#').next(),
        _ => None,
    };
    let renaming = writing.rename(&subject, name.unwrap_or(&args.new));
    change(&options, &renaming.map_err(refused)?, args.diff)
}

/// Puts a page into another file.
pub(super) fn move_to(args: &Move) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let Edition { site, .. } = loaded.edition_after(None);
    let id = entry(&loaded.bank, &args.id)?;
    let path = goal(&loaded.bank, id, &args.to);
    let renaming = Writing::new(&loaded, &site).move_to(id, &path);
    change(&options, &renaming.map_err(refused)?, args.diff)
}

/// The file that a page is to lie in: a folder takes it under its own name.
fn goal(bank: &Bank, id: EntryId, to: &str) -> String {
    let to = to.replace('\\', "/");
    let path = to.find("content/").map_or(to.as_str(), |at| &to[at..]);
    let own = bank.entries[id].path();
    let (_, name) = own.rsplit_once('/').unwrap_or(("", own));
    let (_, ending) = name.rsplit_once('.').unwrap_or(("", "md"));
    if path.ends_with(&format!(".{ending}")) {
        path.to_owned()
    } else {
        format!("{}/{name}", path.trim_end_matches('/'))
    }
}

/// What is named: a page, a term of a vocabulary, or a finding of a page.
fn subject(bank: &Bank, name: &str) -> Result<Subject> {
    if let Some((page, part)) = name.split_once('#') {
        return Ok(Subject::Part(entry(bank, page)?, part.to_owned()));
    }
    if bank.find(name).is_none()
        && let Some((vocabulary, id)) = name.split_once('/')
        && let Some(found) = bank.schema.vocabularies.get(vocabulary)
    {
        let Some(term) = found.terms.get(id) else {
            return Err(Refused(format!("`{vocabulary}` has no term `{id}`")).into());
        };
        return Ok(Subject::Term {
            vocabulary: vocabulary.to_owned(),
            id: term.id.clone(),
        });
    }
    Ok(Subject::Page(entry(bank, name)?))
}

fn refused(Refusal(message): Refusal) -> anyhow::Error {
    Refused(message).into()
}

fn change(options: &Options, renaming: &Renaming, is_shown: bool) -> Result<ExitCode> {
    let files = rewritten(&options.root, &renaming.edits)?;
    let moved = renaming.moved.as_ref();
    let moved = moved.map(|(old, new)| (&**old, new.as_str()));
    if is_shown {
        show(&files, moved);
        return Ok(ExitCode::SUCCESS);
    }
    rewrite(&options.root, &files, moved)?;
    let places: usize = renaming.edits.values().map(Vec::len).sum();
    let counted = |count: usize, word: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {word}{plural}")
    };
    let files: Vec<&Arc<str>> = renaming.edits.keys().collect();
    let changed = format!(
        "{} in {}",
        counted(places, "place"),
        counted(files.len(), "file")
    );
    say(&match moved {
        Some((old, new)) => format!("{old} is now {new}; {changed} changed"),
        None => format!("{changed} changed"),
    });
    Ok(ExitCode::SUCCESS)
}
