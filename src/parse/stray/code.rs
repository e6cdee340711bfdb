//! Blocks of code that are opened and never closed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::parse::origin::Origin;
use crate::parse::writer::EventAt;

/// Reports the block that the end of the text closes.
pub(super) fn report(origin: &Origin<'_>, input: &[EventAt<'_>], out: &mut Diagnostics) {
    let is_fenced = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
        )
    };
    let fenced = input.iter().rev().find(|(event, _)| is_fenced(event));
    let Some((_, range)) = fenced.filter(|(_, range)| is_open(origin.text, range)) else {
        return;
    };
    let inside = &origin.text[range.clone()];
    let first = inside.lines().next().unwrap_or_default();
    let span = origin.span(&(range.start..range.start + first.len()));
    let message = "the block of code that opens here is never closed".to_owned();
    let mut found = Diagnostic::new(Code::UnclosedCode, &origin.file.path, span, message);
    if !swallows(inside) {
        found.severity = Severity::Warning;
    }
    let sign = if first.starts_with('~') {
        "tildes (`~~~`)"
    } else {
        "backticks (` ``` `)"
    };
    out.push(found.help(format!(
        "Put a line of three {sign} behind its last line; what follows is inside it now."
    )));
}

/// Whether a block of code runs to the end of the text without a fence that closes it.
pub(crate) fn is_open(text: &str, range: &Range<usize>) -> bool {
    if !text[range.end..].trim().is_empty() {
        return false;
    }
    let inside = text[range.clone()].trim_end();
    let Some(sign) = inside.chars().next().filter(|c| matches!(c, '`' | '~')) else {
        return false;
    };
    let last = inside.lines().skip(1).last().unwrap_or_default();
    let last = last.trim_start_matches([' ', '>', '\t']);
    last.len() < 3 || !last.chars().all(|c| c == sign)
}

/// Whether text stands in the block that was meant to stand behind it.
fn swallows(inside: &str) -> bool {
    let is_text = |line: &str| {
        let signs = line.bytes().take_while(|byte| *byte == b'#').count();
        ((2..=6).contains(&signs) && line[signs..].starts_with(' '))
            || line.contains("[[")
            || line.contains("](")
    };
    inside.lines().skip(1).any(is_text)
}
