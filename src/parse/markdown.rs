//! The bank's Markdown dialect, turned into HTML with slots: with the files that write its parts the only place that
//! knows pulldown-cmark.
//!
//! Whatever depends on other entries (wiki links, citations, cards, files beside the text) becomes a [`Slot`]: a
//! number between two sentinel characters that do not occur in the text. Slots are filled when a page is rendered, so
//! a changed entry never makes another one's HTML stale. Raw HTML is cleaned while the slots are still plain text.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd, html};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::messages::Spoken;

use super::clean;
use super::depth;
use super::events::Events;
use super::footnote::Footnotes;
use super::foreign::Foreign;
use super::inline::Written;
use super::math::is_formula;
use super::mention::mentions;
use super::origin::Origin;
use super::prepare::{COLON, Insertions, Prepared, prepare, restored};
use super::sentinel::sentinel;
use super::stray;
use super::table::Table;
use super::writer::{EventAt, OpenMedia, Writer, text_until_end};
use crate::text::{Anchors, own_anchor};
use crate::{
    config::{Dialect, RawHtml},
    model::{Body, Slot},
    text::words,
};

/// What a text is turned into HTML by, beside itself.
#[derive(Clone, Copy)]
pub(super) struct Markup<'a> {
    /// What its authors may write.
    pub(super) dialect: Dialect,
    /// What they may ask for.
    pub(super) insertions: Insertions<'a>,
    /// The words that the site adds to it.
    pub(super) messages: Spoken<'a>,
    /// What links may begin with beside what all may.
    pub(super) schemes: &'a [String],
    /// What its first heading of the first level is.
    pub(super) title: Title<'a>,
}

/// What the first heading of the first level of a text is.
#[derive(Clone, Copy)]
pub(super) enum Title<'a> {
    /// A heading among others.
    None,
    /// The title of the page once more, where it says the same: then it is not repeated.
    Given(&'a str),
    /// The title of the page, which has none yet.
    Wanted,
}

/// Turns a text into HTML with slots. The words for notes, tables and the like come from the messages.
pub(super) fn render(
    origin: &Origin<'_>,
    markup: Markup<'_>,
    anchors: &mut Anchors,
    out: &mut Diagnostics,
) -> Body {
    let prepared = prepare(
        origin.text,
        &origin.file.path,
        markup.insertions,
        markup.dialect,
    );
    report_wrong(&prepared, origin, out);
    let Prepared {
        text,
        markers,
        maps,
        whole,
        ..
    } = prepared;
    let origin = &origin.prepared(&text, &maps);
    let found = Events::of(&text, markup.dialect);
    let input = found.input;
    let bracketed = stray::report(origin, &input, !markup.dialect.is_borrowed, out);
    let sentinel = sentinel(&text);
    let mut first_level = first_level(&input);
    let title = title_among(&mut first_level, markup.title, &input);
    let ids = own_ids(&input, origin, markup.dialect, anchors, out);
    let notes = Footnotes::new(anchors.text());
    let writer = Writer {
        origin,
        dialect: markup.dialect,
        messages: markup.messages,
        schemes: markup.schemes,
        anchors,
        out,
        body: Body {
            sentinel,
            anchors: ids,
            mentions: mentions(&input, origin),
            markdown: whole.unwrap_or_default(),
            bracketed,
            ..Body::default()
        },
        events: Vec::with_capacity(input.len() + 8),
        links: Vec::new(),
        html_links: Vec::new(),
        blocks: Vec::new(),
        depth: 0,
        markers: markers.into(),
        has_signs: found.has_signs,
        marked: found.marked,
        addresses: found.addresses,
        foreign: Foreign::default(),
        written: 0,
        table: Table::default(),
        notes,
        has_html: false,
        media: OpenMedia::default(),
        shift: u8::from(!first_level.is_empty()),
        title,
    };
    writer.run(&input)
}

/// Says what is wrong with what a text asks for.
fn report_wrong(prepared: &Prepared<'_>, origin: &Origin<'_>, out: &mut Diagnostics) {
    for (range, message) in &prepared.wrong {
        let span = origin.span(range);
        let found = Diagnostic::new(Code::BadInclude, &origin.file.path, span, message.clone());
        out.push(found.help(
            "Name a file below `content/` by its path from this one or from `content/`; nothing stands here now.",
        ));
    }
}

fn is_inline_cell(code: &str) -> bool {
    let languages = ["{python} ", "{r} ", "{julia} ", "{ojs} "];
    languages.iter().any(|language| code.starts_with(language))
        || code.starts_with("r ") && code.ends_with(')')
}

