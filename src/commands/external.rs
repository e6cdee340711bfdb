//! `sourcebook check --external`: what other sites answer, beside what is wrong in the bank itself.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use sourcebook::diagnostic::Diagnostics;
use sourcebook::external::{Outcome, Settings, Store, check};
use sourcebook::load::Loaded;

use crate::cli::Check;

use super::terminal::say;

/// Other sites, and what they answered before.
pub(super) struct Outside {
    settings: Settings,
    store: Store,
    is_quiet: bool,
    /// Of the hosts that were asked, and of the last time that anything was wanted.
    asked: usize,
    hosts: usize,
    kept: usize,
    settled: usize,
}

impl Outside {
    /// Makes ready to ask, where that is wanted.
    pub(super) fn open(args: &Check) -> Result<Option<Self>> {
        if !args.external.is_asked {
            return Ok(None);
        }
        let settings = settings(args)?;
        let path = args.external.cache.clone().or_else(own_file);
        let shown = path.as_ref().map(|path| path.display().to_string());
        let (store, is_damaged) = Store::open(path);
        if let Some(shown) = shown.filter(|_| is_damaged) {
            say(&format!(
                "{shown} is damaged and counts for nothing: every site is asked again"
            ));
        }
        Ok(Some(Self {
            settings,
            store,
            is_quiet: args.quiet,
            asked: 0,
            hosts: 0,
            kept: 0,
            settled: 0,
        }))
    }

    /// Asks, and says what was wrong.
    pub(super) fn check(
        &mut self,
        loaded: &Loaded,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Diagnostics> {
        let bar = if std::io::stderr().is_terminal() && !self.is_quiet {
            ProgressBar::new(0)
        } else {
            ProgressBar::hidden()
        };
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} addresses") {
            bar.set_style(style);
        }
        let progress = |answered: usize, total: usize| {
            bar.set_length(total as u64);
            bar.set_position(answered as u64);
        };
        let outcome = check(
            loaded,
            &self.settings,
            &mut self.store,
            is_wanted,
            &progress,
        );
        bar.finish_and_clear();
        let outcome = outcome?;
        if let Err(error) = self.store.save(&self.settings) {
            say(&format!("what sites answered is not kept: {error:#}"));
        }
        Ok(self.counted(outcome))
    }

    /// Counts what was asked. After mends the bank is looked at again, and what was asked then is known already.
    fn counted(&mut self, outcome: Outcome) -> Diagnostics {
        if self.asked == 0 {
            self.kept = outcome.kept;
        }
        self.asked += outcome.asked;
        self.hosts = self.hosts.max(outcome.hosts);
        self.settled = outcome.settled;
        outcome.found
    }

    /// "57 addresses of 40 hosts asked, 12 from the cache".
    pub(super) fn summary(&self) -> String {
        let count = |number: usize, one: &str, many: &str| {
            format!("{number} {}", if number == 1 { one } else { many })
        };
        let settled = match self.settled {
            0 => String::new(),
            number => format!("; {number} with a copy or a reason do not answer"),
        };
        format!(
            "{} of {} asked, {} from the cache{settled}",
            count(self.asked, "address", "addresses"),
            count(self.hosts, "host", "hosts"),
            self.kept
        )
    }
}

fn settings(args: &Check) -> Result<Settings> {
    let own = &args.external;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let mut settings = Settings::new(i64::try_from(now)?);
    settings.allows_private = own.allows_private;
    settings.is_fresh = own.fresh;
    if let Some(pause) = own.pause.map(Duration::from_millis) {
        settings.longest_wait = pause * 60;
        settings.pause = pause;
    }
    if let Some(time) = own.time.map(Duration::from_millis) {
        settings.connect = time;
        settings.whole = time;
    }
    if let Some(doi) = &own.doi {
        settings.doi.clone_from(doi);
    }
    if let Some(archive) = &own.archive {
        settings.archive.clone_from(archive);
    }
    Ok(settings)
}

/// The file in the cache folder of the user, as each system has it: <https://specifications.freedesktop.org/basedir/latest/>.
fn own_file() -> Option<PathBuf> {
    let named = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let folder = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Caches"))
    } else {
        named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")))
    };
    Some(folder?.join("sourcebook").join("links.json"))
}
