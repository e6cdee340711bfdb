//! Pictures in HTML without words for those who cannot see them.

use pulldown_cmark::{Event, Tag};

use super::found::Stray;
use crate::parse::writer::EventAt;

/// Pictures whose tags say nothing of what they show. An empty `alt` says that there is nothing to hear.
pub(super) fn unspoken(text: &str, input: &[EventAt<'_>]) -> Vec<Stray> {
    let mut found = Vec::new();
    for (event, range) in input {
        // A block is read whole, since its tags may go over several lines.
        if !matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)) {
            continue;
        }
        let html = &text[range.clone()];
        let mut at = 0;
        while let Some(start) = html[at..].find('<').map(|start| at + start) {
            let behind = &html[start..];
            if behind.starts_with("<!--") {
                let Some(end) = behind.find("-->") else {
                    break;
                };
                at = start + end;
                continue;
            }
            let end = behind.find('>').map_or(behind.len(), |end| end + 1);
            at = start + end.max(1);
            if is_unspoken(&behind[..end]) {
                found.push(Stray::new(
                    range.start + start..range.start + start + end,
                    "this picture has no words for those who cannot see it",
                    "Say what it shows: `<img alt=\"Vacancy rates by year\" …>`, or `alt=\"\"` where it only decorates.",
                ));
            }
        }
    }
    found
}

/// Whether a tag is of a picture and has no `alt`.
fn is_unspoken(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let Some(attributes) = tag.strip_prefix("<img") else {
        return false;
    };
    let mut parts = attributes.split([' ', '\n', '\t', '\r', '/', '"', '\'']);
    attributes.starts_with(|c: char| c.is_ascii_whitespace())
        && attributes.contains("src")
        && !parts.any(|part| part == "alt" || part == "alt>" || part.starts_with("alt="))
}
