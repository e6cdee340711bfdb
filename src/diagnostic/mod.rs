//! What is wrong, where, why, and how to mend it.
//!
//! An author's mistake is data: a [`Diagnostic`] with a stable code, the bytes it is about, a reason and a mend.
//! Stages push what they find and go on. Meanings, severities and examples of all codes stand in `codes.yaml`, which
//! `sourcebook explain` and the guide share.

mod code;
mod human;
mod json;
mod overlay;
mod position;
mod short;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::source::File;

pub use code::{Code, Explanation, explain, explanations};
use position::Lines;
pub use position::Position;

/// How much a finding weighs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The bank cannot be built.
    Error,
    /// The bank is built; somebody should look.
    Warning,
}

/// One mistake.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which mistake.
    pub code: Code,
    /// What it weighs in this bank.
    pub severity: Severity,
    /// The file, from the bank's root.
    pub path: Arc<str>,
    /// The bytes of the file that it is about; empty at 0 where no place is known.
    pub span: Range<usize>,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
    /// How to mend it, in a sentence or two.
    pub help: Option<String>,
    /// Further places that belong to it, each with what it shows.
    pub also: Vec<(Arc<str>, Range<usize>, String)>,
}

impl Diagnostic {
    /// A finding of the severity that the code has by default.
    pub fn new(code: Code, path: &Arc<str>, span: Range<usize>, message: String) -> Self {
        let severity = explain(code).severity;
        Self {
            code,
            severity,
            path: Arc::clone(path),
            span,
            message,
            help: None,
            also: Vec::new(),
        }
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the nearest name as the mend, where one is near enough, or else what names there are.
    #[must_use]
    pub fn nearest<'a>(self, name: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        match nearest(name, names.iter().copied()) {
            Some(near) => self.help(format!("Did you mean `{near}`?")),
            None if names.is_empty() => self,
            None if names.len() <= 12 => self.help(format!("There is {}.", listed(&names))),
            None => self,
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, path: &Arc<str>, span: Range<usize>, label: impl Into<String>) -> Self {
        self.also.push((Arc::clone(path), span, label.into()));
        self
    }
}

/// Everything found in one run, with the text that it points into.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    kept: Vec<File>,
}

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// Adds what another part of the run found.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(found);
    }

    /// Adds everything that another list holds.
    pub fn merge(&mut self, other: Self) {
        self.found.extend(other.found);
        self.kept.extend(other.kept);
    }

    /// Adds everything that another list holds, and leaves it as it is.
    pub fn repeat(&mut self, other: &Self) {
        self.found.extend(other.found.iter().cloned());
        self.kept.extend(other.kept.iter().cloned());
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Keeps the text of a file that no stage hands on, so that it can be shown.
    pub fn keep(&mut self, file: File) {
        self.kept.push(file);
    }

    /// Applies the bank's own severities: `None` drops a code.
    pub fn weigh(&mut self, settings: &BTreeMap<Code, Option<Severity>>) {
        self.found
            .retain_mut(|found| match settings.get(&found.code) {
                Some(Some(severity)) => {
                    found.severity = *severity;
                    true
                }
                Some(None) => false,
                None => true,
            });
    }

    /// Whether anything found stops a build.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    }

    /// The findings alone.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// The findings as they were pushed.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

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

/// Findings in the order in which they are shown.
#[derive(Debug)]
pub struct Report<'a> {
    rows: Vec<Row<'a>>,
    texts: BTreeMap<&'a str, &'a str>,
}

#[derive(Debug)]
struct Row<'a> {
    found: &'a Diagnostic,
    position: Position,
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

impl Report<'_> {
    /// For people: the source line with the place marked, reason and mend, as compilers show it.
    pub fn human(&self, colour: bool) -> String {
        human::render(self, colour)
    }

    /// `file:line:column: severity[code]: message`, a line each.
    pub fn short(&self) -> String {
        short::render(self)
    }

    /// One JSON object, as the manual specifies it.
    pub fn json(&self) -> String {
        json::render(self)
    }

    /// One JSON object for the preview's overlay: the machine format, each finding with its source line.
    pub fn overlay(&self) -> String {
        overlay::render(self)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn count(&self, severity: Severity) -> usize {
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

/// The name that a mistyped one most likely means: at most a third of its letters may differ.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    let limit = wanted.chars().count().div_ceil(3).min(5);
    let distance = |other: &str| strsim::osa_distance(&wanted, &other.to_lowercase());
    let close_in_length = |other: &&str| other.len().abs_diff(wanted.len()) <= limit;
    let found = names
        .into_iter()
        .filter(close_in_length)
        .map(|other| (distance(other), other));
    found
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, other)| other)
}

/// "`a`, `b` and `c`".
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
