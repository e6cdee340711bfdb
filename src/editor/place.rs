//! What somebody is writing at a place of a text.

use std::ops::Range;

use super::head::{self, HeadPlace};

/// What is being written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A key or a value in the head of a page.
    Head(HeadPlace),
    /// A key or a value in a file of YAML.
    Declaration(HeadPlace),
    /// A key or a value of a chart.
    Chart(HeadPlace),
    /// The name of a page: `[[`.
    Link(Range<usize>),
    /// What stands behind `#`, of the page that is named before it; of the own page where that is empty.
    Anchor {
        /// What is named.
        page: String,
        /// Whether it is named by a path.
        is_path: bool,
        word: Range<usize>,
    },
    /// The key of a source: `[@`.
    Citation(Range<usize>),
    /// A place in a source, behind its key.
    Locator { key: String, word: Range<usize> },
    /// The path of a page or a file: `](`.
    Path(Range<usize>),
    /// Words.
    Text,
}

/// The parts of the text of a page: its head without the fences, and its Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) head: Range<usize>,
    pub(super) body: Range<usize>,
}

/// Takes a page apart, whatever is wrong with it. A head that is not closed ends where the text does.
pub(super) fn parts(text: &str) -> Parts {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Parts {
            head: 0..0,
            body: 0..text.len(),
        };
    }
    let start = first.len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Parts {
                head: start..at,
                body: at + line.len()..text.len(),
            };
        }
        at += line.len();
    }
    Parts {
        head: start..text.len(),
        body: text.len()..text.len(),
    }
}

/// What is being written at a byte of a file.
pub(super) fn place(path: &str, text: &str, at: usize) -> Place {
    let at = text.floor_char_boundary(at.min(text.len()));
    if crate::source::has_extension(path, &["yaml", "yml"]) {
        return Place::Declaration(head::place(text, 0..text.len(), at));
    }
    let Parts { head, body } = parts(text);
    if (head.start..=head.end).contains(&at) && at < body.start.max(head.end + 1) && head != (0..0)
    {
        return in_head(text, head, at);
    }
    if at < body.start {
        return Place::Text;
    }
    match fence(text, body, at) {
        Some(Fence {
            is_chart: true,
            inside,
        }) => Place::Chart(head::place(text, inside, at)),
        Some(_) => Place::Text,
        None => in_line(text, at),
    }
}

/// In the head: a text there may hold links and citations as the body does.
fn in_head(text: &str, head: Range<usize>, at: usize) -> Place {
    let found = head::place(text, head, at);
    match in_line(text, at) {
        Place::Text | Place::Path(_) => Place::Head(found),
        _ if !found.is_value => Place::Head(found),
        marked => marked,
    }
}

/// A block of code.
struct Fence {
    is_chart: bool,
    inside: Range<usize>,
}

/// The block of code that a place is in.
fn fence(text: &str, body: Range<usize>, at: usize) -> Option<Fence> {
    let mut open: Option<(&str, Fence)> = None;
    let mut start = body.start;
    for line in text[body.clone()].split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim();
        let sign = ["```", "~~~"]
            .into_iter()
            .find(|sign| trimmed.starts_with(sign));
        match (&mut open, sign) {
            (Some((own, fence)), Some(sign))
                if *own == sign && trimmed.trim_matches(['`', '~']).is_empty() =>
            {
                fence.inside.end = start;
                if at <= start {
                    break;
                }
                open = None;
            }
            (None, Some(sign)) if at >= end => {
                let is_chart = trimmed.trim_start_matches(['`', '~']).trim() == "chart";
                let inside = end..body.end;
                open = Some((sign, Fence { is_chart, inside }));
            }
            (None, _) if at < end => break,
            _ => {}
        }
        start = end;
    }
    open.map(|(_, fence)| fence)
        .filter(|fence| fence.inside.start <= at)
}

/// In a line of Markdown.
fn in_line(text: &str, at: usize) -> Place {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let line = Line {
        text,
        start,
        end,
        at,
    };
    line.link()
        .or_else(|| line.citation())
        .or_else(|| line.path())
        .or_else(|| line.in_sentence())
        .unwrap_or(Place::Text)
}

/// A line with the place in it.
struct Line<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    at: usize,
}

