//! The formats of a report: a file each.

use super::report::Report;
use super::{github, gitlab, human, json, overlay, sarif, short};

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

    /// Marks on the lines of a pull request, for GitHub Actions.
    pub fn github(&self) -> String {
        github::render(self)
    }

    /// A report of code quality, for GitLab.
    pub fn gitlab(&self) -> String {
        gitlab::render(self)
    }

    /// A SARIF log, for whatever reads those.
    pub fn sarif(&self) -> String {
        sarif::render(self)
    }

    /// One JSON object for the preview's overlay: the machine format, each finding with its source line.
    pub fn overlay(&self) -> String {
        overlay::render(self)
    }
}
