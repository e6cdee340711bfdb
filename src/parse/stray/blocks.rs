//! Blocks that are other than their author meant: headings that skip a level, pictures without words, charts by another
//! name, HTML that stays open.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::found::Stray;
use crate::parse::picture::is_no_picture;
use crate::parse::writer::EventAt;

/// A heading that stands more than one level below the one before it. The first may be of the third level, as many begin.
pub(super) fn skipped(input: &[EventAt<'_>]) -> Vec<Stray> {
    let mut before: Option<HeadingLevel> = None;
    let mut found = Vec::new();
    for (event, range) in input {
        let Event::Start(Tag::Heading { level, .. }) = event else {
            continue;
        };
        if *level as usize > before.unwrap_or(HeadingLevel::H2) as usize + 1 {
            let help = match before {
                Some(before) => {
                    let signs = "#".repeat(before as usize + 1);
                    format!("Begin it with `{signs}`, a level below the heading before it.")
                }
                None => "Begin it with `##`: the title of the page stands above it.".to_owned(),
            };
            found.push(Stray::new(
                range.start..range.start + 1,
                "this heading skips a level, so that those who listen look for one that is missing",
                help,
            ));
        }
        before = Some(*level);
    }
    found
}

/// Pictures without words for those who cannot see them.
pub(super) fn unspoken(text: &str, input: &[EventAt<'_>]) -> Vec<Stray> {
    let mut found = Vec::new();
    for (at, (event, range)) in input.iter().enumerate() {
        // What is no picture is told as such.
        let is_picture =
            matches!(event, Event::Start(Tag::Image { dest_url, .. }) if !is_no_picture(dest_url));
        let next = input.get(at + 1).map(|(event, _)| event);
        if is_picture
            && matches!(next, Some(Event::End(TagEnd::Image)))
            && text[range.clone()].starts_with("![]")
            && !text[range.end..].starts_with('{')
        {
            found.push(Stray::new(
                range.start..range.start + 3,
                "this picture has no words for those who cannot see it",
                "Say between the brackets what it shows: `![Vacancy rates by year](…)`.",
            ));
        }
    }
    found
}

/// A chart that is called by another name, and so is shown as code.
pub(super) fn misnamed(text: &str, input: &[EventAt<'_>]) -> Vec<Stray> {
    let charts = input.iter().filter(|(event, _)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            matches!(
                info.trim(),
                "charts" | "Chart" | "CHART" | "Charts" | "chart:" | "{chart}"
            )
        }
        _ => false,
    });
    let found = charts.map(|(_, range)| {
        Stray::new(
            range.start..range.start + 3,
            "this block has another name than `chart`, and is shown as code",
            "Write ```` ```chart ```` in its first line.",
        )
        .mended(info_of(text, range), "chart")
    });
    found.collect()
}

/// What stands behind the signs that open a block of code.
fn info_of(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text[range.clone()].lines().next().unwrap_or_default();
    let signs = line.len() - line.trim_start_matches(['`', '~', ' ']).len();
    range.start + signs..range.start + line.trim_end().len()
}

/// The elements of HTML that stress words, and must be closed in the paragraph that they are opened in.
const STRESSES: [&str; 12] = [
    "b", "i", "u", "s", "em", "strong", "sub", "sup", "small", "mark", "del", "ins",
];

/// Elements of HTML that are opened in a paragraph and not closed in it.
pub(super) fn unclosed(input: &[EventAt<'_>]) -> Vec<Stray> {
    let mut found = Vec::new();
    let mut open: Vec<(String, Range<usize>)> = Vec::new();
    for (event, range) in input {
        match event {
            Event::InlineHtml(html) => {
                let name = html.trim_start_matches(['<', '/']);
                let name: String = name
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect();
                let name = name.to_ascii_lowercase();
                if !STRESSES.contains(&name.as_str()) || html.ends_with("/>") {
                    continue;
                }
                if !html.starts_with("</") {
                    open.push((name, range.clone()));
                } else if let Some(last) = open.iter().rposition(|(other, _)| *other == name) {
                    open.remove(last);
                }
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            ) => {
                found.extend(open.drain(..).map(|(name, range)| {
                    let message =
                        format!("`<{name}>` is opened here and not closed in its paragraph");
                    Stray::new(
                        range,
                        message,
                        format!("Put `</{name}>` behind the words, or write `**words**`."),
                    )
                }));
            }
            _ => {}
        }
    }
    found
}
