//! Citations that are part of a sentence, as Pandoc and Quarto have them: `As @key says`, `@key [p. 4]`, and `-@key` for
//! the year alone (<https://pandoc.org/MANUAL.html#citation-syntax>).
//!
//! They become what a citation in brackets is: a link of unknown meaning. Which keys are sources only the bank knows, so
//! any word behind an `@` that could be a key is taken; where there is no such source, it is shown as it was typed.

use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::citation::key_length;
use super::surroundings::Surroundings;
use super::writer::EventAt;

/// How far behind a key the end of its brackets is looked for.
const LONGEST_PLACE: usize = 300;
/// How far before an `@` a bracket is looked for that it may stand in.
const NEAR: usize = 200;

/// Makes the events of a text those of one with citations in its sentences.
pub(super) fn cited<'t>(
    text: &'t str,
    events: impl Iterator<Item = EventAt<'t>>,
) -> Vec<EventAt<'t>> {
    let is_free = |sign| Found::at(text, sign).is_some_and(|found| found.stands == Stands::Free);
    if !memchr_iter(b'@', text.as_bytes()).any(is_free) {
        return events.collect();
    }
    let mut reader = Reader {
        text,
        input: events.collect(),
        out: Vec::new(),
        written: 0,
    };
    let mut around = Surroundings::default();
    let mut at = 0;
    while at < reader.input.len() {
        around.see(&reader.input[at].0);
        at = reader.event(at, around.are_running_text());
    }
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    input: Vec<EventAt<'t>>,
    out: Vec<EventAt<'t>>,
    /// Up to where the text is part of a citation.
    written: usize,
}

impl Reader<'_> {
    /// Hands an event on, cut where citations stand in it; returns the next one.
    fn event(&mut self, at: usize, is_running: bool) -> usize {
        let (event, range) = &self.input[at];
        let is_text =
            matches!(event, Event::Text(words) if self.text.get(range.clone()) == Some(words));
        let (mut from, end) = (range.start.max(self.written), range.end);
        if !is_running || !is_text {
            self.out.push(self.input[at].clone());
            return at + 1;
        }
        let (text, start) = (self.text, from);
        for sign in memchr_iter(b'@', &text.as_bytes()[start..end]).map(|sign| start + sign) {
            if sign < self.written {
                continue;
            }
            if let Some(found) = Found::at(text, sign).filter(|found| found.stands == Stands::Free)
                && let Some(range) = self.taken(at, &found)
            {
                self.push(from..range.start);
                from = range.end.min(end);
                self.written = range.end;
                self.cite(at, range);
            }
        }
        self.push(from..end);
        // What a citation took along is not handed on once more.
        let mut next = at + 1;
        while self.input.get(next).is_some_and(|(event, range)| {
            is_words(event) && range.start < self.written && range.end <= self.written
        }) {
            next += 1;
        }
        next
    }

    fn push(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let words = CowStr::Borrowed(&self.text[range.clone()]);
            self.out.push((Event::Text(words), range));
        }
    }

    /// The bytes of a citation: its brackets too, if nothing but text stands in them.
    fn taken(&self, at: usize, found: &Found) -> Option<Range<usize>> {
        let place = place_behind(self.text, found.range.end);
        let with_place = place.map(|end| found.range.start..end);
        let alone = Some(found.range.clone());
        let mut ways = with_place.into_iter().chain(alone);
        ways.find(|range| self.is_text(at, range.end))
    }

    /// Whether there is nothing but text from an event on up to a place.
    fn is_text(&self, at: usize, end: usize) -> bool {
        let mut behind = self.input[at..].iter();
        let covered = behind.find(|(event, range)| !is_words(event) || range.end >= end);
        covered.is_some_and(|(event, range)| is_words(event) && range.start < end)
    }

    /// Writes the events of a citation: those of a link, with the words that were typed.
    fn cite(&mut self, at: usize, range: Range<usize>) {
        let mut words = String::new();
        for (event, part) in &self.input[at..] {
            if part.start >= range.end || !is_words(event) {
                break;
            }
            match event {
                Event::Text(text) if self.text.get(part.clone()) == Some(text) => {
                    let (from, to) = (part.start.max(range.start), part.end.min(range.end));
                    words.push_str(&self.text[from..to]);
                }
                Event::Text(text) => words.push_str(text),
                _ => words.push('\n'),
            }
        }
        let link = Tag::Link {
            link_type: LinkType::ShortcutUnknown,
            dest_url: CowStr::Borrowed(""),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        let events = [
            Event::Start(link),
            Event::Text(words.into()),
            Event::End(TagEnd::Link),
        ];
        self.out.extend(events.map(|event| (event, range.clone())));
    }
}

