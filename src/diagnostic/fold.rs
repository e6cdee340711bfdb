//! Like messages for people: the first few, and how many more there are. Nobody reads the same sentence a thousand times,
//! and among them the one that is different is not seen.

use std::collections::BTreeMap;

use super::code::Code;
use super::row::Row;

/// How many messages that say the same are shown.
const SAME: usize = 3;
/// How many messages of one code are shown.
const OF_CODE: usize = 30;

/// A message that is shown.
pub(super) struct Shown<'r, 'a> {
    pub(super) row: &'r Row<'a>,
    /// How many like it are not shown; said of the last that is.
    pub(super) more: usize,
}

/// The messages that people are shown, in their order.
pub(super) fn folded<'r, 'a>(rows: &'r [Row<'a>]) -> Vec<Shown<'r, 'a>> {
    let mut counts: BTreeMap<(Code, &str), usize> = BTreeMap::new();
    let mut of_code: BTreeMap<Code, usize> = BTreeMap::new();
    let mut last: BTreeMap<(Code, &str), usize> = BTreeMap::new();
    let mut last_of_code: BTreeMap<Code, usize> = BTreeMap::new();
    let mut shown: Vec<Shown<'r, 'a>> = Vec::new();
    for row in rows {
        let code = row.found.code;
        let message = (code, row.found.message.as_str());
        let same = counts.entry(message).or_default();
        *same += 1;
        if *same > SAME {
            shown[last[&message]].more += 1;
            continue;
        }
        let all = of_code.entry(code).or_default();
        *all += 1;
        if *all > OF_CODE {
            shown[last_of_code[&code]].more += 1;
            // What is the same as this is counted there as well.
            last.insert(message, last_of_code[&code]);
            continue;
        }
        last.insert(message, shown.len());
        last_of_code.insert(code, shown.len());
        shown.push(Shown { row, more: 0 });
    }
    shown
}

/// Of how many messages a summary by code is worth reading.
const MANY: usize = 6;

/// How many messages there are of each code, most first: "19000 orphan, 572 template-syntax".
pub(super) fn by_code(rows: &[Row<'_>]) -> Option<String> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.found.code).or_default() += 1;
    }
    if rows.len() < MANY || counts.len() < 2 {
        return None;
    }
    let mut counts: Vec<(Code, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let all = counts.iter().map(|(code, count)| format!("{count} {code}"));
    Some(all.collect::<Vec<_>>().join(", "))
}
