//! Where the fields of YAML lie, roughly: what is broken already has places as well.

use std::ops::Range;

use super::Draw;

/// Where the YAML of a file lies: its head where it has one, else all of it.
pub(super) fn head(text: &str) -> Range<usize> {
    let start = text.strip_prefix("---\n").map_or(0, |_| 4);
    if start == 0 {
        return 0..text.len();
    }
    let end = text[start..]
        .find("\n---")
        .map_or(text.len(), |at| start + at + 1);
    start..end
}

/// The fields of YAML: lines with a key, each with the lines below it that are indented further.
fn fields(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = within.start;
    for line in text[within.clone()].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        lines.push((at, indent, line));
        at += line.len();
    }
    let is_field = |line: &str| line.contains(':') && !line.trim_start().starts_with('#');
    let starts = lines
        .iter()
        .enumerate()
        .filter(|(_, (.., line))| is_field(line));
    let end_of = |(number, &(start, indent, _)): (usize, &(usize, usize, &str))| {
        let below = lines[number + 1..].iter();
        let end = below
            .clone()
            .find(|(_, other, line)| *other <= indent && !line.trim().is_empty());
        start..end.map_or(within.end, |(end, ..)| *end)
    };
    starts.map(end_of).collect()
}

pub(super) fn any(draw: &mut Draw<'_>, text: &str) -> Range<usize> {
    let all = fields(text, head(text));
    if all.is_empty() {
        0..0
    } else {
        draw.random.pick(&all).clone()
    }
}

/// One of some pieces of a text; an empty one where there is none.
pub(super) fn one_of(draw: &mut Draw<'_>, pieces: &[Range<usize>]) -> Range<usize> {
    if pieces.is_empty() {
        0..0
    } else {
        draw.random.pick(pieces).clone()
    }
}

/// A text with two of its pieces in each other's place, unless they overlap.
pub(super) fn swapped(text: &str, one: Range<usize>, other: Range<usize>) -> String {
    let (first, second) = if one.start <= other.start {
        (one, other)
    } else {
        (other, one)
    };
    if first.end > second.start {
        return text.to_owned();
    }
    let moved = replaced(text, &second, &text[first.clone()]);
    replaced(&moved, &first, &text[second])
}

pub(super) fn replaced(text: &str, range: &Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..range.start], &text[range.end..])
}

/// The first line of a field, cut at its colon: where the key lies, and where the value.
pub(super) fn parts(text: &str, field: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let line = text[field.clone()].lines().next()?;
    let colon = line.find(':')?;
    let begin = line.len() - line.trim_start_matches([' ', '-']).len();
    let start = field.start;
    let key = start + begin.min(colon)..start + colon;
    Some((key, start + colon + 1..start + line.len()))
}
