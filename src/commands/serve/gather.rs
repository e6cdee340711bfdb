//! From events of the file system to one word that something has changed: a lone save at once, a burst as a whole.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use sourcebook::source::Touched;

/// A save is known to be alone after this.
const LONE: Duration = Duration::from_millis(1);
/// A burst is over when nothing has come for so long.
const QUIET: Duration = Duration::from_millis(40);
/// A file that was written to and not closed is taken as it is after this.
const OPEN: Duration = Duration::from_millis(60);
/// The longest that a burst is waited for.
const MOST: Duration = Duration::from_secs(5);
/// More files than this are looked for on the disk, not one by one.
const MANY: usize = 64;

/// What happened to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
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
    paths: BTreeMap<String, Happened>,
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
    pub(super) fn add(&mut self, path: String, happened: Happened) {
        let known = self.paths.entry(path).or_insert(happened);
        if *known != Happened::Folder {
            *known = happened;
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
        let happened = || self.paths.values();
        if happened().any(|happened| *happened == Happened::Opened) {
            OPEN
        } else if self.paths.len() == 1 && happened().all(|happened| *happened == Happened::Settled)
        {
            LONE
        } else {
            QUIET
        }
    }

    /// What may have changed.
    pub(super) fn touched(self) -> Touched {
        let is_whole = self.paths.len() > MANY
            || self
                .paths
                .values()
                .any(|happened| *happened == Happened::Folder);
        if is_whole {
            Touched::Anything
        } else {
            Touched::Files(self.paths.into_keys().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_save_is_taken_at_once_and_a_burst_as_a_whole() {
        let mut batch = Batch::new();
        batch.add("content/a.md".to_owned(), Happened::Opened);
        assert_eq!(batch.wait(), OPEN);
        batch.add("content/a.md".to_owned(), Happened::Settled);
        assert_eq!(batch.wait(), LONE);
        batch.add("content/b.md".to_owned(), Happened::Settled);
        assert_eq!(batch.wait(), QUIET);
        let files = ["content/a.md", "content/b.md"].map(str::to_owned);
        assert_eq!(batch.touched(), Touched::Files(files.to_vec()));
    }

    #[test]
    fn of_a_folder_or_of_many_files_anything_may_have_changed() {
        let mut batch = Batch::new();
        batch.add("content/new".to_owned(), Happened::Folder);
        assert_eq!(batch.touched(), Touched::Anything);
        let mut batch = Batch::new();
        for number in 0..=MANY {
            batch.add(format!("content/{number}.md"), Happened::Settled);
        }
        assert_eq!(batch.touched(), Touched::Anything);
    }
}