fn is_words(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(_) | Event::SoftBreak)
}

/// A key behind an `@`.
pub(super) struct Found {
    /// Its bytes, with the `@` and the hyphen that leaves the author out.
    pub(super) range: Range<usize>,
    pub(super) stands: Stands,
}

/// Where a key stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stands {
    /// In a sentence.
    Free,
    /// Behind a bracket that is open.
    InBrackets,
}

impl Found {
    /// The key behind this `@`; none in addresses, in the names of people and packages, and where the sign is escaped.
    pub(super) fn at(text: &str, sign: usize) -> Option<Self> {
        let end = sign + 1 + key_length(&text[sign + 1..]);
        let before = &text[..sign];
        let is_key = end > sign + 1 && !is_part_of_more(&text[end..]);
        let is_free = |c: char| c.is_whitespace() || "([>–—;,\"'“‘„«*_|".contains(c);
        let mut letters = before.chars().rev();
        let (last, last_but_one) = (letters.next(), letters.next());
        let start = match last {
            _ if !is_key => return None,
            Some('-') if last_but_one.is_none_or(is_free) => sign - 1,
            Some('-') if last_but_one == Some('-') => sign,
            Some('/') if follows_key(before) => sign,
            last if last.is_none_or(is_free) => sign,
            _ => return None,
        };
        let stands = if stands_in_brackets(before) {
            Stands::InBrackets
        } else {
            Stands::Free
        };
        Some(Self {
            range: start..end,
            stands,
        })
    }
}

/// Whether a text ends in a key and a slash: `@one/@other`.
fn follows_key(before: &str) -> bool {
    let near =
        (before.len().saturating_sub(NEAR)..before.len()).find(|&at| before.is_char_boundary(at));
    let near = near.map_or("", |start| &before[start..]);
    let word = near
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or_default();
    let keys = word.strip_suffix('/').unwrap_or_default().split('/');
    let is_key = |part: &str| {
        part.strip_prefix('@')
            .is_some_and(|key| !key.is_empty() && key_length(key) == key.len())
    };
    keys.into_iter().all(is_key)
}

