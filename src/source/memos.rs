//! The files of a bank as they were last read, so that the next reading asks the disk only for what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::memo::{Memo, key};

use super::files::{Sources, Statics, is_text, sort_in, walk};
use super::included::Included;
use super::own::is_own;
use super::passed_over::passed_over;
use super::text::{normalise, read_text};
use crate::text::{File, may_include};

/// What may have changed since the last reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// Any file: the folders are walked, and files whose time or size is another are read.
    Anything,
    /// These files and no others, by their paths from the root.
    Files(Vec<String>),
}

impl Changes {
    /// Whether a file may have changed whose path begins so.
    pub fn is_below(&self, start: &str) -> bool {
        match self {
            Self::Anything => true,
            Self::Files(paths) => paths.iter().any(|path| path.starts_with(start)),
        }
    }
}

/// The files of a bank, kept between readings.
#[derive(Debug, Default)]
pub struct SourceMemos {
    root: PathBuf,
    /// By path.
    files: BTreeMap<String, Arc<ReadFile>>,
    sources: Arc<Sources>,
    /// What the walk found.
    found: Diagnostics,
    /// Whether a file is a link to another: then a change of one is a change of both.
    has_links: bool,
    /// Texts that stand for files of the disk, by path: those that an editor has open, or earlier ones. `None` is for a
    /// file that is taken not to be there.
    instead: BTreeMap<String, Option<Arc<str>>>,
}

/// A file as it was read: `None` for pictures and data, and for text that could not be read.
type ReadFile = Memo<Option<File>>;

/// Clocks of file systems tick slowly: a file that changed so shortly before it was read may change again under the
/// same time.
const TICK: Duration = Duration::from_millis(50);

/// What tells one state of a file from another without reading it: when it changed, and its length. `None` where that was
/// so shortly ago that it tells nothing.
pub(crate) fn stamp(path: &Path) -> Option<u64> {
    let metadata = std::fs::metadata(path).ok()?;
    let modified = metadata.modified().ok()?;
    let is_settled = modified.elapsed().is_ok_and(|since| since > TICK);
    is_settled.then(|| key((modified, metadata.len())))
}

const CONFIG: &str = "bank.yaml";
const SYNONYMS: &str = "search-index/synonyms.yaml";
const JUDGEMENTS: &str = "search-index/judgements.yaml";
/// The files that stand outside `content/`; only the first must be there.
const OUTSIDE: [&str; 3] = [CONFIG, SYNONYMS, JUDGEMENTS];

