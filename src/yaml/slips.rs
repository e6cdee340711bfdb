//! What people get wrong in YAML, in words of our own.
//!
//! A parser says where its rules were broken, which is often a line below the slip and never what to do. The usual slips
//! are few; each has a look at the lines around the place. What none of them recognises keeps the parser's words.

mod brackets;
mod line;

use std::ops::Range;

use crate::text::{is_unseen, unseen};

pub(crate) use line::Slip;
use line::{Line, is_of_key};

/// How far above the place of an error the slip may stand that it comes from.
const ABOVE: usize = 12;

/// The slip that an error at a place comes from.
pub(super) fn slip(text: &str, place: usize) -> Option<Slip> {
    let lines: Vec<Line<'_>> = lines(text);
    let at = lines.partition_point(|line| line.start <= place).max(1) - 1;
    let here = lines.get(at).copied()?;
    let above = lines[..=at].iter().rev().take(ABOVE).copied();
    conflict(&lines)
        .or_else(|| another_document(&lines))
        .or_else(|| tab(&lines, at))
        .or_else(|| above.clone().take(2).find_map(odd_blank))
        .or_else(|| above.clone().find_map(open_quote))
        .or_else(|| above.clone().take(2).find_map(brackets::slip))
        .or_else(|| above.clone().take(2).find_map(curly))
        .or_else(|| above.clone().take(2).find_map(apostrophe))
        .or_else(|| above.clone().take(2).find_map(inner_quote))
        .or_else(|| first_sign(here))
        .or_else(|| above.clone().find_map(open_bracket))
        .or_else(|| colon(here, place))
        .or_else(|| above.clone().take(2).find_map(no_space))
        .or_else(|| moved_item(&lines, at))
        .or_else(|| indent(&lines, at))
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let found = Line {
            start,
            text: line.trim_end_matches('\n'),
        };
        start += line.len();
        found
    });
    lines.collect()
}

