//! Blocks that we write our own way: cards, headings, code.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::inline::PICTURES;
use super::writer::{EventAt, Writer, past_end, text_until_end};
use crate::model::{Heading, Slot};
use crate::source::has_extension;

impl<'a> Writer<'a, '_> {
    /// A paragraph of nothing but cards becomes the cards.
    pub(super) fn paragraph(&mut self, input: &[EventAt<'a>], at: usize) -> usize {
        let mut cards = Vec::new();
        let mut next = at + 1;
        while let Some((event, range)) = input.get(next) {
            match event {
                Event::Start(Tag::Image {
                    link_type: LinkType::WikiLink { .. },
                    dest_url,
                    ..
                }) if !has_extension(dest_url, &PICTURES) => {
                    cards.push((dest_url.trim().to_owned(), self.origin.span(range)));
                    next = past_end(input, next);
                }
                Event::SoftBreak => next += 1,
                Event::End(TagEnd::Paragraph) if !cards.is_empty() => {
                    for (id, span) in cards {
                        self.slot(Slot::Card { id, span });
                        self.push(Event::Html("\n".into()));
                    }
                    return next + 1;
                }
                _ => break,
            }
        }
        self.push(Event::Start(Tag::Paragraph));
        at + 1
    }

    pub(super) fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let number = (level as usize + usize::from(self.shift)).clamp(2, 6);
        HeadingLevel::try_from(number).unwrap_or(HeadingLevel::H6)
    }

    pub(super) fn heading(&mut self, level: HeadingLevel, chosen: Option<&str>, text: &str) {
        let level = self.level(level);
        let id = self.anchors.name(text, chosen);
        let number = u8::try_from(level as usize).unwrap_or(6);
        if !text.trim().is_empty() {
            self.body.headings.push(Heading {
                level: number,
                id: id.clone(),
                text: text.to_owned(),
            });
        }
        let tag = Tag::Heading {
            level,
            id: Some(id.into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        };
        self.push(Event::Start(tag));
    }

    /// The title of the page, which stands above its text: only its anchor is left, for links to it.
    pub(super) fn page_title(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        chosen: Option<&str>,
    ) -> usize {
        let text = text_until_end(input, at).trim().to_owned();
        let id = self.anchors.name(&text, chosen);
        self.push(Event::Html(format!("<span id=\"{id}\"></span>\n").into()));
        self.body.anchors.push(id);
        self.body.title = Some(text);
        past_end(input, at)
    }

    /// A block of code can be wider than the page: it takes the focus, so that a keyboard can scroll it.
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'a>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#');
        let class = match language {
            "" => String::new(),
            name => format!(
                " class=\"language-{}\"",
                name.replace(|c| !is_plain(c), "-")
            ),
        };
        self.push(Event::Html(
            format!("<pre tabindex=\"0\"><code{class}>").into(),
        ));
    }
}
