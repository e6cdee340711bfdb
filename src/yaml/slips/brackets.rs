//! Slips within lists and groups on one line: a quotation mark that is not closed, a comma that is lacking.

use super::line::{Line, Slip, is_of_key};

/// The slip in a line whose value is a list in square brackets or a group in curly ones.
pub(super) fn slip(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    if !value.starts_with(['[', '{']) {
        return None;
    }
    quote(line, at, value)
        .or_else(|| single(line, at, value))
        .or_else(|| comma(line, at, value))
}

/// A single quotation mark that opens a text and closes none: one within a word is an apostrophe.
fn single(line: Line<'_>, at: usize, value: &str) -> Option<Slip> {
    let opens = |mark: usize| value[..mark].ends_with(['[', '{', ' ', ',']);
    let closes = |mark: usize| {
        let behind = value[mark + 1..].trim_start();
        behind.is_empty() || behind.starts_with([',', ']', '}', ':'])
    };
    let mut marks = value.match_indices('\'').map(|(mark, _)| mark);
    while let Some(open) = marks.find(|mark| opens(*mark)) {
        if !marks.any(closes) {
            return Some(unclosed(line, at + open, '\''));
        }
    }
    None
}

fn unclosed(line: Line<'_>, at: usize, mark: char) -> Slip {
    Slip {
        mend: None,
        span: line.span(at, 1),
        message: "the quotation mark that opens here is not closed".to_owned(),
        help: format!("Close it with `{mark}` at the end of the text."),
    }
}

/// A quotation mark whose text does not end where the next one stands, or a text with no comma behind it.
fn quote(line: Line<'_>, at: usize, value: &str) -> Option<Slip> {
    let mut marks = value
        .match_indices('"')
        .map(|(mark, _)| mark)
        .filter(|mark| !value[..*mark].ends_with('\\'));
    while let Some(open) = marks.next() {
        let Some(close) = marks.next() else {
            return Some(unclosed(line, at + open, '"'));
        };
        let behind = &value[close + 1..];
        if behind.starts_with(is_of_key) {
            return Some(unclosed(line, at + open, '"'));
        }
        if behind
            .trim_start()
            .starts_with(|c| c == '"' || is_of_key(c))
        {
            return Some(lacking(line, at + close));
        }
    }
    None
}

/// A second key behind a value, `{id: a label: A}`, without a comma between.
fn comma(line: Line<'_>, at: usize, value: &str) -> Option<Slip> {
    if !value.starts_with('{') || value.contains(['"', '\'']) {
        return None;
    }
    let mut start = 1;
    for part in value[1..].split(['{', '}', '[', ']', ',']) {
        let second = part.match_indices(": ").nth(1).map(|(colon, _)| colon);
        let key = second.and_then(|colon| part[..colon].rfind(' '));
        if let Some(key) = key {
            let end = part[..key].trim_end().len().max(1);
            return Some(lacking(line, at + start + end - 1));
        }
        start += part.len() + 1;
    }
    None
}

fn lacking(line: Line<'_>, at: usize) -> Slip {
    Slip {
        mend: None,
        span: line.span(at, 1),
        message: "no comma stands between this and what follows".to_owned(),
        help: "Write a comma (`,`) behind it.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::parse_file;

    #[test]
    fn what_is_lacking_is_told_where_it_belongs() {
        for (line, place, message) in [
            ("a: {b: \"3, c: d}", 7, "not closed"),
            ("a: {b: \"3, c: \"d\"}", 7, "not closed"),
            ("a: {b: \"3\" c: d}", 9, "no comma"),
            ("a: [\"b\" \"c\"]", 6, "no comma"),
            ("a: {b: c d: e}", 7, "no comma"),
            ("a: ['b, c]", 4, "not closed"),
        ] {
            let found = parse_file(&format!("{line}\nx: y\n")).unwrap_err();
            let is_told = found.message.contains(message);
            assert!(is_told && found.span.start == place, "{line}: {found:?}");
        }
    }
}
