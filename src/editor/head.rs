//! Where in YAML somebody writes, by the text alone: what is being written is seldom whole, so no parser reads it.

use std::ops::Range;

/// A place in YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadPlace {
    /// The keys that it stands below, the outermost first; for a value its own key is the last.
    pub(super) above: Vec<String>,
    /// Whether a value is written there, and no key.
    pub(super) is_value: bool,
    /// Whether it is an item of a list that may become a group of keys: `- `.
    pub(super) is_item: bool,
    /// The bytes of what is written there, on both sides of the cursor.
    pub(super) word: Range<usize>,
    /// What stands beside it in the same group: keys with what is written behind them in their line.
    pub(super) beside: Vec<(String, String)>,
}

/// What a line is within.
#[derive(Clone, Debug)]
enum Flow {
    /// `{`, and the key whose value is being written.
    Map(Option<String>),
    /// `[`.
    List,
}

/// A key of a block, by the column that it begins in.
struct Level {
    column: usize,
    key: String,
}

/// Reads YAML line by line up to a place.
#[derive(Default)]
struct Scan {
    levels: Vec<Level>,
    flow: Vec<Flow>,
    /// The column of the key whose text in lines (`|`, `>`) goes on.
    scalar: Option<usize>,
    /// Whether the last line had a key, and whether it began an item.
    has_key: bool,
    is_item: bool,
    /// Where the last value or word began, from the start of its line.
    word: usize,
    column: usize,
}

/// The place of a byte within a block of YAML.
pub(super) fn place(text: &str, block: Range<usize>, at: usize) -> HeadPlace {
    let at = at.clamp(block.start, block.end);
    let mut scan = Scan::default();
    let mut start = block.start;
    for line in text[block.start..at].split_inclusive('\n') {
        if line.ends_with('\n') {
            // An empty line ends nothing.
            if !line.trim().is_empty() {
                scan.line(line.trim_end_matches('\n'));
            }
            start += line.len();
        }
    }
    let line_end = text[at..block.end]
        .find('\n')
        .map_or(block.end, |end| at + end);
    let is_text = scan.is_within_text(&text[start..line_end]);
    scan.line(&text[start..at]);
    let in_flow = !scan.flow.is_empty();
    let above: Vec<String> = scan.levels.iter().map(|level| level.key.clone()).collect();
    let keys = scan.flow.iter().filter_map(|flow| match flow {
        Flow::Map(key) => key.clone(),
        Flow::List => None,
    });
    let above: Vec<String> = above.into_iter().chain(keys).collect();
    let is_value = match scan.flow.last() {
        _ if is_text => true,
        Some(Flow::Map(key)) => key.is_some(),
        Some(Flow::List) => true,
        None => scan.has_key || scan.is_item,
    };
    let ends: &[char] = match (in_flow, is_value) {
        (true, _) => &[',', ']', '}', '"', '\'', ':'],
        (false, true) => &['"', '\''],
        (false, false) => &[':'],
    };
    let word = word(&text[..line_end], start + scan.word, at, ends);
    let beside = if in_flow {
        keys_in_braces(text, at, &block)
    } else {
        keys_in_block(text, &block, start, scan.column)
    };
    HeadPlace {
        above,
        is_value,
        is_item: scan.is_item && !scan.has_key && !in_flow,
        word,
        beside,
    }
}

impl Scan {
    /// Whether a line is part of a text that a key above it began.
    fn is_within_text(&self, line: &str) -> bool {
        let column = line.len() - line.trim_start().len();
        self.scalar
            .is_some_and(|key| column > key || line.trim().is_empty())
    }

