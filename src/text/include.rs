//! Where a text asks for another file to stand in its place, as other generators write it, and which part of the file is
//! meant.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

/// A place in a text where another file is to stand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Include<'t> {
    /// The bytes of what asks for it.
    pub(crate) span: Range<usize>,
    /// The path as it is written.
    pub(crate) path: &'t str,
    /// Which part of the file is meant.
    pub(crate) part: Part<'t>,
    /// How many levels its headings move down.
    pub(crate) shift: usize,
    /// Whether it is to stand there as a block of code.
    pub(crate) is_code: bool,
}

/// Which part of a file is meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part<'t> {
    /// All of it.
    Whole,
    /// Its lines from one to another, from 1, both in.
    Lines(usize, usize),
    /// What stands between two lines that name it.
    Named(&'t str),
}

/// Whether a text may ask for other files. Asked of every text, so that most are looked at no further.
pub(crate) fn may_include(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has = |sign: &str| memmem::find(bytes, sign.as_bytes()).is_some();
    let has_brace = memchr(b'{', bytes).is_some();
    let has_verb = || has("include") || has("readfile") || has("playground");
    // `--8<--` of MkDocs, and `<Note />` of MDX, which was imported.
    let mut tags = memchr_iter(b'<', bytes);
    has_brace && has_verb()
        || tags.any(|at| {
            let is_snippet = bytes[..at].ends_with(b"--8") && bytes[at..].starts_with(b"<--");
            let is_component = || bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase);
            is_snippet || is_component() && has("import ")
        })
}

/// How long what asks for a file may be, in bytes.
const LONGEST: usize = 500;

/// How many texts a text may import.
const IMPORTS: usize = 100;

/// Where a sign stands first, if it is so near that it may belong to what opens here: a text of nothing but openings is not
/// looked through once for each.
pub(crate) fn find_near(text: &str, sign: &str, most: usize) -> Option<usize> {
    let near = &text.as_bytes()[..text.len().min(most)];
    memmem::find(near, sign.as_bytes())
}

/// What a text asks for, in order.
///
/// Read are `{{#include a.md}}` of mdBook, `{{< include a.md >}}` of Quarto and of Hugo's shortcodes, `--8<-- "a.md"` of
/// `MkDocs`, `{% include a.md %}` of Jekyll and Jinja, and the directive `{include}` of `MyST`.
pub(crate) fn includes(text: &str) -> Vec<Include<'_>> {
    let mut found = Vec::new();
    if !may_include(text) {
        return found;
    }
    for (open, close) in [("{{#", "}}"), ("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")] {
        for (at, _) in text.match_indices(open) {
            let inside = &text[at + open.len()..];
            let end = find_near(inside, close, LONGEST);
            let Some(end) = end.filter(|end| !inside[..*end].contains('\n')) else {
                continue;
            };
            let span = at..at + open.len() + end + close.len();
            // mdBook's way to show the mark itself.
            let is_shown = text[..at].ends_with('\\');
            let include = in_braces(&inside[..end], span).filter(|_| !is_shown);
            // What Jekyll and Jinja include beside texts is a template.
            found.extend(include.filter(|include| open != "{%" || is_text(include.path)));
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inside = line.trim();
        let start = at + line.len() - line.trim_start().len();
        if let Some(path) = inside.strip_prefix("--8<--").map(str::trim) {
            let quoted = path
                .strip_prefix(['"', '\''])
                .and_then(|path| path.strip_suffix(['"', '\'']));
            found.extend(quoted.map(|path| with_part(path, start..start + inside.len())));
        }
        at += line.len();
    }
    found.extend(directives(text));
    found.extend(imported(text));
    found.sort_by_key(|include| include.span.start);
    found.dedup_by(|next, last| next.span.start < last.span.end);
    found
}

fn is_text(path: &str) -> bool {
    let endings = [".md", ".markdown", ".txt", ".csv", ".mdx", ".qmd"];
    endings.iter().any(|ending| path.ends_with(ending))
}

