//! What a text is made of, for lists of its parts.

use std::ops::Range;

use super::place;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub name: String,
    /// The bytes of its name.
    pub name_span: Range<usize>,
    /// All its bytes, those of its parts among them.
    pub span: Range<usize>,
    /// What it is.
    pub sort: PartSort,
    /// From 1: a part stands within the last one before it that has a lower level.
    pub level: u8,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartSort {
    /// A key of the head, or of a file of YAML.
    Key,
    /// A heading of the text.
    Heading,
}

/// The parts of a file, in their order.
pub(super) fn outline(path: &str, text: &str) -> Vec<Part> {
    if crate::source::has_extension(path, &["yaml", "yml"]) {
        return keys(text, 0..text.len());
    }
    let parts = place::parts(text);
    let mut found = keys(text, parts.head);
    found.extend(headings(text, parts.body));
    found
}

/// The keys at the head of their lines.
fn keys(text: &str, block: Range<usize>) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut start = block.start;
    for line in text[block.clone()].split_inclusive('\n') {
        let is_key = line.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if let Some(end) = line.find(':').filter(|_| is_key) {
            close(&mut found, 1, start);
            found.push(Part {
                name: line[..end].to_owned(),
                name_span: start..start + end,
                span: start..start + line.len(),
                sort: PartSort::Key,
                level: 1,
            });
        }
        start += line.len();
    }
    close(&mut found, 1, block.end);
    found
}

/// The headings of Markdown, code aside.
pub(super) fn headings(text: &str, body: Range<usize>) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut start = body.start;
    for line in text[body.clone()].split_inclusive('\n') {
        let trimmed = line.trim();
        let sign = ["```", "~~~"]
            .into_iter()
            .find(|sign| trimmed.starts_with(sign));
        match (fence, sign) {
            (Some(own), Some(sign)) if own == sign => fence = None,
            (None, Some(sign)) => fence = Some(sign),
            (None, None) => {
                if let Some((level, name)) = heading(line) {
                    close(&mut found, level, start);
                    let at = start + line.find(name).unwrap_or_default();
                    found.push(Part {
                        name: name.to_owned(),
                        name_span: at..at + name.len(),
                        span: start..start + line.len(),
                        sort: PartSort::Heading,
                        level,
                    });
                }
            }
            _ => {}
        }
        start += line.len();
    }
    close(&mut found, 1, body.end);
    found
}

/// The level and the words of a heading; an `{#id}` behind it is none of them.
fn heading(line: &str) -> Option<(u8, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line.get(level..)?;
    let is_heading = (1..=6).contains(&level) && words.starts_with(' ');
    let words = words.trim().trim_end_matches('#').trim_end();
    let words = words.rsplit_once(" {#").map_or(words, |(words, _)| words);
    is_heading.then_some(())?;
    Some((u8::try_from(level).ok()?, words)).filter(|_| !words.is_empty())
}

/// Ends the parts that reach to a byte: those of a level or below it.
fn close(found: &mut [Part], level: u8, end: usize) {
    let mut lowest = u8::MAX;
    for part in found.iter_mut().rev() {
        if part.level < lowest && part.level >= level {
            part.span.end = end;
        }
        lowest = lowest.min(part.level);
        if part.level < level {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_reaches_to_the_next_of_its_level() {
        let text = "---\ntitle: A\nfindings:\n  - statement: S\n---\n## One\n\n### Two {#two}\n\n```\n## no\n```\n## Three\nwords\n";
        let found = outline("content/guide/a.md", text);
        let shown: Vec<(&str, &str)> = found
            .iter()
            .map(|part| (part.name.as_str(), &text[part.span.clone()]))
            .collect();
        assert_eq!(shown[0], ("title", "title: A\n"));
        assert_eq!(shown[1].1, "findings:\n  - statement: S\n");
        assert_eq!(shown[2].0, "One");
        assert!(
            shown[2].1.ends_with("```\n")
                && shown[3] == ("Two", "### Two {#two}\n\n```\n## no\n```\n")
        );
        assert_eq!(shown[4], ("Three", "## Three\nwords\n"));
    }
}
