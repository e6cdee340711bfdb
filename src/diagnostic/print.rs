//! What a mistake is known again by after an edit elsewhere in its file: its place is no part of that.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_128;

use super::mistake::Diagnostic;

/// The prints of the mistakes of a report, which are all different.
#[derive(Debug, Default)]
pub(super) struct Prints {
    /// How often each was given.
    given: HashMap<u128, u32>,
}

impl Prints {
    /// The print of a mistake: of its file, its code and its words, and of how many like it came before.
    pub(super) fn of(&mut self, found: &Diagnostic) -> String {
        let words = format!("{}\0{}\0{}", found.path, found.code, found.message);
        let print = xxh3_128(words.as_bytes());
        let count = self.given.entry(print).or_default();
        *count += 1;
        match *count {
            1 => format!("{print:032x}"),
            count => format!("{print:032x}-{count}"),
        }
    }
}
