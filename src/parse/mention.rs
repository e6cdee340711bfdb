//! Keys in running text that are no citation: `[key, p. 4]`, `[@key, p. [4]]`, a bracket that is never closed, the words of
//! a link. Whether they name sources only the bank knows.

use std::ops::Range;

use memchr::{memchr2, memchr2_iter};
use pulldown_cmark::{Event, LinkType, Tag};

use super::citation::key_length;
use super::narrative::{Found, Stands};
use super::origin::Origin;
use super::surroundings::raw_element;
use super::writer::EventAt;
use crate::model::{Mention, MentionForm};

/// The keys that stand in a text as they were typed.
pub(super) fn mentions(input: &[EventAt<'_>], origin: &Origin<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let text = origin.text;
    if memchr2(b'@', b'[', text.as_bytes()).is_none() {
        return found;
    }
    let (mut depth, mut code, mut cited, mut link) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut raw_links = 0_usize;
    for (event, range) in input {
        match event {
            Event::Start(tag) => {
                depth += 1;
                match tag {
                    Tag::CodeBlock(_) if code == 0 => code = depth,
                    Tag::Link { link_type, .. } if cited == 0 && is_read(*link_type) => {
                        cited = depth;
                    }
                    Tag::Link { .. } | Tag::Image { .. } if link == 0 => link = depth,
                    _ => {}
                }
            }
            Event::End(_) => {
                code = if code == depth { 0 } else { code };
                cited = if cited == depth { 0 } else { cited };
                link = if link == depth { 0 } else { link };
                depth = depth.saturating_sub(1);
            }
            Event::InlineHtml(html) => match raw_element(html, &["a"]) {
                Some(true) => raw_links += 1,
                Some(false) => raw_links = raw_links.saturating_sub(1),
                None => {}
            },
            Event::Text(_) if code == 0 && cited == 0 => {
                in_words(text, range, link + raw_links > 0, &mut found);
            }
            _ => {}
        }
    }
    for mention in &mut found {
        mention.span = origin.span(&mention.span);
    }
    found
}

/// Whether the words of a link are no text: those of a citation, an address.
fn is_read(link: LinkType) -> bool {
    matches!(
        link,
        LinkType::ShortcutUnknown
            | LinkType::Autolink
            | LinkType::Email
            | LinkType::WikiLink { .. }
    )
}

fn in_words(text: &str, range: &Range<usize>, is_in_link: bool, found: &mut Vec<Mention>) {
    let Some(words) = text.get(range.clone()) else {
        return;
    };
    for at in memchr2_iter(b'@', b'[', words.as_bytes()) {
        let sign = words.as_bytes()[at];
        let at = range.start + at;
        if text[..at].ends_with('\\') {
            continue;
        }
        if sign == b'[' {
            found.extend(without_sign(text, at));
        } else if let Some(key) = Found::at(text, at)
            && let Some(form) = form(&key, is_in_link)
        {
            found.push(Mention {
                key: text[at + 1..key.range.end].to_owned(),
                span: at..key.range.end,
                form,
            });
        }
    }
}

/// Why a key is no citation where it stands; none where it is one, or stands in code.
fn form(key: &Found, is_in_link: bool) -> Option<MentionForm> {
    match key.stands {
        _ if is_in_link => Some(MentionForm::InLink),
        Stands::InBrackets => Some(MentionForm::InBrackets),
        Stands::Free => None,
    }
}

/// `[key, p. 4]`, `[key]`: a key right behind a bracket, and the end of the bracket or a comma behind it.
fn without_sign(text: &str, open: usize) -> Option<Mention> {
    let rest = &text[open + 1..];
    let length = key_length(rest);
    let is_key = length > 1 && rest.is_char_boundary(length);
    let behind = rest.get(length..)?;
    let is_meant = behind.starts_with([',', ';'])
        || behind.starts_with(']') && !behind.starts_with("](") && !behind.starts_with("][");
    (is_key && is_meant).then(|| Mention {
        key: rest[..length].to_owned(),
        span: open + 1..open + 1 + length,
        form: MentionForm::WithoutSign,
    })
}
