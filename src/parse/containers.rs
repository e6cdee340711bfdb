//! Blocks between lines of colons, as Docusaurus, Starlight, Quarto, Pandoc and `MyST` have them: `:::note` to `:::`.
//!
//! pulldown-cmark knows none of them. Their lines are blanked before it reads the text, byte for byte, so that every other
//! place stays where it is and what stands between is Markdown as anywhere; what belongs there is written when its events
//! have come so far. A colon that begins no definition is hidden from it too, since it takes any for one.

use std::borrow::Cow;

use super::code_fence::CodeFence;

/// Stands for a colon that begins no definition: a control character, which no text has.
pub(super) const COLON: char = '\u{1a}';

/// A text that is ready for pulldown-cmark, with as many bytes as it had.
pub(super) struct Prepared<'a> {
    pub(super) text: Cow<'a, str>,
    /// The lines that were blanked, in the order of the text.
    pub(super) markers: Vec<Marker>,
}

/// A line of colons.
#[derive(Debug, PartialEq)]
pub(super) struct Marker {
    /// Where its line begins.
    pub(super) at: usize,
    /// Whether it stands at the left edge, and so in no list or quotation.
    pub(super) is_outermost: bool,
    /// The block that begins here; `None` where one ends.
    pub(super) opens: Option<Container>,
}

/// What is said of a block where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Container {
    /// What it is called, in small letters: `note`, `callout-tip`.
    pub(super) name: String,
    /// The title that its author gave it.
    pub(super) title: Option<String>,
}

/// Blanks lines of colons.
pub(super) fn prepare(text: &str) -> Prepared<'_> {
    let mut markers = Vec::new();
    // Most texts have no line that begins with a colon.
    let begins_line = |at: usize| {
        let before = text[..at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    };
    if !text.match_indices(':').any(|(at, _)| begins_line(at)) {
        return Prepared {
            text: text.into(),
            markers,
        };
    }
    let mut found = String::with_capacity(text.len());
    let (mut fence, mut depth) = (CodeFence::default(), 0_usize);
    for line in text.split_inclusive('\n') {
        let at = found.len();
        let inside = line.trim();
        let is_code = fence.holds(line);
        if !is_code && inside.starts_with(":::") {
            let opens = container(inside.trim_start_matches(':'));
            if opens.is_some() || depth > 0 {
                depth = match opens {
                    Some(_) => depth + 1,
                    None => depth - 1,
                };
                let is_outermost = line.starts_with(':');
                markers.push(Marker {
                    at,
                    is_outermost,
                    opens,
                });
                blank(line, &mut found);
                continue;
            }
        }
        if !is_code && is_no_definition(line) && !text.contains(COLON) {
            found.push_str(&line.replacen(':', &COLON.to_string(), 1));
        } else {
            found.push_str(line);
        }
    }
    markers.extend((0..depth).map(|_| Marker {
        at: text.len(),
        is_outermost: true,
        opens: None,
    }));
    Prepared {
        text: found.into(),
        markers,
    }
}

/// The text as its author wrote it.
pub(super) fn restored(text: &str) -> Cow<'_, str> {
    if text.contains(COLON) {
        text.replace(COLON, ":").into()
    } else {
        text.into()
    }
}

/// Whether a line begins with a colon and has no space behind it.
fn is_no_definition(line: &str) -> bool {
    let inside = line.trim_start_matches(' ');
    let behind = inside
        .strip_prefix(':')
        .filter(|_| line.len() - inside.len() < 4);
    behind.is_some_and(|behind| !behind.starts_with([' ', '\t', '\n']) && !behind.is_empty())
}

fn blank(line: &str, found: &mut String) {
    let end = line.trim_end_matches('\n').len();
    found.extend(std::iter::repeat_n(' ', end));
    found.push_str(&line[end..]);
}

/// What stands behind the colons: `note Title`, `{tip} Title`, `{.callout-tip title="Title"}`, `note[Title]`.
fn container(line: &str) -> Option<Container> {
    let line = line.trim().trim_end_matches(':').trim();
    let (name, title) = if let Some(inside) = line.strip_prefix('{') {
        let (inside, behind) = inside.split_once('}')?;
        let mut words = inside.split_whitespace();
        let name = words.next()?.trim_start_matches(['.', '#']);
        let quoted = inside.split_once("title=\"").map(|(_, rest)| rest);
        let title = quoted.and_then(|rest| rest.split_once('"'));
        (name, title.map_or(behind, |(title, _)| title))
    } else {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let end = line.find(|c| !is_letter(c)).unwrap_or(line.len());
        let (name, behind) = line.split_at(end);
        let bracketed = behind
            .strip_prefix('[')
            .and_then(|rest| rest.split_once(']'));
        (name, bracketed.map_or(behind, |(title, _)| title))
    };
    let title = title.trim();
    (!name.is_empty()).then(|| Container {
        name: name.to_ascii_lowercase(),
        title: (!title.is_empty()).then(|| title.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(line: &str) -> Option<(String, Option<String>)> {
        let text = format!("{line}\n");
        let marker = prepare(&text).markers.into_iter().next()?;
        marker.opens.map(|opens| (opens.name, opens.title))
    }

    #[test]
    fn a_block_is_named_in_the_ways_of_its_generators() {
        let note = |title: &str| Some(("note".to_owned(), Some(title.to_owned())));
        for line in [
            ":::note A title",
            "::: note A title",
            ":::note[A title]",
            ":::{note} A title",
            "::: {.note title=\"A title\"}",
            ":::: {.note title=\"A title\" collapse=\"true\"} ",
        ] {
            assert_eq!(opened(line), note("A title"), "{line}");
        }
        assert_eq!(opened(":::tip"), Some(("tip".to_owned(), None)));
        assert_eq!(opened(":::"), None);
    }

    #[test]
    fn bytes_stay_where_they_are_and_code_is_left_alone() {
        let text = "a\n:::note\nb\n:::\n```\n:::note\n```\n:warning: x\nTerm\n: definition\n";
        let prepared = prepare(text);
        assert_eq!(prepared.text.len(), text.len());
        let at: Vec<usize> = prepared.markers.iter().map(|marker| marker.at).collect();
        assert_eq!(at, [2, 12]);
        assert!(prepared.text.contains("```\n:::note\n```"));
        assert!(prepared.text.contains("\n: definition"));
        assert_eq!(restored("\u{1a}warning: x"), ":warning: x");
    }

    #[test]
    fn a_block_that_nothing_ends_ends_with_the_text() {
        let text = ":::note\nx\n";
        assert_eq!(prepare(text).markers[1].at, text.len());
    }
}
