//! The compiler's layout, by the compiler's own renderer: the only module that knows annotate-snippets.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::mistake::Label;
use super::report::Report;
use super::report::Row;
use super::severity::Severity;
use crate::text::floor;

/// Longer lines are cut around the place, so that a mistake in a line of a megabyte does not print a megabyte.
const WIDTH: usize = 8_000;

pub(super) fn render(report: &Report<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    for row in &report.rows {
        out.push_str(&renderer.render(&groups(report, row)));
        out.push_str("\n\n");
    }
    out
}

fn groups<'a>(report: &'a Report<'_>, row: &'a Row<'_>) -> Vec<Group<'a>> {
    let found = row.found;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(&*found.message)
        .id(found.code.to_string())
        .element(snippet(
            report,
            &found.path,
            &found.span,
            None,
            Some(row.position.line),
        ));
    for Label { path, span, text } in &found.also {
        group = group.element(snippet(report, path, span, Some(text), None));
    }
    if let Some(help) = &found.help {
        group = group.element(Level::HELP.message(help));
    }
    vec![group]
}

fn snippet<'a>(
    report: &'a Report<'_>,
    path: &'a str,
    span: &Range<usize>,
    label: Option<&'a str>,
    line: Option<usize>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = report.texts.get(path).copied().unwrap_or_default();
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..]
        .find('\n')
        .map_or(text.len(), |length| start + length);
    let from = if start - line_start > WIDTH {
        floor(text, start - WIDTH / 2)
    } else {
        line_start
    };
    let to = if line_end - start > WIDTH {
        floor(text, start + WIDTH)
    } else {
        line_end
    };
    let marked = start - from..end.min(to) - from;
    let kind = if label.is_some() {
        AnnotationKind::Context
    } else {
        AnnotationKind::Primary
    };
    let number = line.unwrap_or_else(|| text[..start].matches('\n').count() + 1);
    Snippet::source(&text[from..to])
        .line_start(number)
        .path(path)
        .annotation(kind.span(marked).label(label))
}
