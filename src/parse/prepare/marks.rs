//! Marks within the lines of running text: notes, spans with attributes, references and anchors as other generators have them,
//! and lines that say nothing to readers.

use memchr::{memchr_iter, memchr3};

use super::code_fence::inline_code;
use super::edits::with_edits;
use super::lines::Lines;
use super::roles::with_roles;
use super::shortcodes::with_signs;
use crate::parse::attribute_list::AttributeList;

/// The prefixes of what Quarto refers to: <https://quarto.org/docs/authoring/cross-references.html>.
const REFERENCES: [&str; 6] = ["@fig-", "@tbl-", "@eq-", "@sec-", "@lst-", "@thm-"];

/// What begins and ends comments.
const COMMENTS: [(&str, &str); 4] = [
    ("{::comment}", "{:/comment}"),
    ("{% comment %}", "{% endcomment %}"),
    ("{%- comment -%}", "{%- endcomment -%}"),
    ("{{/*", "*/}}"),
];

impl Lines<'_> {
    /// Leaves out what says nothing to readers: lists of contents, which a page has anyway, comments, what only looks have.
    pub(super) fn nothing_to_read(&mut self, line: &str) -> bool {
        let words = line.trim();
        let contents = [
            "[TOC]",
            "[toc]",
            "[[_TOC_]]",
            "[[toc]]",
            "[[TOC]]",
            "{:toc}",
            "{{< toc >}}",
            "{{< pagebreak >}}",
            "{% toc %}",
            "^",
        ];
        let is_abbreviation = words.starts_with("*[") && words.contains("]:");
        if words.starts_with("{{#title ") && words.ends_with("}}") {
            self.leave_out(1);
            return true;
        }
        if contents.contains(&words) || is_abbreviation || is_raw(words) || self.is_contents(words)
        {
            self.leave_out(1);
            return true;
        }
        for (open, close) in COMMENTS {
            let Some(inside) = words.strip_prefix(open) else {
                continue;
            };
            if inside.ends_with(close) {
                self.leave_out(1);
                return true;
            }
            let end = self.next_line(close, |line| line.trim_end().ends_with(close));
            if let Some(end) = end {
                self.leave_out(end + 1 - self.number);
                return true;
            }
        }
        false
    }

    /// Takes a line in that names what follows, as `MyST` has it: `(name)=`.
    pub(super) fn named_place(&mut self, line: &str) -> bool {
        let name = line
            .trim()
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(")="));
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '/');
        let Some(name) = name.filter(|name| !name.is_empty() && name.chars().all(is_letter)) else {
            return false;
        };
        let anchor = self.anchor(Some(name)) + "\n";
        self.part();
        self.insert(&anchor, 0);
        self.part();
        true
    }

    /// Whether a line is the item of a list that kramdown makes the contents of: `1. TOC` before `{:toc}`.
    fn is_contents(&self, words: &str) -> bool {
        let next = self.all.get(self.number + 1).map(|line| line.trim());
        let is_item = words.starts_with(['-', '*', '+', '1']);
        is_item && next.is_some_and(|next| next.starts_with("{:toc") || next.starts_with("{: toc"))
    }

    /// A line of running text without the marks that it has of other generators; `None` where it has none.
    pub(super) fn unmarked(&mut self, line: &str) -> Option<String> {
        if !may_be_marked(line) {
            return None;
        }
        let mut found = line.to_owned();
        let mut is_changed = false;
        if let Some((words, name)) = named_block(line.trim_end()) {
            let end = &line[line.trim_end().len()..];
            found = format!(
                "{}{}{end}",
                words.trim_end(),
                self.anchor(Some(&format!("^{name}")))
            );
            is_changed = true;
        }
        is_changed |= self.without_spans(&mut found);
        is_changed |= as_task(&mut found);
        if self.dialect.marks {
            is_changed |= with_keys(&mut found);
            is_changed |= with_edits(&mut found);
        }
        is_changed |= with_signs(&mut found);
        is_changed |= self.count_examples(&mut found);
        is_changed |= with_roles(&mut found);
        is_changed |= self.take_notes(&mut found);
        is_changed |= self.refer(&mut found);
        is_changed.then_some(found)
    }

    /// Takes the attributes off spans, `[words]{.x}`; says whether there was one.
    fn without_spans(&self, line: &mut String) -> bool {
        let mut is_changed = false;
        let mut from = 0;
        while let Some(close) = line[from..].find("]{").map(|at| from + at) {
            from = close + 2;
            let Some((list, length)) = AttributeList::at_head(&line[close + 1..]) else {
                continue;
            };
            let open = opening(&line[..=close]);
            let Some(open) = open.filter(|_| list.is_plain() && !is_code(line, close)) else {
                continue;
            };
            if line[..open].ends_with(['!', '^']) || line[open + 1..].starts_with(['^', '@', '[']) {
                continue;
            }
            let id = self.anchor(list.id.as_deref());
            let words = line[open + 1..close].to_owned();
            let instead = format!("{id}{words}");
            line.replace_range(open..close + 1 + length, &instead);
            from = open + instead.len();
            is_changed = true;
        }
        is_changed
    }

    /// Puts the notes of a line at the end of the text: `^[inside]`.
    fn take_notes(&mut self, line: &mut String) -> bool {
        let mut is_changed = false;
        let mut from = 0;
        while let Some(at) = line[from..].find("^[").map(|at| from + at) {
            from = at + 2;
            let Some(end) = closing(&line[at + 1..]).filter(|_| !is_code(line, at)) else {
                continue;
            };
            self.notes.push(line[at + 2..=at + end].trim().to_owned());
            let name = format!("[^inline-{}]", self.notes.len());
            line.replace_range(at..at + end + 2, &name);
            from = at + name.len();
            is_changed = true;
        }
        is_changed
    }

    /// Makes links of references to what has an anchor in this text: `@fig-ledger`.
    fn refer(&mut self, line: &mut String) -> bool {
        let mut is_changed = false;
        for prefix in REFERENCES {
            let mut from = 0;
            while let Some(at) = line[from..].find(prefix).map(|at| from + at) {
                let before = &line[..at];
                let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
                let name = &line[at + 1..];
                let length = name.find(|c| !is_letter(c)).unwrap_or(name.len());
                let name = name[..length].trim_end_matches('-').to_owned();
                from = at + 1 + name.len();
                let begins_word = !before.ends_with(char::is_alphanumeric);
                let is_here = self.is_named(&name);
                if !begins_word || !is_here || is_code(line, at) {
                    continue;
                }
                let start = if line[..at].ends_with('-') {
                    at - 1
                } else {
                    at
                };
                let is_bracketed = line[..start].ends_with('[') && line[from..].starts_with(']');
                let span = if is_bracketed {
                    start - 1..from + 1
                } else {
                    start..from
                };
                let instead = format!("[](#{name})");
                from = span.start + instead.len();
                line.replace_range(span, &instead);
                is_changed = true;
            }
        }
        is_changed
    }
}

