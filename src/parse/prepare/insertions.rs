//! What stands in a text for something else before it is Markdown at all: other files, and the bank's variables.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memchr;

use crate::source::Included;
use crate::text::{Include, candidates, find_near, includes, may_include, part_of};

use super::code_fence::{CodeFence, inline_code};
use super::template_marks::{Insertion, paths, shown};
use super::text_map::TextMap;

/// How large a text may become by what it includes, in bytes.
const LARGEST: usize = 4_000_000;

/// How many times files may stand in a text, each counted as often as it does.
const MOST: usize = 10_000;

/// How many files may include one another.
const DEEPEST: usize = 16;

/// What texts may ask for.
#[derive(Clone, Copy)]
pub(crate) struct Insertions<'i> {
    /// The texts of other files.
    pub(crate) included: &'i Included,
    /// What the bank's variables stand for.
    pub(crate) variables: &'i BTreeMap<String, String>,
}

/// What came of it.
#[derive(Default)]
pub(super) struct Inserted {
    pub(super) text: String,
    pub(super) map: TextMap,
    /// What is wrong, by its place in the text as it was.
    pub(super) wrong: Vec<(Range<usize>, String)>,
}

impl Insertions<'_> {
    /// The text of a file with what it asks for; `None` where it asks for nothing.
    pub(super) fn put(&self, text: &str, path: &str) -> Option<Inserted> {
        let bytes = text.as_bytes();
        if memchr(b'{', bytes).is_none() && !may_include(text) {
            return None;
        }
        let mut found = Inserted::default();
        let mut left = MOST;
        let mut insertions = self.variables_in(text);
        insertions.extend(paths(text));
        insertions.extend(shown(text));
        for include in includes(text) {
            let span = include.span.clone();
            match self.file(&include, &mut vec![path.to_owned()], &mut left) {
                Ok(inside) => insertions.push(Insertion {
                    text: indented(&self.with_variables(&inside), text, &include),
                    span,
                }),
                // What asks for a file that is not there may be shown as an example.
                Err(Missed::NotThere) if is_code(text, span.start) => {}
                Err(missed) => {
                    found.wrong.push((span.clone(), missed.message(&include)));
                    let text = String::new();
                    insertions.push(Insertion { span, text });
                }
            }
        }
        insertions.sort_by_key(|insertion| insertion.span.start);
        if insertions.is_empty() {
            return None;
        }
        let mut from = 0;
        for Insertion { span, text: inside } in insertions {
            if span.start < from || found.text.len() + inside.len() > LARGEST {
                continue;
            }
            found.map.copy(found.text.len(), from);
            found.text.push_str(&text[from..span.start]);
            found.map.insert(found.text.len(), span.clone());
            found.text.push_str(&inside);
            from = span.end;
        }
        found.map.copy(found.text.len(), from);
        found.text.push_str(&text[from..]);
        Some(found)
    }

    /// What a file says that is asked for, with what it asks for itself.
    fn file(
        &self,
        include: &Include<'_>,
        open: &mut Vec<String>,
        left: &mut usize,
    ) -> Result<String, Missed> {
        let mut places =
            candidates(open.last().map_or("", String::as_str), include.path).into_iter();
        let found = places.find_map(|path| Some((self.included.get(path.as_str())?, path)));
        let (file, path) = found.ok_or(Missed::NotThere)?;
        *left = left.checked_sub(1).ok_or(Missed::TooLarge)?;
        if open.contains(&path) || open.len() >= DEEPEST {
            return Err(Missed::Circle);
        }
        let text = part_of(&file.text, &include.part).ok_or(Missed::NoPart)?;
        open.push(path.clone());
        let mut found = String::with_capacity(text.len());
        let mut from = 0;
        for inner in includes(&text) {
            found.push_str(&text[from..inner.span.start]);
            match self.file(&inner, open, left) {
                Ok(inside) => found.push_str(&indented(&inside, &text, &inner)),
                Err(Missed::NotThere) => found.push_str(&text[inner.span.clone()]),
                Err(wrong) => return Err(wrong),
            }
            from = inner.span.end;
            if found.len() > LARGEST {
                return Err(Missed::TooLarge);
            }
        }
        open.pop();
        found.push_str(&text[from..]);
        if include.is_code {
            let language = path.rsplit('.').next().unwrap_or_default();
            return Ok(format!("```{language}\n{}\n```", found.trim_end()));
        }
        Ok(shifted(&found, include.shift))
    }

    /// A text with what its variables stand for.
    fn with_variables(&self, text: &str) -> String {
        let (mut found, mut from) = (String::with_capacity(text.len()), 0);
        for Insertion { span, text: value } in self.variables_in(text) {
            found.push_str(&text[from..span.start]);
            found.push_str(&value);
            from = span.end;
        }
        found.push_str(&text[from..]);
        found
    }

    /// The variables that a text names: `{{ name }}`, `{{< var name >}}`, `{{< param "name" >}}`.
    fn variables_in(&self, text: &str) -> Vec<Insertion> {
        let mut found = Vec::new();
        if self.variables.is_empty() {
            return found;
        }
        for (at, _) in text.match_indices("{{") {
            let inside = &text[at + 2..];
            let Some(end) = find_near(inside, "}}", 200) else {
                continue;
            };
            let name = inside[..end].trim_matches(['<', '>', '%', '-', ' ']);
            let name = ["var ", "meta ", "param "]
                .iter()
                .find_map(|verb| name.strip_prefix(verb))
                .unwrap_or(name);
            let name = name.trim().trim_matches(['"', '\'']);
            let name = name.strip_prefix('$').unwrap_or(name);
            if let Some(value) = self.variables.get(name) {
                found.push(Insertion {
                    span: at..at + end + 4,
                    text: value.clone(),
                });
            }
        }
        found
    }
}

/// Why a file does not stand where it is asked for.
enum Missed {
    NotThere,
    NoPart,
    Circle,
    TooLarge,
}

impl Missed {
    fn message(&self, include: &Include<'_>) -> String {
        let path = include.path;
        match self {
            Self::NotThere => format!("there is no file `{path}` to stand here"),
            Self::NoPart => format!("`{path}` has no such part"),
            Self::Circle => format!("`{path}` comes to stand within itself"),
            Self::TooLarge => format!("`{path}` brings more than 4 MB or 10,000 files with it"),
        }
    }
}

/// Whether a place of a text stands in code.
fn is_code(text: &str, place: usize) -> bool {
    let (mut fence, mut from) = (CodeFence::default(), 0);
    for line in text.split_inclusive('\n') {
        let is_code = fence.holds(line);
        if place < from + line.len() {
            let within = place - from;
            return is_code || inline_code(line).iter().any(|code| code.contains(&within));
        }
        from += line.len();
    }
    false
}

/// A text with each further line as far in as what asks for it.
fn indented(inside: &str, text: &str, include: &Include<'_>) -> String {
    let start = text[..include.span.start]
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let before = &text[start..include.span.start];
    if before.is_empty() || !before.trim().is_empty() {
        return inside.to_owned();
    }
    inside.replace('\n', &format!("\n{before}"))
}

/// A text with its headings further down.
fn shifted(text: &str, shift: usize) -> String {
    if shift == 0 {
        return text.to_owned();
    }
    let mut fence = CodeFence::default();
    let lines = text.split('\n').map(|line| {
        let level = line.chars().take_while(|c| *c == '#').count();
        let is_heading = (1..=6).contains(&level) && line[level..].starts_with(' ');
        if !fence.holds(line) && is_heading {
            "#".repeat((level + shift).min(6)) + &line[level..]
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
