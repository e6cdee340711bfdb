//! The events that pulldown-cmark makes of a text, and what is switched on for it.

use std::collections::BTreeMap;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser, TextMergeWithOffset};

use super::citation;
use super::math::has_formula;
use super::narrative::cited;
use super::running::{has_signs, marked};
use super::writer::EventAt;
use crate::config::{Dialect, Mathematics};

/// The events of a text, and what else they come with.
pub(super) struct Events<'t> {
    pub(super) input: Vec<EventAt<'t>>,
    /// Whether running text may hold what stands in it without marks of Markdown's own.
    pub(super) has_signs: bool,
    /// Where marked words begin and end.
    pub(super) marked: Vec<(usize, bool)>,
    /// The addresses that stand in lines of their own, by their labels in small letters, where words in two brackets may
    /// ask for them.
    pub(super) addresses: BTreeMap<String, String>,
}

impl<'t> Events<'t> {
    pub(super) fn of(text: &'t str, dialect: Dialect) -> Self {
        let is_citation = |link: BrokenLink<'_>| {
            let is_meant =
                link.link_type == LinkType::Shortcut && citation::looks_like(&link.reference);
            is_meant.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        };
        let options = options(text, dialect);
        let parser = Parser::new_with_broken_link_callback(text, options, Some(is_citation));
        let has_signs = has_signs(text, dialect);
        let mut addresses = BTreeMap::new();
        if text.contains("]][") {
            let all = parser.reference_definitions().iter();
            addresses.extend(all.map(|(label, to)| (label.to_lowercase(), to.dest.to_string())));
        }
        let input = in_whole_texts(cited(text, parser.into_offset_iter()), has_signs);
        let has_marks = dialect.marks && text.contains("==");
        let marked = if has_marks {
            marked(text, &input)
        } else {
            Vec::new()
        };
        Self {
            input,
            has_signs,
            marked,
            addresses,
        }
    }
}

/// The events of a text. Bare addresses and lists of attributes come in pieces, cut at every sign that could mean
/// something: where there may be some, the pieces are joined.
fn in_whole_texts(events: Vec<EventAt<'_>>, has_signs: bool) -> Vec<EventAt<'_>> {
    if has_signs {
        TextMergeWithOffset::new(events.into_iter()).collect()
    } else {
        events
    }
}

/// What is switched on for a text. Formulas only where there is one, since a dollar sign is mostly a sum of money.
fn options(text: &str, dialect: Dialect) -> Options {
    let has_formulas = dialect.mathematics != Mathematics::None && has_formula(text);
    let formulas = if has_formulas {
        Options::ENABLE_MATH
    } else {
        Options::empty()
    };
    let punctuation = if dialect.punctuation {
        Options::ENABLE_SMART_PUNCTUATION
    } else {
        Options::empty()
    };
    let wiki_links = if dialect.wiki_links {
        Options::ENABLE_WIKILINKS
    } else {
        Options::empty()
    };
    formulas
        | punctuation
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | wiki_links
}