/// Whether a line only says how what follows is read.
fn is_raw(line: &str) -> bool {
    let marks = ["{% raw %}", "{% endraw %}", "{%- raw -%}", "{%- endraw -%}"];
    marks.contains(&line)
        || line.starts_with("{::options")
        || line.starts_with("{::nomarkdown")
        || line == "{:/nomarkdown}"
        || line == "{:/}"
}

/// What Obsidian names a block by at its end, and what stands before it: ` ^name`.
fn named_block(words: &str) -> Option<(&str, &str)> {
    let (before, name) = words.rsplit_once('^')?;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let stands_alone = before.is_empty() || before.ends_with(' ');
    let is_name = stands_alone && !name.is_empty() && name.chars().all(is_letter);
    is_name.then_some((before, name))
}

/// Whether a line may have such marks, by the signs that each of them has: nearly all lines have none.
fn may_be_marked(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_named = |at: usize| {
        let (before, behind) = (&bytes[..at], &bytes[at..]);
        let mut known = REFERENCES.iter();
        before.ends_with(b"(") || known.any(|sign| behind.starts_with(sign.as_bytes()))
    };
    memchr3(b'{', b'^', b'+', bytes).is_some()
        || line.trim_start().starts_with("- [")
        || memchr_iter(b'@', bytes).any(is_named)
}

/// Makes a task of GitHub of one that is half done, put off or given up, as Obsidian's themes have them: `- [/]`.
fn as_task(line: &mut String) -> bool {
    let start = line.len() - line.trim_start().len();
    let Some(sign) = line[start..]
        .strip_prefix("- [")
        .and_then(|rest| rest.chars().next())
    else {
        return false;
    };
    let instead = match sign {
        '/' | '>' | '<' | '!' | '?' | '*' => ' ',
        '-' => 'x',
        _ => return false,
    };
    let is_task = line[start + 4..].starts_with("] ");
    if is_task {
        line.replace_range(start + 3..start + 4, &instead.to_string());
    }
    is_task
}

/// Writes keys as elements, `++ctrl+f5++`: <https://facelessuser.github.io/pymdown-extensions/extensions/keys/>.
fn with_keys(line: &mut String) -> bool {
    let mut is_changed = false;
    let mut from = 0;
    while let Some(open) = line[from..].find("++").map(|at| from + at) {
        from = open + 2;
        let Some(end) = line[from..].find("++").map(|at| from + at) else {
            break;
        };
        let keys: Vec<&str> = line[from..end].split('+').collect();
        let is_key = |key: &&str| {
            let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            !key.is_empty() && key.chars().all(is_letter)
        };
        if !keys.iter().all(is_key) || is_code(line, open) {
            continue;
        }
        let shown = keys.iter().map(|key| format!("<kbd>{key}</kbd>"));
        let instead = shown.collect::<Vec<_>>().join("+");
        line.replace_range(open..end + 2, &instead);
        from = open + instead.len();
        is_changed = true;
    }
    is_changed
}

/// Where the bracket closes that a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, letter)| {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// Where the bracket opens that a text ends with.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().rev().find_map(|(at, letter)| {
        match letter {
            ']' => depth += 1,
            '[' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

fn is_code(line: &str, place: usize) -> bool {
    inline_code(line).iter().any(|code| code.contains(&place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_named_at_its_end() {
        assert_eq!(named_block("words ^why"), Some(("words ", "why")));
        for text in ["x^2", "x ^ y", "a^b^", "2 ^", "x ^y z"] {
            assert_eq!(named_block(text), None, "{text}");
        }
    }
}
