//! From events of the file system to one word that something has changed: a lone save at once, a burst as a whole.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use sourcebook::source::Changes;

/// A save is known to be alone after this.
const LONE: Duration = Duration::from_millis(1);
/// A burst is over when nothing has come for so long.
const DEBOUNCE: Duration = Duration::from_millis(40);
/// A file that was written to and not closed is taken as it is after this.
const OPEN: Duration = Duration::from_millis(60);
/// The longest that a burst is waited for.
const MOST: Duration = Duration::from_secs(5);
/// More files than this are looked for on the disk, not one by one.
const MANY: usize = 64;

/// What happened to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileEvent {
    /// It is being written to.
    Opened,
    /// It has been written, moved or deleted.
    Settled,
    /// A folder came, went or moved: whatever is in it may have too.
    Folder,
}

/// What has been gathered so far.
#[derive(Debug)]
pub(super) struct Batch {
    paths: BTreeMap<String, FileEvent>,
    since: Instant,
}

impl Batch {
    pub(super) fn new() -> Self {
        Self {
            paths: BTreeMap::new(),
            since: Instant::now(),
        }
    }

    /// Takes an event in.
    pub(super) fn add(&mut self, path: String, event: FileEvent) {
        let known = self.paths.entry(path).or_insert(event);
        if *known != FileEvent::Folder {
            *known = event;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// How long to wait for more; nothing where it has been waited long enough.
    pub(super) fn wait(&self) -> Duration {
        if self.since.elapsed() > MOST {
            return Duration::ZERO;
        }
        let events = || self.paths.values();
        if events().any(|event| *event == FileEvent::Opened) {
            OPEN
        } else if self.paths.len() == 1 && events().all(|event| *event == FileEvent::Settled) {
            LONE
        } else {
            DEBOUNCE
        }
    }

    /// What may have changed.
    pub(super) fn changes(self) -> Changes {
        let is_whole =
            self.paths.len() > MANY || self.paths.values().any(|event| *event == FileEvent::Folder);
        if is_whole {
            Changes::Anything
        } else {
            Changes::Files(self.paths.into_keys().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_save_is_taken_at_once_and_a_burst_as_a_whole() {
        let mut batch = Batch::new();
        batch.add("content/a.md".to_owned(), FileEvent::Opened);
        assert_eq!(batch.wait(), OPEN);
        batch.add("content/a.md".to_owned(), FileEvent::Settled);
        assert_eq!(batch.wait(), LONE);
        batch.add("content/b.md".to_owned(), FileEvent::Settled);
        assert_eq!(batch.wait(), DEBOUNCE);
        let files = ["content/a.md", "content/b.md"].map(str::to_owned);
        assert_eq!(batch.changes(), Changes::Files(files.to_vec()));
    }

    #[test]
    fn of_a_folder_or_of_many_files_anything_may_have_changed() {
        let mut batch = Batch::new();
        batch.add("content/new".to_owned(), FileEvent::Folder);
        assert_eq!(batch.changes(), Changes::Anything);
        let mut batch = Batch::new();
        for number in 0..=MANY {
            batch.add(format!("content/{number}.md"), FileEvent::Settled);
        }
        assert_eq!(batch.changes(), Changes::Anything);
    }
}
