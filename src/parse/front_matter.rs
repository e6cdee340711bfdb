//! Finds the YAML block at the head of a Markdown file.
//!
//! By hand, because pulldown-cmark's own metadata blocks match in the middle of a document too, and because each way
//! of getting the fence wrong deserves its own words.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::File;
use crate::yaml::{self, Node, Value};

/// A file taken apart.
#[derive(Debug)]
pub(super) struct Split {
    /// The YAML as a tree; a mapping.
    pub(super) node: Node,
    /// The bytes of the Markdown behind it.
    pub(super) body: Range<usize>,
}

const FENCE: &str = "---";

/// Takes a file apart; says what is wrong with its head otherwise.
pub(super) fn split(file: &File) -> Result<Split, Diagnostic> {
    let text = &*file.text;
    let diagnose =
        |code, span, message: &str| Diagnostic::new(code, &file.path, span, message.to_owned());
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != FENCE {
        let found = diagnose(
            Code::NoFrontMatter,
            0..first.len(),
            "the file does not begin with front matter",
        );
        return Err(
            found.help("Begin the file with a line `---`, then `title: …`, then a line `---`.")
        );
    }
    let start = (first.len() + 1).min(text.len());
    let Some((end, body)) = closing(text, start) else {
        let found = diagnose(
            Code::UnclosedFrontMatter,
            0..first.len(),
            "the front matter is not closed",
        );
        return Err(found.help("End it with a line that is `---` and nothing else."));
    };
    if end - start > yaml::MAX_BYTES {
        let message = format!(
            "the front matter is {} KB long, the limit is {} KB",
            (end - start) / 1024,
            yaml::MAX_BYTES / 1024
        );
        let found = diagnose(Code::FrontMatterTooLong, 0..first.len(), &message);
        return Err(found.help("Move long text into the body, and data into a file beside it."));
    }
    let node =
        yaml::parse(text, start..end).map_err(|broken| crate::record::bad_yaml(file, &broken))?;
    match node.value {
        Value::Map(_) => Ok(Split {
            node,
            body: body..text.len(),
        }),
        Value::Null => {
            let found = diagnose(
                Code::EmptyFrontMatter,
                0..first.len(),
                "the front matter is empty",
            );
            Err(found.help("Give it a title at the least: `title: …`."))
        }
        _ => {
            let message = format!(
                "front matter is a group of keys, this is {}",
                node.describe(text)
            );
            Err(diagnose(Code::WrongType, node.span, &message)
                .help("Write `key: value`, one a line."))
        }
    }
}

/// Where the YAML ends and where the body begins.
fn closing(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}
