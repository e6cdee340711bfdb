//! The search of a bank: how its index is cut into files, and what its page offers to begin with.

use std::ops::RangeInclusive;

use crate::diagnostic::Diagnostics;
use crate::record::Record;
use crate::text::File;
use crate::yaml::{Node, Value};

use super::setting::setting;

/// The settings of the search. The index is cut as finely as the number of files allows where it is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchSettings {
    /// The size of a shard of words, in bytes before packing.
    pub shard_bytes: Option<usize>,
    /// How many entries one shard holds.
    pub entries: Option<usize>,
    /// Questions as readers ask them, which the search page offers while nothing is asked.
    pub examples: Vec<String>,
}

/// The most examples: more would hide the field.
const MOST_EXAMPLES: usize = 12;

/// `search: false`, or its settings.
pub(super) fn read(file: &File, node: &Node, out: &mut Diagnostics) -> Option<SearchSettings> {
    let mut found = SearchSettings::default();
    match node.value {
        Value::Bool(false) => return None,
        Value::Bool(true) => return Some(found),
        _ => {}
    }
    let keys = ["shard_kb", "entries_per_shard", "examples"];
    let Some(record) = Record::open(file, node, "`search`", &keys, out) else {
        return Some(found);
    };
    found.shard_bytes = ranged(&record, keys[0], 1..=1024, out).map(|size| size * 1024);
    found.entries = ranged(&record, keys[1], 1..=1000, out);
    let examples = record.texts(keys[2], out);
    if examples.len() > MOST_EXAMPLES {
        let message = format!("`examples` has {} questions", examples.len());
        let help = format!("Keep the {MOST_EXAMPLES} that say best what the bank can answer.");
        out.push(setting(&record, keys[2], message, &help));
    }
    let examples = examples.into_iter().map(|example| example.value);
    found.examples = examples.take(MOST_EXAMPLES).collect();
    Some(found)
}

/// A whole number within bounds.
fn ranged(
    record: &Record<'_>,
    key: &str,
    bounds: RangeInclusive<usize>,
    out: &mut Diagnostics,
) -> Option<usize> {
    let number = record.number(key, out)?;
    if !bounds.contains(&number) {
        let message = format!("`{key}` cannot be {number}");
        let help = format!(
            "It is a number from {} to {}.",
            bounds.start(),
            bounds.end()
        );
        out.push(setting(record, key, message, &help));
        return None;
    }
    Some(number)
}
