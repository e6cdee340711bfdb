//! Everything that a run finds.

use crate::text::File;

use super::code::Code;
use super::mistake::Diagnostic;
use super::severity::Severity;

/// Everything found in one run, with the text that it points into.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    pub(super) found: Vec<Diagnostic>,
    pub(super) kept: Vec<File>,
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
    pub fn extend_from(&mut self, other: &Self) {
        self.found.extend(other.found.iter().cloned());
        self.kept.extend(other.kept.iter().cloned());
    }

    /// Adds what fits of all that another list holds.
    pub fn extend_where(&mut self, other: &Self, fits: impl Fn(&Diagnostic) -> bool) {
        let found = other.found.iter().filter(|found| fits(found));
        self.found.extend(found.cloned());
        self.kept.extend(other.kept.iter().cloned());
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Keeps the text of a file that no stage hands on, so that it can be shown.
    pub fn retain_source(&mut self, file: File) {
        self.kept.push(file);
    }

    /// Gives each finding a weight; what has none is dropped.
    pub fn weigh(&mut self, mut weight: impl FnMut(&Diagnostic) -> Option<Severity>) {
        self.found.retain_mut(|found| match weight(found) {
            Some(severity) => {
                found.severity = severity;
                true
            }
            None => false,
        });
    }

    /// Keeps errors alone.
    pub fn keep_errors(&mut self) {
        self.found.retain(|found| found.severity == Severity::Error);
    }

    /// Keeps what was found in some files alone.
    pub fn keep_files(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.found.retain(|found| is_wanted(&found.path));
    }

    /// Keeps mistakes of some kinds alone.
    pub fn keep_codes(&mut self, wanted: &[Code]) {
        self.found.retain(|found| wanted.contains(&found.code));
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
}
