//! Marks within a line: links and stresses that are half written, headings without a space.

use std::ops::Range;

use super::found::{Run, Stray, has};
use crate::text::is_id;

/// Whether a text has any sign that is looked for.
pub(super) fn may_stay(text: &str) -> bool {
    ["**", "[[", "](", "] (", ")[", "##", "|", "[T"]
        .iter()
        .any(|sign| has(text, sign))
}

/// The marks that stayed in a run.
pub(super) fn of(text: &str, run: &Run) -> Vec<Stray> {
    let within = &text[run.range.clone()];
    let mut found = Vec::new();
    if run.is_first {
        found.extend(heading(within));
    }
    // Most runs have none of the signs that the others look for.
    if memchr::memchr2(b'*', b'[', within.as_bytes()).is_some() {
        found.extend(strong(within));
        found.extend(wiki_link(within));
        found.extend(spaced_link(within));
        found.extend(spaced_address(within));
        found.extend(reversed_link(within));
    }
    let found = found.into_iter();
    found.map(|stray| stray.behind(run.range.start)).collect()
}

/// `##Heading`: two signs at least, since one alone begins a word that other programs file by.
fn heading(run: &str) -> Option<Stray> {
    let signs = run.bytes().take_while(|byte| *byte == b'#').count();
    let next = run[signs..].chars().next()?;
    ((2..=6).contains(&signs) && next.is_alphanumeric()).then(|| {
        Stray::new(
            0..signs,
            "no space stands behind the signs of this heading, so it is none",
            format!("Write `{} {}…`.", &run[..signs], next),
        )
        .mended(signs..signs, " ")
    })
}

/// `**strong` that nothing closes, or `strong**` that nothing opens.
fn strong(run: &str) -> Option<Stray> {
    let marks: Vec<usize> = run.match_indices("**").map(|(at, _)| at).collect();
    let [at] = marks[..] else { return None };
    let before = run[..at].chars().next_back();
    let behind = run[at + 2..].chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_edge =
        |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([“\"'.,;:!?)”".contains(c));
    let opens = is_edge(before) && is_word(behind) && !run[at + 2..].starts_with("kwargs");
    let closes = is_word(before) && is_edge(behind);
    (opens || closes).then(|| {
        let message = if opens {
            "the `**` that opens here is never closed"
        } else {
            "the `**` that closes here was never opened"
        };
        Stray::new(
            at..at + 2,
            message,
            "Put `**` at both ends of the words, without a space within.",
        )
    })
}

/// `[[entry]` or `[[entry`.
fn wiki_link(run: &str) -> Option<Stray> {
    let (at, _) = run.match_indices("[[").find(|(at, _)| {
        let behind = near(&run[at + 2..]);
        let line = behind.lines().next().unwrap_or_default();
        let has_name = line.starts_with(char::is_alphanumeric);
        has_name
            && !line.contains("]]")
            && !behind[..behind.find("[[").unwrap_or(behind.len())].contains("]]")
    })?;
    let behind = &run[at + 2..];
    let raw: String = behind
        .chars()
        .take_while(|c| !matches!(c, ']' | '\n' | '['))
        .collect();
    let name = raw.trim();
    (name.len() < 80)
        .then(|| {
            Stray::new(
                at..at + 2,
                "this link is opened by two brackets and not closed by two",
                format!("Write `[[{name}]]`."),
            )
        })
        .map(|stray| {
            // Where nothing closes it at all, it is not known where it ends.
            let end = at + 2 + raw.len();
            if run[end..].starts_with(']') {
                stray.mended(at..end + 1, format!("[[{name}]]"))
            } else {
                stray
            }
        })
}

/// `[words] (address)`.
fn spaced_link(run: &str) -> Option<Stray> {
    let (at, _) = run.match_indices("] (").find(|(at, _)| {
        let target = near(&run[at + 3..]).split(')').next().unwrap_or_default();
        let opens = run[..*at]
            .rfind('[')
            .is_some_and(|open| !run[open..*at].contains('\n'));
        opens && is_address(target)
    })?;
    Some(
        Stray::new(
            at..at + 3,
            "a space stands between the words of this link and its address, so it is none",
            "Take the space out: `[words](address)`.",
        )
        .mended(at + 1..at + 2, ""),
    )
}

/// How long an address is looked at, in bytes: of what never closes, each mark would be read to the end of the text.
const LONGEST: usize = 1_000;

fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// `[words](an address with spaces)`.
fn spaced_address(run: &str) -> Option<Stray> {
    let (at, _) = run.match_indices("](").find(|(at, _)| {
        let behind = near(&run[at + 2..]);
        let target = behind.split([')', '\n']).next().unwrap_or_default();
        run[..*at].contains('[') && target.contains(' ') && is_address(&target.replace(' ', ""))
    })?;
    let target = run[at + 2..].split(')').next().unwrap_or_default().trim();
    let place = at + 2..at + 2 + target.len();
    let right = target.replace(' ', "%20");
    Some(
        Stray::new(
            place.clone(),
            "this address has a space, so it is no link and no picture",
            format!("Write `{right}`, or put it into `<…>`."),
        )
        .mended(place, right),
    )
}

/// `(words)[address]`.
fn reversed_link(run: &str) -> Option<Stray> {
    let (at, _) = run.match_indices(")[").find(|(at, _)| {
        let target = near(&run[at + 2..]).split(']').next().unwrap_or_default();
        run[..*at].contains('(') && is_address(target)
    })?;
    Some(Stray::new(
        at..at + 2,
        "the brackets of this link are the wrong way round",
        "Write the words in square brackets and the address in round ones: `[words](address)`.",
    ))
}

/// Whether a text is an address or the path of a file.
fn is_address(text: &str) -> bool {
    let starts = [
        "http://", "https://", "mailto:", "www.", "/", "./", "../", "#",
    ];
    let ends = [
        ".md", ".mdx", ".html", ".pdf", ".png", ".jpg", ".jpeg", ".svg", ".csv", ".docx", ".xlsx",
        ".gif", ".webp",
    ];
    let lower = text.trim().to_ascii_lowercase();
    let path = lower.split(['#', '?', '"']).next().unwrap_or_default();
    !text.contains(char::is_whitespace)
        && (starts
            .iter()
            .any(|start| lower.starts_with(start) && lower.len() > start.len())
            || ends.iter().any(|end| path.ends_with(end)))
}

/// `[an-id]` in a run, by its bytes in the text.
pub(super) fn bracketed(text: &str, run: &Run) -> Vec<Range<usize>> {
    let within = &text[run.range.clone()];
    let found = within.match_indices('[').filter_map(|(at, _)| {
        let behind = &within[at + 1..];
        let end = behind.find(']')?;
        let name = &behind[..end];
        let is_name = is_id(name) && name.contains('-');
        let stands_alone =
            !within[..at].ends_with('[') && !behind[end + 1..].starts_with([']', '(', '[', ':']);
        let start = run.range.start + at;
        (is_name && stands_alone).then(|| start..start + end + 2)
    });
    found.collect()
}
