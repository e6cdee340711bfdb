//! Keeps the preview up to date with the files.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, bail};
use sourcebook::diagnostic::{Diagnostics, Report};
use sourcebook::load::{Edition, Loaded, Loader, Options};
use sourcebook::source::Changes;
use sourcebook::timing::Timings;

use super::indexer::IndexRequests;
use super::preview::{Good, Preview, Shown};
use crate::commands::terminal::{say, taken};

/// How many mistakes the terminal shows at once; the overlay shows all.
const MOST_LINES: usize = 10;

/// Loads the bank again and again.
pub(super) struct Builder {
    options: Options,
    loader: Loader,
    preview: Arc<Preview>,
    /// Takes banks that want a new index.
    requests: Arc<IndexRequests>,
    /// The last bank that an index was ordered for.
    ordered: Option<Arc<Loaded>>,
    /// Whether the machine failed last time, so that nothing is known of what has been read.
    has_failed: bool,
}

/// What was changed, and when it was noticed.
struct News<'t> {
    changes: &'t Changes,
    started: Instant,
}

impl Builder {
    pub(super) fn new(
        options: Options,
        preview: Arc<Preview>,
        requests: Arc<IndexRequests>,
    ) -> Self {
        Self {
            loader: Loader::new(options.clone()),
            options,
            preview,
            requests,
            ordered: None,
            has_failed: false,
        }
    }

    /// Loads the bank for the first time. Fails only where the machine does.
    pub(super) fn first(&mut self) -> Result<()> {
        let loaded = self
            .loader
            .load(&Changes::Anything, &mut Timings::default())?;
        self.show(loaded, None);
        Ok(())
    }

    /// Loads the bank after a change; whatever goes wrong is announcement, and the preview goes on.
    pub(super) fn build(&mut self, changes: &Changes) {
        let started = Instant::now();
        let changes = if self.has_failed {
            &Changes::Anything
        } else {
            changes
        };
        let built = caught(|| {
            let loaded = self.loader.load(changes, &mut Timings::default())?;
            self.show(loaded, Some(&News { changes, started }));
            Ok(())
        });
        self.has_failed = built.is_err();
        if let Err(error) = built {
            let message = format!("{error:#}");
            say(&format!("error: {message}"));
            self.preview.turn(|shown| Shown {
                mistakes: failure(&message).into(),
                ..shown.clone()
            });
            // What it kept may be half of something.
            self.loader = Loader::new(self.options.clone());
        }
    }

    /// Puts a bank on show, or what is wrong with it.
    fn show(&mut self, loaded: Loaded, news: Option<&News<'_>>) {
        let loaded = Arc::new(loaded);
        let mut found = Diagnostics::default();
        self.preview.turn(|shown| {
            let before = shown.good.as_ref().map(|good| &*good.site);
            let Edition { site, mistakes } = loaded.edition_after(before);
            found = mistakes;
            if found.has_errors() {
                Shown {
                    mistakes: loaded.report(&found).overlay().into(),
                    ..shown.clone()
                }
            } else {
                Shown {
                    good: Some(Good {
                        loaded: Arc::clone(&loaded),
                        site: Arc::new(site),
                    }),
                    mistakes: "".into(),
                    pages: shown.pages + 1,
                    ..shown.clone()
                }
            }
        });
        let news = news.map_or_else(String::new, announcement);
        tell(&loaded, &found, &news);
        if !found.has_errors() && self.wants_index(&loaded) {
            self.ordered = Some(Arc::clone(&loaded));
            self.requests.put(loaded);
        }
    }

    /// Whether what is searched has changed.
    fn wants_index(&self, loaded: &Loaded) -> bool {
        let is_same = |ordered: &Arc<Loaded>| {
            ordered.has_same_synonyms(loaded)
                && loaded
                    .bank
                    .changed_since(&ordered.bank)
                    .is_some_and(|changed| changed.is_empty())
        };
        loaded.bank.config.search.is_some() && !self.ordered.as_ref().is_some_and(is_same)
    }
}

/// Does something that may panic, which is a mistake of the program and must not end the preview: the next save builds
/// again.
fn caught(work: impl FnOnce() -> Result<()>) -> Result<()> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied());
        let message = message.unwrap_or("no reason is known");
        bail!("Sourcebook itself failed: {message}. The next save builds again; please report it.")
    })
}

/// What was read again, and how long it took.
fn announcement(news: &News<'_>) -> String {
    let what = match news.changes {
        Changes::Anything => "the bank".to_owned(),
        Changes::Files(paths) => match paths.as_slice() {
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
            [] => String::new(),
        },
    };
    format!("{what}: {}", taken(news.started.elapsed()))
}

/// Says on the terminal what happened.
fn tell(loaded: &Loaded, found: &Diagnostics, news: &str) {
    let report = loaded.report(found);
    if found.has_errors() {
        let lines = report.short();
        for line in lines.lines().take(MOST_LINES) {
            say(line);
        }
        let more = lines.lines().count().saturating_sub(MOST_LINES);
        if more > 0 {
            say(&format!("… and {more} more"));
        }
    }
    let summary = summary(&report, found.has_errors());
    match (news, summary.as_str()) {
        ("", "") => {}
        ("", summary) => say(summary),
        (news, "") => say(news),
        (news, summary) => say(&format!("{news}; {summary}")),
    }
}

fn summary(report: &Report<'_>, has_errors: bool) -> String {
    if report.is_empty() {
        return String::new();
    }
    let what = report.summary();
    if has_errors {
        format!("{what}; the bank without them stays on show")
    } else {
        format!("{what} (`sourcebook check` lists them)")
    }
}

/// A failure of the machine, in the shape of a list of mistakes.
fn failure(message: &str) -> String {
    let row = serde_json::json!({"severity": "error", "message": message});
    serde_json::json!({"diagnostics": [row], "errors": 1, "warnings": 0}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_that_says_its_reason() {
        let failed = caught(|| panic!("two and two are {}", 5)).unwrap_err();
        assert!(failed.to_string().contains("two and two are 5"));
        assert!(caught(|| Ok(())).is_ok());
    }
}
