//! A message with its place worked out.

use super::misses::declares;
use super::mistake::Diagnostic;
use super::severity::Severity;
use crate::text::Position;

#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) found: &'a Diagnostic,
    pub(super) position: Position,
}

impl Row<'_> {
    /// Errors before warnings; what the whole bank rests on before what rests on it; by place; by code.
    pub(super) fn key(&self) -> impl Ord + use<'_> {
        let Position { line, column, .. } = self.position;
        let path: &str = &self.found.path;
        let is_of_entries = path != "bank.yaml" && !declares(path);
        (
            (self.found.severity == Severity::Warning, is_of_entries),
            (path, line, column),
            (self.found.code, self.found.message.as_str()),
        )
    }
}
