//! Watches the files that a bank is made from. The only module that knows notify.
//!
//! Where the system has no watches left, or where it tells nothing (network drives, some containers), the folders are
//! looked through every so often instead.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use rustc_hash::FxHasher;
use sourcebook::source::{self, Changes};

use super::gather::{Batch, FileEvent};
use crate::commands::terminal::say;

/// The folders that are watched with all that is in them.
const FOLDERS: [&str; 4] = ["content", "themes", "search-index", "static"];
/// The endings of files that a bank may name beside its settings: a citation style, style sheets, its logo and its icon.
const BESIDE: [&str; 10] = [
    "csl", "css", "svg", "png", "ico", "webp", "avif", "jpg", "jpeg", "gif",
];
/// How often the folders are looked through where nobody tells of changes.
const POLL: Duration = Duration::from_millis(700);

type Told = notify::Result<Event>;

/// Waits for changes.
pub(super) struct Watch {
    /// As it was given, and as the system names it.
    root: PathBuf,
    events: Receiver<Told>,
    /// `None` where the folders are looked through.
    watcher: Option<RecommendedWatcher>,
    /// The files as they were when watching began.
    first: u64,
}

impl Watch {
    /// Starts to watch the bank in a folder.
    pub(super) fn new(root: &Path, poll: bool) -> Result<Self> {
        let root = std::fs::canonicalize(root)
            .with_context(|| format!("cannot read {}", root.display()))?;
        let (told, events) = mpsc::channel();
        let mut watch = Self {
            first: fingerprint(&root),
            root,
            events,
            watcher: None,
        };
        if poll {
            return Ok(watch);
        }
        let started = notify::recommended_watcher(told).and_then(|mut watcher| {
            watcher.watch(&watch.root, RecursiveMode::NonRecursive)?;
            for folder in FOLDERS {
                follow(&mut watcher, &watch.root.join(folder))?;
            }
            Ok(watcher)
        });
        match started {
            Ok(watcher) => watch.watcher = Some(watcher),
            Err(error) => say(&unwatched(&error)),
        }
        Ok(watch)
    }

    /// Calls back with each change, until the program ends.
    pub(super) fn run(mut self, changed: &mut dyn FnMut(&Changes)) {
        let mut last = self.first;
        loop {
            if self.watcher.is_some() {
                if let Some(changes) = self.next() {
                    changed(&changes);
                }
                // What happened before the watches ran out is looked for as well.
                continue;
            }
            std::thread::sleep(POLL);
            let now = fingerprint(&self.root);
            if now != last {
                last = now;
                changed(&Changes::Anything);
            }
        }
    }

