//! The lines of MDX that are no Markdown, as a text is gone through: modules, comments, components.

use super::components::{Component, Place};
use super::lines::{Lines, Open, STEP, Until, columns};
use super::modules::{Module, module};

impl<'t> Lines<'t> {
    /// Takes imports and exports in, and comments in braces.
    pub(super) fn module(&mut self, line: &'t str) -> bool {
        let behind = &self.all[self.number..];
        if line.trim_start().starts_with("{/*") {
            let is_alone = line.trim_end().ends_with("*/}");
            let end = if is_alone {
                Some(self.number)
            } else {
                self.next_line("*/}", |line| line.trim_end().ends_with("*/}"))
            };
            if let Some(end) = end {
                self.leave_out(end + 1 - self.number);
            }
            return end.is_some();
        }
        let before = self.number.checked_sub(1).map(|before| self.all[before]);
        let stands_alone = before.is_none_or(|before| {
            before.trim().is_empty() || before.starts_with("import ") || before.starts_with('}')
        });
        let Some((found, count)) = module(behind).filter(|_| stands_alone) else {
            return false;
        };
        if let Module::Import { name, path } = found {
            self.imports.insert(name, path);
        }
        self.leave_out(count);
        true
    }

    /// Takes the tags of components in that a line begins or ends with.
    pub(super) fn component(&mut self, line: &'t str) -> bool {
        let mut rest = line;
        let mut is_taken = false;
        while rest.trim_start().starts_with('<') {
            let inside = rest.trim_start();
            let joined = self.tag(inside);
            let Some(component) = Component::at_head(&joined) else {
                break;
            };
            let is_tag_alone =
                inside.len() <= component.length || inside[component.length..].trim().is_empty();
            let is_left = component.is_html() && component.place != Place::Alone
                || !is_tag_alone && component.is_inline();
            if is_left || !self.take(&component) {
                break;
            }
            is_taken = true;
            // A tag may run over several lines.
            let mut length = component.length;
            let mut left = inside;
            while length > left.trim_end().len() && self.number + 1 < self.all.len() {
                length -= left.len();
                self.next();
                left = self.all[self.number];
            }
            rest = left.get(length..).unwrap_or_default();
        }
        if is_taken && !rest.trim().is_empty() {
            self.content(rest);
        }
        is_taken
    }

    /// A line from its tag on, with those that the tag runs on to.
    fn tag(&self, line: &str) -> String {
        let mut joined = line.to_owned();
        for next in self.all[self.number + 1..].iter().take(30) {
            let is_whole = joined.contains('>') && Component::at_head(&joined).is_some();
            if next.trim().is_empty() || is_whole {
                break;
            }
            joined.push_str(next);
        }
        joined
    }

    /// What stands behind the tags of a line: text, and the closing tag of what they begin.
    fn content(&mut self, rest: &'t str) {
        let closing = rest.rfind("</").filter(|&at| {
            let component = Component::at_head(rest[at..].trim_end());
            component.is_some_and(|found| found.length == rest[at..].trim_end().len())
        });
        let end = closing.unwrap_or(rest.len());
        let within = self.all[self.number].len() - rest.len();
        let words = format!("{}\n", rest[..end].trim());
        self.insert(&words, within);
        if let Some(component) = closing.and_then(|at| Component::at_head(&rest[at..])) {
            self.take(&component);
        }
    }

    /// Begins or ends the block of a component; says whether there is one.
    fn take(&mut self, component: &Component<'_>) -> bool {
        match component.place {
            Place::Opens if self.is_full() => false,
            Place::Opens => {
                let is_listed = self.stands_in_list();
                let moved: usize = self.open.iter().map(|open| open.inset).sum();
                let column = columns(self.all[self.number]);
                let edge = if is_listed { column } else { moved };
                let behind = self.all[self.number + 1..].iter();
                let mut said = behind.filter(|line| !line.trim().is_empty());
                let inside = said.next().map_or(0, |line| columns(line));
                self.begin(
                    component.container(),
                    Open {
                        until: Until::Component(component.name.to_owned()),
                        is_outermost: !is_listed,
                        inset: inside.saturating_sub(edge).min(4 * STEP),
                    },
                );
                true
            }
            Place::Closes => {
                let ends = |open: &Open| matches!(&open.until, Until::Component(name) if name == component.name);
                let last = self.open.iter().rposition(ends);
                if let Some(last) = last {
                    self.close_to(last);
                }
                last.is_some()
            }
            Place::Alone => {
                let markdown = component.markdown();
                if let Some(markdown) = &markdown {
                    self.part();
                    self.insert(markdown, 0);
                    self.part();
                }
                markdown.is_some()
            }
        }
    }
}
