//! Where the cells of a table stand in its text (RFC 4180): the reader of the format says what they hold, not where.

use std::ops::Range;

/// The bytes of the cells of a row that begins at a place, each with its quotation marks.
pub(super) fn cells(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = start;
    loop {
        let end = cell_end(text.as_bytes(), at).unwrap_or(text.len());
        found.push(at..end);
        if text.as_bytes().get(end) != Some(&b',') {
            return found;
        }
        at = end + 1;
    }
}

/// The first quotation mark that opens a cell and does not close it: nothing closes it, or what closes it is followed by
/// something else than the end of the cell.
pub(super) fn open_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Some(end) = cell_end(bytes, at) else {
            return Some(at);
        };
        at = end + 1;
    }
    None
}

/// Where the cell ends that begins at a place: at the comma or the end of the line behind it. `None` where it is quoted and
/// its quotation mark closes nothing.
fn cell_end(bytes: &[u8], at: usize) -> Option<usize> {
    let is_end = |byte: &u8| matches!(byte, b',' | b'\n');
    if bytes.get(at) != Some(&b'"') {
        let length = bytes[at..].iter().position(is_end);
        return Some(length.map_or(bytes.len(), |length| at + length));
    }
    let mut place = at + 1;
    loop {
        place += bytes[place..].iter().position(|byte| *byte == b'"')? + 1;
        if bytes.get(place) == Some(&b'"') {
            place += 1;
            continue;
        }
        let spaces = bytes[place..]
            .iter()
            .take_while(|byte| **byte == b' ')
            .count();
        let end = place + spaces;
        return bytes.get(end).is_none_or(is_end).then_some(end);
    }
}
