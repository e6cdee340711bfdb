//! Keeps the search up to date, behind the pages: the newest bank is indexed, those that came before it are passed over.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Instant;

use sourcebook::load::Loaded;
use sourcebook::search::SearchExport;

use super::preview::{Good, Preview, Shown};
use crate::commands::terminal::{say, taken};

/// The bank that is to be indexed next: one at most, so that a burst of saves does not keep a bank for each.
#[derive(Debug, Default)]
pub(super) struct IndexRequests {
    newest: Mutex<Option<Arc<Loaded>>>,
    come: Condvar,
}

impl IndexRequests {
    /// Asks for an index of this bank, in the place of any that waits.
    pub(super) fn put(&self, loaded: Arc<Loaded>) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        *newest = Some(loaded);
        self.come.notify_one();
    }

    /// Waits for an order.
    fn take(&self) -> Arc<Loaded> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(loaded) = newest.take() {
                return loaded;
            }
            newest = self
                .come
                .wait(newest)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Indexes what is ordered, until the program ends.
pub(super) fn run(preview: &Preview, requests: &IndexRequests) {
    // One processor is left to the pages.
    let threads = std::thread::available_parallelism().map_or(1, |all| all.get().saturating_sub(1));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.max(1))
        .build();
    let Ok(pool) = pool else {
        return say("error: cannot start a thread for the search");
    };
    let mut before: Option<Indexed> = None;
    loop {
        let loaded = requests.take();
        let started = Instant::now();
        match pool.install(|| loaded.index_after(before.as_ref().map(Indexed::both))) {
            Ok(Some(published)) => {
                show(preview, &published);
                say(&format!("search: {}", taken(started.elapsed())));
                before = Some(Indexed { loaded, published });
            }
            Ok(None) => before = None,
            Err(error) => say(&format!("error: the search stays as it was: {error:#}")),
        }
    }
}

/// A bank with its index.
struct Indexed {
    loaded: Arc<Loaded>,
    published: Arc<SearchExport>,
}

impl Indexed {
    fn both(&self) -> (&Loaded, &SearchExport) {
        (&self.loaded, &self.published)
    }
}

/// Puts an index on show beside the pages that are there.
fn show(preview: &Preview, published: &Arc<SearchExport>) {
    preview.turn(|shown| {
        let Some(Good { loaded, site }) = &shown.good else {
            return shown.clone();
        };
        let good = Good {
            loaded: Arc::clone(loaded),
            site: Arc::new(site.with_index(Arc::clone(published))),
        };
        Shown {
            good: Some(good),
            pages: shown.pages + 1,
            index: shown.index + 1,
            ..shown.clone()
        }
    });
}
