//! What was found, in the order in which it is shown.

use std::collections::BTreeMap;

use crate::text::File;

use super::fold::by_code;
use super::list::Diagnostics;
use super::mistake::Diagnostic;
use super::row::Row;
use super::severity::Severity;
use crate::text::Lines;

/// Findings in the order in which they are shown.
#[derive(Debug)]
pub struct Report<'a> {
    pub(super) rows: Vec<Row<'a>>,
    pub(super) texts: BTreeMap<&'a str, &'a str>,
    /// What stands before the paths that people read: the way to the folder of the bank from where they are.
    pub(super) way: String,
}

impl Diagnostics {
    /// Puts what was found in order, works out lines and columns, and drops what was found twice.
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
        rows.sort_by(|one, other| one.key().cmp(&other.key()));
        rows.dedup_by(|one, other| one.key() == other.key());
        Report {
            rows,
            texts,
            way: String::new(),
        }
    }
}

impl Report<'_> {
    /// The report for somebody who is elsewhere than in the folder of the bank, with the way to it: `../` or `bank/`.
    /// Formats for machines keep to the bank's own paths.
    #[must_use]
    pub fn seen_from(mut self, way: String) -> Self {
        self.way = way;
        self
    }

    /// A path from where somebody is, where that is at the bank or above it: what reads a whole repository calls files so.
    pub(super) fn seen_path(&self, path: &str) -> String {
        if self.way.starts_with("..") || self.way.starts_with('/') {
            return path.to_owned();
        }
        format!("{}{path}", self.way)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What was found in each file, in the order of places; a place that none is known of is no file's.
    pub fn by_file(&self) -> BTreeMap<&str, Vec<&Diagnostic>> {
        let mut found: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for row in &self.rows {
            found.entry(&row.found.path).or_default().push(row.found);
        }
        found
    }

    /// What was found, in the order in which it is shown, with the line of each.
    pub fn lines(&self) -> impl Iterator<Item = (&Diagnostic, usize)> {
        self.rows.iter().map(|row| (row.found, row.position.line))
    }

    /// The text of a file that something was found in.
    pub fn text(&self, path: &str) -> &str {
        self.texts.get(path).copied().unwrap_or_default()
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
        let counts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        match by_code(&self.rows) {
            Some(by_code) => format!("{counts}: {by_code}"),
            None => counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic};

    #[test]
    fn no_form_of_a_report_tells_a_terminal_anything() {
        let signs = "a\u{1b}\u{7f}\u{85}\u{9b}2J\u{202e}\u{2066}b";
        let file = File::new("content/a.md", format!("x: {signs}\n"));
        let mut found = Diagnostics::default();
        let mistake = Diagnostic::new(
            Code::BadYaml,
            &file.path,
            3..file.text.len() - 1,
            signs.into(),
        );
        let mistake = mistake.help(signs).also(&file.path, 0..1, signs);
        found.push(mistake);
        let report = found.report([&file]);
        let told = |c: char| {
            c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let machine = [
            report.github(),
            report.gitlab(),
            report.sarif(),
            report.json(),
        ];
        for shown in machine
            .into_iter()
            .chain([report.human(false), report.short()])
        {
            let shown = shown.replace('\n', "");
            assert!(!shown.contains(told), "{shown:?}");
        }
        let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
        assert_eq!(json["diagnostics"][0]["message"], signs);
    }
}
