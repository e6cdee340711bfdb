//! What stands behind the fence of a block of code, as other generators read it: the language, a title, which lines are
//! marked, added or removed, and whether they are numbered.
//!
//! Read are the forms of GitHub (`js`), rustdoc and mdBook (`rust,ignore`), Pandoc and Quarto (`{.python .numberLines}`,
//! `{r, echo=FALSE}`), Hugo (`go {hl_lines=[1,"3-4"]}`), `MkDocs` (`py title="a.py" hl_lines="2 3" linenums="1"`), Docusaurus
//! and Starlight (`js {1,3-5} ins={2} title="a.js"`), `VitePress` (`ts:line-numbers {1}`), Zola (`rust,linenos,hl_lines=3-4`)
//! and `MyST` (`{code-block} python`). What else stands there is passed over.

use std::ops::RangeInclusive;

/// Numbers of lines, from 1.
pub(super) type Lines = Vec<RangeInclusive<usize>>;

/// What is said of a block of code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CodeInfo {
    /// The language in small letters; empty where none is named.
    pub(super) language: String,
    /// What stands above the block.
    pub(super) title: Option<String>,
    pub(super) marked: Lines,
    pub(super) added: Lines,
    pub(super) removed: Lines,
    /// The number of the first line, where lines are numbered.
    pub(super) first_number: Option<usize>,
    /// Whether signs at the head of its lines say which are added and which are removed.
    pub(super) is_diff: bool,
    /// What links may call it.
    pub(super) label: Option<String>,
    /// Whether the block itself is not shown: `echo: false`.
    pub(super) is_hidden: bool,
    /// Whether the block is to be run elsewhere, and begins with lines that say how.
    pub(super) is_cell: bool,
}

/// The directives of `MyST` that hold code: <https://mystmd.org/guide/code>.
const DIRECTIVES: [&str; 4] = ["code-block", "code-cell", "code", "sourcecode"];

impl CodeInfo {
    /// Reads what stands behind a fence.
    pub(super) fn read(info: &str) -> Self {
        let mut found = Self::default();
        let mut rest = info.trim();
        if let Some(inside) = rest.strip_prefix('{') {
            let (inside, behind) = inside.split_once('}').unwrap_or((inside, ""));
            found.is_cell = !inside.trim_start().starts_with(['.', '#']);
            rest = behind;
            let inside = found.labelled(inside.trim_start());
            let (name, attributes) = word(inside.trim_start_matches(['.', '=']));
            if DIRECTIVES.contains(&name) {
                let (language, behind) = word(behind.trim_start());
                found.language = language.to_lowercase();
                rest = behind;
            } else {
                found.language = name.to_lowercase();
            }
            found.attributes(attributes);
        } else {
            let (language, behind) = word(rest);
            found.language = language.to_lowercase();
            rest = behind;
        }
        found.attributes(rest);
        if found.language == "diff" {
            found.is_diff = true;
        }
        found
    }

