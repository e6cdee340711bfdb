//! The lines that begin and end blocks, as a text is gone through.

use super::containers::{Container, colons, directive, indented};
use super::lines::{Lines, Open, STEP, Until, columns};

/// How many lines above are looked at for the list that a line stands in.
const FURTHEST: usize = 1_000;

impl Lines<'_> {
    /// Takes a line of colons in.
    pub(super) fn colons(&mut self, line: &str) -> bool {
        let inside = line.trim();
        if !inside.starts_with(":::") || columns(line) >= STEP && !self.stands_in_list() {
            return false;
        }
        if let Some(container) = colons(inside.trim_start_matches(':')) {
            if self.is_full() {
                return false;
            }
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
        let Some(container) = indented(line).filter(|_| !self.is_full()) else {
            return false;
        };
        let column = columns(self.all[self.number]);
        if columns(line) >= STEP && !self.stands_in_list() {
            return false;
        }
        let behind = self.all[self.number + 1..].iter();
        let mut said = behind.filter(|line| !line.trim().is_empty());
        if said.next().is_none_or(|next| columns(next) < column + STEP) {
            let has_title = container
                .title
                .as_ref()
                .is_some_and(|title| !title.is_empty());
            let is_empty = has_title && container.name != "tab";
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

    /// Takes a line of slashes in: `/// note | Title` to `///`, and captions: <https://facelessuser.github.io/pymdown-extensions/extensions/blocks/>.
    pub(super) fn slashes(&mut self, line: &str) -> bool {
        let Some(behind) = line.trim().strip_prefix("///") else {
            return false;
        };
        if behind.trim().is_empty() {
            let last = self
                .open
                .iter()
                .rposition(|open| open.until == Until::Slashes);
            if let Some(last) = last {
                self.close_to(last);
            }
            return last.is_some();
        }
        let Some(words) = behind.strip_prefix(' ') else {
            return false;
        };
        let (name, title) = words.split_once('|').unwrap_or((words, ""));
        let name = name.trim();
        let is_letter = |c: char| c.is_ascii_lowercase() || c == '-';
        let ends = |line: &str| line.trim() == "///";
        if !name.chars().all(is_letter) || self.is_full() || self.next_line("///", ends).is_none() {
            return false;
        }
        self.open(line, Container::named(name, title), Until::Slashes);
        true
    }

    /// Whether the line that is looked at stands further in for the sake of a list.
    pub(super) fn stands_in_list(&self) -> bool {
        let column = columns(self.all[self.number]);
        let before = self.all[..self.number].iter().rev();
        let mut outer = before
            .take(FURTHEST)
            .filter(|line| !line.trim().is_empty() && columns(line) < column);
        outer.next().is_some_and(|line| {
            let line = line.trim_start();
            let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.starts_with(['-', '*', '+', ':', '[']) || behind.starts_with(['.', ')'])
        })
    }

    /// Takes a fence in that a directive stands behind, with the lines of its options.
    pub(super) fn directive(&mut self, line: &str) -> bool {
        let Some((container, sign, length)) = directive(line).filter(|_| !self.is_full()) else {
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
        let (mut picture, mut alt, mut name) = (None, String::new(), None);
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
                ("name" | "label", words) => name = Some(words.to_owned()),
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
        if name.is_some() {
            let anchor = self.anchor(name.as_deref()) + "\n\n";
            self.insert(&anchor, 0);
        }
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
