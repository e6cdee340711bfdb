//! Tables drawn with `+`, `-` and `|`, as Pandoc and reStructuredText have them, written as tables of Markdown:
//! <https://pandoc.org/MANUAL.html#extension-grid_tables>. What stands in several lines of a cell stands in one then.

use super::lines::Lines;

impl Lines<'_> {
    /// Takes a table in that is drawn; says whether there is one.
    pub(super) fn grid(&mut self, line: &str) -> bool {
        // What stands within such lines was looked at with the first of them.
        let before = self.number.checked_sub(1).map(|before| self.all[before]);
        let goes_on =
            before.is_some_and(|before| is_rule(before) || before.trim_start().starts_with('|'));
        if goes_on || !is_rule(line) {
            return false;
        }
        let all = &self.all[self.number..];
        let is_of_table = |line: &&&str| is_rule(line) || line.trim_start().starts_with('|');
        let lines: Vec<&str> = all
            .iter()
            .take_while(is_of_table)
            .map(|line| line.trim())
            .collect();
        let ends: Vec<usize> = lines[0].match_indices('+').map(|(at, _)| at).collect();
        if lines.len() < 3 || !is_rule(lines[lines.len() - 1]) || ends.len() < 2 {
            return false;
        }
        let has_head = lines
            .iter()
            .any(|line| line.starts_with("+=") || line.starts_with("+:="));
        let rows = rows(&lines, &ends);
        let Some((first, rest)) = rows.split_first().filter(|_| rows.len() > 1 || !has_head) else {
            return false;
        };
        let rule = "|---".repeat(ends.len() - 1) + "|\n";
        let blank = "| ".repeat(ends.len() - 1) + "|\n";
        let mut found = if has_head {
            format!("{first}{rule}")
        } else {
            format!("{blank}{rule}{first}")
        };
        found.extend(rest.iter().map(String::as_str));
        let count = lines.len();
        self.part();
        self.insert(&found, 0);
        self.leave_out(count);
        true
    }
}

/// Whether a line is `+---+---+` or `+===+===+`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let inside = line
        .strip_prefix('+')
        .and_then(|rest| rest.strip_suffix('+'));
    inside.is_some_and(|inside| {
        inside.len() > 1 && inside.chars().all(|c| matches!(c, '-' | '=' | '+' | ':'))
    })
}

/// The rows between the rules, each as a line of Markdown. Cells end where the first rule has its signs.
fn rows(lines: &[&str], ends: &[usize]) -> Vec<String> {
    let mut rows = Vec::new();
    let mut cells = vec![String::new(); ends.len() - 1];
    for line in lines {
        if is_rule(line) {
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(format!("| {} |\n", cells.join(" | ")));
                cells.iter_mut().for_each(String::clear);
            }
            continue;
        }
        let letters: Vec<char> = line.chars().collect();
        for (cell, sides) in cells.iter_mut().zip(ends.windows(2)) {
            let last =
                (sides[1] == ends[ends.len() - 1]).then_some(letters.len().saturating_sub(1));
            let until = last.unwrap_or(sides[1]).min(letters.len());
            let piece: String = letters
                .get(sides[0] + 1..until)
                .unwrap_or_default()
                .iter()
                .collect();
            let piece = piece.trim().replace('|', "\\|");
            if !piece.is_empty() {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&piece);
            }
        }
    }
    rows
}