/// Whether a word goes on behind what would be a key: `@user@host`, `@scope/package`, `@example.org`.
fn is_part_of_more(behind: &str) -> bool {
    let mut letters = behind.chars();
    let next = |letters: &mut std::str::Chars<'_>| letters.next();
    match next(&mut letters) {
        Some('@') => true,
        Some('/') => next(&mut letters).is_some_and(char::is_alphanumeric),
        Some('.') => next(&mut letters).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a bracket opens shortly before the end of a text, in its last paragraph, and none closes behind it.
fn stands_in_brackets(before: &str) -> bool {
    let start = before.len().saturating_sub(NEAR);
    let start = (start..before.len()).find(|&at| before.is_char_boundary(at));
    let near = start.map_or("", |start| &before[start..]);
    let paragraph = near.rfind("\n\n").map_or(near, |end| &near[end..]);
    let is_open = |(at, _): &(usize, &str)| !paragraph[..*at].ends_with('\\');
    let last = |bracket| {
        paragraph
            .rmatch_indices(bracket)
            .find(is_open)
            .map(|(at, _)| at)
    };
    last("[") > last("]")
}

/// Where the brackets end that stand behind a key and say where in the source; none if they are those of a link, a note
/// or the like.
fn place_behind(text: &str, key: usize) -> Option<usize> {
    let behind = &text[key..];
    let space = behind.len() - behind.trim_start_matches([' ', '\t', '\n']).len();
    let is_near = behind[..space].matches('\n').count() < 2;
    let inside = behind[space..].strip_prefix('[').filter(|_| is_near)?;
    let end = inside
        .bytes()
        .take(LONGEST_PLACE)
        .position(|byte| matches!(byte, b'[' | b']' | b'\\' | b'@'))?;
    let (place, behind) = inside.split_at(end);
    let is_place = behind.starts_with(']')
        && !behind[1..].starts_with(['(', '[', '{', ':'])
        && !place.trim().is_empty()
        && !place.starts_with(['^', '!'])
        && !place.contains("\n\n");
    is_place.then_some(key + space + 1 + end + 1)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    /// The text with its citations marked, and the words of each.
    fn marked(text: &str) -> String {
        let events = Parser::new_ext(text, Options::ENABLE_FOOTNOTES).into_offset_iter();
        let mut found = String::new();
        for (event, _) in cited(text, events) {
            match event {
                Event::Start(Tag::Link {
                    link_type: LinkType::ShortcutUnknown,
                    ..
                }) => {
                    found.push('⟦');
                }
                Event::End(TagEnd::Link) => found.push('⟧'),
                Event::Text(words) => found.push_str(&words),
                Event::SoftBreak => found.push('\n'),
                Event::Code(code) => found.push_str(&code),
                _ => {}
            }
        }
        found
    }

    #[test]
    fn a_key_in_a_sentence_is_cited_with_its_place() {
        for (text, shown) in [
            ("As @key says", "As ⟦@key⟧ says"),
            (
                "@key_2020 [p. 4] and (@b-1)",
                "⟦@key_2020 [p. 4]⟧ and (⟦@b-1⟧)",
            ),
            ("@key\n[pp. 4–6], *who*", "⟦@key\n[pp. 4–6]⟧, who"),
            ("@key's, @key. @key", "⟦@key⟧'s, ⟦@key⟧. ⟦@key⟧"),
            ("see -@key [p. 4] or –@key", "see ⟦-@key [p. 4]⟧ or –⟦@key⟧"),
            ("*@key* R&amp;D @key", "⟦@key⟧ R&D ⟦@key⟧"),
            ("## As @key says", "## As ⟦@key⟧ says"),
            (
                "<b>@key</b> @key/@other/@third",
                "⟦@key⟧ ⟦@key⟧/⟦@other⟧/⟦@third⟧",
            ),
        ] {
            assert_eq!(marked(text), shown.trim_start_matches("## "), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_key_stays_text() {
        for text in [
            "mail a@b.org, @b@c.example, @scope/package, @example.org",
            "an @ at the end @",
            "@@key and x@key",
            "well-@key and path/@key",
            "[unclosed @key",
        ] {
            assert_eq!(marked(text), text);
        }
        assert_eq!(marked("\\@key"), "@key");
        assert_eq!(marked("`@key` <code>@key</code>"), "@key @key");
    }

    #[test]
    fn brackets_that_are_no_place_stay_outside() {
        for (text, shown) in [
            ("@key [^1]", "⟦@key⟧ [^1]"),
            ("@key [a [b]]", "⟦@key⟧ [a [b]]"),
            ("@key [*b*]", "⟦@key⟧ [b]"),
            ("@key [ ]", "⟦@key⟧ [ ]"),
            ("@key \\[b]", "⟦@key⟧ [b]"),
        ] {
            assert_eq!(marked(text), shown);
        }
        // Those of a link are the link's.
        assert_eq!(marked("@key [b](c)"), "⟦@key⟧ b⟧");
    }

    #[test]
    fn signs_without_end_take_time_in_proportion() {
        // Behind the first the brackets are open.
        let text = "@k [".repeat(20_000);
        assert_eq!(marked(&text), format!("⟦@k⟧{}", &text[2..]));
        let many = "@k [p. 4] ".repeat(20_000);
        assert_eq!(marked(&many).matches('⟦').count(), 20_000);
    }
}
