//! What the parts of the dialect write into: events on their way to HTML.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::Event;

use crate::diagnostic::Diagnostics;

use super::footnote::Footnotes;
use super::foreign::Foreign;
use super::origin::Origin;
use super::prepare::{Marker, restored};
use super::table::Table;
use crate::messages::{Args, Spoken};
use crate::text::{Anchors, escape};
use crate::{
    config::Dialect,
    model::{Body, Media, Slot},
};

/// An event with its bytes in the text, as pulldown-cmark hands them out.
pub(super) type EventAt<'a> = (Event<'a>, Range<usize>);

/// What is known of the film, the sound or the picture of several sources that is open.
#[derive(Debug, Default)]
pub(super) struct OpenMedia {
    /// A film or a sound whose source is still to come.
    pub(super) media: Option<Media>,
    /// The picture for dark pages.
    pub(super) dark: Option<String>,
    /// In how many elements whose words are for browsers that cannot play it.
    pub(super) depth: usize,
}

/// A block that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenBlock {
    pub(super) end: BlockEnd,
    /// In how many elements it stands: what ends it stands in no more.
    pub(super) depth: usize,
}

/// How a block that is open ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum BlockEnd {
    /// As the quotation that it is.
    Quote,
    /// As a note.
    Aside,
    /// As a note that folds.
    Details,
    /// As a block that nothing is known of.
    Division,
    /// As tabs, of which each block of code within is one if it has a title.
    Tabs,
}

/// Rewrites pulldown-cmark's events so that its HTML writer writes ours.
pub(super) struct Writer<'a, 'o> {
    pub(super) origin: &'o Origin<'a>,
    pub(super) dialect: Dialect,
    pub(super) messages: Spoken<'o>,
    /// What links may begin with beside what all may.
    pub(super) schemes: &'o [String],
    pub(super) anchors: &'o mut Anchors,
    pub(super) out: &'o mut Diagnostics,
    pub(super) body: Body,
    pub(super) events: Vec<Event<'a>>,
    /// For each open link, whether it is a slot.
    pub(super) links: Vec<bool>,
    /// For each quotation, note and block between colons that is open, how it ends.
    pub(super) blocks: Vec<OpenBlock>,
    /// In how many elements the event stands that is written.
    pub(super) depth: usize,
    /// The lines that begin and end blocks and are still to come.
    pub(super) markers: VecDeque<Marker>,
    /// Whether running text may hold bare addresses, lists of attributes and the like.
    pub(super) has_signs: bool,
    /// Where marked words begin and end.
    pub(super) marked: Vec<(usize, bool)>,
    /// Addresses by the labels that links ask for them by.
    pub(super) addresses: BTreeMap<String, String>,
    /// What stands in the text for another generator.
    pub(super) foreign: Foreign,
    /// Up to where the text is written already, as part of a link.
    pub(super) written: usize,
    /// The same for links in raw HTML.
    pub(super) html_links: Vec<bool>,
    pub(super) table: Table,
    pub(super) notes: Footnotes<'a>,
    pub(super) has_html: bool,
    /// What is known of the film, the sound or the picture in raw HTML that is open.
    pub(super) media: OpenMedia,
    /// The heading that is the title of the page, and not shown in the text, by its event.
    pub(super) title: Option<usize>,
    /// How far headings move down, where the body has a first-level heading of its own.
    pub(super) shift: u8,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn push(&mut self, event: Event<'a>) {
        match self.notes.open() {
            Some(note) => note.push(event),
            None => self.events.push(event),
        }
    }

    /// A message as HTML.
    pub(super) fn word(&self, id: &str, args: &Args<'_>) -> String {
        escape(&self.messages.with(id, args))
    }

    pub(super) fn slot(&mut self, slot: Slot) {
        let marker = self.marker(slot);
        self.push(Event::InlineHtml(marker.into()));
    }

    /// What stands for a slot in HTML.
    pub(super) fn marker(&mut self, slot: Slot) -> String {
        let number = self.body.slots.len();
        let sentinel = self.body.sentinel;
        self.body.slots.push(slot);
        format!("{sentinel}{number}{sentinel}")
    }
}

/// The event behind the end of the element that begins at `at`.
pub(super) fn past_end(input: &[EventAt<'_>], at: usize) -> usize {
    let mut depth = 0;
    for (next, (event, _)) in input.iter().enumerate().skip(at) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return next + 1;
        }
    }
    input.len()
}

/// The text of the element that begins at `at`, without marks.
pub(super) fn text_until_end(input: &[EventAt<'_>], at: usize) -> String {
    let mut text = String::new();
    for (event, _) in &input[at..past_end(input, at)] {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&restored(part)),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
