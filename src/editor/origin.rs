//! Where something is written that texts name.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Bank, Entry};
use crate::source::Sources;
use crate::text::{File, heading_anchor};
use crate::yaml::{self, Node, Value as Yaml};

use super::outline;
use super::place;
use super::subject::Subject;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, from the root of the bank.
    pub path: Arc<str>,
    /// Its bytes there.
    pub span: Range<usize>,
}

/// Where something is written; nothing for what the program brings.
pub(super) fn origin(bank: &Bank, sources: &Sources, subject: &Subject) -> Option<Origin> {
    match subject {
        Subject::Page(id) => Some(head_of(&bank.entries[*id])),
        Subject::Part(id, part) => Some(part_of(&bank.entries[*id], part)),
        Subject::Term { vocabulary, id } => {
            in_list(declared(&sources.vocabularies, vocabulary)?, "id", id)
        }
        Subject::Level { scale, code } => {
            let file = declared(&sources.scales, scale)?;
            in_list(file, "code", code).or_else(|| Some(whole(file)))
        }
        Subject::Scale(id) => Some(whole(declared(&sources.scales, id)?)),
        Subject::Vocabulary(id) => Some(whole(declared(&sources.vocabularies, id)?)),
        Subject::Kind(id) => Some(whole(declared(&sources.kinds, id)?)),
        Subject::Field { kind, keys } => {
            let file = declared(&sources.kinds, kind)?;
            let name = keys.last()?;
            let node = yaml::parse_file(&file.text).ok()?;
            let mut found = None;
            keys_called(node.get("fields")?, name, &mut found);
            Some(Origin {
                path: Arc::clone(&file.path),
                span: found?,
            })
        }
        Subject::File(path) => Some(Origin {
            path: path.as_str().into(),
            span: 0..0,
        }),
    }
}

fn declared<'f>(files: &'f [File], id: &str) -> Option<&'f File> {
    files
        .iter()
        .find(|file| crate::text::stem(&file.path) == id)
}

fn whole(file: &File) -> Origin {
    Origin {
        path: Arc::clone(&file.path),
        span: 0..0,
    }
}

/// The line of a page that says what it is called.
fn head_of(entry: &Entry) -> Origin {
    let title = entry.fields.span("title");
    Origin {
        path: Arc::clone(entry.path()),
        span: title,
    }
}

/// A heading or a finding of a page.
fn part_of(entry: &Entry, part: &str) -> Origin {
    let path = Arc::clone(entry.path());
    let findings = entry.findings();
    let finding = findings.iter().find(|finding| finding.anchor() == part);
    if let Some(finding) = finding {
        let key = finding.key.as_ref().map(|key| key.span.clone());
        let span = key.unwrap_or_else(|| finding.fields.span("statement"));
        return Origin { path, span };
    }
    let text = &entry.file.text;
    let body = place::parts(text).body;
    let mut headings = outline::headings(text, body).into_iter();
    let heading = headings.find(|heading| heading_anchor(&heading.name) == part);
    let own = entry
        .body
        .headings
        .iter()
        .find(|heading| heading.id == part);
    let by_words = own.and_then(|own| {
        let body = place::parts(text).body;
        outline::headings(text, body)
            .into_iter()
            .find(|heading| heading.name == own.text)
    });
    let span = heading
        .or(by_words)
        .map_or_else(|| entry.fields.span("title"), |found| found.name_span);
    Origin { path, span }
}

/// The item of a list that has a key of this value.
fn in_list(file: &File, key: &str, value: &str) -> Option<Origin> {
    let node = yaml::parse_file(&file.text).ok()?;
    let Yaml::Map(pairs) = &node.value else {
        return None;
    };
    let lists = pairs.iter().filter_map(|(_, node)| match &node.value {
        Yaml::List(items) => Some(items),
        _ => None,
    });
    let mut items = lists.flatten();
    let found = items.find_map(|item| {
        let own = item.get(key).unwrap_or(item);
        (own.text(&file.text)? == value).then(|| own.span.clone())
    })?;
    Some(Origin {
        path: Arc::clone(&file.path),
        span: found,
    })
}

fn keys_called(node: &Node, name: &str, found: &mut Option<Range<usize>>) {
    if let Yaml::Map(pairs) = &node.value {
        for (key, value) in pairs {
            if key.name == name && found.is_none() {
                *found = Some(key.span.clone());
            }
            keys_called(value, name, found);
        }
    }
}
