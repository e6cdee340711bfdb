//! The lines of a text on their way to pulldown-cmark: what begins and ends blocks of other generators is taken out, what
//! stands further in for their sake is moved out, and comments go.

use std::collections::{BTreeMap, BTreeSet};

use super::code_fence::{CodeFence, inline_code};
use super::colon::{COLON, is_no_definition};
use super::containers::{Container, Marker, indented};
use super::modules::with_paths;
use super::text_map::TextMap;
use crate::config::{Dialect, RawHtml};

/// How many blocks may stand in one another; what begins further in is text.
pub(super) const DEEPEST: usize = 64;

/// How long a line may be whose marks are looked for, in bytes: each is looked at by itself, with the whole line around.
const LONGEST: usize = 8_000;

/// How far in the text of an indented block stands, in columns.
pub(super) const STEP: usize = 4;

/// A block that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) until: Until,
    /// Whether it begins at the left edge.
    pub(super) is_outermost: bool,
    /// How many columns its lines stand further in only for its sake.
    pub(super) inset: usize,
}

/// What a block ends with.
#[derive(Debug, PartialEq)]
pub(super) enum Until {
    /// A line of colons.
    Colons,
    /// A line of colons; its headings begin tabs, by the level of the first.
    Tabset(Option<usize>),
    /// The next heading of a tabset, or the end of that.
    Heading,
    /// A fence of this sign, at least so long.
    Fence(char, usize),
    /// A line that stands not so far in, in columns.
    Indented(usize),
    /// A line that is no tab and stands not so far in.
    Tabs(usize),
    /// A line of slashes.
    Slashes,
    /// The closing tag of a component.
    Component(String),
    /// The closing mark of a shortcode.
    Shortcode(&'static str),
}

/// The lines of a text as Markdown.
pub(super) struct Lines<'t> {
    pub(super) all: Vec<&'t str>,
    /// The line that is looked at, and where it begins.
    pub(super) number: usize,
    pub(super) from: usize,
    pub(super) open: Vec<Open>,
    pub(super) fence: CodeFence,
    /// Paths by the names that they were imported under.
    pub(super) imports: BTreeMap<&'t str, &'t str>,
    pub(super) dialect: Dialect,
    keeps_colons: bool,
    /// Whether what stands in HTML is Markdown in any case.
    pub(super) is_mdx: bool,
    /// The elements of HTML that are open and hold Markdown.
    pub(super) html: Vec<String>,
    /// By what ends a block, the number of the next line that does, as last looked for; `None` where there is no further.
    closings: BTreeMap<&'static str, Option<usize>>,
    /// What stands behind a `#` somewhere in the text, once somebody asked.
    named: Option<BTreeSet<&'t str>>,
    /// The examples of the text that are counted, with their lines, once somebody asked.
    pub(super) examples: Option<Vec<(&'t str, usize)>>,
    /// The last line of the last table that was drawn with hyphens.
    pub(super) drawn_until: usize,
    /// What stands in notes within lines, for the end of the text.
    pub(super) notes: Vec<String>,
    pub(super) text: String,
    pub(super) markers: Vec<Marker>,
    pub(super) map: TextMap,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str, dialect: Dialect, is_mdx: bool) -> Self {
        Self {
            all: text.split_inclusive('\n').collect(),
            number: 0,
            from: 0,
            open: Vec::new(),
            fence: CodeFence::default(),
            imports: BTreeMap::new(),
            dialect,
            keeps_colons: text.contains(COLON),
            closings: BTreeMap::new(),
            named: None,
            examples: None,
            drawn_until: 0,
            notes: Vec::new(),
            is_mdx,
            html: Vec::new(),
            text: String::with_capacity(text.len()),
            markers: Vec::new(),
            map: TextMap::default(),
        }
    }

    pub(super) fn read(mut self) -> Self {
        while let Some(line) = self.all.get(self.number).copied() {
            self.line(line);
            self.next();
        }
        self.close_to(0);
        for (number, note) in std::mem::take(&mut self.notes).iter().enumerate() {
            self.part();
            self.insert(&format!("[^inline-{}]: {note}\n", number + 1), 0);
        }
        self
    }