    fn line(&mut self, line: &str) {
        self.has_key = false;
        self.is_item = false;
        if !self.flow.is_empty() {
            self.flow_text(line, 0);
            return;
        }
        let rest = line.trim_start_matches(' ');
        let mut column = line.len() - rest.len();
        (self.word, self.column) = (column, column);
        if self.is_within_text(line) {
            return;
        }
        if rest.starts_with('#') {
            return;
        }
        self.scalar = None;
        let mut rest = rest;
        while rest == "-" || rest.starts_with("- ") {
            self.levels.retain(|level| level.column <= column);
            let behind = rest[1..].trim_start_matches(' ');
            column += rest.len() - behind.len();
            rest = behind;
            self.is_item = true;
        }
        (self.word, self.column) = (column, column);
        let Some((key, value)) = key_of(rest) else {
            if !self.is_item {
                self.levels.retain(|level| level.column < column);
            }
            if rest.starts_with(['{', '[']) {
                self.flow_text(line, column);
            }
            return;
        };
        self.levels.retain(|level| level.column < column);
        self.levels.push(Level { column, key });
        self.has_key = true;
        let value_at = line.len() - value.len();
        self.word = value_at;
        if value.starts_with(['|', '>']) {
            self.scalar = Some(column);
        } else if value.starts_with(['{', '[']) {
            self.flow_text(line, value_at);
        }
    }

    /// Reads what stands in braces and brackets, from a byte of a line on.
    fn flow_text(&mut self, line: &str, from: usize) {
        let mut word = from;
        let mut quote: Option<char> = None;
        let mut chars = line[from..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let at = from + at;
            if let Some(open) = quote {
                quote = quote.filter(|_| c != open);
                continue;
            }
            match c {
                '"' | '\'' if line[word..at].trim().is_empty() => quote = Some(c),
                '{' => self.flow.push(Flow::Map(None)),
                '[' => self.flow.push(Flow::List),
                '}' | ']' => {
                    self.flow.pop();
                }
                ',' => {
                    if let Some(Flow::Map(key)) = self.flow.last_mut() {
                        *key = None;
                    }
                }
                ':' if chars.peek().is_none_or(|(_, next)| *next == ' ') => {
                    if let Some(Flow::Map(key @ None)) = self.flow.last_mut() {
                        *key = Some(unquoted(&line[word..at]));
                    } else {
                        continue;
                    }
                }
                _ => continue,
            }
            if quote.is_none() {
                word = at + c.len_utf8();
            }
        }
        self.word = word;
        self.has_key = true;
    }
}

/// A key at the head of a line, and what stands behind it.
fn key_of(rest: &str) -> Option<(String, &str)> {
    let end = rest
        .find(": ")
        .or_else(|| rest.strip_suffix(':').map(str::len))?;
    let key = unquoted(&rest[..end]);
    let is_key = !key.is_empty() && !key.starts_with(['{', '[', '#', '"', '\'']);
    is_key.then(|| (key, rest[end + 1..].trim_start_matches(' ')))
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches(['"', '\'']).to_owned()
}

/// The word that a place is in: from where it began to where it ends, without quotation marks.
fn word(text: &str, began: usize, at: usize, ends: &[char]) -> Range<usize> {
    let began = began.min(at);
    let written = &text[began..];
    let start = began + (written.len() - written.trim_start_matches([' ', '"', '\'']).len());
    let start = start.min(at);
    let behind = &text[at..];
    let end = behind.find(ends).unwrap_or(behind.len());
    let end = behind[..end].find(" #").unwrap_or(end);
    start..at + behind[..end].trim_end().len()
}

/// The keys of the lines around a line that begin in the same column, of the same group.
fn keys_in_block(
    text: &str,
    block: &Range<usize>,
    line: usize,
    column: usize,
) -> Vec<(String, String)> {
    let own = &text[line..block.end];
    let is_first = own.trim_start_matches(' ').starts_with("- ");
    let mut found = Vec::new();
    if !is_first {
        for line in text[block.start..line].lines().rev() {
            match beside(line, column) {
                Beside::Key(key) => found.push(key),
                Beside::First(key) => {
                    found.extend(key);
                    break;
                }
                Beside::Above => break,
                Beside::Deeper => {}
            }
        }
    }
    for line in own.lines().skip(1) {
        match beside(line, column) {
            Beside::Key(key) => found.push(key),
            Beside::First(_) | Beside::Above => break,
            Beside::Deeper => {}
        }
    }
    found
}

/// How a line stands to a column.
enum Beside {
    /// It has a key in that column.
    Key((String, String)),
    /// It begins an item whose keys stand in that column.
    First(Option<(String, String)>),
    /// It belongs to what is above.
    Above,
    /// It belongs to what is below, or says nothing.
    Deeper,
}

