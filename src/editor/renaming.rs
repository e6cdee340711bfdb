//! Giving something another name: what has to be written otherwise, in every file that names it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::link::path_from;
use crate::model::{Bank, Entry, EntryId, Slot, Target};
use crate::text::{Edit, File, id_of_file, is_entry_id, is_folder_page, is_id, no_id};

use super::known::Known;
use super::mentions::Mention;
use super::place;
use super::subject::{Subject, own};

/// What has to be written otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    /// A file that gets another path: the old one and the new one, from the root of the bank.
    pub moved: Option<(Arc<str>, String)>,
    /// Changes of texts, by path, in the order of their places; a file that is moved is named by its old path.
    pub edits: BTreeMap<Arc<str>, Vec<Edit>>,
}

/// Why something cannot have a name, in lower case without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Renaming {
    fn edit(&mut self, path: &Arc<str>, span: Range<usize>, text: String) {
        let Range { start, end } = span;
        self.edits
            .entry(Arc::clone(path))
            .or_default()
            .push(Edit { start, end, text });
    }

    /// In the order of places, each once.
    fn in_order(mut self) -> Self {
        for edits in self.edits.values_mut() {
            *edits = Edit::in_order(std::mem::take(edits));
        }
        self
    }
}

/// What something is called in texts, where that can be changed.
pub(super) fn name(bank: &Bank, subject: &Subject) -> Option<String> {
    match subject {
        Subject::Page(id) => Some(bank.entries[*id].id.name.clone()),
        Subject::Term { id, .. } => Some(id.clone()),
        Subject::Part(id, part) => {
            let findings = bank.entries[*id].findings();
            let mut keys = findings.iter().filter_map(|finding| finding.key.as_ref());
            keys.any(|key| key.name == *part).then(|| part.clone())
        }
        _ => None,
    }
}

/// Gives a page, a term or a finding another name.
pub(super) fn rename(
    known: &Known<'_>,
    subject: &Subject,
    name: &str,
) -> Result<Renaming, Refusal> {
    match subject {
        Subject::Page(id) => rename_page(known, *id, name),
        Subject::Term { vocabulary, id } => rename_term(known, vocabulary, id, name),
        Subject::Part(id, part) => rename_part(known, *id, part, name),
        _ => Err(Refusal(
            "only pages, sources, terms and findings have names that can be changed here"
                .to_owned(),
        )),
    }
}

fn rename_page(known: &Known<'_>, id: EntryId, name: &str) -> Result<Renaming, Refusal> {
    let bank = known.bank();
    let entry = &bank.entries[id];
    if !is_entry_id(name) {
        return Err(Refusal(no_id(name, "an id")));
    }
    if name == entry.id.name {
        return Ok(Renaming::default());
    }
    if bank.find(name).is_some() || bank.absent(name).is_some() {
        return Err(Refusal(format!("another page is called `{name}`")));
    }
    let folder = &bank.kind(entry).folder;
    let path = entry.path();
    let is_by_place = entry.id.span.is_empty() && id_of_file(path, folder) == entry.id.name;
    if is_by_place && !is_folder_page(path) {
        let ending = path.rsplit('.').next().unwrap_or("md");
        return moved(
            known,
            id,
            name,
            Some(format!("content/{folder}/{name}.{ending}")),
        );
    }
    let mut found = moved(known, id, name, None)?;
    if entry.id.span.is_empty() {
        let head = place::parts(&entry.file.text).head;
        found.edit(path, head.start..head.start, format!("id: {name}\n"));
    } else {
        found.edit(path, entry.id.span.clone(), name.to_owned());
    }
    Ok(found.in_order())
}

/// Puts a page into another file.
pub(super) fn move_to(known: &Known<'_>, id: EntryId, path: &str) -> Result<Renaming, Refusal> {
    let bank = known.bank();
    let entry = &bank.entries[id];
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(folder) = folder.strip_prefix("content/") else {
        return Err(Refusal(format!("`{path}` does not lie below content/")));
    };
    let Some(kind) = bank.schema.kind_of_folder(folder) else {
        return Err(Refusal(format!("no kind has the folder `{folder}`")));
    };
    let name = if entry.id.span.is_empty() {
        id_of_file(path, &kind.folder)
    } else {
        entry.id.name.clone()
    };
    if !is_entry_id(&name) {
        return Err(Refusal(no_id(&name, "an id")));
    }
    let taken = bank.find(&name).filter(|other| *other != id);
    if taken.is_some() || (bank.absent(&name).is_some()) {
        return Err(Refusal(format!("another page is called `{name}`")));
    }
    moved(known, id, &name, Some(path.to_owned()))
}

