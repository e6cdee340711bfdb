//! Lines that end where they end: lists that are counted by letters and by Roman numerals, and lines behind a bar, as Pandoc
//! has them: <https://pandoc.org/MANUAL.html#extension-fancy_lists>, <https://pandoc.org/MANUAL.html#line-blocks>.

use super::lines::Lines;

impl Lines<'_> {
    /// Takes a line in that the next one goes on counting from, or that stands behind a bar as the next one does: its end
    /// is kept, and so is what it is counted by, since other texts name it.
    pub(super) fn ended_line(&mut self, line: &str) -> bool {
        let next = self.all.get(self.number + 1).copied().unwrap_or_default();
        let is_pandoc = self.dialect.is_pandoc;
        let barred = barred(line).filter(|_| is_pandoc);
        let goes_on = match barred {
            Some(_) => self::barred(next).is_some(),
            None => is_counted_on(line, next) || is_pandoc && are_examples(line, next),
        };
        let before = self.number.checked_sub(1).map(|before| self.all[before]);
        let is_last = barred.is_some() && before.and_then(self::barred).is_some();
        if !goes_on && !is_last {
            return false;
        }
        let words = barred.unwrap_or(line).trim_end();
        let inset = words.len() - words.trim_start().len();
        let inset = if barred.is_some() { inset } else { 0 };
        let end = if goes_on { "\\\n" } else { "\n" };
        let text = format!(
            "{}{}{end}",
            "\u{a0}".repeat(inset),
            words[inset..].trim_end()
        );
        let text = self.unmarked(&text).unwrap_or(text);
        self.insert(&text, 0);
        true
    }

    /// Writes the numbers of examples where these are named, `(@)` and `(@good)`; says whether there were any. They are
    /// counted through the whole text: <https://pandoc.org/MANUAL.html#numbered-example-lists>.
    pub(super) fn count_examples(&mut self, line: &mut String) -> bool {
        if !self.dialect.is_pandoc || !line.contains("(@") {
            return false;
        }
        let all = &self.all;
        let examples = self.examples.get_or_insert_with(|| {
            let lines = all.iter().enumerate();
            lines
                .filter_map(|(at, line)| Some((example(line)?, at)))
                .collect()
        });
        let (mut is_changed, mut from) = (false, 0);
        while let Some(at) = line[from..].find("(@").map(|at| from + at) {
            from = at + 2;
            let Some(end) = line[from..].find(')').map(|end| from + end) else {
                break;
            };
            let name = &line[from..end];
            let is_it = |(named, number): &(&str, usize)| match name {
                "" => *number == self.number,
                name => *named == name,
            };
            let Some(place) = examples.iter().position(is_it) else {
                continue;
            };
            let number = format!("({})", place + 1);
            line.replace_range(at..=end, &number);
            from = at + number.len();
            is_changed = true;
        }
        is_changed
    }
}

/// The name of the example that a line is; nothing where it has none.
fn example(line: &str) -> Option<&str> {
    let (name, behind) = line.strip_prefix("(@")?.split_once(')')?;
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (behind.starts_with(' ') && name.chars().all(is_letter)).then_some(name)
}

/// Whether a line and the next one are examples.
fn are_examples(line: &str, next: &str) -> bool {
    example(line).is_some() && example(next).is_some()
}

/// What stands behind the bar that a line begins with; `None` where it is the row of a table.
fn barred(line: &str) -> Option<&str> {
    let words = line.strip_prefix("| ")?.trim_end();
    (!words.contains('|') && !words.trim().is_empty()).then_some(words)
}

/// Whether a line is counted by one letter or numeral, and the next one by that which follows.
fn is_counted_on(line: &str, next: &str) -> bool {
    let (Some(one), Some(other)) = (count(line), count(next)) else {
        return false;
    };
    one.sign == other.sign
        && one.values.iter().any(|value| {
            let follows = |other: &(bool, usize)| *other == (value.0, value.1 + 1);
            other.values.iter().any(follows)
        })
}

/// What a line is counted by.
struct Count {
    /// What stands around it, and whether it is in capitals.
    sign: (bool, char, bool),
    /// What it may be: as a Roman numeral or as a letter.
    values: Vec<(bool, usize)>,
}

/// Reads `a)`, `(a)`, `a.`, `iv.`, `B)` at the head of a line.
fn count(line: &str) -> Option<Count> {
    let words = line.trim_start();
    let (words, is_wrapped) = match words.strip_prefix('(') {
        Some(words) => (words, true),
        None => (words, false),
    };
    let end = words.find(|c: char| !c.is_ascii_alphabetic())?;
    let (numeral, behind) = words.split_at(end.min(words.len()));
    let sign = behind.chars().next().filter(|c| matches!(c, ')' | '.'))?;
    let is_item = behind[1..].starts_with(' ') && (!is_wrapped || sign == ')');
    let is_capital = numeral.starts_with(|c: char| c.is_ascii_uppercase());
    let is_even = numeral
        .chars()
        .all(|c| c.is_ascii_uppercase() == is_capital);
    if !is_item || !is_even || numeral.len() > 7 {
        return None;
    }
    let mut values: Vec<(bool, usize)> = roman(numeral)
        .map(|value| (true, value))
        .into_iter()
        .collect();
    if let [letter] = numeral.as_bytes() {
        values.push((false, usize::from(letter.to_ascii_lowercase() - b'a')));
    }
    Some(Count {
        sign: (is_wrapped, sign, is_capital),
        values,
    })
}

/// The value of a Roman numeral, as far as lists go.
fn roman(numeral: &str) -> Option<usize> {
    let (mut sum, mut last) = (0, 0);
    for letter in numeral.bytes().rev() {
        let value = match letter.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            _ => return None,
        };
        if value < last {
            sum -= value;
        } else {
            sum += value;
            last = value;
        }
    }
    (sum > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_counting_where_the_next_letter_or_numeral_follows() {
        for (line, next) in [
            ("a) x", "b) y"),
            ("(b) x", "(c) y"),
            ("i. x", "ii. y"),
            ("iii. x", "iv. y"),
            ("h) x", "i) y"),
            ("IX. x", "X. y"),
            ("A. x", "B. y"),
        ] {
            assert!(is_counted_on(line, next), "{line}");
        }
        for (line, next) in [
            ("a) x", "c) y"),
            ("a) x", "b. y"),
            ("e.g. x", "f. y"),
            ("I. x", "j. y"),
            ("a) x", "more"),
            ("mild. x", "n. y"),
            ("a)x", "b)y"),
        ] {
            assert!(!is_counted_on(line, next), "{line}");
        }
    }

    #[test]
    fn a_bar_before_words_is_no_row_of_a_table() {
        assert_eq!(barred("|   two\n"), Some("  two"));
        for line in ["| a | b", "| a |", "|a", "|", "|---"] {
            assert_eq!(barred(line), None, "{line}");
        }
    }
}
