//! The compiler's layout, by the compiler's own renderer: the only module that knows annotate-snippets.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::fold::folded;
use super::mistake::Label;
use super::report::Report;
use super::row::Row;
use super::severity::Severity;
use super::visible::{visible, visible_lines};
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
    for shown in folded(&report.rows) {
        let spelt = Spelt::of(shown.row, shown.more);
        out.push_str(&harmless(
            &renderer.render(&groups(report, shown.row, &spelt)),
        ));
        out.push_str("\n\n");
    }
    out
}

/// The renderer shows signs for the control characters of ASCII and leaves those above it, which some terminals obey: as
/// one sign each, so that the mark below stays where it is.
fn harmless(rendered: &str) -> String {
    rendered.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}")
}

/// The words of a message as a terminal may be given them.
struct Spelt {
    message: String,
    help: Option<String>,
    /// What each of the further places shows.
    labels: Vec<String>,
    notes: Vec<String>,
}

impl Spelt {
    fn of(row: &Row<'_>, more: usize) -> Self {
        let found = row.found;
        let follow = match found.followers {
            0 => None,
            1 => Some("1 more follows from this".to_owned()),
            count => Some(format!("{count} more follow from this")),
        };
        let like =
            (more > 0).then(|| format!("{more} more like it; `check --format short` lists all"));
        Self {
            message: visible(&found.message),
            help: found.help.as_deref().map(visible_lines),
            labels: found
                .also
                .iter()
                .map(|label| visible(&label.text))
                .collect(),
            notes: follow.into_iter().chain(like).collect(),
        }
    }
}

fn groups<'a>(report: &'a Report<'_>, row: &'a Row<'_>, spelt: &'a Spelt) -> Vec<Group<'a>> {
    let found = row.found;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(&*spelt.message)
        .id(found.code.to_string())
        .element(snippet(
            report,
            &found.path,
            &found.span,
            None,
            Some(row.position.line),
        ));
    for (Label { path, span, .. }, shown) in found.also.iter().zip(&spelt.labels) {
        group = group.element(snippet(report, path, span, Some(shown), None));
    }
    if let Some(help) = &spelt.help {
        group = group.element(Level::HELP.message(help));
    }
    for note in &spelt.notes {
        group = group.element(Level::NOTE.message(note));
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
        .path(visible(&format!("{}{path}", report.way)))
        .annotation(kind.span(marked).label(label))
}
