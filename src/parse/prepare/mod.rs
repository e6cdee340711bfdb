//! A text before pulldown-cmark reads it: what stands for something else is put in, and what only other generators know is
//! taken out, with its place kept.

pub(crate) mod blocks;
pub(crate) mod brackets;
pub(crate) mod code_fence;
pub(crate) mod colon;
pub(crate) mod components;
pub(crate) mod containers;
pub(crate) mod edits;
pub(crate) mod enumerations;
pub(crate) mod grid;
pub(crate) mod html_blocks;
pub(crate) mod hyphen_tables;
pub(crate) mod insertions;
pub(crate) mod kramdown;
pub(crate) mod lines;
pub(crate) mod marks;
pub(crate) mod mdx;
pub(crate) mod modules;
pub(crate) mod roles;
pub(crate) mod shortcode_blocks;
pub(crate) mod shortcodes;
pub(crate) mod signs;
pub(crate) mod tables;
pub(crate) mod template_marks;
pub(crate) mod text_map;

use std::borrow::Cow;
use std::ops::Range;

use crate::config::{Dialect, Mathematics};
use crate::source::has_extension;

pub(super) use colon::{COLON, restored};
pub(super) use containers::{Container, Marker};
pub(super) use insertions::Insertions;
pub(super) use text_map::TextMap;

use brackets::in_dollars;
use insertions::Inserted;
use lines::Lines;
use signs::has_blocks;

/// A text that is ready for pulldown-cmark.
#[derive(Default)]
pub(super) struct Prepared<'t> {
    pub(super) text: Cow<'t, str>,
    /// The lines that begin and end blocks, in the order of the text.
    pub(super) markers: Vec<Marker>,
    /// Where its bytes stood, the last step first.
    pub(super) maps: Vec<TextMap>,
    /// The text with what it asks for, where it asks for something.
    pub(super) whole: Option<String>,
    /// What is wrong with what it asks for, by its place in the text as it was.
    pub(super) wrong: Vec<(Range<usize>, String)>,
}

/// Puts into a text what it asks for, and takes out what is no Markdown.
pub(super) fn prepare<'t>(
    text: &'t str,
    path: &str,
    insertions: Insertions<'_>,
    dialect: Dialect,
) -> Prepared<'t> {
    let mut found = Prepared {
        text: text.into(),
        ..Prepared::default()
    };
    if let Some(Inserted { text, map, wrong }) = insertions.put(text, path) {
        found.whole = Some(text.clone());
        found.wrong = wrong;
        found.then(text, map);
    }
    let is_mdx = has_extension(path, &["mdx"]);
    if is_mdx || has_blocks(&found.text, dialect.comments) {
        let lines = Lines::of(&found.text, dialect, is_mdx).read();
        found.markers = lines.markers;
        found.then(lines.text, lines.map);
    }
    if dialect.mathematics == Mathematics::Brackets
        && let Some(text) = in_dollars(&found.text)
    {
        found.text = text.into();
    }
    found
}

impl Prepared<'_> {
    /// Takes the text that a step has made.
    fn then(&mut self, text: String, map: TextMap) {
        self.text = text.into();
        self.maps.insert(0, map);
    }
}

#[cfg(test)]
mod tests;
