//! The formats of a report: a file each.

use super::report::Report;
use super::{human, json, overlay, short};

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
}
