//! Tables that are none: rows of cells without the line that makes a table of them, and what Pandoc leaves of a table that
//! it cannot write.

use super::found::{Run, Stray};

/// What Pandoc writes in the place of a table that its form of Markdown has no signs for.
const LOST: &str = "[TABLE]";

/// What stands where another program lost a table.
pub(super) fn lost(text: &str, run: &Run) -> Option<Stray> {
    let is_lost = run.is_first && text[run.range.clone()].trim() == LOST;
    is_lost.then(|| {
        Stray::new(
            run.range.clone(),
            "the program that made this text lost a table here",
            "Put the table in, with bars between its cells, or convert the file again with `pandoc --to gfm`.",
        )
    })
}

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