fn beside(line: &str, column: usize) -> Beside {
    let rest = line.trim_start_matches(' ');
    let indent = line.len() - rest.len();
    if rest.is_empty() || rest.starts_with('#') || indent > column {
        return Beside::Deeper;
    }
    if let Some(item) = rest.strip_prefix("- ") {
        let inside = item.trim_start_matches(' ');
        return if line.len() - inside.len() == column {
            Beside::First(key_of(inside).map(spelt))
        } else {
            Beside::Above
        };
    }
    match key_of(rest) {
        _ if indent < column => Beside::Above,
        Some(found) => Beside::Key(spelt(found)),
        None => Beside::Deeper,
    }
}

/// The keys of the innermost braces around a place.
fn keys_in_braces(text: &str, at: usize, block: &Range<usize>) -> Vec<(String, String)> {
    let before = &text[block.start..at];
    let open = before.rfind('{').map_or(at, |open| block.start + open + 1);
    let close = text[at..block.end]
        .find(['}', '\n'])
        .map_or(block.end, |close| at + close);
    let parts = text[open.min(close)..close].split(',');
    let pairs = parts.filter_map(|part| part.split_once(':'));
    pairs
        .map(|(key, value)| (unquoted(key), unquoted(value)))
        .collect()
}

fn spelt((key, value): (String, &str)) -> (String, String) {
    (key, unquoted(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `|` in a text.
    fn at(marked: &str) -> (HeadPlace, String) {
        let at = marked.find('¦').expect("a cursor");
        let text = marked.replace('¦', "");
        let found = place(&text, 0..text.len(), at);
        let word = text[found.word.clone()].to_owned();
        (found, word)
    }

    #[test]
    fn keys_and_values_know_what_they_stand_below() {
        let cases: [(&str, &str, bool, &str); 14] = [
            ("ti¦", "", false, "ti"),
            ("title: On¦e", "title", true, "One"),
            ("title: \"On¦e\" # one", "title", true, "One"),
            ("places: [north, so¦uth]", "places", true, "south"),
            ("places:\n  - north\n  - so¦", "places", true, "so"),
            ("places:\n- so¦", "places", true, "so"),
            (
                "findings:\n  - statement: S\n    rat¦",
                "findings",
                false,
                "rat",
            ),
            (
                "findings:\n  - statement: S\n    ratings: {sure: ¦}",
                "findings ratings sure",
                true,
                "",
            ),
            (
                "findings:\n  - statement: S\n    ratings: {su¦",
                "findings ratings",
                false,
                "su",
            ),
            (
                "findings:\n  - sources: [{id: hale¦, locator: p. 1}]",
                "findings sources id",
                true,
                "hale",
            ),
            (
                "findings:\n  - sources:\n      - {id: a}\n      - {id: ha¦",
                "findings sources id",
                true,
                "ha",
            ),
            ("a:\n  b: 1\nc: ¦", "c", true, ""),
            (
                "summary: |\n  Words: and ¦more\nc: 1",
                "summary",
                true,
                "Words: and more",
            ),
            ("a: [x,\n  y¦", "a", true, "y"),
        ];
        for (text, above, is_value, word) in cases {
            let (found, written) = at(text);
            assert_eq!(found.above.join(" "), above, "{text}");
            assert_eq!(
                (found.is_value, written.as_str()),
                (is_value, word),
                "{text}"
            );
        }
    }

    #[test]
    fn keys_beside_a_place_are_those_of_its_own_group() {
        let cases = [
            ("title: A\n¦\nsummary: S", "title summary"),
            (
                "a:\n  - x: 1\n    y: 2\n  - x: 3\n    ¦\n    z: 4\n  - w: 5\nb: 6",
                "x z",
            ),
            ("a: {x: 1, ¦, y: 2}", "x y"),
            ("a: 1\nb:\n  ¦", ""),
        ];
        for (text, beside) in cases {
            let found = at(text).0.beside.into_iter().map(|(key, _)| key);
            assert_eq!(found.collect::<Vec<_>>().join(" "), beside, "{text}");
        }
    }
}
