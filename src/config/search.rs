//! How the index of a bank is cut into files.

use std::ops::RangeInclusive;

use crate::diagnostic::Diagnostics;
use crate::record::Record;
use crate::text::File;
use crate::yaml::{Node, Value};

use super::setting::setting;

/// How the index of a bank is cut into files; as finely as the number of files allows where it is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchSettings {
    /// The size of a shard of words, in bytes before packing.
    pub shard_bytes: Option<usize>,
    /// How many entries one shard holds.
    pub entries: Option<usize>,
}

/// `search: false`, or how its index is cut.
pub(super) fn read(file: &File, node: &Node, out: &mut Diagnostics) -> Option<SearchSettings> {
    let mut found = SearchSettings::default();
    match node.value {
        Value::Bool(false) => return None,
        Value::Bool(true) => return Some(found),
        _ => {}
    }
    let keys = ["shard_kb", "entries_per_shard"];
    let Some(record) = Record::open(file, node, "`search`", &keys, out) else {
        return Some(found);
    };
    found.shard_bytes = ranged(&record, keys[0], 1..=1024, out).map(|size| size * 1024);
    found.entries = ranged(&record, keys[1], 1..=1000, out);
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
