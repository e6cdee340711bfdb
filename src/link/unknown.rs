//! Names that lead nowhere, and what was meant instead.

use crate::model::EntryId;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Misses};
use crate::model::Absent;
use crate::model::{Body, Entry};
use crate::schema::CITATION;
use crate::source::{TEXTS, has_extension};
use crate::text::Spanned;

use super::edges::LinkCollector;
use super::place::named;
use super::resolve::Resolved;

/// The address that was meant by the path of a file: one of the web or of a mailbox, without what such begin with.
fn meant_address(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.contains('@') && name.contains('.') {
        return Some(format!("mailto:{name}"));
    }
    let hosts = [".org", ".com", ".gov", ".uk", ".net", ".edu", ".eu", ".int"];
    let is_host =
        |part: &str| part.starts_with("www.") || hosts.iter().any(|end| part.ends_with(end));
    let parts: Vec<&str> = path.trim_start_matches("content/").split('/').collect();
    let at = parts.iter().position(|part| is_host(part))?;
    Some(format!("https://{}", parts[at..].join("/")))
}

/// The path of a file as a text writes it that stands in another.
pub(crate) fn path_from(file: &str, path: &str) -> String {
    let folder: Vec<&str> = file.split('/').collect();
    let folder = &folder[..folder.len().saturating_sub(1)];
    let parts: Vec<&str> = path.split('/').collect();
    let shared = folder
        .iter()
        .zip(&parts)
        .take_while(|(one, other)| one == other)
        .count();
    let up = "../".repeat(folder.len() - shared);
    format!("{up}{}", parts[shared..].join("/"))
}

/// Adds how brackets are written that are meant, where a single word stands in them that is like no id: `[[sic]]`.
fn with_brackets(found: Diagnostic, name: &str) -> Diagnostic {
    let help = found.help.clone().unwrap_or_default();
    let is_word = name.len() < 20 && name.chars().all(char::is_alphanumeric);
    if !is_word || help.starts_with("Did") {
        return found;
    }
    let more = format!("{help} For brackets that are no link, write `\\[[{name}]]`.");
    found.help(more.trim())
}

/// Whether an anchor is one that Word makes for its own lists of contents and its references.
fn is_of_word(anchor: &str) -> bool {
    let begins = ["_Toc", "_Ref", "_Hlk", "_GoBack"];
    begins.iter().any(|start| anchor.starts_with(start))
}

