//! Running text: what stands in it without marks of Markdown's own. Bare addresses, `==marked==` words, `x^2^`, `:rocket:`,
//! lists of attributes.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use memchr::{memchr_iter, memchr2, memmem};
use pulldown_cmark::{CowStr, Event, Tag};

use super::attributes;
use super::prepare::{COLON, restored};
use super::writer::{EventAt, Writer};
use crate::config::Dialect;
use crate::model::Target;
use crate::text::escape;

/// Finds addresses in running text; of those without a scheme only such as begin with `www.` are taken, as on GitHub.
static LINKS: LazyLock<LinkFinder> = LazyLock::new(|| {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    finder
});

/// Whether a text may hold what stands in it without marks of its own. Asked once of a whole text, since most have none;
/// by bytes, since it is asked of every text.
pub(super) fn has_signs(text: &str, dialect: Dialect) -> bool {
    let bytes = text.as_bytes();
    let before = |at: usize| text[..at].chars().next_back();
    let is_bare = |before: Option<char>| !before.is_some_and(|c| "(<\"'=/".contains(c));
    let has_scheme = memmem::find_iter(bytes, "://").any(|at| {
        let scheme = text[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        is_bare(before(scheme.len()))
    });
    let has_host = || memmem::find_iter(bytes, "www.").any(|at| is_bare(before(at)));
    let has_mail =
        || memchr_iter(b'@', bytes).any(|at| before(at).is_some_and(char::is_alphanumeric));
    let has_emoji = || memchr_iter(b':', bytes).any(|at| emoji_at(text, at).is_some());
    memchr2(b'{', COLON as u8, bytes).is_some()
        || has_scheme
        || has_host()
        || has_mail()
        || memmem::find(bytes, b"<%").is_some()
        || dialect.marks && memmem::find(bytes, b"==").is_some()
        || dialect.scripts && memchr2(b'^', b'~', bytes).is_some()
        || dialect.emoji && has_emoji()
}

/// What stands for a piece of a text.
struct Instead {
    /// The bytes of the piece.
    span: Range<usize>,
    html: String,
}

impl<'a> Writer<'a, '_> {
    /// Running text: what was written with a link is left out, and signs are what they stand for.
    pub(super) fn text(&mut self, text: &CowStr<'a>, range: &Range<usize>) {
        if self.media.depth > 0 {
            // For browsers that cannot play it.
            return;
        }
        let is_plain = !self.has_signs;
        if is_plain && self.written <= range.start {
            self.push(Event::Text(text.clone()));
            return;
        }
        let behind = self.written.saturating_sub(range.start).min(text.len());
        let written = restored(text.get(behind..).unwrap_or_default()).into_owned();
        let before = &self.origin.text[..range.start];
        let stands_behind = before.ends_with([')', ']', '*', '_', '`']);
        // Quarto names a formula a space behind it.
        let written = match written.strip_prefix(' ').filter(|_| before.ends_with("$$")) {
            Some(list) if list.starts_with("{#") => list.to_owned(),
            _ => written,
        };
        let stands_behind = stands_behind || before.ends_with("$$");
        let list = attributes::strip(&written, stands_behind);
        let text = list.as_ref().map_or(written.as_str(), |list| &list.text);
        let text = text.to_owned();
        let cut = if written.ends_with(&text) {
            written.len() - text.len()
        } else {
            0
        };
        self.anchor(list.and_then(|list| list.id));
        let place = range.start + behind + cut;
        self.foreign.add_marks(&text, place);
        let mut instead = self.marks(&text, place);
        let is_in_link = !self.links.is_empty() || !self.html_links.is_empty();
        if !is_in_link && (text.contains("://") || text.contains("www.") || text.contains('@')) {
            instead.extend(addresses(&text));
        }
        if self.dialect.emoji {
            instead.extend(emoji(&text));
        }
        if self.dialect.scripts {
            instead.extend(scripts(&text));
        }
        instead.sort_by_key(|found| (found.span.start, found.span.end));
        let mut from = 0;
        for Instead { span, html } in instead {
            if span.start < from {
                continue;
            }
            if span.start > from {
                self.push(Event::Text(text[from..span.start].to_owned().into()));
            }
            self.push(Event::InlineHtml(html.into()));
            from = span.end;
        }
        self.push(Event::Text(text[from..].to_owned().into()));
    }

    /// The beginnings and ends of marked words in a text, which begins at a place.
    fn marks(&self, text: &str, place: usize) -> Vec<Instead> {
        let first = self.marked.partition_point(|(at, _)| *at < place);
        let within = self.marked[first..].iter();
        let within = within.take_while(|(at, _)| *at < place + text.len());
        let instead = within.map(|(at, opens)| {
            let start = at - place;
            let html = if *opens { "<mark>" } else { "</mark>" };
            Instead {
                span: start..start + 2,
                html: html.to_owned(),
            }
        });
        instead.collect()
    }
}