    /// Goes on to the next line.
    pub(super) fn next(&mut self) {
        self.from += self.all[self.number].len();
        self.number += 1;
    }

    fn line(&mut self, line: &'t str) {
        if line.trim().is_empty() {
            self.copy("\n", 0);
            return;
        }
        self.leave(line);
        let line = self.moved_out(line);
        // A directive of MyST looks like code, and is not.
        if !self.fence.is_open() && (self.ends_fence(line) || self.directive(line)) {
            return;
        }
        if self.fence.holds(line) {
            self.keep(line);
            return;
        }
        let is_taken = self.colons(line)
            || self.indented(line)
            || self.slashes(line)
            || self.tab_heading(line)
            || self.module(line)
            || self.comment(line)
            || self.nothing_to_read(line)
            || self.named_place(line)
            || self.shortcode(line)
            || self.html_block(line)
            || self.grid(line)
            || self.hyphen_table()
            || self.marked_note(line)
            || self.of_table(line)
            || self.component(line)
            || self.row_with_code(line)
            || self.ended_line(line);
        if !is_taken {
            self.running(line);
        }
    }

    /// Ends the blocks that a line stands too far out for.
    fn leave(&mut self, line: &str) {
        let column = columns(line);
        let is_tab = indented(line).is_some_and(|container| container.name == "tab");
        let is_over = |open: &Open| match open.until {
            Until::Indented(inside) => column < inside,
            Until::Tabs(inside) => column + STEP < inside || column < inside && !is_tab,
            _ => false,
        };
        let Some(first) = self.open.iter().position(is_over) else {
            return;
        };
        if let Some(end) = self.fence.end() {
            self.insert(&end, 0);
        }
        self.close_to(first);
    }

    /// A line without the columns that it stands further in only for its blocks.
    fn moved_out(&self, line: &'t str) -> &'t str {
        let most: usize = self.open.iter().map(|open| open.inset).sum();
        let (mut column, mut end) = (0, 0);
        for letter in line.chars() {
            match letter {
                ' ' if column < most => column += 1,
                '\t' if column < most => column += STEP,
                _ => break,
            }
            end += 1;
        }
        &line[end..]
    }

    /// Leaves out what stands between two `%%`, as Obsidian does, from one line to another.
    fn comment(&mut self, line: &str) -> bool {
        if !self.dialect.comments || line.trim() != "%%" {
            return false;
        }
        let Some(end) = self.next_line("%%", |line| line.trim() == "%%") else {
            return false;
        };
        self.leave_out(end + 1 - self.number);
        true
    }

    /// The number of the next line behind this one that ends something. It is looked for once, however many ask.
    pub(super) fn next_line(
        &mut self,
        what: &'static str,
        ends: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let known = self.closings.get(what).copied();
        if let Some(known) = known
            && known.is_none_or(|at| at > self.number)
        {
            return known;
        }
        let from = self.number + 1;
        let behind = self.all.get(from..).unwrap_or_default();
        let found = behind
            .iter()
            .position(|line| ends(line))
            .map(|at| from + at);
        self.closings.insert(what, found);
        found
    }

    /// Whether the text has an anchor of this name, as far as a `#` before it says so.
    pub(super) fn is_named(&mut self, name: &str) -> bool {
        let all = &self.all;
        let names = self.named.get_or_insert_with(|| {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            let of_line = |line: &&'t str| -> Vec<&'t str> {
                let line: &'t str = line;
                let signs = line.match_indices('#');
                let names = signs.map(|(at, _)| {
                    let behind = &line[at + 1..];
                    let end = behind.find(|c| !is_letter(c)).unwrap_or(behind.len());
                    behind[..end].trim_end_matches('-')
                });
                names.collect()
            };
            all.iter().flat_map(of_line).collect()
        });
        names.contains(name)
    }

    /// Whether no more blocks may begin here.
    pub(super) fn is_full(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    fn running(&mut self, line: &str) {
        if line.len() > LONGEST {
            self.keep(line);
            return;
        }
        if let Some(named) = with_paths(line, &self.imports) {
            self.insert(&named, 0);
            return;
        }
        if let Some(unmarked) = self.unmarked(line) {
            self.insert(&unmarked, 0);
            return;
        }
        let mut line = line.to_owned();
        if self.dialect.comments && line.contains("%%") {
            while let Some((start, end)) = comment(&line) {
                line.replace_range(start..end, &" ".repeat(end - start));
            }
        }
        if !self.keeps_colons && (is_no_definition(&line) || self.is_in_code(&line)) {
            line = line.replacen(':', &COLON.to_string(), 1);
        }
        self.keep(&line);
    }

    /// Whether a line begins with a colon that stands in code which began in a line before.
    fn is_in_code(&self, line: &str) -> bool {
        /// How many lines code within a text may run over.
        const MOST: usize = 8;
        if !line.trim_start().starts_with(':') || !line.contains('`') {
            return false;
        }
        let before = self.all[..self.number].iter().rev().take(MOST);
        let before = before.take_while(|line| !line.trim().is_empty() && line.len() <= LONGEST);
        let mut lines: Vec<&str> = before.copied().collect();
        lines.reverse();
        let mut text = lines.concat();
        let start = text.len();
        text.push_str(line);
        inline_code(&text)
            .iter()
            .any(|code| code.start < start && start < code.end)
    }

    /// Begins a block behind a blank line.
    pub(super) fn begin(&mut self, container: Container, open: Open) {
        self.part();
        self.markers.push(Marker {
            at: self.text.len().saturating_sub(1),
            is_outermost: open.is_outermost,
            opens: Some(container),
        });
        self.open.push(open);
    }

    /// Ends every block but the first so many.
    pub(super) fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            self.part();
            let open = self.open.pop();
            self.markers.push(Marker {
                at: self.text.len().saturating_sub(1),
                is_outermost: open.is_none_or(|open| open.is_outermost),
                opens: None,
            });
        }
    }

