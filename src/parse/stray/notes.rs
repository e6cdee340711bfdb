//! Notes: mentioned without a text, given twice, mentioned nowhere.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::found::{Run, Stray};
use crate::parse::footnote::label;
use crate::parse::writer::EventAt;

/// What is wrong with the notes of a text.
pub(super) fn of(input: &[EventAt<'_>]) -> Vec<Stray> {
    let mut found = Vec::new();
    let mut given: BTreeMap<String, (Range<usize>, String)> = BTreeMap::new();
    let mut mentioned: Vec<String> = Vec::new();
    for (event, range) in input {
        match event {
            Event::FootnoteReference(name) => mentioned.push(label(name)),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let mark = range.start..range.start + name.len() + 3;
                let old = given.insert(label(name), (mark.clone(), name.to_string()));
                if old.is_some() {
                    let message = format!("the note `{name}` is given twice");
                    found.push(Stray::new(
                        mark,
                        message,
                        "Give each note a label of its own.",
                    ));
                }
            }
            _ => {}
        }
    }
    for name in &mentioned {
        given.remove(name);
    }
    let unused = given.into_values().map(|(mark, name)| {
        let message = format!("nothing in this text leads to the note `{name}`");
        let help = format!("Put `[^{name}]` where it belongs, or take the note away.");
        Stray::new(mark, message, help)
    });
    found.extend(unused);
    found
}

/// The mention of a note that has no text, within a run.
pub(super) fn lacking(text: &str, run: &Run) -> Vec<Stray> {
    let within = &text[run.range.clone()];
    let marks = within.match_indices("[^").filter_map(|(at, _)| {
        let behind = &within[at + 2..];
        let end = behind.find(']').filter(|end| (1..=40).contains(end))?;
        let name = &behind[..end];
        let is_label = name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        // A set of signs in a pattern is written the same: `[^a-z]`.
        let is_set = name.len() == 3 && name.as_bytes()[1] == b'-';
        let start = run.range.start + at;
        (is_label && !is_set).then(|| {
            Stray::new(
                start..start + end + 3,
                format!("the note `{name}` has no text"),
                format!("Write it on a line of its own: `[^{name}]: …`."),
            )
        })
    });
    marks.collect()
}