/// A page with another id, and in another file where one is given.
fn moved(
    known: &Known<'_>,
    id: EntryId,
    name: &str,
    path: Option<String>,
) -> Result<Renaming, Refusal> {
    let bank = known.bank();
    let entry = &bank.entries[id];
    let old_path = entry.path();
    let path = path.filter(|path| **path != **old_path);
    if let Some(path) = path.as_deref().filter(|path| known.paths().contains(path)) {
        return Err(Refusal(format!("there is a file `{path}` already")));
    }
    let new_path = path.clone().unwrap_or_else(|| old_path.to_string());
    let mut found = Renaming {
        moved: path.map(|path| (Arc::clone(old_path), path)),
        ..Renaming::default()
    };
    let page = Moved {
        bank,
        entry,
        name,
        path: &new_path,
    };
    for mention in known.mentions(&Subject::Page(id)) {
        let Some(file) = known.file(&mention.path) else {
            continue;
        };
        if let Some((span, text)) = page.renamed(file, &mention) {
            found.edit(&mention.path, span, text);
        }
    }
    if found.moved.is_some() {
        page.links_out(&mut found);
    }
    let old_address = format!("/{}/{}/", bank.kind(entry).url, entry.id.name);
    let folder = new_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.strip_prefix("content/").unwrap_or_default();
    let kind = bank
        .schema
        .kind_of_folder(folder)
        .unwrap_or_else(|| bank.kind(entry));
    if old_address != format!("/{}/{name}/", kind.url) {
        let (span, text) = alias(&entry.file, &old_address);
        found.edit(old_path, span, text);
    }
    Ok(found.in_order())
}

/// A page under its new name.
struct Moved<'m> {
    bank: &'m Bank,
    entry: &'m Entry,
    name: &'m str,
    path: &'m str,
}

impl Moved<'_> {
    /// A mention of it in its new words; nothing where they still hold.
    fn renamed(&self, file: &File, mention: &Mention) -> Option<(Range<usize>, String)> {
        let written = file.text.get(mention.span.clone())?;
        let at = mention.span.start;
        if let Some(path) = &mention.by_path {
            return self.by_path(file, mention, path);
        }
        let old = &self.entry.id.name;
        if *old == self.name {
            return None;
        }
        // As it is called there: by its id, or by its title, which it keeps.
        let mut places = written.match_indices(old.as_str());
        let (found, _) = places.find(|(found, _)| {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            let before = written[..*found].chars().next_back();
            let behind = written[found + old.len()..].chars().next();
            !before.is_some_and(is_part) && !behind.is_some_and(is_part)
        })?;
        Some((at + found..at + found + old.len(), self.name.to_owned()))
    }

    /// A link by a path, which leads to the new file then.
    fn by_path(
        &self,
        file: &File,
        mention: &Mention,
        path: &str,
    ) -> Option<(Range<usize>, String)> {
        let from = if file.path == *self.entry.path() {
            self.path
        } else {
            &file.path
        };
        let is_root = path.starts_with('/');
        let new = if is_root && !has_ending(path) {
            let kind = self.bank.kind(self.entry);
            format!("/{}/{}/", kind.url, self.name)
        } else if is_root {
            format!("/{}", self.path.trim_start_matches("content/"))
        } else {
            path_from(from, self.path)
        };
        (new != path).then_some(())?;
        Some((of_written(file, mention.span.clone(), path)?, new))
    }

    /// The links by path out of the page itself, which lead elsewhere from another folder.
    fn links_out(&self, found: &mut Renaming) {
        let file = &self.entry.file;
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        if folder(&file.path) == folder(self.path) {
            return;
        }
        let own = own(self.bank, &file.path).map(|(id, _)| id);
        for body in self.entry.bodies() {
            for slot in &body.slots {
                let (path, span) = match slot {
                    Slot::Open {
                        target: Target::Path { path, .. },
                        span,
                        ..
                    }
                    | Slot::Image { path, span, .. } => (path, span),
                    Slot::Chart(chart) => (&chart.data.value, &chart.data.span),
                    _ => continue,
                };
                let is_self = self.bank.find_path(path).is_some_and(|id| Some(id) == own);
                let target = crate::link::relative_to(path, &file.path);
                let (Some(target), Some(span)) = (target, of_written(file, span.clone(), path))
                else {
                    continue;
                };
                let new = path_from(self.path, &target);
                if !is_self && !path.starts_with('/') && new != *path {
                    found.edit(&file.path, span, new);
                }
            }
        }
    }
}

