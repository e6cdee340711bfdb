//! Tables that are none: rows of cells without the line that makes a table of them.

use super::found::{Run, Stray};

/// Rows that stayed text.
pub(super) fn of(text: &str, run: &Run) -> Option<Stray> {
    if !run.is_first {
        return None;
    }
    let within = &text[run.range.clone()];
    let mut lines = within.lines().map(str::trim);
    let is_row = |line: &str| {
        line.len() > 2
            && line.starts_with('|')
            && line.ends_with('|')
            && line.matches('|').count() > 2
    };
    let (first, second) = (lines.next()?, lines.next()?);
    (is_row(first) && is_row(second)).then(|| {
        let cells = first.trim_matches('|').split('|').count();
        let line = vec!["---"; cells].join(" | ");
        let start = run.range.start;
        let first_end = within.find('\n').unwrap_or(within.len());
        Stray {
            range: start..start + first.len(),
            message: "these rows are no table: the line below the head is missing".to_owned(),
            help: format!("Put `| {line} |` below this line."),
            mend: Some((
                start + first_end..start + first_end,
                format!("\n| {line} |"),
            )),
        }
    })
}
