//! Tables drawn with lines of hyphens alone, as Pandoc writes them, made into tables of Markdown:
//! <https://pandoc.org/MANUAL.html#extension-simple_tables> and
//! <https://pandoc.org/MANUAL.html#extension-multiline_tables>. Without this their cells would run into one another.

use std::ops::Range;

use super::lines::{Lines, STEP, columns};

/// How many lines further on a table may end.
const FURTHEST: usize = 1_000;

impl Lines<'_> {
    /// Takes a table in that is drawn with hyphens; says whether there is one.
    pub(super) fn hyphen_table(&mut self) -> bool {
        let before = self.number.checked_sub(1).map(|before| self.all[before]);
        if before.is_some_and(|before| !before.trim().is_empty()) {
            return false;
        }
        let Some(drawn) = Drawn::at(&self.all[self.number..]) else {
            return false;
        };
        self.part();
        let lines: Vec<&str> = self.all[self.number..][..drawn.lines].to_vec();
        let head = drawn.row(&lines[drawn.head.clone()]);
        self.insert(&format!("{head}{}", drawn.rule(&lines)), 0);
        let mut at = 0;
        for row in &drawn.rows {
            // So that each row is known by its own lines.
            while at < row.start {
                self.next();
                at += 1;
            }
            self.insert(&drawn.row(&lines[row.clone()]), 0);
        }
        while at + 1 < drawn.lines {
            self.next();
            at += 1;
        }
        self.drawn_until = self.number;
        self.part();
        true
    }
}

/// Whether such a table begins with the first of these lines.
pub(super) fn begins(lines: &[&str]) -> bool {
    Drawn::at(lines).is_some()
}

/// A table as it is drawn. Its lines are counted from the first.
struct Drawn {
    /// Where each column stands, in letters.
    columns: Vec<Range<usize>>,
    head: Range<usize>,
    rows: Vec<Range<usize>>,
    lines: usize,
}

impl Drawn {
    fn at(lines: &[&str]) -> Option<Self> {
        let lines = &lines[..lines.len().min(FURTHEST)];
        let first = lines.first()?;
        if let Some(columns) = drawn_columns(first) {
            return Self::closed(lines, columns, 0..0, 1);
        }
        if is_rule(first) {
            let words = lines[1..].iter();
            let head = words
                .take_while(|line| !is_blank(line) && !is_rule(line))
                .count();
            let columns = drawn_columns(lines.get(head + 1)?)?;
            return (head > 0)
                .then(|| Self::closed(lines, columns, 1..head + 1, head + 2))
                .flatten();
        }
        let columns = drawn_columns(lines.get(1)?)?;
        let is_row = |line: &&&str| !is_blank(line) && !is_rule(line);
        let rows = lines[2..].iter().take_while(is_row).count();
        let is_closed = lines.get(2 + rows).is_some_and(|line| is_rule(line));
        (rows > 0).then(|| Self {
            columns,
            head: 0..1,
            rows: (2..2 + rows).map(|row| row..row + 1).collect(),
            lines: 2 + rows + usize::from(is_closed),
        })
    }

    /// A table whose rows go from a line to the next rule, which a blank line stands behind. Where blank lines stand between
    /// them, a row has several lines.
    fn closed(
        lines: &[&str],
        columns: Vec<Range<usize>>,
        head: Range<usize>,
        from: usize,
    ) -> Option<Self> {
        let rows = &lines[from..];
        let length = rows.iter().position(|line| is_rule(line))?;
        let behind = rows.get(length + 1);
        let rows = &rows[..length];
        let is_over = behind.is_none_or(|line| is_blank(line));
        if !is_over || rows.iter().all(|line| is_blank(line)) || rows.iter().any(is_heading) {
            return None;
        }
        let is_parted = rows.iter().any(|line| is_blank(line));
        let rows = if is_parted {
            let blocks = rows.chunk_by(|a, b| is_blank(a) == is_blank(b));
            let mut at = from;
            let placed = blocks.map(|block| {
                at += block.len();
                (at - block.len()..at, block)
            });
            let filled = placed.filter(|(_, block)| !is_blank(block[0]));
            filled.map(|(place, _)| place).collect()
        } else {
            (from..from + length).map(|row| row..row + 1).collect()
        };
        Some(Self {
            columns,
            head,
            rows,
            lines: from + length + 1,
        })
    }

    /// A row of Markdown from the lines that it is drawn in.
    fn row(&self, lines: &[&str]) -> String {
        let mut cells = vec![String::new(); self.columns.len()];
        for line in lines {
            let letters: Vec<char> = line.trim_end().chars().collect();
            for (column, cell) in cells.iter_mut().enumerate() {
                // What stands before the first column belongs to it, as what stands behind each does.
                let from = if column == 0 {
                    0
                } else {
                    self.columns[column].start
                };
                let next = self.columns.get(column + 1);
                let until = next.map_or(letters.len(), |next| next.start.min(letters.len()));
                let piece: String = letters
                    .get(from..until)
                    .unwrap_or_default()
                    .iter()
                    .collect();
                let piece = piece.trim().replace('|', "\\|");
                if !cell.is_empty() && !piece.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&piece);
            }
        }
        format!("| {} |\n", cells.join(" | "))
    }

    /// The line below the head: words that are flush with the hyphens on one side stand there.
    fn rule(&self, lines: &[&str]) -> String {
        let first = self.rows.first().cloned().unwrap_or_default();
        let head = if self.head.is_empty() {
            first
        } else {
            self.head.clone()
        };
        let marks = self.columns.iter().enumerate().map(|(at, column)| {
            let next = self
                .columns
                .get(at + 1)
                .map_or(usize::MAX, |next| next.start);
            let words = lines[head.clone()].iter().filter_map(|line| {
                let letters = line.trim_end().chars().enumerate();
                let mut within = letters.filter(|(at, letter)| {
                    (column.start..next).contains(at) && !letter.is_whitespace()
                });
                let start = within.next()?.0;
                Some(start..within.last().map_or(start, |(end, _)| end) + 1)
            });
            let (mut start, mut end) = (usize::MAX, 0);
            for words in words {
                (start, end) = (start.min(words.start), end.max(words.end));
            }
            match (start <= column.start, end >= column.end) {
                (true, true) => " --- ",
                (true, false) => " :--- ",
                (false, true) => " ---: ",
                (false, false) if end == 0 => " --- ",
                (false, false) => " :---: ",
            }
        });
        format!("|{}|\n", marks.collect::<Vec<_>>().join("|"))
    }
}

/// The columns that a line of hyphens draws, where it draws several.
fn drawn_columns(line: &str) -> Option<Vec<Range<usize>>> {
    if !is_rule(line) || columns(line) >= STEP {
        return None;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in line.trim_end().bytes().enumerate() {
        match found.last_mut() {
            _ if sign != b'-' => {}
            Some(last) if last.end == at => last.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    // Hyphens that stand one by one are a break between parts.
    (found.len() > 1 && found.iter().all(|column| column.len() > 1)).then_some(found)
}

/// Whether a line has hyphens alone.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.bytes().all(|sign| matches!(sign, b'-' | b' '))
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn is_heading(line: &&str) -> bool {
    line.starts_with('#')
}