/// The headings of the first level, by their events.
fn first_level(input: &[EventAt<'_>]) -> Vec<usize> {
    let is_one = |at: &usize| {
        let first = HeadingLevel::H1;
        matches!(&input[*at].0, Event::Start(Tag::Heading { level, .. }) if *level == first)
    };
    (0..input.len()).filter(is_one).collect()
}

/// The heading that is the title of the page, which then is no heading of its text.
fn title_among(
    first_level: &mut Vec<usize>,
    title: Title<'_>,
    input: &[EventAt<'_>],
) -> Option<usize> {
    let first = first_level.first().copied();
    let found = first.filter(|&at| title_is(title, input, at))?;
    first_level.remove(0);
    Some(found)
}

/// Whether a heading is the title of the page, or says it once more.
fn title_is(title: Title<'_>, input: &[EventAt<'_>], at: usize) -> bool {
    match title {
        Title::None => false,
        Title::Given(title) => text_until_end(input, at).trim() == title,
        Title::Wanted => true,
    }
}

/// The ids that authors wrote in raw HTML. They are taken before those of any heading: a heading of the same name gets a
/// number.
fn own_ids(
    input: &[EventAt<'_>],
    origin: &Origin<'_>,
    dialect: Dialect,
    anchors: &mut Anchors,
    out: &mut Diagnostics,
) -> Vec<String> {
    let mut ids = Vec::new();
    if dialect.raw_html == RawHtml::Clean {
        for (event, _) in input {
            if let Event::Html(html) | Event::InlineHtml(html) = event {
                ids.extend(clean::published_ids(html));
            }
        }
    }
    ids.retain(|id| anchors.take(id));
    let clashes = keep_ids(input, anchors);
    if !dialect.is_borrowed {
        for (id, range) in clashes {
            out.push(clash(id, range, origin));
        }
    }
    ids
}

/// The id that an author gave a heading.
fn chosen_id<'t>(tag: &'t Tag<'_>) -> Option<&'t str> {
    let Tag::Heading { id, attrs, .. } = tag else {
        return None;
    };
    // `{ id="9.7.0" }` has it as a value, since it begins with no letter.
    let mut values = attrs.iter().filter(|(key, _)| key.as_ref() == "id");
    let value = values.find_map(|(_, value)| value.as_deref());
    let value = value.map(|value| value.trim_matches(['"', '\'']));
    id.as_deref().or(value)
}

/// Keeps the ids that authors gave to headings for these, so that a heading which is only called so gets a number. Returns
/// those that something else has, with the headings.
fn keep_ids<'t>(
    input: &'t [EventAt<'_>],
    anchors: &mut Anchors,
) -> Vec<(&'t str, &'t Range<usize>)> {
    let headings = input.iter().filter_map(|(event, range)| match event {
        Event::Start(tag) => Some((chosen_id(tag)?, range)),
        _ => None,
    });
    headings.filter(|(id, _)| !anchors.keep(id)).collect()
}

/// Says that something else has the id of a heading.
fn clash(id: &str, heading: &Range<usize>, origin: &Origin<'_>) -> Diagnostic {
    let (message, help) = match own_anchor(id) {
        Some(own) => (
            format!("pages number their own parts as `{id}`"),
            format!("Begin the id with another word than `{own}`."),
        ),
        None => (
            format!("something else on this page has the id `{id}` too"),
            "Give each an id of its own: a link could mean either.".to_owned(),
        ),
    };
    let text = &origin.text[heading.clone()];
    let start = heading.start + text.rfind(id).unwrap_or_default();
    let span = origin.span(&(start..start + id.len()));
    Diagnostic::new(Code::DuplicateAnchor, &origin.file.path, span, message).help(help)
}