/// `include a.md`, `include "a.md" shift=1`, `rustdoc_include a.rs:5`, `readfile file="a.md"`.
fn in_braces(inside: &str, span: Range<usize>) -> Option<Include<'_>> {
    let mut words = inside.split_whitespace();
    let verb = words.next()?;
    if ![
        "include",
        "rustdoc_include",
        "include_relative",
        "readfile",
        "include-markdown",
        "playground",
    ]
    .contains(&verb)
    {
        return None;
    }
    let path = words.next()?;
    let path = path
        .strip_prefix("file=")
        .unwrap_or(path)
        .trim_matches(['"', '\'']);
    let mut found = with_part(path, span);
    found.is_code = verb == "playground";
    let shift = words.find_map(|word| {
        word.strip_prefix("shift=")
            .or(word.strip_prefix("heading-offset="))
    });
    found.shift = shift
        .and_then(|shift| shift.parse().ok())
        .unwrap_or_default();
    (!found.path.is_empty()).then_some(found)
}

/// A path with a part behind colons: `a.rs:5`, `a.rs:2:10`, `a.rs:name`.
fn with_part(written: &str, span: Range<usize>) -> Include<'_> {
    let (path, part) = written.split_once(':').unwrap_or((written, ""));
    let numbers: Vec<Option<usize>> = part.split(':').map(|part| part.parse().ok()).collect();
    let part = match (part, numbers.as_slice()) {
        ("", _) => Part::Whole,
        (_, [Some(line)]) => Part::Lines(*line, *line),
        (_, [from, to]) if from.is_some() || to.is_some() => {
            Part::Lines(from.unwrap_or(1), to.unwrap_or(usize::MAX))
        }
        (name, _) => Part::Named(name),
    };
    Include {
        span,
        path,
        part,
        shift: 0,
        is_code: false,
    }
}

/// Texts that MDX imports and shows as components: `import Note from './_note.mdx'`, `<Note />`.
fn imported(text: &str) -> Vec<Include<'_>> {
    let mut found = Vec::new();
    let imports = text.lines().filter(|line| line.starts_with("import "));
    for line in imports.take(IMPORTS) {
        let Some((name, path)) = line
            .strip_prefix("import ")
            .and_then(|rest| rest.split_once(" from "))
        else {
            continue;
        };
        let path = path.trim().trim_end_matches(';').trim_matches(['"', '\'']);
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        if !is_text(path) || !name.trim().chars().all(is_letter) || name.trim().is_empty() {
            continue;
        }
        let path = path.strip_prefix("@site/content").unwrap_or(path);
        for (at, opening) in text.match_indices(&format!("<{}", name.trim())) {
            let behind = &text[at + opening.len()..];
            let Some(end) =
                find_near(behind, "/>", LONGEST).filter(|end| !behind[..*end].contains(['<', '>']))
            else {
                continue;
            };
            if behind.starts_with(|c: char| c.is_whitespace() || c == '/') {
                found.push(Include {
                    span: at..at + opening.len() + end + 2,
                    path,
                    part: Part::Whole,
                    shift: 0,
                    is_code: false,
                });
            }
        }
    }
    found
}

/// The directives of `MyST`: a block of code called `{include}`, with options in its lines.
fn directives(text: &str) -> Vec<Include<'_>> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("{include}") {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let fence = text[start..at].trim();
        let is_fence = fence.len() >= 3
            && (fence.trim_matches('`').is_empty() || fence.trim_matches(':').is_empty());
        let behind = &text[at + mark.len()..];
        let (path, rest) = behind.split_once('\n').unwrap_or((behind, ""));
        let Some(end) = rest
            .find(fence)
            .filter(|_| is_fence && !path.trim().is_empty())
        else {
            continue;
        };
        let option = rest[..end]
            .lines()
            .find_map(|line| line.trim().strip_prefix(":heading-offset:"));
        let close = at + mark.len() + path.len() + 1 + end + fence.len();
        found.push(Include {
            span: start..close,
            path: path.trim(),
            part: Part::Whole,
            shift: option
                .and_then(|shift| shift.trim().parse().ok())
                .unwrap_or_default(),
            is_code: false,
        });
    }
    found
}

