//! From a site to files in a staging folder: those that differ from what is published.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::site::{Content, Output, Site, Step};

use super::manifest::{Manifest, print};
use super::staged::{copy, put};

/// Where a build writes, and what an earlier one left there.
pub(super) struct Folder<'f> {
    pub(super) out: &'f Path,
    pub(super) staging: &'f Path,
    /// The files that builds own.
    pub(super) listed: Manifest,
    /// Whether nobody knows them.
    pub(super) is_damaged: bool,
    /// Whether it held nothing but what hosts put there: then no file of a site need be looked for in its folders.
    pub(super) is_bare: bool,
}

impl Folder<'_> {
    /// Whether a file of this path may be there already.
    pub(super) fn may_hold(&self, path: &str) -> bool {
        !self.is_bare || !path.contains('/')
    }
}

/// An output that is staged where it differs from what stands there.
pub(super) struct Staged<'s> {
    pub(super) path: &'s str,
    pub(super) is_new: bool,
    /// A hash of what it holds, where its path tells that.
    pub(super) print: Option<String>,
}

/// All outputs, or what is wrong with templates.
pub(super) type Stage<'s> = Result<Vec<Staged<'s>>, Vec<Diagnostic>>;

/// Renders all outputs as a stream; one that an earlier build left whole, and whose path tells what it holds, is taken over.
pub(super) fn stage<'s>(
    site: &'s Site,
    folder: &Folder<'_>,
    progress: &(dyn Fn() + Sync),
) -> Result<Stage<'s>> {
    let outputs = site.outputs();
    let found = Mutex::new(Vec::new());
    let staged = outputs
        .par_iter()
        .map(|&(path, output)| -> Result<Option<Staged<'s>>> {
            let kept = || folder.listed.whole(folder.out, path).cloned();
            let kept = output.is_told_by_path().then(kept).flatten();
            if kept.is_some() {
                progress();
                return Ok(Some(Staged {
                    path,
                    is_new: false,
                    print: kept,
                }));
            }
            match site.render(path, output) {
                Ok(content) => {
                    progress();
                    put_in(folder, path, output, &content).map(Some)
                }
                Err(diagnostic) => {
                    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                    found.push(*diagnostic);
                    Ok(None)
                }
            }
        });
    let staged: Vec<Option<Staged<'s>>> = staged.collect::<Result<_>>()?;
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    site.settle(&mut found);
    Ok(if found.is_empty() {
        Ok(staged.into_iter().flatten().collect())
    } else {
        Err(found)
    })
}

/// Stages an output.
fn put_in<'s>(
    folder: &Folder<'_>,
    path: &'s str,
    output: &Output,
    content: &Content,
) -> Result<Staged<'s>> {
    let published = folder.may_hold(path).then(|| folder.out.join(path));
    let published = published.as_deref();
    let file = folder.staging.join(step(output)).join(path);
    let is_new = match content {
        Content::Text(text) => put(published, &file, text.as_bytes())?,
        Content::Bytes(bytes) => put(published, &file, bytes)?,
        Content::Copy(from) => copy(published, &file, from)?,
    };
    let print = match content {
        Content::Bytes(bytes) if output.is_told_by_path() => Some(print(bytes)),
        _ => None,
    };
    Ok(Staged {
        path,
        is_new,
        print,
    })
}

/// The steps in which a site is put in place, each a folder of the staging folder.
pub(super) const STEPS: [&str; 3] = ["assets", "pages", "lists"];

fn step(output: &Output) -> &'static str {
    match output.step {
        Step::Assets => STEPS[0],
        Step::Entries => STEPS[1],
        Step::Lists => STEPS[2],
    }
}
