//! Raw HTML in a text: its links and pictures are links and pictures as any others, its ids are anchors, and what cannot
//! stay is reported.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::clean::{self, HtmlTag};
use super::depth::DEEPEST;
use super::foreign::foreign_marks;
use super::prepare::restored;
use super::writer::{EventAt, Writer, past_end};
use crate::config::RawHtml;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Slot, Target};
use crate::text::{Spanned, escape};

/// The names of components that mean an element of HTML, in small letters.
const KNOWN: [&str; 4] = ["link", "linkbutton", "image", "badge"];

impl<'a> Writer<'a, '_> {
    pub(super) fn html(&mut self, event: &Event<'a>, html: &CowStr<'a>, range: &Range<usize>) {
        self.has_html = true;
        match self.dialect.raw_html {
            RawHtml::Escape => self.push(Event::Text(html.clone())),
            RawHtml::Trust => self.push(event.clone()),
            RawHtml::Clean => {
                let html = self.kept(html, range);
                self.push(Event::InlineHtml(html.into()));
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
                let html = self.kept(&html, &input[at].1);
                self.push(Event::Html(html.into()));
            }
        }
        next
    }

    /// What may stay of a piece of raw HTML, with slots for its links and pictures.
    fn kept(&mut self, html: &str, range: &Range<usize>) -> String {
        let html = &*restored(html);
        self.report_dropped(html, range);
        let mut found = String::with_capacity(html.len());
        let mut from = 0;
        for tag in clean::tags(html) {
            // What stands in a film is for browsers that cannot play it.
            if self.media.depth > 0 {
                from = tag.span.start;
            }
            if tag.is_component && !tag.is_close && !KNOWN.contains(&tag.name.as_str()) {
                self.foreign.add_component(range);
            }
            self.foreign.add_marks(&html[tag.span.clone()], range.start);
            // `<Code>` is no `<code>`: what a component is called is no name of an element.
            let instead = self.instead(&tag, range);
            let Some(instead) = instead.or_else(|| tag.is_component.then(String::new)) else {
                continue;
            };
            found.push_str(&html[from..tag.span.start]);
            found.push_str(&instead);
            from = tag.span.end;
        }
        if self.media.depth == 0 {
            found.push_str(&html[from..]);
        }
        clean::strip(&found)
    }

    /// What stands for a tag that leads elsewhere; `None` where it stays as it is.
    fn instead(&mut self, tag: &HtmlTag, range: &Range<usize>) -> Option<String> {
        let span = self.origin.span(range);
        match tag.name.as_str() {
            "img" | "image" if !tag.is_close => {
                let alt = tag.value("alt").unwrap_or_default().to_owned();
                let title = tag.value("title").unwrap_or_default().to_owned();
                let width = tag.value("width").and_then(|width| width.parse().ok());
                let dark = self.media.dark.take();
                match Target::parse(tag.value("src")?) {
                    Ok(Target::Path { path, .. }) => Some(self.marker(Slot::Image {
                        path,
                        alt,
                        title,
                        span,
                        width,
                        dark,
                    })),
                    Ok(Target::External(url)) => Some(self.remote(url, alt, span)),
                    _ => Some(escape(&alt)),
                }
            }
            "badge" => Some(escape(tag.value("text").unwrap_or_default())),
            "a" | "link" | "linkbutton" if tag.is_close => match self.html_links.pop() {
                Some(true) => Some(self.marker(Slot::Close)),
                _ => None,
            },
            "a" | "link" | "linkbutton" => {
                let href = tag.value("href").or(tag.value("to"));
                let href = href.unwrap_or_default();
                if foreign_marks(href) > 0 {
                    self.foreign.add_marks(href, range.start);
                    self.html_links.push(false);
                    return Some("<a>".to_owned());
                }
                let target = Target::parse(href).ok().filter(|_| !href.is_empty());
                let target = target.filter(|target| !matches!(target, Target::External(_)));
                self.html_links.push(target.is_some());
                let anchor = tag.value("id").or(tag.value("name"));
                let anchor = anchor.map(|id| format!("<span id=\"{}\"></span>", escape(id)));
                let open = self.marker(Slot::Open {
                    target: target?,
                    title: tag.value("title").unwrap_or_default().to_owned(),
                    span,
                    titled: false,
                });
                Some(anchor.unwrap_or_default() + &open)
            }
            _ => self.media(tag, range),
        }
    }

    /// A picture on another site: shown where the bank allows its host, a link elsewhere.
    pub(super) fn remote(&mut self, url: String, alt: String, span: Range<usize>) -> String {
        let is_within_link = !self.links.is_empty() || !self.html_links.is_empty();
        self.marker(Slot::RemoteImage {
            url,
            alt,
            span,
            is_within_link,
        })
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

    /// Says once of a text that it holds what another generator would have worked out.
    pub(super) fn report_foreign(&mut self) {
        if let Some(message) = self.foreign.message() {
            let range = self.foreign.first.clone().unwrap_or(0..0);
            let help = self.foreign.help();
            self.report(Code::TemplateSyntax, &range, message, help);
        }
    }

    /// Says of a text that its elements stand too far in one another.
    pub(super) fn report_depth(&mut self, left_out: usize) {
        let message = format!(
            "{left_out} elements stand in more than {DEEPEST} others, and were left out; their words stay"
        );
        let help = "Most are opened and never closed: close them, or write the text in Markdown.";
        self.report(Code::DroppedHtml, &(0..0), message, help);
    }

    fn dropped(&mut self, range: &Range<usize>, what: &str) {
        let help =
            "Write it in Markdown, or set `raw_html: trust` in bank.yaml if you know every author.";
        self.report(
            Code::DroppedHtml,
            range,
            format!("{what} was taken out"),
            help,
        );
    }

    pub(super) fn report(&mut self, code: Code, range: &Range<usize>, message: String, help: &str) {
        let found = Diagnostic::new(
            code,
            &self.origin.file.path,
            self.origin.span(range),
            message,
        );
        self.out.push(found.help(help));
    }
}