/// Where `==` begins and ends marked words: the places in the text, and whether words begin there. Both stand in one
/// element of one block, the first before a word and the second behind one.
pub(super) fn marked(text: &str, input: &[EventAt<'_>]) -> Vec<(usize, bool)> {
    let (mut found, mut open, mut depth, mut is_code) = (Vec::new(), None, 0_usize, false);
    for (event, range) in input {
        match event {
            Event::Start(tag) => {
                depth += 1;
                is_code |= matches!(tag, Tag::CodeBlock(_));
                open = open.filter(|_| !is_block(tag));
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                is_code = false;
                open = open.filter(|(_, at)| *at <= depth);
            }
            Event::Text(words) if !is_code && text.get(range.clone()) == Some(words.as_ref()) => {
                for (at, _) in words.match_indices("==") {
                    let before = words[..at].chars().next_back();
                    let behind = words[at + 2..].chars().next();
                    let touches = |letter: Option<char>| {
                        letter.is_none_or(|c| !c.is_whitespace() && c != '=')
                    };
                    match open {
                        Some((from, level)) if level == depth && touches(before) => {
                            found.extend([(from, true), (range.start + at, false)]);
                            open = None;
                        }
                        None if touches(behind) && before != Some('=') => {
                            open = Some((range.start + at, depth));
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Bare addresses as links.
fn addresses(text: &str) -> Vec<Instead> {
    let link = |found: linkify::Link<'_>| {
        let address = found.as_str();
        let scheme = match found.kind() {
            LinkKind::Email => "mailto:",
            _ if address.contains("://") => "",
            _ if address.starts_with("www.") => "http://",
            _ => return None,
        };
        let href = format!("{scheme}{address}");
        if !matches!(Target::parse(&href), Ok(Target::External(_))) {
            return None;
        }
        let (href, words) = (escape(&href), escape(address));
        let html = format!("<a href=\"{href}\">{words}</a>");
        Some(Instead {
            span: found.start()..found.end(),
            html,
        })
    };
    LINKS.links(text).filter_map(link).collect()
}

/// Emoji by the names that GitHub has for them: <https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#using-emojis>.
fn emoji(text: &str) -> Vec<Instead> {
    let colons = memchr_iter(b':', text.as_bytes());
    colons.filter_map(|at| emoji_at(text, at)).collect()
}

/// The emoji whose name begins with the colon at a place.
fn emoji_at(text: &str, open: usize) -> Option<Instead> {
    let from = open + 1;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    let length = text[from..].find(|c| !is_letter(c)).unwrap_or_default();
    let end = from + length;
    let stands_alone = !text[..open].ends_with(char::is_alphanumeric);
    if length == 0 || !stands_alone || !text[end..].starts_with(':') {
        return None;
    }
    let name = &text[from..end];
    // Icons of a theme say nothing by themselves.
    let icons = ["material-", "octicons-", "fontawesome-", "simple-"];
    let is_icon = icons.iter().any(|icons| name.starts_with(icons));
    let html = match emojis::get_by_shortcode(name) {
        Some(emoji) => emoji.as_str().to_owned(),
        None if is_icon => String::new(),
        None => return None,
    };
    Some(Instead {
        span: open..end + 1,
        html,
    })
}

/// `x^2^` and `H~2~O`: what stands above and below the line, right behind something and without a space in it, as Pandoc
/// has it: <https://pandoc.org/MANUAL.html#superscripts-and-subscripts>.
fn scripts(text: &str) -> Vec<Instead> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(['^', '~']).map(|at| from + at) {
        from = open + 1;
        let sign = &text[open..from];
        let end = text[from..].find(|c: char| c.is_whitespace() || sign.contains(c));
        let Some(end) = end.map(|length| from + length).filter(|end| *end > from) else {
            continue;
        };
        let stands_behind = match sign {
            "^" => text[..open].ends_with(|c: char| !c.is_whitespace()),
            _ => text[..open].ends_with(char::is_alphanumeric),
        };
        // What ends it may be a blank of several bytes.
        let behind = text[end..].strip_prefix(sign);
        let is_closed = behind.is_some_and(|behind| !behind.starts_with(sign));
        if stands_behind && is_closed {
            let tag = if sign == "^" { "sup" } else { "sub" };
            let html = format!("<{tag}>{}</{tag}>", escape(&text[from..end]));
            found.push(Instead {
                span: open..end + 1,
                html,
            });
            from = end + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(found: Vec<Instead>) -> Vec<String> {
        found.into_iter().map(|instead| instead.html).collect()
    }

    #[test]
    fn only_names_of_emoji_are_emoji() {
        assert_eq!(pieces(emoji(":tada: and :+1:")), ["\u{1f389}", "\u{1f44d}"]);
        assert!(emoji("10:00:30 a:tada: :no-such: ::").is_empty());
    }

    #[test]
    fn what_stands_above_or_below_the_line_has_no_space() {
        assert_eq!(
            pieces(scripts("x^2^ + m^a<b^ + CO~2~")),
            ["<sup>2</sup>", "<sup>a&lt;b</sup>", "<sub>2</sub>"]
        );
        assert!(scripts("x^2 + y^2, ^a^ ^^ a^ a ~b~ a~~b~~ ~/x~y").is_empty());
        assert!(scripts("x^2\u{a0}and a~b\u{2003}c").is_empty());
    }
}
