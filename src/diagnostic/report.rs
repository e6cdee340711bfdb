//! What was found, in the order in which it is shown.

use std::collections::BTreeMap;

use crate::text::File;

use super::code::Code;
use super::list::Diagnostics;
use super::mistake::Diagnostic;
use super::severity::Severity;
use crate::text::{Lines, Position};

/// Findings in the order in which they are shown.
#[derive(Debug)]
pub struct Report<'a> {
    pub(super) rows: Vec<Row<'a>>,
    pub(super) texts: BTreeMap<&'a str, &'a str>,
}

#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) found: &'a Diagnostic,
    pub(super) position: Position,
}

impl Row<'_> {
    fn key(&self) -> (&str, usize, usize, Code, &str) {
        let Position { line, column, .. } = self.position;
        (
            &self.found.path,
            line,
            column,
            self.found.code,
            &self.found.message,
        )
    }
}

impl Diagnostics {
    /// Sorts by place and code, works out lines and columns, and drops what was found twice.
    pub fn report<'a>(&'a self, files: impl IntoIterator<Item = &'a File>) -> Report<'a> {
        let texts: BTreeMap<&str, &str> = self
            .kept
            .iter()
            .chain(files)
            .map(|file| (&*file.path, &*file.text))
            .collect();
        let mut lines: BTreeMap<&str, Lines<'_>> = BTreeMap::new();
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(self.found.len());
        for found in &self.found {
            let text = texts.get(&*found.path).copied().unwrap_or_default();
            let lines = lines.entry(&found.path).or_insert_with(|| Lines::new(text));
            rows.push(Row {
                found,
                position: lines.position(&found.span),
            });
        }
        rows.sort_by(|a, b| a.key().cmp(&b.key()));
        rows.dedup_by(|a, b| a.key() == b.key());
        Report { rows, texts }
    }
}

impl Report<'_> {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn count(&self, severity: Severity) -> usize {
        self.rows
            .iter()
            .filter(|row| row.found.severity == severity)
            .count()
    }

    /// "2 errors, 1 warning", or nothing where nothing was found.
    pub fn summary(&self) -> String {
        let count = |number: usize, word: &str| match number {
            0 => None,
            1 => Some(format!("1 {word}")),
            _ => Some(format!("{number} {word}s")),
        };
        let parts = [
            count(self.count(Severity::Error), "error"),
            count(self.count(Severity::Warning), "warning"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
