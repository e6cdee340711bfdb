//! Operations on words, marks and characters.

use std::ops::Range;

use super::fields::{one_of, replaced};
use super::{Draw, Operations};
use crate::odd;

pub(super) const ALL: Operations = &[
    ("a word deleted", |draw, text| {
        token(draw, text, |_, _| String::new())
    }),
    ("a word doubled", |draw, text| {
        token(draw, text, |draw, word| {
            word.repeat(1 + draw.random.count())
        })
    }),
    ("a word odd", |draw, text| {
        token(draw, text, |draw, _| odd::value(&mut draw.random))
    }),
    ("a word a name", |draw, text| {
        token(draw, text, |draw, _| draw.name())
    }),
    ("a word a mark", |draw, text| {
        token(draw, text, |draw, _| draw.mark())
    }),
    ("a word of another file", |draw, text| {
        token(draw, text, foreign)
    }),
    ("a word in marks", |draw, text| {
        token(draw, text, |draw, word| {
            format!("{}{word}{}", draw.mark(), draw.mark())
        })
    }),
    ("a word in capitals", |draw, text| {
        token(draw, text, |_, word| word.to_uppercase())
    }),
    ("a word cut", |draw, text| {
        token(draw, text, |draw, word| {
            word[..draw.random.place(word)].to_owned()
        })
    }),
    ("words swapped", swapped),
    ("a mark put in", |draw, text| {
        put(draw, text, |draw| draw.mark() + "")
    }),
    ("a value put in", |draw, text| {
        put(draw, text, |draw| odd::value(&mut draw.random))
    }),
    ("a sign deleted", |draw, text| sign(draw, text, |_| "")),
    ("a sign another", |draw, text| {
        sign(draw, text, |draw| *draw.random.pick(SIGNS))
    }),
    ("a piece deleted", |draw, text| {
        piece(draw, text, |_, _| String::new())
    }),
    ("a piece doubled", |draw, text| {
        piece(draw, text, |_, piece| piece.repeat(2))
    }),
    ("a piece backwards", |draw, text| {
        piece(draw, text, |_, piece| piece.chars().rev().collect())
    }),
];

const SIGNS: &[&str] = &[
    "[", "]", "{", "}", "(", ")", "<", ">", "\"", "'", "“", "`", "|", "#", "*", "_", "~", ":", ";",
    ",", ".", "-", "–", "=", "+", "&", "@", "!", "?", "%", "$", "^", "/", "\\", "\t", "\r", "\n",
    "\u{0}", "\u{a0}", "\u{200b}", "\u{202e}", "\u{feff}", "\u{e000}",
];

/// Words, runs of white space, and every other sign by itself, between these places.
fn ranges(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, c) in text[within.clone()].char_indices() {
        let class = match c {
            c if c.is_alphanumeric() || c == '-' => Some(1),
            ' ' | '\t' => Some(2),
            _ => None,
        };
        let (start, end) = (within.start + at, within.start + at + c.len_utf8());
        match found.last_mut() {
            Some(before) if class.is_some() && class == last => before.end = end,
            _ => found.push(start..end),
        }
        last = class;
    }
    found
}

/// One word or sign somewhere in the text.
fn any(draw: &mut Draw<'_>, text: &str) -> Range<usize> {
    let around = draw.random.place(text);
    let (start, end) = (around.saturating_sub(60), (around + 60).min(text.len()));
    let within = text.floor_char_boundary(start)..text.floor_char_boundary(end);
    let all = ranges(text, within);
    one_of(draw, &all)
}

fn token(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let range = any(draw, text);
    let by = change(draw, &text[range.clone()]);
    replaced(text, &range, &by)
}

fn foreign(draw: &mut Draw<'_>, _: &str) -> String {
    let text = &draw.real(None).text;
    let range = any(draw, text);
    text[range].to_owned()
}

fn swapped(draw: &mut Draw<'_>, text: &str) -> String {
    let (one, other) = (any(draw, text), any(draw, text));
    super::fields::swapped(text, one, other)
}

fn put(draw: &mut Draw<'_>, text: &str, what: fn(&mut Draw<'_>) -> String) -> String {
    let at = draw.random.place(text);
    let what = what(draw);
    replaced(text, &(at..at), &what)
}

fn sign(draw: &mut Draw<'_>, text: &str, by: fn(&mut Draw<'_>) -> &'static str) -> String {
    let at = draw.random.place(text);
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    let by = by(draw);
    replaced(text, &(at..at + length), by)
}

fn piece(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let (one, other) = (draw.random.place(text), draw.random.place(text));
    let most = *draw.random.pick(&[5, 80, 1_000]);
    let start = one.min(other);
    let end = text.floor_char_boundary(one.max(other).min(start + most));
    let end = end.max(start);
    let by = change(draw, &text[start..end]);
    replaced(text, &(start..end), &by)
}
