//! Marks that stayed in the text: what looks like Markdown and is none, which a page would show as it was typed.
//!
//! Markdown has no mistakes: what it does not understand is text. So what an author meant is looked for where it stayed
//! text, in the runs between the events of the parser, and only in forms that nobody writes for their own sake.

mod blocks;
mod code;
mod found;
mod marks;
mod notes;
mod pictures;
mod rows;

pub(super) use code::is_open;

use pulldown_cmark::{Event, Tag, TagEnd};

use found::{Run, Stray, has};

use super::origin::Origin;
use super::writer::EventAt;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::Spanned;

/// Reports the marks that stayed in a text. Where a bank is not `strict`, its content comes from another generator, and
/// what is no loss is left alone. Returns what only the whole bank can tell: words in brackets that may be ids.
pub(super) fn report(
    origin: &Origin<'_>,
    input: &[EventAt<'_>],
    strict: bool,
    out: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    code::report(origin, input, out);
    let mut say = |code: Code, strays: Vec<Stray>| {
        for stray in strays {
            let span = origin.span(&stray.range);
            let wrong = Diagnostic::new(code, &origin.file.path, span, stray.message);
            let wrong = wrong.help(stray.help);
            out.push(match stray.mend {
                // Where a text was prepared or folded, its bytes are not those of the file.
                Some((place, right)) if origin.is_verbatim(&place) => {
                    wrong.mend_at(origin.span(&place), right).surely()
                }
                _ => wrong,
            });
        }
    };
    let text = origin.text;
    if has(text, "[^") {
        say(Code::BadNote, notes::of(input));
        let lacking = runs(text, input).into_iter();
        say(
            Code::BadNote,
            lacking.flat_map(|run| notes::lacking(text, &run)).collect(),
        );
    }
    if has(text, "![]") {
        say(Code::UnspokenPicture, blocks::unspoken(text, input));
    }
    if has(text, "<img") || has(text, "<IMG") {
        say(Code::UnspokenPicture, pictures::unspoken(text, input));
    }
    if has(text, "<") {
        say(Code::StrayMark, blocks::unclosed(input));
    }
    say(Code::StrayMark, blocks::misnamed(text, input));
    if strict {
        say(Code::SkippedLevel, blocks::skipped(input));
    }
    if marks::may_stay(text) {
        for run in runs(text, input) {
            let mut found = marks::of(text, &run);
            found.extend(rows::of(text, &run));
            found.extend(rows::lost(text, &run));
            say(Code::StrayMark, found);
        }
    }
    bracketed(origin, input)
}

/// Words in single brackets that may be the id of an entry: of one word with a hyphen or a number, which nobody writes for
/// their own sake.
fn bracketed(origin: &Origin<'_>, input: &[EventAt<'_>]) -> Vec<Spanned<String>> {
    let text = origin.text;
    if !has(text, "[") {
        return Vec::new();
    }
    let runs = runs(text, input).into_iter();
    let found = runs.flat_map(|run| marks::bracketed(text, &run));
    found
        .map(|range| {
            Spanned::new(
                text[range.start + 1..range.end - 1].to_owned(),
                origin.span(&range),
            )
        })
        .collect()
}

fn runs(text: &str, input: &[EventAt<'_>]) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let (mut is_code, mut is_first, mut is_open) = (false, false, false);
    for (event, range) in input {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                is_code = true;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                is_code = false;
            }
            Event::Text(_) if is_code => continue,
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => {
                let last = found.last_mut().filter(|last| {
                    is_open
                        && text
                            .get(last.range.end..range.start)
                            .is_some_and(is_between)
                });
                match last {
                    Some(last) => last.range.end = range.end,
                    None => found.push(Run {
                        range: range.clone(),
                        is_first,
                    }),
                }
                (is_open, is_first) = (true, false);
                continue;
            }
            Event::Start(Tag::Paragraph) => is_first = true,
            _ => is_first = false,
        }
        is_open = false;
    }
    found
}

/// Whether there is nothing between two texts but what quotations and lists begin lines with.
fn is_between(between: &str) -> bool {
    between
        .bytes()
        .all(|byte| matches!(byte, b' ' | b'>' | b'\t'))
}
