//! Blocks that we write our own way: cards, headings, code, formulas.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::code::code_block;
use super::foreign::DIAGRAMS;
use super::math;
use super::picture::PICTURES;
use super::writer::{BlockEnd, EventAt, Writer, past_end, text_until_end};
use crate::config::Mathematics;
use crate::diagnostic::Code;
use crate::model::{Heading, Slot};
use crate::source::has_extension;
use crate::text::words;

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
                }) if !has_extension(dest_url, &PICTURES) && !dest_url.contains(['#', '.']) => {
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
        if let Some(next) = self.figure(input, at) {
            return next;
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

    /// Reports cells of a row that no column is for.
    pub(super) fn check_row(&mut self, range: &Range<usize>) {
        let surplus = self.table.surplus(&self.origin.text[range.clone()]);
        if surplus > 0 {
            let message = match surplus {
                1 => {
                    "this row has a cell more than the table has columns, and readers do not see it"
                        .to_owned()
                }
                more => format!(
                    "this row has {more} cells more than the table has columns, and readers do not see them"
                ),
            };
            let help = "Write `\\|` for a bar within a cell, in code too; or give the first row as many cells.";
            self.report(Code::LostCells, range, message, help);
        }
    }

    /// Writes the block of code that begins at `at`; returns the event behind it.
    pub(super) fn code_block(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        kind: &CodeBlockKind<'a>,
    ) -> usize {
        let code = text_until_end(input, at);
        if self.origin.counts_words {
            self.body.words += words(&code);
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info,
            CodeBlockKind::Indented => "",
        };
        // What is meant for one format alone: https://pandoc.org/MANUAL.html#extension-raw_attribute.
        if let Some(format) = info
            .trim()
            .strip_prefix("{=")
            .and_then(|rest| rest.strip_suffix('}'))
        {
            if format == "html" {
                let html = code.into();
                self.html(&Event::Html(CowStr::clone(&html)), &html, &input[at].1);
            }
            return past_end(input, at);
        }
        let block = code_block(info, &code, self.dialect.highlight);
        self.anchor(block.label.clone());
        // Where nothing is run, what a block would make is nowhere: then the block itself is shown.
        if block.is_hidden && self.dialect.is_pandoc {
            return past_end(input, at);
        }
        if block.language == "math" && self.dialect.mathematics != Mathematics::None {
            self.formula(&code, true, &input[at].1);
            return past_end(input, at);
        }
        if DIAGRAMS.contains(&block.language.as_str()) {
            self.foreign.diagrams += 1;
            let start = input[at].1.start;
            self.foreign.first.get_or_insert(start..start + 3);
        }
        self.body.has_blocks = true;
        let is_tab = self
            .blocks
            .last()
            .is_some_and(|block| block.end == BlockEnd::Tabs);
        self.slot(Slot::Ready {
            html: block.html(is_tab),
            text: format!("\n{}\n", block.text),
        });
        past_end(input, at)
    }

    /// Whether a formula between two dollar signs each stands among the words of a line, where that makes a difference.
    pub(super) fn stands_in_line(&self, range: &Range<usize>) -> bool {
        let text = self.origin.text;
        let before = text[..range.start].rsplit('\n').next();
        let behind = text[range.end..].split('\n').next();
        let has_words = |words: Option<&str>| words.is_some_and(|words| !words.trim().is_empty());
        self.dialect.dollars_in_lines
            && !text[range.clone()].contains('\n')
            && (has_words(before) || has_words(behind))
    }

    /// Writes a formula. One that cannot be drawn stands as it was written.
    pub(super) fn formula(&mut self, tex: &str, is_block: bool, range: &Range<usize>) {
        let tex = tex.trim();
        let html = match math::formula(tex, is_block) {
            Ok(html) => html,
            Err(wrong) => {
                let start = self.origin.text[range.clone()].find(tex);
                let exact = start.map_or_else(
                    || range.clone(),
                    |start| {
                        let start = range.start + start;
                        start + wrong.span.start..start + wrong.span.end
                    },
                );
                let message = format!("this formula cannot be drawn: {}", wrong.value);
                let help = "Readers see it as it is written. Write it in LaTeX as amsmath has it, or the sign `$` as `\\$`.";
                self.report(Code::BadFormula, &exact, message, help);
                math::as_written(tex, is_block)
            }
        };
        self.slot(Slot::Ready {
            html,
            text: tex.to_owned(),
        });
    }
}
