//! A text as HTML with slots, and what may stand in a slot.

use std::ops::Range;

use super::chart::Chart;
use super::citation::{Cluster, Mention};
use super::media::Media;
use super::target::Target;
use crate::text::Spanned;

/// A text as HTML with slots.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// HTML; `{sentinel}N{sentinel}` stands for the N-th slot.
    pub html: String,
    /// A character that occurs nowhere in the text.
    pub sentinel: char,
    /// What is to come in, in the order of the text.
    pub slots: Vec<Slot>,
    /// The headings, in the order of the text.
    pub headings: Vec<Heading>,
    /// The title that its first heading gives the page; it is not shown in the text.
    pub title: Option<String>,
    /// What links may lead to beside headings: ids in raw HTML, and the title of the page.
    pub anchors: Vec<String>,
    /// Keys that stand in the text as they were typed: sources that nobody cites, if they are any.
    pub mentions: Vec<Mention>,
    /// The Markdown itself, for fields; that of a body stands in its file.
    pub markdown: String,
    /// Words in square brackets that may be the id of an entry, for which two brackets were meant.
    pub bracketed: Vec<Spanned<String>>,
    /// Whether it has code or tabs, which a script makes easier to use.
    pub has_blocks: bool,
    /// How many words the text has; counted for fields, which may have a limit, not for bodies.
    pub words: usize,
}

impl Body {
    /// Makes the text stand on another page: what it names has the bytes that ask for it, and places that name sources
    /// are numbered anew, from `place` on.
    pub(super) fn stand_at(&mut self, span: &Range<usize>, place: &mut usize) {
        for slot in &mut self.slots {
            match slot {
                Slot::Open { span: at, .. }
                | Slot::Card { span: at, .. }
                | Slot::Image { span: at, .. }
                | Slot::RemoteImage { span: at, .. } => *at = span.clone(),
                Slot::Cite(cluster) => {
                    cluster.place = *place;
                    *place += 1;
                    for cite in &mut cluster.cites {
                        cite.span = span.clone();
                    }
                }
                Slot::Chart(_) | Slot::Media(_) | Slot::Ready { .. } | Slot::Close => {}
            }
        }
        for mention in &mut self.mentions {
            mention.span = span.clone();
        }
        self.bracketed.clear();
    }
}

/// A heading of a body.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Heading {
    /// From 2, since 1 is the title of the page.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text without marks.
    pub text: String,
}

/// A place in the HTML that other parts of the bank fill.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A link begins.
    Open {
        /// Where it leads.
        target: Target,
        /// The title that its author gave it.
        title: String,
        /// Its bytes in the file.
        span: Range<usize>,
        /// Whether the text of the link is to be the title of what it leads to.
        titled: bool,
    },
    /// The link ends.
    Close,
    /// A citation.
    Cite(Cluster),
    /// A chart.
    Chart(Box<Chart>),
    /// An entry as a card.
    Card {
        /// The entry's id.
        id: String,
        /// Its bytes in the file.
        span: Range<usize>,
    },
    /// Code in colours, a formula: what no other entry has a part in, and no cleaner has to look at.
    Ready {
        /// HTML as it is shown.
        html: String,
        /// What it says, for the search.
        text: String,
    },
    /// A picture.
    Image {
        /// The path as written.
        path: String,
        /// The words for who cannot see it.
        alt: String,
        /// The title that its author gave it.
        title: String,
        /// Its bytes in the file.
        span: Range<usize>,
        /// How wide it is to be shown, in CSS pixels, where its author says so.
        width: Option<u32>,
        /// The path of the picture for dark pages, where there is another.
        dark: Option<String>,
    },
    /// A film, a sound or a frame.
    Media(Box<Media>),
    /// A picture on another site.
    RemoteImage {
        /// Its address.
        url: String,
        /// The words for who cannot see it.
        alt: String,
        /// Its bytes in the file.
        span: Range<usize>,
        /// Whether it stands in a link, so that no link can stand in its place.
        is_within_link: bool,
    },
}