impl SourceMemos {
    /// Nothing read yet of the bank in a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            ..Self::default()
        }
    }

    /// Takes a text for that of a file, whatever the disk has, or takes the file not to be there. The path is among the
    /// next changes.
    pub fn take(&mut self, path: &str, text: Option<&str>) {
        let text = text.map(|text| normalise(text.to_owned()).into());
        self.instead.insert(path.to_owned(), text);
    }

    /// Gives a file back to the disk. The path is among the next changes.
    pub fn give_back(&mut self, path: &str) {
        self.instead.remove(path);
    }

    /// The files as they are now. What is wrong with them is reported, each time.
    ///
    /// # Errors
    ///
    /// Where a file or folder cannot be read; the error names it.
    pub fn read(&mut self, changes: &Changes, out: &mut Diagnostics) -> Result<Arc<Sources>> {
        let is_known = match changes {
            Changes::Files(paths) if !self.has_links => self.read_known(paths)?,
            _ => false,
        };
        if !is_known {
            self.read_all()?;
        }
        out.extend_from(&self.found);
        for read in self.files.values().filter(|read| !read.found().is_empty()) {
            out.extend_from(read.found());
        }
        Ok(Arc::clone(&self.sources))
    }

    /// What may have changed beside what is said to have: anything, where files are links to one another.
    pub(crate) fn widened<'c>(&self, changes: &'c Changes) -> &'c Changes {
        if self.has_links {
            &Changes::Anything
        } else {
            changes
        }
    }

    /// Reads texts that are known again; says whether that is all there is to do.
    fn read_known(&mut self, paths: &[String]) -> Result<bool> {
        for path in paths {
            let is_regular = match self.instead.get(path) {
                Some(text) => text.is_some(),
                None => std::fs::symlink_metadata(self.root.join(path))
                    .is_ok_and(|metadata| metadata.is_file()),
            };
            let old = self.files.get(path);
            if !is_regular || !old.is_some_and(|old| old.value().is_some()) {
                return Ok(false);
            }
            let read = self.read_file(path, None)?;
            let Some(file) = read.value() else {
                return Ok(false);
            };
            // What texts ask for is read with all of them.
            if may_include(&file.text) || self.sources.included.get(path).is_some() {
                return Ok(false);
            }
            if !Arc::make_mut(&mut self.sources).replace(file) {
                return Ok(false);
            }
            self.files.insert(path.clone(), read);
        }
        Ok(true)
    }

    fn read_all(&mut self) -> Result<()> {
        let mut found = Diagnostics::default();
        let own = OUTSIDE.into_iter().filter(|path| {
            // Where `bank.yaml` is gone, reading it says so.
            let is_gone = *path == CONFIG && !self.root.join(path).exists();
            is_gone || is_own(&self.root, path, &mut found)
        });
        let mut paths: Vec<String> = own.map(str::to_owned).collect();
        let own_count = paths.len();
        paths.extend(walk(&self.root, Path::new("content"), &mut found)?);
        self.with_others(&mut paths, own_count);
        let all = paths.par_iter().map(|path| self.again(path));
        let mut sources = Sources::default();
        let mut files = BTreeMap::new();
        for (path, read) in paths.iter().zip(all.collect::<Result<Vec<_>>>()?) {
            if let Some(read) = read {
                place(&mut sources, path, read.value().clone());
                files.insert(path.clone(), read);
            }
        }
        self.has_links = paths
            .par_iter()
            .any(|path| self.root.join(path).is_symlink());
        passed_over(&self.root, &paths, &mut found);
        let statics = Statics::find(&self.root, &mut found)?;
        let old = &self.sources.statics;
        sources.statics = if **old == statics {
            Arc::clone(old)
        } else {
            Arc::new(statics)
        };
        let texts = sources.entries.iter().chain(&sources.introductions);
        let included = Included::read(&self.root, texts, &mut found)?;
        sources.included = Arc::new(included);
        self.sources = Arc::new(sources);
        self.files = files;
        self.found = found;
        Ok(())
    }

    /// Adds the paths of texts that the disk does not have, and takes away those of files that are not to be there.
    fn with_others(&self, paths: &mut Vec<String>, own_count: usize) {
        if self.instead.is_empty() {
            return;
        }
        let is_there = |path: &String| self.instead.get(path).is_none_or(Option::is_some);
        let known: BTreeSet<String> = paths[own_count..].iter().cloned().collect();
        let own_count = own_count
            - paths[..own_count]
                .iter()
                .filter(|path| !is_there(path))
                .count();
        paths.retain(is_there);
        let texts = self.instead.iter().filter(|(_, text)| text.is_some());
        let new = texts
            .map(|(path, _)| path)
            .filter(|path| path.starts_with("content/"));
        let new: Vec<String> = new.filter(|path| !known.contains(*path)).cloned().collect();
        if !new.is_empty() {
            paths.extend(new);
            paths[own_count..].sort_unstable();
        }
        let is_lacking = |path: &&str| {
            matches!(self.instead.get(*path), Some(Some(_)))
                && !paths.iter().any(|other| other == path)
        };
        let outside: Vec<&str> = OUTSIDE.into_iter().filter(is_lacking).collect();
        paths.splice(0..0, outside.into_iter().map(str::to_owned));
    }

    /// A file as it is on the disk; `None` where it went while it was looked for.
    fn again(&self, path: &str) -> Result<Option<Arc<ReadFile>>> {
        match self.read_file(path, self.files.get(path)) {
            Err(error) if path != CONFIG && is_gone(&error) => Ok(None),
            read => read.map(Some),
        }
    }

    /// Reads a file, text or not, unless it is still what it was.
    fn read_file(&self, path: &str, old: Option<&Arc<ReadFile>>) -> Result<Arc<ReadFile>> {
        if let Some(Some(text)) = self.instead.get(path) {
            // Known by no time: closed, it is read from the disk again.
            let file = |_: &mut Diagnostics| Ok(Some(File::new(path, Arc::clone(text))));
            return Memo::renew(None, None, file);
        }
        // Before its text: what is written in between is read again.
        let stamp = stamp(&self.root.join(path));
        Memo::renew(old, stamp, |out| {
            if is_text(path) {
                read_text(&self.root, path, out)
            } else {
                Ok(None)
            }
        })
    }
}

fn is_gone(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<std::io::Error>();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// Puts a file where it belongs.
fn place(sources: &mut Sources, path: &str, file: Option<File>) {
    match path {
        CONFIG => sources.config = file,
        SYNONYMS => sources.synonyms = file,
        JUDGEMENTS => sources.judgements = file,
        path => sort_in(sources, path, file),
    }
}
