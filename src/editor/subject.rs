//! What a name stands for that is written at a place.

use std::ops::Range;

use crate::link::{Resolved, named, resolve};
use crate::model::{Bank, Entry, EntryId, Target};
use crate::schema::{Kind, Type};
use crate::text::File;

use super::head::HeadPlace;
use super::place::{self, Place};
use super::wanted::{Wanted, wanted};

/// Something of a bank that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A page.
    Page(EntryId),
    /// A heading, a finding or another part of a page, by its anchor.
    Part(EntryId, String),
    /// A term.
    Term {
        /// The vocabulary's id.
        vocabulary: String,
        /// Its own id.
        id: String,
    },
    /// A level of a scale.
    Level {
        /// The scale's id.
        scale: String,
        /// As it is written.
        code: String,
    },
    /// A scale.
    Scale(String),
    /// A vocabulary.
    Vocabulary(String),
    /// A kind.
    Kind(String),
    /// A field of a kind, by the keys that lead to it.
    Field {
        /// The kind's id.
        kind: String,
        /// The outermost first.
        keys: Vec<String>,
    },
    /// A file beside the text, from the root of the bank.
    File(String),
}

/// A name with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its bytes in the file.
    pub span: Range<usize>,
    /// What it stands for.
    pub subject: Subject,
}

/// What is named at a byte of a file, if anything is.
pub(super) fn subject_at(bank: &Bank, file: &File, at: usize) -> Option<Named> {
    let (span, subject) = match place::place(&file.path, &file.text, at) {
        Place::Link(word) => page(bank, &file.text, word)?,
        Place::Citation(word) => {
            let source = bank.source(&file.text[word.clone()])?;
            (word, Subject::Page(source))
        }
        Place::Locator { .. } | Place::Text => return None,
        Place::Anchor {
            page,
            is_path,
            word,
        } => {
            let anchor = file.text[word.clone()].trim().to_owned();
            let target = anchored(page, is_path, anchor);
            (word, of_target(bank, file, &target)?)
        }
        Place::Path(word) => {
            let target = Target::parse(&file.text[word.clone()]).ok()?;
            (word, of_target(bank, file, &target)?)
        }
        Place::Head(found) => {
            let kind = kind_of(bank, file)?;
            in_head(bank, kind, &found, &file.text)?
        }
        Place::Declaration(found) => in_declaration(bank, file, &found)?,
        Place::Chart(found) => {
            let is_data = found.is_value && found.above == ["data"];
            let target = Target::parse(&file.text[found.word.clone()]).ok()?;
            let subject = of_target(bank, file, &target).filter(|_| is_data)?;
            (found.word, subject)
        }
    };
    Some(Named { span, subject })
}

/// A link to a part of a page.
pub(super) fn anchored(page: String, is_path: bool, anchor: String) -> Target {
    if is_path && !page.is_empty() {
        Target::Path {
            path: page,
            fragment: Some(anchor),
        }
    } else {
        Target::Entry {
            id: page,
            heading: Some(anchor),
        }
    }
}

fn page(bank: &Bank, text: &str, word: Range<usize>) -> Option<(Range<usize>, Subject)> {
    let found = named(bank, text[word.clone()].trim())?;
    Some((word, Subject::Page(found)))
}

/// The page that stands in a file, drafts aside.
pub(super) fn own<'b>(bank: &'b Bank, path: &str) -> Option<(EntryId, &'b Entry)> {
    let id = bank.find_path(path)?;
    Some((id, &bank.entries[id]))
}

/// The page whose title or id stands at a byte of its file.
pub(super) fn page_at_head(bank: &Bank, file: &File, at: usize) -> Option<Subject> {
    let Place::Head(found) = place::place(&file.path, &file.text, at) else {
        return None;
    };
    let keys: Vec<&str> = found.above.iter().map(String::as_str).collect();
    let key = file.text.get(found.word.clone()).unwrap_or_default();
    let is_head = match keys.as_slice() {
        [] => ["id", "title"].contains(&key),
        keys => matches!(keys, ["id" | "title"]),
    };
    own(bank, &file.path)
        .filter(|_| is_head)
        .map(|(id, _)| Subject::Page(id))
}

/// The kind of the page in a file, by its head as it stands, else by its folder.
pub(super) fn kind_of<'b>(bank: &'b Bank, file: &File) -> Option<&'b Kind> {
    let head = place::parts(&file.text).head;
    let mut lines = file.text[head].lines();
    let written = lines.find_map(|line| line.strip_prefix("kind:"));
    let written = written.map(|kind| kind.trim().trim_matches(['"', '\'']));
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.strip_prefix("content/").unwrap_or_default();
    let by_name = written.and_then(|kind| bank.schema.kinds.get(kind));
    by_name.or_else(|| bank.schema.kind_of_folder(folder))
}