impl Line<'_> {
    fn before(&self) -> &str {
        &self.text[self.start..self.at]
    }

    /// Where what is being written ends, at the first of some signs.
    fn end_at(&self, from: usize, signs: &[char]) -> usize {
        let behind = &self.text[from..self.end];
        let end = behind.find(signs).unwrap_or(behind.len());
        from + behind[..end].trim_end().len()
    }

    /// What stands in `[[…]]`.
    fn link(&self) -> Option<Place> {
        let open = self.start + self.before().rfind("[[")? + 2;
        let written = &self.text[open..self.at];
        if written.contains("]]") || written.contains('|') {
            return None;
        }
        Some(self.named(open, &[']', '|', '[', '\n'], false))
    }

    /// A name that begins at a byte, with what stands behind its `#`.
    fn named(&self, open: usize, signs: &[char], is_path: bool) -> Place {
        let written = &self.text[open..self.at];
        if let Some(sign) = written.find('#') {
            let word = open + sign + 1..self.end_at(self.at, signs);
            return Place::Anchor {
                page: written[..sign].trim().to_owned(),
                is_path,
                word,
            };
        }
        let with_anchor: Vec<char> = signs.iter().copied().chain(['#']).collect();
        let word = open..self.end_at(self.at, &with_anchor);
        if is_path {
            Place::Path(word)
        } else {
            Place::Link(word)
        }
    }

    /// What stands in `[@…]`.
    fn citation(&self) -> Option<Place> {
        let before = self.before();
        let open = before.rfind('[')?;
        let inside = &before[open + 1..];
        if inside.contains(']') || !inside.contains('@') {
            return None;
        }
        let part = inside.rfind(';').map_or(0, |sign| sign + 1);
        let sign = part + inside[part..].find('@')?;
        let key_at = self.start + open + 1 + sign + 1;
        let key_end = self.end_at(key_at, &[',', ' ', ';', ']']);
        if self.at <= key_end {
            return Some(Place::Citation(key_at..key_end));
        }
        let behind = &self.text[key_end..self.at];
        let blanks = behind.len() - behind.trim_start_matches([',', ' ']).len();
        Some(Place::Locator {
            key: self.text[key_at..key_end].to_owned(),
            word: key_end + blanks..self.end_at(self.at, &[';', ']']).max(key_end + blanks),
        })
    }

    /// What stands in `](…)`.
    fn path(&self) -> Option<Place> {
        let open = self.start + self.before().rfind("](")? + 2;
        let written = &self.text[open..self.at];
        if written.contains([')', ' ']) {
            return None;
        }
        Some(self.named(open, &[')', ' ', '"'], true))
    }

    /// A key in a sentence: `As @key says`.
    fn in_sentence(&self) -> Option<Place> {
        let before = self.before();
        let sign = before.rfind('@')?;
        let stands_alone = before[..sign]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
        let written = &before[sign + 1..];
        if !stands_alone || !written.chars().all(is_key) {
            return None;
        }
        let start = self.start + sign + 1;
        let end = self.text[start..self.end]
            .find(|c| !is_key(c))
            .map_or(self.end, |end| start + end);
        Some(Place::Citation(start..end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(marked: &str) -> (Place, String) {
        let at = marked.find('¦').expect("a cursor");
        let text = marked.replace('¦', "");
        let found = place("content/guide/a.md", &text, at);
        let word = match &found {
            Place::Link(word)
            | Place::Citation(word)
            | Place::Path(word)
            | Place::Anchor { word, .. }
            | Place::Locator { word, .. } => word.clone(),
            Place::Head(found) | Place::Chart(found) | Place::Declaration(found) => {
                found.word.clone()
            }
            Place::Text => 0..0,
        };
        let word = text[word].to_owned();
        (found, word)
    }

    #[test]
    fn what_is_written_is_told_by_what_stands_around_it() {
        let named = |place: &Place| match place {
            Place::Head(found) => format!("head {}", found.above.join(" ")),
            Place::Chart(found) => format!("chart {}", found.above.join(" ")),
            Place::Declaration(_) => "declaration".to_owned(),
            Place::Link(_) => "link".to_owned(),
            Place::Anchor { page, .. } => format!("anchor of {page}"),
            Place::Citation(_) => "citation".to_owned(),
            Place::Locator { key, .. } => format!("locator of {key}"),
            Place::Path(_) => "path".to_owned(),
            Place::Text => "text".to_owned(),
        };
        let head = "---\ntitle: A\n---\n";
        let cases = [
            ("See [[we¦irs]] and", "link", "weirs"),
            ("See [[weirs#wh¦at|words]]", "anchor of weirs", "what"),
            ("See [[#¦", "anchor of ", ""),
            ("As said [@ha¦", "citation", "ha"),
            (
                "As said [see @hale-2019, p. ¦4; @b]",
                "locator of hale-2019",
                "p. 4",
            ),
            ("As said [@hale-2019; @ag¦]", "citation", "ag"),
            ("As @hal¦e-2019 says", "citation", "hale-2019"),
            ("mail a@b¦.org", "text", ""),
            ("[words](../gu¦ide/a.md)", "path", "../guide/a.md"),
            ("[words](a.md#pa¦rt)", "anchor of a.md", "part"),
            ("[[done]] w¦ords", "text", ""),
            ("```chart\ndata: fig¦\n```\n", "chart data", "fig"),
            ("```\n[[no¦\n```\n", "text", ""),
            ("```chart\na: 1\n```\nwords [[a¦", "link", "a"),
        ];
        for (text, place, word) in cases {
            let (found, written) = at(&format!("{head}{text}"));
            assert_eq!(
                (named(&found).as_str(), written.as_str()),
                (place, word),
                "{text}"
            );
        }
        let heads = [
            ("---\nti¦tle: A\n---\n", "head "),
            ("---\ntitle: A\nsummary: By @ha¦\n---\n", "citation"),
            ("---\ntitle: A\n¦", "head "),
            ("¦---\n---\n", "text"),
        ];
        for (text, place) in heads {
            assert_eq!(named(&at(text).0), place, "{text}");
        }
    }
}
