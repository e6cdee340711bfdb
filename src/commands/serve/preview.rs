//! What is on show: the last bank without mistakes, and the mistakes of the bank as it stands.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use sourcebook::load::Loaded;
use sourcebook::site::Site;
use tokio::sync::watch;

/// What all requests and both builders share.
pub(super) struct Preview {
    /// The folder of the bank.
    pub(super) root: PathBuf,
    /// The name that the server was told to listen on.
    pub(super) host: String,
    now: RwLock<Arc<Shown>>,
    /// Held while the next state is worked out from this one: pages and search are brought up to date by two threads.
    turn: Mutex<()>,
    told: watch::Sender<Arc<Shown>>,
}

/// A bank without errors, and its site.
#[derive(Clone)]
pub(super) struct Good {
    pub(super) loaded: Arc<Loaded>,
    pub(super) site: Arc<Site>,
}

/// A state of the preview.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// `None` as long as there has been none.
    pub(super) good: Option<Good>,
    /// What is wrong with the bank as it stands, as JSON for the overlay; empty where nothing is.
    pub(super) mistakes: Arc<str>,
    /// Grows with every change of pages.
    pub(super) pages: u64,
    /// Grows with every change of the index.
    pub(super) index: u64,
}

impl Preview {
    pub(super) fn new(root: &Path, host: &str) -> Self {
        let shown = Arc::new(Shown::default());
        Self {
            root: std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf()),
            host: host.to_owned(),
            now: RwLock::new(Arc::clone(&shown)),
            turn: Mutex::default(),
            told: watch::Sender::new(shown),
        }
    }

    /// What is on show.
    pub(super) fn now(&self) -> Arc<Shown> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells of every state from now on.
    pub(super) fn listen(&self) -> watch::Receiver<Arc<Shown>> {
        self.told.subscribe()
    }

    /// Puts the next state on show.
    pub(super) fn turn(&self, next: impl FnOnce(&Shown) -> Shown) {
        let held = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = Arc::new(next(&self.now()));
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&shown);
        self.told.send_replace(shown);
        drop(held);
    }
}

impl Shown {
    /// The folder that the site is mounted at.
    pub(super) fn base_path(&self) -> &str {
        let good = self.good.as_ref();
        good.map_or("/", |good| good.loaded.bank.config.base_path())
    }

    /// How many entries there are.
    pub(super) fn entries(&self) -> usize {
        let good = self.good.as_ref();
        good.map_or(0, |good| good.loaded.bank.entries.len())
    }

    /// Whether the index is still being made for the first time.
    pub(super) fn waits_for_index(&self) -> bool {
        self.good.as_ref().is_some_and(|Good { loaded, site }| {
            loaded.bank.config.search.is_some() && site.published().is_none()
        })
    }
}
