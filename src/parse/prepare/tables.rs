//! Lines of tables: what belongs to the table above, its caption, and rows with a bar in code.

use super::code_fence::inline_code;
use super::hyphen_tables;
use super::lines::Lines;
use crate::parse::attribute_list::AttributeList;

/// How many lines above are looked at for the head of a table.
const FURTHEST: usize = 1_000;
/// How many blank lines may stand between a table that is drawn with hyphens and its caption.
const NEAR: usize = 10;

impl Lines<'_> {
    /// Takes the lines in that only belong to the table above: attributes, and rules within it.
    pub(super) fn of_table(&mut self, line: &str) -> bool {
        let words = line.trim();
        let before = self
            .number
            .checked_sub(1)
            .map_or("", |before| self.all[before].trim());
        let is_in_table = before.contains('|') && !before.is_empty();
        let list = AttributeList::at_head(words)
            .filter(|(list, length)| list.is_plain() && *length == words.len());
        if list.is_some() && is_in_table {
            self.leave_out(1);
            return true;
        }
        let is_rule = |sign: char| {
            words.contains(sign)
                && words
                    .chars()
                    .all(|c| matches!(c, '|' | ':' | ' ') || c == sign)
        };
        let is_inner = is_rule('-') && words.starts_with('|') && self.is_below_head();
        // kramdown also draws one above the table and one below.
        let is_drawn_above = words.starts_with("|=")
            && is_rule('=')
            && self
                .all
                .get(self.number + 1)
                .is_some_and(|next| next.contains('|'));
        if is_drawn_above || is_in_table && (is_rule('=') && words.contains('|') || is_inner) {
            // Nothing may stand in its place: a blank line would end the table.
            return true;
        }
        self.caption(words)
    }

    /// Whether the line stands in a table whose head is ended already.
    fn is_below_head(&self) -> bool {
        let before = self.all[..self.number].iter().rev();
        let mut rows = before.take_while(|line| line.contains('|'));
        let is_rule = |line: &&&str| {
            let line = line.trim();
            line.contains('-') && line.chars().all(|c| matches!(c, '|' | ':' | ' ' | '-'))
        };
        rows.any(|line| is_rule(&line))
    }

    /// Takes the caption of a table in, as Pandoc has it, and writes it as a paragraph with the anchor that it names:
    /// <https://pandoc.org/MANUAL.html#extension-table_captions>.
    fn caption(&mut self, words: &str) -> bool {
        let text = words
            .strip_prefix(": ")
            .or_else(|| words.strip_prefix("Table: "));
        let Some(text) = text else {
            return false;
        };
        let mut before = self.all[..self.number].iter().rev();
        let above = before.find(|line| !line.trim().is_empty());
        let is_row =
            |line: &&str| line.trim().starts_with(['|', '+']) || line.matches('|').count() > 1;
        let mut behind = self.all[self.number + 1..].iter();
        let below = behind.find(|line| !line.trim().is_empty());
        let next = self.number.checked_sub(1).map(|at| self.all[at].trim());
        // Behind a line of words it is a definition.
        let stands_alone = next.is_none_or(str::is_empty);
        let since = self.all.get(self.drawn_until + 1..self.number);
        // A caption stands near its table: further off, each such line would look through all that is blank.
        let is_below_drawn = self.drawn_until > 0
            && since.is_some_and(|lines| {
                lines.len() < NEAR && lines.iter().all(|line| line.trim().is_empty())
            });
        let is_below = above.is_some_and(is_row) || is_below_drawn;
        let is_above = stands_alone
            && below.is_some_and(|line| line.trim().starts_with('|') || self.is_drawn_below());
        if !is_below && !is_above {
            return false;
        }
        let (text, id) = match text.rfind('{') {
            Some(at) => match AttributeList::at_head(&text[at..]) {
                Some((list, _)) if list.is_plain() => (text[..at].trim(), list.id),
                _ => (text, None),
            },
            None => (text, None),
        };
        let anchor = self.anchor(id.as_deref());
        self.part();
        self.insert(&format!("{anchor}{text}\n"), 0);
        self.part();
        true
    }

    /// Whether the next line of words begins a table that is drawn with hyphens.
    fn is_drawn_below(&self) -> bool {
        let behind = &self.all[self.number + 1..];
        let blank = behind.iter().take_while(|line| line.trim().is_empty());
        hyphen_tables::begins(&behind[blank.count()..])
    }

    /// Takes a row in that has too many cells, and as many as its table has columns where the bars in its code are none.
    /// GitHub ends the cell there and loses what is left over; other generators keep code whole:
    /// <https://python-markdown.github.io/extensions/tables/>.
    pub(super) fn row_with_code(&mut self, line: &str) -> bool {
        let code = inline_code(line);
        let is_in_code = |at: usize| code.iter().any(|code| code.contains(&at));
        let (within, without): (Vec<usize>, Vec<usize>) =
            bars(line).partition(|at| is_in_code(*at));
        if within.is_empty() || without.is_empty() {
            return false;
        }
        let before = self.all[..self.number].iter().rev().take(FURTHEST);
        let mut rows = before.take_while(|line| line.contains('|'));
        let Some(rule) = rows.find(|line| is_rule(line)) else {
            return false;
        };
        if cells(line, without.len()) != cells(rule, bars(rule).count()) {
            return false;
        }
        let mut row = line.to_owned();
        for at in within.iter().rev() {
            row.insert(*at, '\\');
        }
        let row = self.unmarked(&row).unwrap_or(row);
        self.insert(&row, 0);
        true
    }
}

/// The bars of a line that no stroke stands before.
fn bars(line: &str) -> impl Iterator<Item = usize> {
    let bars = line.match_indices('|').map(|(at, _)| at);
    bars.filter(|at| !line[..*at].ends_with('\\'))
}

/// How many cells a row with so many bars has.
fn cells(row: &str, bars: usize) -> usize {
    let row = row.trim();
    let ends = [row.starts_with('|'), row.ends_with('|') && row.len() > 1];
    (bars + 1).saturating_sub(ends.into_iter().filter(|end| *end).count())
}

/// Whether a line stands between the head of a table and its rows.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | ':' | ' ' | '-'))
}
