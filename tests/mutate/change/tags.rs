//! Operations on what has tags: styles, drawings, templates.

use std::ops::Range;

use super::fields::{one_of, replaced};
use super::{Draw, Operations};
use crate::odd;

pub(super) const ALL: Operations = &[
    ("a tag deleted", |draw, text| {
        tag(draw, text, |_, _| String::new())
    }),
    ("a tag doubled", |draw, text| {
        tag(draw, text, |draw, tag| tag.repeat(1 + draw.random.count()))
    }),
    ("a tag cut", |draw, text| {
        tag(draw, text, |draw, tag| {
            tag[..draw.random.place(tag)].to_owned()
        })
    }),
    ("a tag of another file", |draw, text| {
        tag(draw, text, |draw, tag| format!("{}{tag}", foreign(draw)))
    }),
    ("a tag another", |draw, text| {
        tag(draw, text, |draw, _| foreign(draw))
    }),
    ("a tag closed", |draw, text| {
        tag(draw, text, |_, tag| tag.replacen('>', "/>", 1))
    }),
    ("a name another", |draw, text| {
        within(draw, text, |draw, _| draw.name())
    }),
    ("a word of a tag odd", |draw, text| {
        within(draw, text, |draw, _| odd::value(&mut draw.random))
    }),
    ("a word of a tag gone", |draw, text| {
        within(draw, text, |_, _| String::new())
    }),
    ("tags swapped", swapped),
    ("tags nested", nested),
];

/// Elements, and what templates have between their braces.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (open, close) in [("<", ">"), ("{%", "%}"), ("{{", "}}"), ("{#", "#}")] {
        for (start, _) in text.match_indices(open) {
            let end = text[start..].find(close);
            found.extend(end.map(|length| start..start + length + close.len()));
        }
    }
    found
}

fn any(draw: &mut Draw<'_>, text: &str) -> Range<usize> {
    let all = tags(text);
    one_of(draw, &all)
}

fn tag(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let range = any(draw, text);
    let by = change(draw, &text[range.clone()]);
    replaced(text, &range, &by)
}

fn foreign(draw: &mut Draw<'_>) -> String {
    let role = *draw.random.pick(&super::WITH_TAGS);
    let text = &draw.real(Some(role)).text;
    text[any(draw, text)].to_owned()
}

/// Does something to one word of a tag: its name, an attribute, a value.
fn within(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let range = any(draw, text);
    let tag = &text[range.clone()];
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let starts: Vec<usize> = tag
        .char_indices()
        .filter(|(at, c)| is_word(*c) && !tag[..*at].ends_with(is_word))
        .map(|(at, _)| at)
        .collect();
    if starts.is_empty() {
        return text.to_owned();
    }
    let start = *draw.random.pick(&starts);
    let length = tag[start..]
        .find(|c| !is_word(c))
        .unwrap_or(tag.len() - start);
    let by = change(draw, &tag[start..start + length]);
    let word = range.start + start..range.start + start + length;
    replaced(text, &word, &by)
}

fn swapped(draw: &mut Draw<'_>, text: &str) -> String {
    let (one, other) = (any(draw, text), any(draw, text));
    super::fields::swapped(text, one, other)
}

/// A tag that opens something again and again, closed as often or not at all.
fn nested(draw: &mut Draw<'_>, text: &str) -> String {
    let range = any(draw, text);
    let tag = &text[range.clone()];
    let name = tag.trim_start_matches(['<', '{', '%', ' ']);
    let name = name.split([' ', '>', '/', '%']).next().unwrap_or_default();
    let depth = *draw.random.pick(&[2, 20, 200, 2_000]);
    let close = match draw.random.below(3) {
        0 => String::new(),
        _ if tag.starts_with('<') => format!("</{name}>"),
        _ => format!("{{% end{name} %}}"),
    };
    let by = format!("{}{}", tag.repeat(depth), close.repeat(depth));
    replaced(text, &range, &by)
}