fn has_ending(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
}

/// Where a path is written: in its link, else where the link is defined.
fn of_written(file: &File, span: Range<usize>, path: &str) -> Option<Range<usize>> {
    let inside = file.text.get(span.clone())?;
    let in_link = inside.rfind(path).map(|at| span.start + at);
    let at = in_link.or_else(|| {
        let sign = format!("]: {path}");
        file.text.find(&sign).map(|at| at + "]: ".len())
    })?;
    Some(at..at + path.len())
}

/// Adds an earlier address to the head of a page.
fn alias(file: &File, address: &str) -> (Range<usize>, String) {
    let text = &file.text;
    let head = place::parts(text).head;
    let mut start = head.start;
    for line in text[head.clone()].split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("aliases:") {
            let value = start + "aliases:".len();
            let end = start + line.trim_end().len();
            return match rest.trim() {
                "" => (end..end, format!("\n  - {address}")),
                list if list.starts_with('[') && list.ends_with(']') => {
                    let is_empty = list[1..list.len() - 1].trim().is_empty();
                    let sign = if is_empty { "" } else { ", " };
                    (end - 1..end - 1, format!("{sign}{address}"))
                }
                one => (value..end, format!(" [{one}, {address}]")),
            };
        }
        start += line.len();
    }
    (head.end..head.end, format!("aliases: [{address}]\n"))
}

fn rename_term(
    known: &Known<'_>,
    vocabulary: &str,
    id: &str,
    name: &str,
) -> Result<Renaming, Refusal> {
    let schema = &known.bank().schema;
    if !is_id(name) {
        return Err(Refusal(no_id(name, "an id")));
    }
    let terms = schema
        .vocabularies
        .get(vocabulary)
        .map(|vocabulary| &vocabulary.terms);
    if terms.is_some_and(|terms| terms.contains_key(name)) && name != id {
        return Err(Refusal(format!(
            "another term of `{vocabulary}` is called `{name}`"
        )));
    }
    let subject = Subject::Term {
        vocabulary: vocabulary.to_owned(),
        id: id.to_owned(),
    };
    let mut found = Renaming::default();
    for mention in known.mentions(&subject) {
        let Some(file) = known.file(&mention.path) else {
            continue;
        };
        let written = file.text.get(mention.span.clone()).unwrap_or_default();
        if let Some(at) = written.find(id) {
            let start = mention.span.start + at;
            found.edit(&mention.path, start..start + id.len(), name.to_owned());
        }
    }
    let files = &known.sources().vocabularies;
    if let Some(file) = files
        .iter()
        .find(|file| crate::text::stem(&file.path) == vocabulary)
    {
        for span in super::mentions::term_in_vocabulary(file, id) {
            found.edit(&file.path, span, name.to_owned());
        }
    }
    let page = format!("content/vocabularies/{vocabulary}/{id}.md");
    if let Some(file) = known.file(&page) {
        let new = format!("content/vocabularies/{vocabulary}/{name}.md");
        found.moved = Some((Arc::clone(&file.path), new));
    }
    Ok(found.in_order())
}

/// A finding by another key; headings are called by their words.
fn rename_part(
    known: &Known<'_>,
    id: EntryId,
    part: &str,
    name: &str,
) -> Result<Renaming, Refusal> {
    let entry = &known.bank().entries[id];
    let findings = entry.findings();
    let keys = findings.iter().filter_map(|finding| finding.key.as_ref());
    let Some(key) = keys.clone().find(|key| key.name == part) else {
        return Err(Refusal(
            "a heading is called by its words: change those".to_owned(),
        ));
    };
    if !is_id(name) {
        return Err(Refusal(no_id(name, "a key")));
    }
    if name != part && entry.anchors().any(|anchor| anchor == name) {
        return Err(Refusal(format!("`{name}` stands on this page already")));
    }
    let mut found = Renaming::default();
    found.edit(entry.path(), key.span.clone(), name.to_owned());
    for mention in known.mentions(&Subject::Part(id, part.to_owned())) {
        let Some(file) = known.file(&mention.path) else {
            continue;
        };
        let written = file.text.get(mention.span.clone()).unwrap_or_default();
        let sign = format!("#{part}");
        if let Some(at) = written.find(&sign) {
            let start = mention.span.start + at + 1;
            found.edit(&mention.path, start..start + part.len(), name.to_owned());
        }
    }
    Ok(found.in_order())
}