    /// The next change that matters.
    fn next(&mut self) -> Option<Changes> {
        let Ok(first) = self.events.recv() else {
            self.watcher = None;
            return None;
        };
        let mut batch = Batch::new();
        self.take(first, &mut batch);
        while !batch.is_empty() {
            match self.events.recv_timeout(batch.wait()) {
                Ok(event) => self.take(event, &mut batch),
                Err(RecvTimeoutError::Timeout) => return Some(batch.changes()),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        None
    }

    /// Takes in what one event says.
    fn take(&mut self, told: Told, batch: &mut Batch) {
        let event = match told {
            Ok(event) => event,
            Err(error) => {
                say(&unwatched(&error));
                if matches!(error.kind, ErrorKind::MaxFilesWatch) {
                    self.watcher = None;
                }
                batch.add(String::new(), FileEvent::Folder);
                return;
            }
        };
        if event.need_rescan() {
            batch.add(String::new(), FileEvent::Folder);
        }
        if is_moved(event.kind) && event.paths.contains(&self.root) {
            // The watches follow what was the folder of the bank; another of its name is not what they see.
            say(&format!(
                "the folder of the bank was moved or deleted; its place is looked through every {} ms",
                POLL.as_millis()
            ));
            self.watcher = None;
            return;
        }
        let Some(happened) = happened(event.kind) else {
            return;
        };
        for path in &event.paths {
            let Some(name) = self.name(path) else {
                continue;
            };
            let is_folder = happened == FileEvent::Folder || (path.is_dir());
            // A folder that came back is another one to the system.
            if FOLDERS.contains(&name.as_str())
                && let Some(watcher) = &mut self.watcher
                && let Err(error) = follow(watcher, path)
            {
                say(&unwatched(&error));
            }
            batch.add(
                name,
                if is_folder {
                    FileEvent::Folder
                } else {
                    happened
                },
            );
        }
    }

    /// The path of a file that the bank may be made from, from its root.
    fn name(&self, path: &Path) -> Option<String> {
        let name = path
            .starts_with(&self.root)
            .then(|| source::slashed(&self.root, path))?;
        let (top, rest) = name.split_once('/').unwrap_or((&name, ""));
        let is_ours = if FOLDERS.contains(&top) {
            // A folder may be called so: `content/2024/`.
            let (folders, file) = rest.rsplit_once('/').unwrap_or(("", rest));
            let is_hidden = |folder: &str| folder.starts_with('.') && top != "static";
            !folders.split('/').any(is_hidden) && (path.is_dir() || !is_passed_over(file))
        } else {
            rest.is_empty() && (name == "bank.yaml" || source::has_extension(&name, &BESIDE))
        };
        is_ours.then_some(name)
    }
}

/// Hidden names, and those that editors give to what they write beside a file.
fn is_passed_over(name: &str) -> bool {
    // Before vim saves a file, it tries whether it may write beside it: with a file called 4913, or the next number that is
    // free.
    let is_probe = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    name.starts_with(['.', '#'])
        || name.ends_with('~')
        || is_probe
        || source::has_extension(name, &["swp", "swx", "swo", "tmp", "bak", "orig", "part"])
}

/// Watches a folder with all that is in it, if it is there.
fn follow(watcher: &mut RecommendedWatcher, folder: &Path) -> notify::Result<()> {
    let _ = watcher.unwatch(folder);
    match watcher.watch(folder, RecursiveMode::Recursive) {
        Err(error) if !folder.exists() => {
            drop(error);
            Ok(())
        }
        done => done,
    }
}

/// What an event says of its paths; `None` where it says nothing that matters.
fn happened(kind: EventKind) -> Option<FileEvent> {
    // Elsewhere nobody says when a file is closed.
    let written = if cfg!(target_os = "linux") {
        FileEvent::Opened
    } else {
        FileEvent::Settled
    };
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(FileEvent::Settled),
        EventKind::Access(_) => None,
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => {
            Some(FileEvent::Folder)
        }
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => Some(FileEvent::Settled),
        EventKind::Create(_) | EventKind::Modify(_) => Some(written),
        EventKind::Any | EventKind::Other => Some(FileEvent::Folder),
    }
}

/// Whether a path leads to nothing, or to something else, from now on.
fn is_moved(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    )
}

/// Why changes are not heard of, and what becomes of it.
fn unwatched(error: &notify::Error) -> String {
    let wait = POLL.as_millis();
    match error.kind {
        ErrorKind::MaxFilesWatch => format!(
            "this system watches no more folders (on Linux, raise fs.inotify.max_user_watches); \
             they are looked through every {wait} ms instead"
        ),
        _ => format!(
            "cannot watch for changes ({error}); the folders are looked through every {wait} ms"
        ),
    }
}

/// One number for names, times and sizes of all files that a bank is made from.
fn fingerprint(root: &Path) -> u64 {
    let mut hash = FxHasher::default();
    let tops = FOLDERS.iter().map(|folder| root.join(folder));
    let named = walkdir::WalkDir::new(root).max_depth(1).sort_by_file_name();
    let named = named
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path);
    let named = named.filter(|path| source::has_extension(&path.to_string_lossy(), &BESIDE));
    for top in tops.chain([root.join("bank.yaml")]).chain(named) {
        let walk = walkdir::WalkDir::new(top)
            .follow_links(true)
            .sort_by_file_name();
        for entry in walk.into_iter().flatten() {
            entry.path().hash(&mut hash);
            if let Ok(metadata) = entry.metadata() {
                metadata.len().hash(&mut hash);
                metadata.modified().ok().hash(&mut hash);
            }
        }
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use notify::event::RenameMode;

    use super::*;

    #[test]
    fn what_editors_write_beside_a_file_is_passed_over() {
        for name in [".x.md.swp", "x.md~", "4913", "#x.md#", "x.tmp"] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["x.md", "_part.md", "2006-survey.md", "data.csv", "evidence"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn a_written_file_waits_for_its_end_where_the_system_tells_of_it() {
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(happened(closed), Some(FileEvent::Settled));
        let moved = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        assert_eq!(happened(moved), Some(FileEvent::Settled));
        let read = EventKind::Access(AccessKind::Open(AccessMode::Read));
        assert_eq!(happened(read), None);
        let folder = EventKind::Create(CreateKind::Folder);
        assert_eq!(happened(folder), Some(FileEvent::Folder));
    }
}
