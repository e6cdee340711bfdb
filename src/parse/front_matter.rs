//! Finds the front matter at the head of a Markdown file: YAML, or TOML or JSON from another generator.
//!
//! By hand, because pulldown-cmark's own metadata blocks match in the middle of a document too, and because each way
//! of getting the fence wrong deserves its own words.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{File, is_unseen};
use crate::yaml::{self, Node, Value};

/// A file taken apart.
#[derive(Debug)]
pub(super) struct Split {
    /// The head as a tree; a mapping.
    pub(super) node: Node,
    /// The bytes of the Markdown behind it.
    pub(super) body: Range<usize>,
}

const FENCE: &str = "---";

/// How front matter may be written.
#[derive(Clone, Copy)]
enum Language {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`: <https://toml.io/en/v1.0.0>.
    Toml,
    /// An object at the head of the file.
    Json,
}

/// Takes a file apart; says what is wrong with its head otherwise. A file without a head is all body.
pub(super) fn split(file: &File) -> Result<Split, Diagnostic> {
    let text = &*file.text;
    if let Some(at) = conflict(text) {
        let message = yaml::slips::CONFLICT.to_owned();
        let found = Diagnostic::new(Code::ConflictMarker, &file.path, at..at + 7, message);
        return Err(found.help(yaml::slips::CONFLICT_HELP));
    }
    let first = text.lines().next().unwrap_or_default();
    let start = (first.len() + 1).min(text.len());
    let (language, found) = match first.trim_start_matches(is_unseen).trim_end() {
        opened if is_noted(opened) => (Language::Yaml, closing(text, start, FENCE)),
        FENCE => (Language::Yaml, closing(text, start, FENCE)),
        "+++" => (Language::Toml, closing(text, start, "+++")),
        "{" => (Language::Json, object(text)),
        _ => return without(file),
    };
    let Some(Parts { head, body }) = found else {
        let message = "the front matter is not closed".to_owned();
        let found = Diagnostic::new(
            Code::UnclosedFrontMatter,
            &file.path,
            0..first.len(),
            message,
        );
        if let Some(near) = near_fence(file, start) {
            return Err(near);
        }
        let end = first.trim_end().replace('{', "}");
        return Err(found.help(format!(
            "End it with a line that is `{end}` and nothing else."
        )));
    };
    if head.len() > yaml::MAX_BYTES {
        return Err(too_long(file, head.len(), first.len()));
    }
    let read = match language {
        Language::Toml => yaml::toml::parse(text, head),
        Language::Yaml | Language::Json => yaml::parse(text, head),
    };
    let node = read.map_err(|broken| crate::record::bad_yaml(file, &broken))?;
    match node.value {
        Value::Map(_) => Ok(Split { node, body }),
        Value::Null => Ok(Split {
            node: Node::empty(start..start),
            body,
        }),
        _ => Err(no_group(file, &node)),
    }
}

/// The head of a file between lines of `---` as a tree, and its bytes; nothing where it has none, or one that is broken.
pub(crate) fn yaml_head(file: &File) -> Option<(Node, Range<usize>)> {
    let first = file.text.split_inclusive('\n').next()?;
    if first.trim_start_matches(is_unseen).trim_end() != FENCE {
        return None;
    }
    let Split { node, body } = split(file).ok()?;
    let Parts { head, .. } = closing(&file.text, first.len(), FENCE)?;
    (head.end < body.start).then_some((node, head))
}

/// Where Git put both versions of a part that it could not merge: a line that begins them, and one that ends them, beside
/// blocks of code, which may show such lines.
fn conflict(text: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes(), b"<<<<<<< ")?;
    let (mut at, mut begins, mut is_code) = (0, None, false);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            is_code = !is_code;
        } else if !is_code && yaml::slips::is_conflict(line) {
            begins = begins.or(Some(at));
        } else if line.starts_with(">>>>>>> ") && begins.is_some() {
            return begins;
        }
        at += line.len();
    }
    None
}

/// What is said of a head that is no group of keys.
fn no_group(file: &File, node: &Node) -> Diagnostic {
    let head = file.text.get(node.span.clone()).unwrap_or_default();
    if let Some(slip) = yaml::slips::first_odd_blank(head) {
        let span = node.span.start + slip.span.start..node.span.start + slip.span.end;
        let found = Diagnostic::new(Code::BadYaml, &file.path, span, slip.message);
        return found.help(slip.help);
    }
    let message = format!(
        "front matter is a group of keys, this is {}",
        node.describe(&file.text)
    );
    let found = Diagnostic::new(Code::WrongType, &file.path, node.span.clone(), message);
    found.help("Write `key: value`, one a line.")
}

/// A line of hyphens that was meant to close the head: two of them, or more than three, or a dash.
fn near_fence(file: &File, start: usize) -> Option<Diagnostic> {
    let mut at = start;
    for line in file.text[start..].split_inclusive('\n') {
        let written = line.trim();
        let is_dashes = written.chars().all(|c| matches!(c, '-' | '–' | '—'));
        let is_near = written.len() > 1 && is_dashes || written == "..." || is_noted(written);
        if is_near {
            let message =
                "this line does not close the front matter: it is other than three hyphens";
            let span = at..at + line.trim_end().len();
            let found = Diagnostic::new(
                Code::UnclosedFrontMatter,
                &file.path,
                span,
                message.to_owned(),
            );
            return Some(found.help("Write three hyphens, `---`, and nothing else in the line."));
        }
        at += line.len();
    }
    None
}

/// Whether a line is a fence with a remark behind it, which YAML allows.
fn is_noted(line: &str) -> bool {
    let behind = line.strip_prefix(FENCE);
    behind.is_some_and(|behind| behind.starts_with(' ') && behind.trim_start().starts_with('#'))
}

fn too_long(file: &File, bytes: usize, first: usize) -> Diagnostic {
    let message = format!(
        "the front matter is {} KB long, the limit is {} KB",
        bytes / 1024,
        yaml::MAX_BYTES / 1024
    );
    let found = Diagnostic::new(Code::FrontMatterTooLong, &file.path, 0..first, message);
    found.help("Move long text into the body, and data into a file beside it.")
}

/// A file that does not begin with front matter: all of it is text, unless it has a head that its author has put in the
/// wrong place or not opened.
fn without(file: &File) -> Result<Split, Diagnostic> {
    let mut lines = file.text.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let is_field = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name);
        name.is_some_and(|name| {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
            !name.is_empty() && name.chars().all(is_letter)
        })
    };
    let is_rule = first.trim().len() >= FENCE.len() && first.trim().chars().all(|c| c == '-');
    let is_late = is_rule && lines.clone().next().is_some_and(is_field);
    let fields = std::iter::once(first).chain(lines);
    let behind = fields
        .skip_while(|line| is_field(line) || line.starts_with([' ', '-', '#']) && *line != FENCE);
    let is_below = is_below_text(&file.text);
    let is_unopened = is_field(first) && behind.take(1).any(|line| line.trim_end() == FENCE);
    if !is_late && !is_unopened && !is_below {
        return Ok(Split {
            node: Node::empty(0..0),
            body: 0..file.text.len(),
        });
    }
    let line = file.text.lines().next().unwrap_or_default();
    let length = line.len();
    if is_rule && line == first && line.trim() != FENCE {
        let message = format!(
            "the first line has {} hyphens, and three open front matter",
            line.trim().len()
        );
        let found = Diagnostic::new(Code::NoFrontMatter, &file.path, 0..length, message);
        let found = found.help("Write `---` and nothing else in it.");
        return Err(found.mend("---").surely());
    }
    let message = "the front matter does not begin in the first line".to_owned();
    let found = Diagnostic::new(Code::NoFrontMatter, &file.path, 0..length, message);
    Err(found.help("Begin the file with a line `---`, then `title: …`, then a line `---`."))
}

/// Whether a head stands below a few lines of text: a fence, a title or a summary, and a fence again.
fn is_below_text(text: &str) -> bool {
    const FIELDS: [&str; 5] = ["title:", "summary:", "kind:", "description:", "findings:"];
    let lines: Vec<&str> = text.lines().take(80).collect();
    let above = lines
        .iter()
        .take(8)
        .position(|line| line.trim_end() == FENCE);
    let Some(above) = above.filter(|above| *above > 0) else {
        return false;
    };
    let is_head = lines
        .get(above + 1)
        .is_some_and(|line| FIELDS.iter().any(|field| line.starts_with(field)));
    is_head
        && lines[above + 1..]
            .iter()
            .any(|line| line.trim_end() == FENCE)
}

/// Where the head of a file stands, and where its body.
struct Parts {
    head: Range<usize>,
    body: Range<usize>,
}

/// Up to a line that is the fence.
fn closing(text: &str, start: usize, fence: &str) -> Option<Parts> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some(Parts {
                head: start..at,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    None
}

/// Up to a line that is the brace which closes the object.
fn object(text: &str) -> Option<Parts> {
    let Parts { head, body } = closing(text, 0, "}")?;
    Some(Parts {
        head: 0..head.end + 1,
        body,
    })
}
