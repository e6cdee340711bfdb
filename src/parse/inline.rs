//! What stands within a line and leads elsewhere: links, pictures, citations, raw HTML.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::diagnostic::{Code, Diagnostic};

use super::writer::{EventAt, Writer, past_end, text_until_end};
use super::{citation, clean};
use crate::model::SCHEMES;
use crate::text::Spanned;
use crate::{
    config::RawHtml,
    model::{Slot, Target},
};

/// A link or a picture as its author wrote it.
pub(super) struct Written<'w> {
    pub(super) link_type: LinkType,
    pub(super) destination: &'w str,
    pub(super) title: &'w str,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn html(&mut self, event: &Event<'a>, html: &CowStr<'a>, range: &Range<usize>) {
        self.has_html = true;
        match self.dialect.raw_html {
            RawHtml::Escape => self.push(Event::Text(html.clone())),
            RawHtml::Trust => self.push(event.clone()),
            RawHtml::Clean => {
                self.report_dropped(html, range);
                self.push(Event::InlineHtml(clean::strip(html).into()));
            }
        }
    }

    /// Writes a block of raw HTML. Its events come line by line, and its tags may run over several.
    pub(super) fn html_block(&mut self, input: &[EventAt<'a>], at: usize) -> usize {
        let next = past_end(input, at);
        let lines = input[at..next].iter().filter_map(|(event, _)| match event {
            Event::Html(html) => Some(html.as_ref()),
            _ => None,
        });
        let html: String = lines.collect();
        self.has_html = true;
        match self.dialect.raw_html {
            RawHtml::Escape => {
                self.push(Event::Start(Tag::Paragraph));
                self.push(Event::Text(html.into()));
                self.push(Event::End(TagEnd::Paragraph));
            }
            RawHtml::Trust => self.push(Event::Html(html.into())),
            RawHtml::Clean => {
                self.report_dropped(&html, &input[at].1);
                self.push(Event::Html(clean::strip(&html).into()));
            }
        }
        next
    }

    /// Reports what the cleaner takes out of the HTML at a range: exactly there where the HTML is the range's own text,
    /// else (in a quotation, say) at the range as a whole.
    fn report_dropped(&mut self, html: &str, range: &Range<usize>) {
        let is_exact = self.origin.text[range.clone()].starts_with(html);
        for Spanned { value: what, span } in clean::dropped(html) {
            let exact = range.start + span.start..range.start + span.end;
            self.dropped(if is_exact { &exact } else { range }, &what);
        }
    }

    pub(super) fn dropped(&mut self, range: &Range<usize>, what: &str) {
        let help =
            "Write it in Markdown, or set `raw_html: trust` in bank.yaml if you know every author.";
        self.report(
            Code::DroppedHtml,
            range,
            format!("{what} was taken out"),
            help,
        );
    }

    fn report(&mut self, code: Code, range: &Range<usize>, message: String, help: &str) {
        let found = Diagnostic::new(
            code,
            &self.origin.file.path,
            self.origin.span(range),
            message,
        );
        self.out.push(found.help(help));
    }

    pub(super) fn link(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        &Written {
            link_type,
            destination,
            title,
        }: &Written<'_>,
    ) -> usize {
        let range = &input[at].1;
        let target = match link_type {
            LinkType::ShortcutUnknown => {
                self.cite(range);
                return past_end(input, at);
            }
            LinkType::WikiLink { .. } => Ok(Target::wiki(destination)),
            LinkType::Email => Ok(Target::External(format!("mailto:{destination}"))),
            _ => Target::parse(destination),
        };
        let target = target.unwrap_or_else(|message| {
            self.report(Code::UnsafeLink, range, message, SCHEMES);
            Target::External(String::new())
        });
        if matches!(target, Target::External(_)) {
            self.links.push(false);
            self.push(input[at].0.clone());
            return at + 1;
        }
        let titled = link_type == (LinkType::WikiLink { has_pothole: false });
        let span = self.origin.span(range);
        self.slot(Slot::Open {
            target,
            title: title.to_string(),
            span,
            titled,
        });
        if titled {
            self.slot(Slot::Close);
            return past_end(input, at);
        }
        self.links.push(true);
        at + 1
    }

    fn cite(&mut self, range: &Range<usize>) {
        match citation::parse(self.origin.text, range.clone()) {
            Ok(mut cluster) => {
                cluster.span = self.origin.span(range);
                cluster.place = self.anchors.place();
                for cite in &mut cluster.cites {
                    cite.span = self.origin.span(&cite.span);
                }
                self.slot(Slot::Cite(cluster));
            }
            Err(wrong) => {
                let help = "Write `[@key]`, `[@key, p. 4]` or `[@key; @other]`.";
                self.report(Code::BadLocator, &wrong.span, wrong.value, help);
            }
        }
    }

    pub(super) fn image(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        &Written {
            link_type,
            destination,
            title,
        }: &Written<'_>,
    ) -> usize {
        let next = past_end(input, at);
        let range = &input[at].1;
        let span = self.origin.span(range);
        if matches!(link_type, LinkType::WikiLink { .. }) {
            let target = Target::wiki(destination);
            self.slot(Slot::Open {
                target,
                title: String::new(),
                span,
                titled: true,
            });
            self.slot(Slot::Close);
            return next;
        }
        match Target::parse(destination) {
            Ok(Target::Path { path, .. }) => {
                let alt = text_until_end(input, at);
                self.slot(Slot::Image {
                    path,
                    alt,
                    title: title.to_string(),
                    span,
                });
            }
            Ok(_) => {
                let help = "Put the picture beside the text: readers' browsers ask no other site for anything.";
                self.report(
                    Code::OutsideBank,
                    range,
                    "a picture from outside the bank".to_owned(),
                    help,
                );
            }
            Err(_) => {
                let message = "a picture from outside the bank".to_owned();
                self.report(
                    Code::UnsafeLink,
                    range,
                    message,
                    "Put the picture beside the text and name its path.",
                );
            }
        }
        next
    }
}
