//! The lines that begin and end blocks, as a text is gone through.

use super::components::{Component, Place};
use super::containers::{Container, colons, directive, indented};
use super::lines::{Lines, Open, STEP, Until, columns};
use super::modules::{Module, module};

impl<'t> Lines<'t> {
    /// Takes a line of colons in.
    pub(super) fn colons(&mut self, line: &str) -> bool {
        let inside = line.trim();
        if !inside.starts_with(":::") || columns(line) >= STEP && !self.stands_in_list() {
            return false;
        }
        if let Some(container) = colons(inside.trim_start_matches(':')) {
            if container.is_hidden {
                self.leave_out_block();
                return true;
            }
            let until = match container.name.as_str() {
                "tabs" if inside.contains("tabset") => Until::Tabset(None),
                _ => Until::Colons,
            };
            self.open(line, container, until);
            return true;
        }
        let is_colons = |open: &Open| matches!(open.until, Until::Colons | Until::Tabset(_));
        let Some(last) = self.open.iter().rposition(is_colons) else {
            return false;
        };
        self.close_to(last);
        true
    }

    /// Leaves a block between colons out, whose first line is looked at.
    fn leave_out_block(&mut self) {
        let mut depth = 0_usize;
        let behind = &self.all[self.number..];
        let length = behind.iter().position(|line| {
            if let Some(inside) = line.trim().strip_prefix(":::") {
                match colons(inside.trim_start_matches(':')) {
                    Some(_) => depth += 1,
                    None => depth = depth.saturating_sub(1),
                }
            }
            depth == 0
        });
        self.leave_out(length.map_or(behind.len(), |length| length + 1));
    }

    /// Takes a line in whose block stands further in, if something does.
    pub(super) fn indented(&mut self, line: &str) -> bool {
        let Some(container) = indented(line) else {
            return false;
        };
        let column = columns(self.all[self.number]);
        if columns(line) >= STEP && !self.stands_in_list() {
            return false;
        }
        let behind = self.all[self.number + 1..].iter();
        let mut said = behind.filter(|line| !line.trim().is_empty());
        if said.next().is_none_or(|next| columns(next) < column + STEP) {
            let is_empty = container.title.is_some() && container.name != "tab";
            if is_empty {
                self.open(line, container, Until::Colons);
                self.close_to(self.open.len() - 1);
            }
            return is_empty;
        }
        let inside = column + STEP;
        let is_tab = container.name == "tab";
        let goes_on = self
            .open
            .last()
            .is_some_and(|open| open.until == Until::Tabs(inside));
        if is_tab && !goes_on {
            self.open(line, Container::named("tabs", ""), Until::Tabs(inside));
        }
        self.open(line, container, Until::Indented(inside));
        true
    }

    /// Whether the line that is looked at stands further in for the sake of a list.
    fn stands_in_list(&self) -> bool {
        let column = columns(self.all[self.number]);
        let before = self.all[..self.number].iter().rev();
        let mut outer = before.filter(|line| !line.trim().is_empty() && columns(line) < column);
        outer.next().is_some_and(|line| {
            let line = line.trim_start();
            let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.starts_with(['-', '*', '+', ':', '[']) || behind.starts_with(['.', ')'])
        })
    }

    /// Takes a fence in that a directive stands behind, with the lines of its options.
    pub(super) fn directive(&mut self, line: &str) -> bool {
        let Some((container, sign, length)) = directive(line) else {
            return false;
        };
        self.open(line, container, Until::Fence(sign, length));
        true
    }

    pub(super) fn ends_fence(&mut self, line: &str) -> bool {
        let inside = line.trim();
        let ends = |open: &Open| {
            matches!(open.until, Until::Fence(sign, length)
                if inside.len() >= length && inside.chars().all(|c| c == sign))
        };
        let Some(last) = self.open.iter().rposition(ends) else {
            return false;
        };
        self.close_to(last);
        true
    }

    /// Begins a block whose first line is looked at; takes its options in, and the heading that is its title.
    fn open(&mut self, line: &str, mut container: Container, until: Until) {
        let (mut picture, mut alt) = (None, String::new());
        if ["figure", "image"].contains(&container.name.as_str()) {
            picture = container.title.take();
        }
        let is_outermost = !line.starts_with([' ', '\t']);
        let inset = match until {
            Until::Indented(_) => STEP,
            _ => 0,
        };
        let next = |lines: &Self| lines.all.get(lines.number + 1).map(|line| line.trim());
        while let Some(option) = next(self).filter(|_| container.takes_options) {
            let Some((key, value)) = option
                .strip_prefix(':')
                .and_then(|rest| rest.split_once(':'))
            else {
                break;
            };
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            if key.is_empty() || !key.chars().all(is_letter) {
                break;
            }
            match (key, value.trim()) {
                ("class", "dropdown") => container.fold = Some(false),
                ("class", class) if container.name == "admonition" => {
                    container.name = class.to_ascii_lowercase();
                }
                ("open", _) => container.fold = Some(true),
                ("alt", words) => words.clone_into(&mut alt),
                _ => {}
            }
            self.next();
        }
        if container.name.starts_with("callout") && container.title.is_none() {
            container.title = self.heading_as_title();
        }
        self.begin(
            container,
            Open {
                until,
                is_outermost,
                inset,
            },
        );
        if let Some(path) = picture {
            self.insert(&format!("![{alt}](<{path}>)\n\n"), 0);
        }
    }

    /// The heading that a callout begins with, which is its title: <https://quarto.org/docs/authoring/callouts.html>.
    fn heading_as_title(&mut self) -> Option<String> {
        let behind = self.all[self.number + 1..].iter();
        let blank = behind.take_while(|line| line.trim().is_empty()).count();
        let (_, words) = heading(self.all.get(self.number + 1 + blank)?)?;
        self.leave_out(blank + 2);
        Some(words.to_owned())
    }

    /// Takes a heading in that begins a tab.
    pub(super) fn tab_heading(&mut self, line: &str) -> bool {
        let Some((level, words)) = heading(line) else {
            return false;
        };
        let inner = self.open.len().saturating_sub(1);
        let at = match self.open.last().map(|open| &open.until) {
            Some(Until::Heading) if inner > 0 => inner - 1,
            Some(Until::Tabset(_)) => inner,
            _ => return false,
        };
        let Until::Tabset(first) = &mut self.open[at].until else {
            return false;
        };
        if *first.get_or_insert(level) != level {
            return false;
        }
        self.close_to(at + 1);
        self.open(line, Container::named("tab", words), Until::Heading);
        true
    }

    /// Takes imports and exports in, and comments in braces.
    pub(super) fn module(&mut self, line: &'t str) -> bool {
        let behind = &self.all[self.number..];
        if line.trim_start().starts_with("{/*") {
            let end = behind
                .iter()
                .position(|line| line.trim_end().ends_with("*/}"));
            if let Some(end) = end {
                self.leave_out(end + 1);
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
            if next.trim().is_empty() || Component::at_head(&joined).is_some() {
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

/// The level and the words of a heading.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.chars().take_while(|c| *c == '#').count();
    let words = line[level..].strip_prefix(' ')?.trim();
    let words = words.split_once(" {").map_or(words, |(words, _)| words);
    (1..=6)
        .contains(&level)
        .then(|| (level, words.trim_end_matches('#').trim_end()))
}
