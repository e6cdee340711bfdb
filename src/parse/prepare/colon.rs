//! A colon that begins no definition is hidden from pulldown-cmark, which takes any at the head of a line for one.

use std::borrow::Cow;

/// Stands for a colon that begins no definition: a control character, which no text has.
pub(crate) const COLON: char = '\u{1a}';

/// The text as its author wrote it.
pub(crate) fn restored(text: &str) -> Cow<'_, str> {
    if text.contains(COLON) {
        text.replace(COLON, ":").into()
    } else {
        text.into()
    }
}

/// Whether a line begins with a colon and has no space behind it. One that says how the columns of a table stand is needed
/// as it is.
pub(super) fn is_no_definition(line: &str) -> bool {
    let inside = line.trim_start_matches(' ');
    let is_row = inside.contains('|') && inside.contains('-');
    if is_row && inside.chars().all(|c| "|:- \t\n".contains(c)) {
        return false;
    }
    let behind = inside
        .strip_prefix(':')
        .filter(|_| line.len() - inside.len() < 4);
    behind.is_some_and(|behind| !behind.starts_with([' ', '\t', '\n']) && !behind.is_empty())
}
