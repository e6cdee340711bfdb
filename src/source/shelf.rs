//! The files of a bank as they were last read, so that the next reading asks the disk only for what changed.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use rayon::prelude::*;

use crate::diagnostic::Diagnostics;

use super::files::{Sources, is_text, read_text, sort_in, walk};
use crate::text::File;

/// What may have changed since the last reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Any file: the folders are walked, and files whose time or size is another are read.
    Anything,
    /// These files and no others, by their paths from the root.
    Files(Vec<String>),
}

impl Touched {
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
pub struct Shelf {
    root: PathBuf,
    held: BTreeMap<String, Held>,
    sources: Arc<Sources>,
    /// What the walk found.
    found: Diagnostics,
}

/// A file as it was read.
#[derive(Clone, Debug)]
struct Held {
    stamp: Option<Stamp>,
    /// `None` for pictures and data, and for text that could not be read.
    file: Option<File>,
    found: Diagnostics,
}

/// What tells one state of a file from another without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    length: u64,
}

/// Clocks of file systems tick slowly: a file that changed so shortly before it was read may change again under the
/// same time.
const TICK: Duration = Duration::from_millis(50);

impl Stamp {
    /// `None` where the time is too fresh to tell anything.
    fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let is_settled = modified.elapsed().is_ok_and(|since| since > TICK);
        is_settled.then_some(Self {
            modified,
            length: metadata.len(),
        })
    }
}

const CONFIG: &str = "bank.yaml";
const SYNONYMS: &str = "search-index/synonyms.yaml";
const JUDGEMENTS: &str = "search-index/judgements.yaml";
/// The files that stand outside `content/`; only the first must be there.
const OUTSIDE: [&str; 3] = [CONFIG, SYNONYMS, JUDGEMENTS];

impl Shelf {
    /// An empty shelf for the bank in a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            ..Self::default()
        }
    }

    /// The files as they are now. What is wrong with them is reported, each time.
    pub fn read(&mut self, touched: &Touched, out: &mut Diagnostics) -> Result<Arc<Sources>> {
        let is_known = match touched {
            Touched::Files(paths) => self.read_known(paths)?,
            Touched::Anything => false,
        };
        if !is_known {
            self.read_all()?;
        }
        out.repeat(&self.found);
        for held in self.held.values().filter(|held| !held.found.is_empty()) {
            out.repeat(&held.found);
        }
        Ok(Arc::clone(&self.sources))
    }

    /// Reads texts that are on the shelf again; says whether that is all there is to do.
    fn read_known(&mut self, paths: &[String]) -> Result<bool> {
        for path in paths {
            let is_regular = std::fs::symlink_metadata(self.root.join(path))
                .is_ok_and(|metadata| metadata.is_file());
            let is_text = |held: &Held| held.file.is_some();
            if !is_regular || !self.held.get(path).is_some_and(is_text) {
                return Ok(false);
            }
            let held = hold(&self.root, path)?;
            let Some(file) = &held.file else {
                return Ok(false);
            };
            if !Arc::make_mut(&mut self.sources).replace(file) {
                return Ok(false);
            }
            self.held.insert(path.clone(), held);
        }
        Ok(true)
    }

    fn read_all(&mut self) -> Result<()> {
        let mut found = Diagnostics::default();
        let mut paths: Vec<String> = OUTSIDE
            .into_iter()
            .filter(|path| *path == CONFIG || self.root.join(path).is_file())
            .map(str::to_owned)
            .collect();
        paths.extend(walk(&self.root, Path::new("content"), &mut found)?);
        let read = paths.par_iter().map(|path| self.again(path));
        let mut sources = Sources::default();
        let mut all = BTreeMap::new();
        for (path, held) in paths.iter().zip(read.collect::<Result<Vec<_>>>()?) {
            if let Some(held) = held {
                place(&mut sources, path, held.file.clone());
                all.insert(path.clone(), held);
            }
        }
        self.sources = Arc::new(sources);
        self.held = all;
        self.found = found;
        Ok(())
    }

    /// A file as it is held, or as it is on the disk if that is another; `None` where it went while it was looked for.
    fn again(&self, path: &str) -> Result<Option<Held>> {
        let is_same =
            |held: &&Held| held.stamp.is_some() && held.stamp == stamp(&self.root.join(path));
        if let Some(held) = self.held.get(path).filter(is_same) {
            return Ok(Some(held.clone()));
        }
        match hold(&self.root, path) {
            Err(error) if path != CONFIG && is_gone(&error) => Ok(None),
            held => held.map(Some),
        }
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

fn stamp(path: &Path) -> Option<Stamp> {
    Stamp::of(&std::fs::metadata(path).ok()?)
}

/// Reads a file, text or not.
fn hold(root: &Path, path: &str) -> Result<Held> {
    let mut found = Diagnostics::default();
    // Before its text: what is written in between is read again.
    let stamp = stamp(&root.join(path));
    let file = if is_text(path) {
        read_text(root, path, &mut found)?
    } else {
        None
    };
    Ok(Held { stamp, file, found })
}
