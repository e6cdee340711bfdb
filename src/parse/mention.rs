//! Keys in running text that are no citation: `As @key says`, `[key, p. 4]`, `[@key, p. [4]]`, a bracket that is never
//! closed. Whether they name sources only the bank knows.

use std::ops::Range;

use memchr::{memchr2, memchr3_iter};
use pulldown_cmark::{Event, LinkType, Tag};

use super::citation::key_length;
use super::origin::Origin;
use super::writer::EventAt;
use crate::model::{Mention, MentionForm};

/// The keys that stand in a text as they were typed.
pub(super) fn mentions(input: &[EventAt<'_>], origin: &Origin<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let text = origin.text;
    if memchr2(b'@', b'[', text.as_bytes()).is_none() {
        return found;
    }
    let (mut depth, mut code, mut cited) = (0_usize, 0_usize, 0_usize);
    for (event, range) in input {
        match event {
            Event::Start(tag) => {
                depth += 1;
                match tag {
                    Tag::CodeBlock(_) if code == 0 => code = depth,
                    Tag::Link { link_type, .. } if cited == 0 && is_read(*link_type) => {
                        cited = depth;
                    }
                    _ => {}
                }
            }
            Event::End(_) => {
                code = if code == depth { 0 } else { code };
                cited = if cited == depth { 0 } else { cited };
                depth = depth.saturating_sub(1);
            }
            Event::Text(_) if code == 0 && cited == 0 => in_words(text, range, &mut found),
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

fn in_words(text: &str, range: &Range<usize>, found: &mut Vec<Mention>) {
    let Some(words) = text.get(range.clone()) else {
        return;
    };
    let mut open = None;
    for at in memchr3_iter(b'@', b'[', b']', words.as_bytes()) {
        let sign = words.as_bytes()[at];
        let at = range.start + at;
        let before = text[..at].chars().next_back();
        if before == Some('\\') {
            continue;
        }
        match sign {
            b'[' => {
                open = Some(at);
                found.extend(without_sign(text, at));
            }
            b']' => open = None,
            _ => {
                let length = key_length(&text[at + 1..]);
                let is_free =
                    before.is_none_or(|c| c.is_whitespace() || "([-–—;,\"'“‘*_".contains(c));
                if is_free && length > 0 {
                    let is_bracketed = open.is_some() || stands_in_brackets(text, at);
                    found.push(Mention {
                        key: text[at + 1..at + 1 + length].to_owned(),
                        span: at..at + 1 + length,
                        form: if is_bracketed {
                            MentionForm::InBrackets
                        } else {
                            MentionForm::Bare
                        },
                    });
                }
            }
        }
    }
}

/// Whether a bracket opens shortly before a place, and none closes between.
fn stands_in_brackets(text: &str, at: usize) -> bool {
    const NEAR: usize = 200;
    let line = text[..at].rfind("\n\n").map_or(0, |end| end + 2);
    let start = (line.max(at.saturating_sub(NEAR))..at).find(|&at| text.is_char_boundary(at));
    let before = start.map_or("", |start| &text[start..at]);
    before.rfind('[') > before.rfind(']')
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
