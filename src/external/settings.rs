//! How other sites are asked.

use std::time::Duration;

/// Who hears how far it is: how many have been answered, of how many.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

/// How other sites are asked. What stands here by default is for their sake; tests are in a hurry.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How long a host is left alone between two questions.
    pub pause: Duration,
    /// How long a host may ask to be left alone before nothing more is asked of it.
    pub longest_wait: Duration,
    /// How long it may take until a server takes a connection.
    pub connect: Duration,
    /// How long a question may take in all.
    pub whole: Duration,
    /// How long a run may take in all.
    pub run: Duration,
    /// Whether addresses in private networks are asked.
    pub allows_private: bool,
    /// Where DOIs are known.
    pub doi: String,
    /// Where copies of pages are kept.
    pub archive: String,
    /// Seconds since 1970, by which it is known what was answered too long ago.
    pub now: i64,
    /// Whether what was answered before counts for nothing.
    pub is_fresh: bool,
}

impl Settings {
    /// How many questions are open at once, of different hosts.
    pub(super) const AT_ONCE: usize = 8;

    /// As it is proper, at a time in seconds since 1970.
    pub fn new(now: i64) -> Self {
        Self {
            pause: Duration::from_secs(1),
            longest_wait: Duration::from_mins(1),
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            run: Duration::from_hours(1),
            allows_private: false,
            doi: "https://doi.org/".to_owned(),
            archive: "https://archive.org/".to_owned(),
            now,
            is_fresh: false,
        }
    }
}