/// Both versions that Git could not choose between.
fn conflict(lines: &[Line<'_>]) -> Option<Slip> {
    let line = lines.iter().find(|line| is_conflict(line.text))?;
    Some(Slip {
        mend: None,
        span: line.span(0, 7),
        message: CONFLICT.to_owned(),
        help: CONFLICT_HELP.to_owned(),
    })
}

/// What is said of the signs that Git puts between two versions.
pub(crate) const CONFLICT: &str =
    "two versions of this file were merged here, and nobody has chosen";
pub(crate) const CONFLICT_HELP: &str = "Keep the version that is right, and delete the other with the lines of `<<<<<<<`, `=======` and `>>>>>>>`.";

/// Whether a line is the first of the signs that Git puts between two versions.
pub(crate) fn is_conflict(line: &str) -> bool {
    line.starts_with("<<<<<<< ")
}

/// The line that begins a second document, of which a file holds one.
pub(super) fn second_document(text: &str) -> Option<Slip> {
    another_document(&lines(text))
}

fn another_document(lines: &[Line<'_>]) -> Option<Slip> {
    let begins = |line: &Line<'_>| {
        let word = line.text.split_whitespace().next();
        matches!(word, Some("---" | "...")) && line.indent() == 0
    };
    // The first may begin the file.
    let first = lines.iter().position(|line| !line.text.trim().is_empty())?;
    let line = lines.iter().skip(first + 1).find(|line| begins(line))?;
    Some(Slip {
        mend: None,
        span: line.span(0, 3),
        message: "a second document begins here, and this file holds one".to_owned(),
        help: "Take this line out.".to_owned(),
    })
}

/// A tab that indents a line at the error or beside it.
fn tab(lines: &[Line<'_>], at: usize) -> Option<Slip> {
    let near = at.saturating_sub(1)..(at + 2).min(lines.len());
    let line = lines[near].iter().find(|line| {
        let blank = line.text.len() - line.text.trim_start().len();
        line.text[..blank].contains('\t')
    })?;
    let tab = line.text.find('\t').unwrap_or_default();
    Some(Slip {
        mend: None,
        span: line.span(tab, 1),
        message: "a tab stands here, and YAML is indented by spaces".to_owned(),
        help: "Put spaces in its place, as many as the lines beside it begin with.".to_owned(),
    })
}

/// A quotation mark that opens a value and is not closed on its line.
fn open_quote(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let escaped = if quote == '"' {
        value.matches("\\\"").count()
    } else {
        0
    };
    let marks = value.matches(quote).count().saturating_sub(escaped);
    // An apostrophe within single quotation marks looks the same, and is another slip.
    let is_apostrophe =
        quote == '\'' && value.trim_end().len() > 1 && value.trim_end().ends_with('\'');
    (marks % 2 == 1 && !is_apostrophe).then(|| Slip {
        mend: None,
        span: line.span(at, 1),
        message: "the quotation mark that opens here is not closed on its line".to_owned(),
        help: format!("Close it with `{quote}` at the end of the text."),
    })
}

/// The quotation marks that Word makes, round a text that needs others.
fn curly(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    let quote = value
        .chars()
        .next()
        .filter(|c| matches!(c, '“' | '”' | '‘' | '’' | '„' | '«'))?;
    let needs = value.contains(": ") || value.contains(" #");
    needs
        .then(|| Slip {
            mend: None,
            span: line.span(at, quote.len_utf8()),
            message: "curly quotation marks do not quote, and this text has a colon".to_owned(),
            help: "Write straight quotation marks (`\"`) in their place.".to_owned(),
        })
        .map(|slip| {
            let words = value.trim_end();
            let inside = words.trim_matches(['“', '”', '‘', '’', '„', '«', '»']);
            if inside.contains('"') {
                return slip;
            }
            slip.mended(line.span(at, words.len()), format!("\"{inside}\""))
        })
}

/// An apostrophe within single quotation marks, which ends the text there.
fn apostrophe(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    let inside = value.strip_prefix('\'')?;
    let end = inside.find('\'')?;
    let is_within = inside[end + 1..].starts_with(char::is_alphanumeric);
    is_within
        .then(|| Slip {
            mend: None,
            span: line.span(at + 1 + end, 1),
            message: "an apostrophe ends a text in single quotation marks".to_owned(),
            help: "Put the text into double quotation marks (`\"`), or write the apostrophe twice."
                .to_owned(),
        })
        .map(|slip| slip.mended(line.span(at + 1 + end, 1), "''"))
}

/// A quotation mark within double ones, which ends the text there.
fn inner_quote(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    let inside = value.strip_prefix('"')?;
    let mut marks = inside.match_indices('"').map(|(mark, _)| mark);
    let end = marks.find(|mark| !inside[..*mark].ends_with('\\'))?;
    let is_more = inside[end + 1..].trim_start().starts_with(is_of_key);
    is_more.then(|| Slip {
        mend: None,
        span: line.span(at + 1 + end, 1),
        message: "a quotation mark ends a text that stands in such marks".to_owned(),
        help: "Put the whole text into single quotation marks (`'`), or write `\\\"` for those within it."
            .to_owned(),
    })
}

/// A blank behind the colon of a key that no program takes for one, as some keyboards write it with a key held down.
fn odd_blank(line: Line<'_>) -> Option<Slip> {
    let bare = line.text.trim_start().trim_start_matches("- ");
    let key = bare
        .find(':')
        .filter(|at| bare[..*at].chars().all(is_of_key))?;
    let blank = blank_behind(&bare[key..])?;
    Some(odd(
        line.span(line.text.len() - bare.len() + key + 1, blank.len_utf8()),
        blank,
    ))
}

/// The first blank behind a colon in a head that no program takes for one.
pub(crate) fn first_odd_blank(text: &str) -> Option<Slip> {
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    colons.find_map(|at| {
        let blank = blank_behind(&text[at..])?;
        Some(odd(at + 1..at + 1 + blank.len_utf8(), blank))
    })
}

fn blank_behind(colon: &str) -> Option<char> {
    let behind = colon[1..].chars().next()?;
    let is_blank = !behind.is_ascii() && (behind.is_whitespace() || is_unseen(behind));
    is_blank.then_some(behind)
}

fn odd(span: Range<usize>, blank: char) -> Slip {
    let name = unseen(blank).unwrap_or("blank that is no space");
    let place = span.clone();
    Slip {
        mend: None,
        span,
        message: format!("a {name} stands behind the colon"),
        help: "Write an ordinary space in its place.".to_owned(),
    }
    .mended(place, " ")
}

/// A sign that no text can begin with.
fn first_sign(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    let sign = value
        .chars()
        .next()
        .filter(|c| matches!(c, '@' | '`' | '%'))?;
    Some(Slip {
        mend: None,
        span: line.span(at, 1),
        message: format!("a text cannot begin with `{sign}` here"),
        help: "Put the text into quotation marks.".to_owned(),
    })
}

/// A bracket that opens a list or a group and is not closed.
fn open_bracket(line: Line<'_>) -> Option<Slip> {
    let (at, value) = line.value()?;
    let open = value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let close = if open == '[' { ']' } else { '}' };
    let is_open = value.matches(open).count() > value.matches(close).count();
    let words = value.trim_end().trim_end_matches(',');
    let is_text = value.trim_end().ends_with(close) || !words.ends_with(close);
    (is_open && is_text).then(|| Slip {
        mend: None,
        span: line.span(at, 1),
        message: format!("the bracket that opens here is not closed by `{close}`"),
        help: "Close it, or put the text into quotation marks where it is no list.".to_owned(),
    })
}

/// A colon and a space within a text.
fn colon(line: Line<'_>, place: usize) -> Option<Slip> {
    let (at, value) = line.value()?;
    if value.starts_with(['"', '\'', '[', '{', '|', '>']) {
        return None;
    }
    let found = value
        .find(": ")
        .or_else(|| value.trim_end().strip_suffix(':').map(str::len))?;
    let is_here = (line.start..=line.start + line.text.len()).contains(&place);
    is_here
        .then(|| Slip {
            mend: None,
            span: line.span(at + found, 1),
            message: "a colon and a space stand within a text, which then looks like a key"
                .to_owned(),
            help: "Put the text into quotation marks (`\"`).".to_owned(),
        })
        .map(|slip| {
            let words = value.trim_end();
            if words.contains(['"', '\\', '#']) {
                return slip;
            }
            slip.mended(line.span(at, words.len()), format!("\"{words}\""))
        })
}

/// A key whose colon has no space behind it.
fn no_space(line: Line<'_>) -> Option<Slip> {
    let bare = line.text.trim_start().trim_start_matches("- ");
    let at = line.text.len() - bare.len();
    let colon = bare.find(':')?;
    let is_key = colon > 0 && bare[..colon].chars().all(is_of_key);
    let behind = bare[colon + 1..].chars().next()?;
    (is_key && !behind.is_whitespace() && behind != '/')
        .then(|| Slip {
            mend: None,
            span: line.span(at + colon, 1),
            message: format!("no space stands behind the colon of `{}`", &bare[..colon]),
            help: format!("Write `{}: ` and then the value.", &bare[..colon]),
        })
        .map(|slip| {
            let behind = line.span(at + colon + 1, 0);
            slip.mended(behind, " ")
        })
}

/// An item of a list that begins further left or right than those before it.
fn moved_item(lines: &[Line<'_>], at: usize) -> Option<Slip> {
    let is_item = |line: &&Line<'_>| line.text.trim_start().starts_with("- ");
    let place = (at.saturating_sub(1)..=at)
        .find(|place| lines.get(*place).is_some_and(|line| is_item(&line)))?;
    let line = lines[place];
    let mut before = lines[..place].iter().rev().take(ABOVE).filter(is_item);
    let other = before
        .next()
        .filter(|other| other.indent() != line.indent())?;
    Some(Slip {
        mend: None,
        span: line.span(line.indent(), 1),
        message: "this item begins further left or right than the one before it".to_owned(),
        help: format!(
            "Begin it with {} spaces, as the items that it stands with.",
            other.indent()
        ),
    })
}

/// A line that begins with more or fewer spaces than those it belongs to.
fn indent(lines: &[Line<'_>], at: usize) -> Option<Slip> {
    let is_said = |line: &&Line<'_>| {
        let text = line.text.trim_start();
        !text.is_empty() && !text.starts_with('#')
    };
    let line = lines.get(at).filter(is_said)?;
    let above = lines[..at].iter().rev().find(is_said)?;
    let has = line.indent();
    let mut levels: Vec<usize> = lines[..at]
        .iter()
        .filter(is_said)
        .map(|line| line.indent())
        .filter(|indent| *indent != has)
        .collect();
    levels.sort_by_key(|indent| indent.abs_diff(has));
    let wanted = levels.first().copied().unwrap_or(above.indent());
    if lines[..at]
        .iter()
        .filter(is_said)
        .any(|line| line.indent() == has)
        || wanted == has
    {
        return None;
    }
    let spaces = |count: usize| {
        if count == 1 {
            "1 space".to_owned()
        } else {
            format!("{count} spaces")
        }
    };
    Some(Slip {
        mend: None,
        span: line.span(has, 1.min(line.text.len() - has)),
        message: format!(
            "this line begins with {}, which fits none above it",
            spaces(has)
        ),
        help: format!(
            "Begin it with as many spaces as the lines that it stands beside, such as {wanted}."
        ),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_place_holds_whole_letters() {
        for text in ["a:\n    b: 1\n  über: 2\n", "a:\n    b: 1\n  „c“: 2\n"] {
            let found = crate::yaml::parse_file(text).unwrap_err();
            let held = text.get(found.span.clone());
            assert!(
                held.is_some_and(|held| !held.is_empty()),
                "{text} {:?}",
                found.span
            );
        }
    }
}