/// Where the file may lie that a text in `from` asks for, both as paths from the root of the bank: beside it, then below
/// `content/`, then where Jekyll keeps such. None leads out of `content/`.
pub(crate) fn candidates(from: &str, path: &str) -> Vec<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folders = [folder, "content", "content/_includes"];
    let found = folders
        .into_iter()
        .filter_map(|folder| joined(folder, path));
    found.collect()
}

fn joined(folder: &str, path: &str) -> Option<String> {
    let (folder, path) = match path.strip_prefix('/') {
        Some(path) => ("content", path),
        None => (folder, path),
    };
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content") && parts.len() > 1).then(|| parts.join("/"))
}

/// The part of a file that is meant: without a head, without the lines that name parts. `None` where it has no such part.
pub(crate) fn part_of(text: &str, part: &Part<'_>) -> Option<String> {
    let is_name = |line: &&str| {
        let marks = ["ANCHOR:", "ANCHOR_END:", "--8<-- [start:", "--8<-- [end:"];
        marks.iter().any(|mark| line.contains(mark))
    };
    let named = |line: &str, marks: [&str; 2], name: &str| {
        let behind = marks
            .into_iter()
            .find_map(|mark| Some(line.split_once(mark)?.1));
        behind.is_some_and(|behind| behind.trim().trim_end_matches(']').trim() == name)
    };
    let lines: Vec<&str> = match part {
        Part::Whole => without_head(text).lines().collect(),
        Part::Lines(from, to) => {
            let all = text.lines().skip(from.saturating_sub(1));
            all.take(to.saturating_sub(*from).saturating_add(1))
                .collect()
        }
        Part::Named(name) => {
            let starts = |line: &&str| named(line, ["ANCHOR:", "[start:"], name);
            let ends = |line: &&str| named(line, ["ANCHOR_END:", "[end:"], name);
            let mut lines = text.lines().skip_while(|line| !starts(line));
            lines.next()?;
            lines.take_while(|line| !ends(line)).collect()
        }
    };
    let lines: Vec<&str> = lines.into_iter().filter(|line| !is_name(line)).collect();
    Some(lines.join("\n"))
}

fn without_head(text: &str) -> &str {
    let Some(inside) = text.strip_prefix("---\n") else {
        return text;
    };
    inside.split_once("\n---\n").map_or(text, |(_, body)| body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_asked_for_in_the_ways_of_its_generators() {
        for text in [
            "{{#include a/b.md}}",
            "{{< include a/b.md >}}",
            "{{% include \"a/b.md\" %}}",
            "{% include a/b.md %}",
            "--8<-- \"a/b.md\"",
            "```{include} a/b.md\n```",
        ] {
            let found = includes(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].path, "a/b.md", "{text}");
            assert_eq!(found[0].span, 0..text.len(), "{text}");
        }
        assert!(includes("{{ include }} and includes, --8<-- a").is_empty());
        assert_eq!(includes("{{< include a.md shift=2 >}}")[0].shift, 2);
        assert_eq!(includes("{{#include a.rs:2:5}}")[0].part, Part::Lines(2, 5));
    }

    #[test]
    fn no_path_leads_out_of_the_texts() {
        assert_eq!(
            candidates("content/guide/a.md", "b.md")[0],
            "content/guide/b.md"
        );
        assert_eq!(
            candidates("content/guide/a.md", "../b.md")[0],
            "content/b.md"
        );
        assert!(
            candidates("content/guide/a.md", "../../bank.yaml")
                .iter()
                .all(|path| path.starts_with("content/"))
        );
        assert!(candidates("content/guide/a.md", "../../../etc/passwd").is_empty());
    }

    #[test]
    fn a_part_is_taken_by_its_lines_or_its_name() {
        let text = "---\na: b\n---\none\n// ANCHOR: x\ntwo\n// ANCHOR_END: x\nthree\n";
        assert_eq!(part_of(text, &Part::Whole).unwrap(), "one\ntwo\nthree");
        assert_eq!(part_of(text, &Part::Named("x")).unwrap(), "two");
        assert_eq!(part_of(text, &Part::Lines(4, 4)).unwrap(), "one");
        assert_eq!(part_of(text, &Part::Named("y")), None);
    }
}