/// For each event, in how many elements it stands.
fn depths(input: &[EventAt<'_>]) -> Vec<usize> {
    let mut depth = 0_usize;
    let depths = input.iter().map(|(event, _)| match event {
        Event::Start(_) => {
            depth += 1;
            depth - 1
        }
        Event::End(_) => {
            depth -= 1;
            depth + 1
        }
        _ => depth,
    });
    depths.collect()
}

impl<'a> Writer<'a, '_> {
    fn run(mut self, input: &[EventAt<'a>]) -> Body {
        let depths = if self.markers.is_empty() {
            Vec::new()
        } else {
            depths(input)
        };
        let mut at = 0;
        while at < input.len() {
            let (event, range) = &input[at];
            // The end of an element is behind all that stands in it.
            let is_end = matches!(event, Event::End(_));
            let place = if is_end { range.end } else { range.start };
            if !self.markers.is_empty() {
                self.containers_until(place, depths[at]);
            }
            at = self.event(input, at);
        }
        self.containers_until(usize::MAX, 0);
        self.report_foreign();
        let mut events = std::mem::take(&mut self.events);
        self.notes.finish(&mut events, self.messages);
        let mut html = String::with_capacity(self.origin.text.len() * 5 / 4);
        html::push_html(&mut html, events.into_iter());
        let must_clean = self.has_html && self.dialect.raw_html == RawHtml::Clean;
        self.body.html = if must_clean {
            let shallow = depth::shallow(&html);
            if shallow.left_out > 0 {
                self.report_depth(shallow.left_out);
            }
            clean::clean(&shallow.html)
        } else {
            html
        };
        self.body
    }

    /// Writes the event at `at` and whatever it takes along; returns the next one.
    fn event(&mut self, input: &[EventAt<'a>], at: usize) -> usize {
        let (event, range) = &input[at];
        match event {
            Event::Start(tag) => return self.start(input, at, tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => {
                if self.origin.counts_words {
                    self.body.words += words(text);
                }
                self.text(text, range);
            }
            Event::SoftBreak if self.dialect.breaks => self.push(Event::HardBreak),
            Event::Html(html) | Event::InlineHtml(html) => self.html(event, html, range),
            Event::FootnoteReference(name) => {
                let html = self.notes.reference(name, self.messages);
                self.push(Event::InlineHtml(html.into()));
            }
            Event::TaskListMarker(done) => {
                let (class, label, sign) = if *done {
                    (" done", "task-done", "☑")
                } else {
                    ("", "task-open", "☐")
                };
                let label = self.word(label, &[]);
                let language = self.messages.word_language();
                let html = format!(
                    "<span class=\"task{class}\" role=\"img\"{language} aria-label=\"{label}\">{sign}</span> "
                );
                self.push(Event::InlineHtml(html.into()));
            }
            Event::InlineMath(tex) | Event::DisplayMath(tex) => {
                let is_display = matches!(event, Event::DisplayMath(_));
                let is_block = is_display && !self.stands_in_line(range);
                if is_display || is_formula(self.origin.text, range) {
                    // GitHub has it between accents too: $`x`$.
                    self.formula(tex.trim_matches('`'), is_block, range);
                } else {
                    let written = self.origin.text[range.clone()].to_owned();
                    self.push(Event::Text(written.into()));
                }
            }
            // What is worked out where the text is made: `{python} 2300`, `r nrow(x)`.
            Event::Code(code) if is_inline_cell(code) => {
                self.foreign.marks += 1;
                self.foreign.first.get_or_insert(range.clone());
                self.push(event.clone());
            }
            Event::Code(code) if code.contains(COLON) => {
                self.push(Event::Code(restored(code).into_owned().into()));
            }
            // `#!python print()` names a language: https://squidfunk.github.io/mkdocs-material/reference/code-blocks/#highlighting-inline-code-blocks.
            Event::Code(code) if code.starts_with("#!") => {
                let code = code.split_once(' ').map_or(code.as_ref(), |(_, code)| code);
                self.push(Event::Code(code.to_owned().into()));
            }
            other => self.push(other.clone()),
        }
        at + 1
    }

    fn start(&mut self, input: &[EventAt<'a>], at: usize, tag: &Tag<'a>) -> usize {
        match tag {
            Tag::Paragraph => {
                let list = self.attribute_paragraph(input, at);
                return list.unwrap_or_else(|| self.paragraph(input, at));
            }
            Tag::Heading { level, .. } => {
                let id = chosen_id(tag);
                if self.title == Some(at) {
                    return self.page_title(input, at, id);
                }
                self.heading(*level, id, &text_until_end(input, at));
            }
            Tag::BlockQuote(Some(kind)) => self.alert(*kind),
            Tag::BlockQuote(None) => return self.quotation(input, at),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                if matches!(tag, Tag::TableRow) {
                    self.check_row(&input[at].1);
                }
                let is_empty = matches!(input[at + 1].0, Event::End(TagEnd::TableCell));
                let table = &mut self.table;
                let html = table.start(tag, is_empty, self.anchors, self.messages);
                self.push(Event::Html(html.into()));
            }
            Tag::CodeBlock(kind) if Self::is_chart(kind) => return self.chart(input, at),
            Tag::CodeBlock(kind) => return self.code_block(input, at, kind),
            Tag::FootnoteDefinition(name) => self.notes.define(name),
            Tag::HtmlBlock => return self.html_block(input, at),
            Tag::Link {
                link_type,
                dest_url: destination,
                title,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url: destination,
                title,
                ..
            } => {
                let written = Written {
                    link_type: *link_type,
                    destination,
                    title,
                };
                return if matches!(tag, Tag::Link { .. }) {
                    self.link(input, at, &written)
                } else {
                    self.image(input, at, &written)
                };
            }
            other => self.push(Event::Start(other.clone())),
        }
        at + 1
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let level = self.level(level);
                self.push(Event::End(TagEnd::Heading(level)));
            }
            TagEnd::BlockQuote(_) => self.close_block(),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                let html = self.table.close(tag);
                self.push(Event::Html(html.into()));
            }
            TagEnd::FootnoteDefinition => self.notes.close(),
            TagEnd::Link => match self.links.pop() {
                Some(true) => self.slot(Slot::Close),
                _ => self.push(Event::End(TagEnd::Link)),
            },
            other => self.push(Event::End(other)),
        }
    }
}