    /// What follows is no part of the last paragraph.
    pub(super) fn part(&mut self) {
        if !self.text.ends_with("\n\n") {
            let blank = if self.text.is_empty() || self.text.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            self.insert(blank, 0);
        }
    }

    /// An anchor of this name.
    pub(super) fn anchor(&self, id: Option<&str>) -> String {
        let id = id.filter(|_| self.dialect.raw_html != RawHtml::Escape);
        id.map_or_else(String::new, |id| format!("<span id=\"{id}\"></span>"))
    }

    /// Leaves this line and those behind it out, so many in all; the last of them is looked at then.
    pub(super) fn leave_out(&mut self, count: usize) {
        self.part();
        for _ in 1..count {
            self.next();
        }
    }

    /// A line as it stands, or the end of one.
    pub(super) fn keep(&mut self, line: &str) {
        let whole = self.all[self.number];
        self.copy(line, whole.len() - line.len());
    }

    fn copy(&mut self, piece: &str, within: usize) {
        self.map.copy(self.text.len(), self.from + within);
        self.text.push_str(piece);
    }

    /// A piece that stands for the place where the line that is looked at goes on.
    pub(super) fn insert(&mut self, piece: &str, within: usize) {
        let length = self.all.get(self.number).map_or(0, |line| line.len());
        let end = self.from + length;
        self.map.insert(self.text.len(), self.from + within..end);
        self.text.push_str(piece);
    }
}

/// How far in a line stands, in columns.
pub(super) fn columns(line: &str) -> usize {
    let mut columns = 0;
    for letter in line.chars() {
        match letter {
            ' ' => columns += 1,
            '\t' => columns += STEP,
            _ => break,
        }
    }
    columns
}

/// The first `%%words%%` in a line that stand for themselves, and in no code.
fn comment(line: &str) -> Option<(usize, usize)> {
    let open = line.find("%%")?;
    let end = open + 2 + line[open + 2..].find("%%")? + 2;
    let before = line[..open].chars().next_back();
    let behind = line[end..].chars().next();
    let is_free = |letter: Option<char>| letter.is_none_or(|c| !c.is_alphanumeric() && c != '%');
    let is_code = inline_code(line)
        .iter()
        .any(|code| code.start < end && open < code.end);
    (is_free(before) && is_free(behind) && !is_code).then_some((open, end))
}