    /// Takes the label off that may stand before the language: `{#listing .haskell}`.
    fn labelled<'t>(&mut self, inside: &'t str) -> &'t str {
        let Some(behind) = inside.strip_prefix('#') else {
            return inside;
        };
        let (label, rest) = word(behind);
        self.label = Some(label.to_owned());
        rest.trim_start()
    }

    /// Reads what follows the language: `{1,3-5}`, `key=value`, single words.
    fn attributes(&mut self, text: &str) {
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':'));
            if let Some(inside) = rest.strip_prefix('{') {
                let (inside, behind) = inside.split_once('}').unwrap_or((inside, ""));
                if inside
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit())
                {
                    self.marked.extend(lines(inside));
                } else {
                    self.attributes(inside);
                }
                rest = behind;
                continue;
            }
            // `js [vite.config.js]` of VitePress.
            if let Some((title, behind)) =
                rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            {
                self.title = self.title.take().or_else(|| Some(title.to_owned()));
                rest = behind;
                continue;
            }
            let is_end = |c: char| c.is_whitespace() || matches!(c, '=' | ',' | '{');
            let end = rest.find(is_end).unwrap_or(rest.len());
            let (key, behind) = rest.split_at(end);
            if let Some(behind) = behind.strip_prefix('=') {
                let (value, left) = value(behind);
                self.set(key, value);
                rest = left;
            } else if key.is_empty() {
                return;
            } else {
                self.flag(key);
                rest = behind;
            }
        }
    }

    /// Takes over what is said of the block by name.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        match key.to_ascii_lowercase().as_str() {
            "label" | "name" if self.is_cell => self.label = Some(value.trim().to_owned()),
            "title" | "filename" | "file" | "name" | "caption" | "lst-cap" => {
                self.title = Some(value.to_owned()).filter(|title| !title.trim().is_empty());
            }
            "hl_lines" | "emphasize-lines" | "highlight" | "mark" | "code-line-numbers" => {
                self.marked.extend(lines(value));
            }
            "echo" | "include" if self.is_cell => {
                self.is_hidden |= value.eq_ignore_ascii_case("false");
            }
            "ins" => self.added.extend(lines(value)),
            "del" => self.removed.extend(lines(value)),
            "linenums" | "startline" | "linenostart" | "startlinenumber" | "startfrom"
            | "lineno-start" => {
                self.first_number = value.parse().ok().or(self.first_number);
            }
            "linenos" | "showlinenumbers" | "number-lines" | "line-numbers" => {
                let is_on = !matches!(value, "false" | "0");
                let first = value.parse().ok().filter(|first| *first > 0);
                self.first_number = is_on.then(|| first.or(self.first_number).unwrap_or(1));
            }
            "lang" if self.language == "diff" => {
                self.is_diff = true;
                self.language = value.to_lowercase();
            }
            _ => {}
        }
    }

    fn flag(&mut self, word: &str) {
        match word.to_ascii_lowercase().as_str() {
            ".numberlines" | ".number-lines" | ".line-numbers" | "linenos" | "showlinenumbers"
            | "line-numbers" | "numberlines" => {
                self.first_number = self.first_number.or(Some(1));
            }
            class if self.language.is_empty() && class.starts_with('.') => {
                class[1..].clone_into(&mut self.language);
            }
            _ => {}
        }
    }
}

/// The first word of a text and what stands behind it.
fn word(text: &str) -> (&str, &str) {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '{' | ':');
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// A value in quotation marks, in brackets or in braces, or a single word, and what stands behind it.
fn value(text: &str) -> (&str, &str) {
    let close = match text.chars().next() {
        Some('"') => '"',
        Some('\'') => '\'',
        Some('[') => ']',
        Some('{') => '}',
        _ => {
            let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '}');
            return text.split_at(text.find(is_end).unwrap_or(text.len()));
        }
    };
    text[1..].split_once(close).unwrap_or((&text[1..], ""))
}

/// The numbers of lines in `1,3-5`, `1 3-5`, `[1,"3-5"]`.
fn lines(text: &str) -> Lines {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    let range = |part: &str| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        Some(from.parse().ok()?..=to.parse().ok()?)
    };
    parts.filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_in_the_ways_of_its_generators() {
        for (info, language) in [
            ("rust", "rust"),
            ("Rust,no_run", "rust"),
            ("{.python .numberLines}", "python"),
            ("{r, echo=FALSE}", "r"),
            ("{python}", "python"),
            ("{#listing .haskell .numberLines}", "haskell"),
            ("{code-block} python", "python"),
            ("ts:line-numbers {1}", "ts"),
            ("diff lang=\"js\"", "js"),
            ("c++", "c++"),
            ("", ""),
        ] {
            assert_eq!(CodeInfo::read(info).language, language, "{info}");
        }
    }

    #[test]
    fn lines_titles_and_numbers_are_read_in_the_ways_of_their_generators() {
        for info in [
            "js {1,3-5} title=\"a.js\" showLineNumbers",
            "js title='a.js' hl_lines=\"1 3-5\" linenums=\"1\"",
            "js {hl_lines=[1,\"3-5\"],linenos=table,title=a.js}",
            "{.js filename=\"a.js\" code-line-numbers=\"1,3-5\" .numberLines}",
            "js,linenos,hl_lines=1,name=a.js,hl_lines=3-5",
        ] {
            let read = CodeInfo::read(info);
            assert_eq!(read.marked, [1..=1, 3..=5], "{info}");
            assert_eq!(read.title.as_deref(), Some("a.js"), "{info}");
            assert_eq!(read.first_number, Some(1), "{info}");
        }
        let read = CodeInfo::read("js ins={2} del={1-2} linenos=false");
        assert_eq!((read.added, read.removed), (vec![2..=2], vec![1..=2]));
        assert_eq!(read.first_number, None);
    }
}