/// What a link leads to within the bank.
pub(super) fn of_target(bank: &Bank, file: &File, target: &Target) -> Option<Subject> {
    let entry = own(bank, &file.path).map(|(_, entry)| entry);
    match resolve(bank, entry, target, &file.path) {
        Resolved::Entry {
            id,
            heading: Some(part),
        } => Some(Subject::Part(id, part.into_owned())),
        Resolved::Entry { id, heading: None } | Resolved::NoHeading { id, .. } => {
            Some(Subject::Page(id))
        }
        Resolved::Here(part) => Some(Subject::Part(own(bank, &file.path)?.0, part.into_owned())),
        Resolved::File(path) => Some(Subject::File(path)),
        _ => None,
    }
}

fn in_head(
    bank: &Bank,
    kind: &Kind,
    found: &HeadPlace,
    text: &str,
) -> Option<(Range<usize>, Subject)> {
    let word = found.word.clone();
    let written = text.get(word.clone())?.trim();
    if !found.is_value {
        let keys = found.above.iter().cloned().chain([written.to_owned()]);
        let keys: Vec<String> = keys.collect();
        if let Wanted::Scales = wanted(&bank.schema, kind, found) {
            let scale = bank.schema.scales.get(written)?;
            return Some((word, Subject::Scale(scale.id.clone())));
        }
        return Some((
            word,
            Subject::Field {
                kind: kind.id.clone(),
                keys,
            },
        ));
    }
    let subject = match wanted(&bank.schema, kind, found) {
        Wanted::Level(scale) => {
            scale.find(written)?;
            Subject::Level {
                scale: scale.id.clone(),
                code: written.to_owned(),
            }
        }
        Wanted::Source => Subject::Page(bank.source(written)?),
        Wanted::Value(field) => match &field.ty {
            Type::Terms { vocabulary, .. } => {
                bank.schema
                    .vocabularies
                    .get(vocabulary)?
                    .terms
                    .get(written)?;
                Subject::Term {
                    vocabulary: vocabulary.clone(),
                    id: written.to_owned(),
                }
            }
            Type::Entries { .. } => Subject::Page(bank.find(written)?),
            Type::Url => {
                let target = Target::parse(written).ok()?;
                match target {
                    Target::Path { path, .. } => Subject::File(beside(bank, &path)?),
                    _ => return None,
                }
            }
            _ if field.name == crate::schema::FROM => {
                let (page, part) = written.split_once('#')?;
                Subject::Part(bank.find(page)?, part.to_owned())
            }
            _ if found.above == ["kind"] => {
                Subject::Kind(bank.schema.kinds.get(written)?.id.clone())
            }
            _ => return None,
        },
        _ => return None,
    };
    Some((word, subject))
}

/// The only file of this name.
fn beside(bank: &Bank, path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let mut found = bank
        .attachments
        .iter()
        .filter(|file| file.rsplit('/').next() == Some(name));
    found.next().map(ToString::to_string)
}

/// In kinds, vocabularies, scales, settings and questions.
fn in_declaration(bank: &Bank, file: &File, found: &HeadPlace) -> Option<(Range<usize>, Subject)> {
    let word = found.word.clone();
    let written = file.text.get(word.clone())?.trim();
    let schema = &bank.schema;
    let own = crate::text::stem(&file.path);
    let parts: Vec<&str> = file.path.split('/').collect();
    let keys: Vec<&str> = found.above.iter().map(String::as_str).collect();
    let term = |vocabulary: &str| Subject::Term {
        vocabulary: vocabulary.to_owned(),
        id: written.to_owned(),
    };
    let subject = match (parts.as_slice(), keys.as_slice()) {
        (["content", "vocabularies", _], ["terms", "id" | "broader"]) => {
            schema.vocabularies.get(&own)?.terms.get(written)?;
            term(&own)
        }
        (["content", "scales", _], ["levels" | "off_scale", "code"]) => Subject::Level {
            scale: own,
            code: written.to_owned(),
        },
        (_, [.., "vocabulary" | "rows" | "columns"])
            if schema.vocabularies.contains_key(written) =>
        {
            Subject::Vocabulary(written.to_owned())
        }
        (_, [.., "scale"]) if schema.scales.contains_key(written) => {
            Subject::Scale(written.to_owned())
        }
        (_, [.., "base" | "kinds" | "applies_to" | "kind"])
            if schema.kinds.contains_key(written) =>
        {
            Subject::Kind(written.to_owned())
        }
        (["bank.yaml" | "search-index", ..], _) if found.is_value => {
            Subject::Page(bank.find(written)?)
        }
        _ => return None,
    };
    Some((word, subject))
}