impl LinkCollector<'_> {
    pub(super) fn check(&mut self, resolved: &Resolved<'_>, span: &Range<usize>) {
        let diagnose =
            |code, message: String| Diagnostic::new(code, &self.file.path, span.clone(), message);
        let found = match resolved {
            Resolved::NoEntry(id) => {
                let id = (*id).to_owned();
                self.find(&id, span);
                return;
            }
            Resolved::NoHeading { id, heading } => {
                let target = &self.bank.entries[*id];
                let found = diagnose(
                    Code::UnknownHeading,
                    format!("`{}` has no heading `#{heading}`", target.id.name),
                );
                let found = found.misses(Misses::Entry(target.id.name.clone()));
                if is_of_word(heading) {
                    found.help(
                        "Word names places so, and a text that came from it has lost them. \
                        Link the heading by its words, `#what-we-found`, or say it without a link.",
                    )
                } else {
                    found.nearest(heading, target.anchors())
                }
            }
            Resolved::NoFile(path) if self.withheld(path).is_some() => {
                let id = self.withheld(path).unwrap_or_default();
                self.find(&id, span);
                return;
            }
            Resolved::NoFile(path) if meant_address(path).is_some() => {
                let meant = meant_address(path).unwrap_or_default();
                let begins = if meant.starts_with("mailto:") {
                    "mailto:"
                } else {
                    "https://"
                };
                let message = format!("this address lacks its `{begins}`");
                let bare = meant.trim_start_matches(begins).to_owned();
                diagnose(Code::BadUrl, message)
                    .help(format!("Write `{meant}`."))
                    .mend_words(bare, meant)
                    .surely()
            }
            Resolved::NoFile(path) => {
                let found = diagnose(Code::BrokenFile, format!("there is no file `{path}`"));
                found
                    .help(self.missing_file(path))
                    .misses(Misses::File(path.clone()))
            }
            Resolved::Outside(path) => {
                diagnose(Code::OutsideBank, format!("`{path}` lies outside the bank"))
                    .help("Copy the file into content/, beside the text that uses it.")
            }
            _ => return,
        };
        self.report(found);
    }

    /// The id of the entry that has this file and is not published.
    fn withheld(&self, path: &str) -> Option<String> {
        let mut withheld = self.bank.drafts.iter();
        let found = withheld.find(|entry| **entry.path() == *path)?;
        Some(found.id.name.clone())
    }

    /// What was meant by the path of a file that is not there.
    fn missing_file(&self, path: &str) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let entries = self.bank.entries.iter().map(|entry| &**entry.path());
        let files = self.bank.attachments.iter().map(|path| &**path);
        // A link that names Markdown, or no kind of file, means a text.
        let is_text =
            !name.contains('.') || has_extension(name, &TEXTS) || has_extension(name, &["html"]);
        let near = if is_text {
            crate::diagnostic::nearest(path, entries)
        } else {
            crate::diagnostic::nearest(path, files)
        };
        match near {
            Some(near) if is_text => format!("Did you mean `{near}`?"),
            Some(near) => format!("Did you mean `{}`?", path_from(&self.file.path, near)),
            None => "Put the file beside the text, or link an entry by `[[id]]`.".to_owned(),
        }
    }

    /// Finds an entry; an unknown one is reported, unless its own file is broken.
    pub(super) fn find(&mut self, id: &str, span: &Range<usize>) -> Option<EntryId> {
        let found = named(self.bank, id);
        if found.is_some() {
            return found;
        }
        let diagnose = |message: String| {
            Diagnostic::new(Code::UnknownEntry, &self.file.path, span.clone(), message)
        };
        match self.bank.absent(id) {
            Some(Absent::Broken | Absent::LeftOut) => {}
            Some(Absent::Draft | Absent::Expired) if self.is_draft => {}
            Some(Absent::Expired) => self.expired(id, span),
            Some(Absent::Draft) => {
                let found = diagnose(format!("`{id}` is a draft, and drafts are not published"));
                self.report(
                    found.help("Take the link out until it is live, or build with `--drafts`."),
                );
            }
            None => {
                let found = diagnose(format!("there is no entry `{id}`"));
                let found = with_brackets(self.with_mend(found, id, None), id);
                self.report(found.misses(Misses::Entry(id.to_owned())));
            }
        }
        None
    }

    /// Reports ids in single brackets, which are no links.
    pub(super) fn bracketed(&mut self, body: &Body) {
        for Spanned { value: id, span } in &body.bracketed {
            let found = self.bank.find(id);
            if found.is_some_and(|found| self.bank.entries[found].base != CITATION) {
                let message = format!("`[{id}]` is no link, and an entry is called `{id}`");
                let found =
                    Diagnostic::new(Code::StrayMark, &self.file.path, span.clone(), message);
                let found = found.help(format!("Write `[[{id}]]`."));
                self.report(found.mend_words(id, format!("[{id}]")).surely());
            }
        }
    }

    fn expired(&mut self, id: &str, span: &Range<usize>) {
        let message = format!("`{id}` is no longer published: the day in its `expires` is past");
        let found = Diagnostic::new(Code::ExpiredEntry, &self.file.path, span.clone(), message);
        self.report(found.help("Take the link out, or give the page a later day."));
    }

    /// Finds a citation; what is none is reported.
    pub(super) fn citation(&mut self, key: &str, span: &Range<usize>) -> Option<EntryId> {
        let found = self.bank.find(key);
        let diagnose = |message: String| {
            Diagnostic::new(
                Code::UnknownCitation,
                &self.file.path,
                span.clone(),
                message,
            )
        };
        match found {
            Some(id) if self.bank.entries[id].base == CITATION => return Some(id),
            Some(id) => {
                let label = self.bank.kind(&self.bank.entries[id]).label.to_lowercase();
                let found = diagnose(format!("`{key}` is a {label}, not a source"));
                self.report(found.help(format!("Link it instead: `[[{key}]]`.")));
            }
            None if self.bank.absent(key) == Some(Absent::Broken) => {}
            None if self.bank.absent(key) == Some(Absent::Expired) => self.expired(key, span),
            None if self.is_draft && self.bank.absent(key) == Some(Absent::Draft) => {}
            None if self.bank.absent(key) == Some(Absent::Draft) => {
                let found = diagnose(format!("`{key}` is a draft, and drafts are not published"));
                self.report(found.help("Publish the source first, or build with `--drafts`."));
            }
            None => {
                let found = diagnose(format!("there is no source `{key}`"));
                let found = match self.with_locator(key) {
                    Some(written) => {
                        let found = found.help(format!("Write `{written}`."));
                        found.mend(written).surely()
                    }
                    None => self.with_mend(found, key, Some(CITATION)),
                };
                let found = found.misses(Misses::Entry(key.to_owned()));
                let wants_help = found.help.is_none();
                self.report(if wants_help {
                    found.help(format!("Add content/citations/{key}.md."))
                } else {
                    found
                });
            }
        }
        None
    }

    /// A source and a place in it that were written as one: `smith-2020, p. 4`.
    fn with_locator(&self, key: &str) -> Option<String> {
        let (id, locator) = key.split_once([',', ' '])?;
        let id = id.trim_start_matches('@');
        let known = self.bank.find(id)?;
        let is_source = self.bank.entries[known].base == CITATION;
        is_source.then(|| format!("{{id: {id}, locator: \"{}\"}}", locator.trim()))
    }

    /// Adds the nearest id, of one kind or of any. Looked for once a name: a bank has many, and a text may misspell one
    /// a thousand times.
    fn with_mend(&mut self, found: Diagnostic, name: &str, kind: Option<&str>) -> Diagnostic {
        let key = (name.to_owned(), kind.is_some());
        if let Some(Some(first)) = self.near.get(&key) {
            return found.helped_as(first);
        }
        let fits = |entry: &&Arc<Entry>| kind.is_none_or(|kind| entry.base == kind);
        let known = self.bank.entries.iter().filter(fits);
        let found = found.nearest(name, known.map(|entry| entry.id.name.as_str()));
        self.near.insert(key, Some(found.clone()));
        found
    }
}
