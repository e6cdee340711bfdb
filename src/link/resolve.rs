//! What a written link means.

use std::borrow::Cow;

use crate::config::Generator;
use crate::model::EntryId;
use crate::model::names::aliases;
use crate::model::{Bank, Introduced};
use crate::source::TEXTS;
use crate::{
    model::{Entry, Target},
    text::{heading_anchor, percent_decode},
};

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved<'a> {
    /// An entry, a heading of it or one of its findings.
    Entry {
        /// Its place in the bank.
        id: EntryId,
        /// The anchor, as the page has it.
        heading: Option<Cow<'a, str>>,
    },
    /// An anchor of the page that the link stands on.
    Here(Cow<'a, str>),
    /// A file beside the text, from the root of the bank.
    File(String),
    /// A page of the site, from its root.
    Page {
        /// Its path as written, without the slash.
        path: &'a str,
        /// What stands behind the `#`.
        fragment: Option<&'a str>,
    },
    /// A list that has an introduction, by the path of its page in the site.
    List(String),
    /// Another site.
    External(&'a str),
    /// A page of another site on the same host.
    Elsewhere {
        /// Its path as written.
        path: &'a str,
        /// What stands behind the `#`.
        fragment: Option<&'a str>,
    },
    /// An entry that is not there.
    NoEntry(&'a str),
    /// A heading that is not there.
    NoHeading {
        /// The entry that lacks it.
        id: EntryId,
        /// The anchor as written.
        heading: &'a str,
    },
    /// A file that is not there.
    NoFile(String),
    /// A file outside the bank.
    Outside(String),
}

/// Says what a target means in the file at `path`, which is that of `entry` if it is an entry's.
pub fn resolve<'a>(
    bank: &Bank,
    entry: Option<&Entry>,
    target: &'a Target,
    path: &str,
) -> Resolved<'a> {
    match target {
        Target::External(url) => Resolved::External(url),
        Target::Entry { id, heading } if id.is_empty() => {
            let own = entry.and_then(|entry| bank.find(&entry.id.name));
            match (own, heading.as_deref()) {
                (Some(id), Some(heading)) => match anchor(bank, id, heading) {
                    Some(anchor) => Resolved::Here(anchor),
                    None => labelled(bank, heading).unwrap_or(Resolved::NoHeading { id, heading }),
                },
                (_, heading) => Resolved::Here(heading.unwrap_or_default().into()),
            }
        }
        Target::Entry { id, heading } => {
            let place = Place { bank, entry, path };
            match named(bank, id).or_else(|| place.entry_at(id).filter(|_| id.contains('/'))) {
                Some(id) => with_heading(bank, id, heading.as_deref()),
                // A wiki link may name a file too: `[[form.pdf]]`.
                None => match attachment(bank, id, path) {
                    Some(file) if bank.attachments.contains(file.as_str()) => Resolved::File(file),
                    _ => Resolved::NoEntry(id),
                },
            }
        }
        Target::Path {
            path: written,
            fragment,
        } => {
            let fragment = fragment.as_deref().filter(|name| !name.is_empty());
            Place { bank, entry, path }.find(written, fragment)
        }
    }
}

/// What has a label anywhere in the bank, as `MyST` looks for it: <https://mystmd.org/guide/cross-references>.
fn labelled<'a>(bank: &Bank, label: &'a str) -> Option<Resolved<'a>> {
    if bank.schema.field_names.generator != Some(Generator::Myst) {
        return None;
    }
    let id = bank.names().labelled(label)?;
    Some(Resolved::Entry {
        id,
        heading: Some(label.into()),
    })
}

/// The entry that a wiki link calls by its id, its title, its file or another of its names.
pub(crate) fn named(bank: &Bank, name: &str) -> Option<EntryId> {
    let by_path = || {
        let path = name.strip_suffix(".md").unwrap_or(name).trim_matches('/');
        let stem = (path.contains('/')).then(|| format!("content/{path}"))?;
        text_at(bank, &stem)
    };
    let names = bank.names();
    bank.find(name)
        .or_else(|| names.called(name))
        .or_else(by_path)
        .or_else(|| {
            names
                .called(name.rsplit('/').next()?)
                .filter(|_| name.contains('/'))
        })
}

/// The files that are the page of their folder.
const PAGES: [&str; 4] = ["index", "_index", "README", "readme"];

/// The text of a path without its ending.
fn text_at(bank: &Bank, stem: &str) -> Option<EntryId> {
    let mut endings = TEXTS.iter();
    endings.find_map(|ending| bank.find_path(&format!("{stem}.{ending}")))
}

/// The endings that other generators' links have where the file here is Markdown.
const OTHER_ENDINGS: [&str; 6] = [".html", ".htm", ".mdx", ".qmd", ".markdown", ".md"];

/// What stands before a path from the root.
const ROOTS: [&str; 4] = ["@site/content/", "@site/", "@/", "/"];

/// What stands before the name of a text that may lie anywhere.
const BY_NAME: &str = crate::model::BY_NAME;

/// What feeds are called elsewhere.
const FEEDS: [&str; 4] = ["index.xml", "rss.xml", "atom.xml", "feed.xml"];

/// Where a link is written.
struct Place<'p> {
    bank: &'p Bank,
    entry: Option<&'p Entry>,
    path: &'p str,
}

impl Place<'_> {
    /// What a path means that is written here.
    fn find<'a>(&self, written: &'a str, fragment: Option<&'a str>) -> Resolved<'a> {
        let bank = self.bank;
        let by_label = || labelled(bank, written).filter(|_| fragment.is_none());
        if let Some(id) = self.entry_at(written) {
            return with_heading(bank, id, fragment);
        }
        if let Some(list) = self.list_at(written) {
            return Resolved::List(list);
        }
        if let Some(page) = written.strip_prefix('/') {
            let file = format!("content/{}", percent_decode(page));
            if bank.attachments.contains(file.as_str()) {
                return Resolved::File(file);
            }
            let mut outside = bank.config.outside_paths.iter();
            if outside.any(|path| written.starts_with(path.as_str())) {
                return Resolved::Elsewhere {
                    path: written,
                    fragment,
                };
            }
            return Resolved::Page {
                path: page,
                fragment,
            };
        }
        let beside = normalise(written, self.path);
        let is_there = |file: &String| bank.attachments.contains(file.as_str());
        if let Some(page) =
            kept_address(bank, written).filter(|_| !beside.as_ref().is_some_and(is_there))
        {
            return Resolved::Page {
                path: page,
                fragment,
            };
        }
        if let Some(labelled) = by_label() {
            return labelled;
        }
        match beside {
            Some(found) => as_file(bank, found),
            None => Resolved::Outside(written.to_owned()),
        }
    }

    /// The entry that a path leads to: by its file, as a folder, with another ending or none, or by its address.
    fn entry_at(&self, written: &str) -> Option<EntryId> {
        let decoded = percent_decode(written);
        // Hugo finds a text by its name alone, wherever it lies.
        if let Some(name) = decoded.strip_prefix(BY_NAME) {
            let name = name.trim_matches('/');
            let at = || {
                self.entry_at(name)
                    .or_else(|| self.by_address(&format!("/{name}")))
            };
            return at().or_else(|| named(self.bank, name));
        }
        // Zola writes `@/` for the folder of all content, Docusaurus `@site/` for the folder above it.
        let from_root = ROOTS.iter().find_map(|root| decoded.strip_prefix(root));
        let mut places = Vec::new();
        if from_root.is_none() {
            places.push(normalise(&decoded, self.path));
        }
        // What is not beside the file may be meant from the root, as some generators have it.
        places.extend(self.below_root(from_root.unwrap_or(&decoded)));
        let mut files = places.into_iter().flatten();
        let by_file = files.find_map(|file| self.by_file(&file));
        // In a vault a link may name the end of a path from anywhere.
        let is_vault = self.bank.schema.field_names.generator == Some(Generator::Obsidian);
        let by_name = || named(self.bank, &decoded).filter(|_| is_vault);
        by_file
            .or_else(|| self.by_address(&decoded))
            .or_else(by_name)
    }

    /// A path from the root: below `content/`, or below the folder of the kind, which was the root elsewhere.
    fn below_root(&self, path: &str) -> Vec<Option<String>> {
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = folder.strip_prefix("content/").unwrap_or_default();
        let kind = match self.entry {
            Some(entry) => Some(self.bank.kind(entry)),
            None => self.bank.schema.kind_of_folder(folder),
        };
        let kind = kind.map(|kind| &kind.folder);
        let below_kind = kind.and_then(|folder| normalise(path, &format!("content/{folder}/x.md")));
        vec![normalise(path, "content/x.md"), below_kind]
    }

    /// The page of a list, where the path is that of its folder or of the file of its introduction; a feed by the names that
    /// other generators have for it.
    fn list_at(&self, written: &str) -> Option<String> {
        let file = match written.strip_prefix('/') {
            Some(path) => normalise(path, "content/x.md")?,
            None => normalise(written, self.path)?,
        };
        let mut kinds = self.bank.schema.kinds.values();
        let folder = file.strip_prefix("content/")?;
        let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
        if FEEDS.contains(&name) {
            let dated = kinds.find(|kind| kind.folder == above && kind.sort.is_some());
            let path = dated.map(|kind| format!("{}/feed.xml", kind.url));
            return path.or((above.is_empty()).then(|| "feed.xml".to_owned()));
        }
        let is_page = name
            .split('.')
            .next()
            .is_some_and(|stem| ["index", "_index"].contains(&stem));
        let of_folder = if is_page { above } else { folder };
        if let Some(kind) = kinds.find(|kind| kind.folder == of_folder) {
            return Some(format!("{}/index.html", kind.url));
        }
        let mut introductions = self.bank.introductions.iter();
        let (of, _) = introductions.find(|(_, found)| *found.file.path == *file)?;
        Some(match of {
            Introduced::Home => "index.html".to_owned(),
            Introduced::Kind(kind) => format!("{}/index.html", self.bank.schema.kinds[kind].url),
            Introduced::Term { vocabulary, term } => format!("{vocabulary}/{term}/index.html"),
        })
    }

    fn by_file(&self, file: &str) -> Option<EntryId> {
        let exact = self.bank.find_path(file);
        if exact.is_some() || self.bank.attachments.contains(file) {
            return exact;
        }
        let stems = OTHER_ENDINGS
            .iter()
            .filter_map(|end| file.strip_suffix(end));
        let mut stems = stems.chain([file]);
        let other = stems.find_map(|stem| text_at(self.bank, stem));
        let folder = file.strip_suffix("/index.html").unwrap_or(file);
        let mut pages = PAGES.iter();
        let page = || pages.find_map(|name| text_at(self.bank, &format!("{folder}/{name}")));
        other.or_else(page)
    }

    /// By address: from the root, or from where the page itself stands, with a slash at the end of its address or without.
    fn by_address(&self, written: &str) -> Option<EntryId> {
        let names = self.bank.names();
        if let Some(from_root) = written.strip_prefix('/') {
            return names.at(from_root);
        }
        let entry = self.entry?;
        let url = &self.bank.kind(entry).url;
        let here = format!("content/{url}/{}", entry.id.name);
        // It may be meant from where the page stood before.
        let earlier = aliases(entry).map(|alias| format!("content/{}/x", alias.trim_matches('/')));
        let from = [format!("{here}/x"), here].into_iter().chain(earlier);
        let mut paths = from.filter_map(|from| normalise(written, &from));
        paths.find_map(|path| names.at(path.strip_prefix("content/")?))
    }
}

/// Says what the path of a picture or a data file means in the file at `path`.
pub(super) fn file<'a>(bank: &Bank, written: &'a str, path: &str) -> Resolved<'a> {
    let beside = || {
        let file = attachment(bank, written, path).filter(|_| !written.starts_with('/'));
        file.is_some_and(|file| bank.attachments.contains(file.as_str()))
    };
    if let Some(path) = kept_address(bank, written).filter(|_| !beside()) {
        return Resolved::Page {
            path,
            fragment: None,
        };
    }
    match attachment(bank, written, path) {
        Some(found) => as_file(bank, found),
        None => Resolved::Outside(written.to_owned()),
    }
}

/// The path in the site of a file that keeps its address, where that is what is written.
pub fn kept_address<'a>(bank: &Bank, written: &'a str) -> Option<&'a str> {
    let path = written.trim_start_matches("../").trim_start_matches('/');
    let is_meant = written.starts_with(['/', '.']) && bank.statics.has(&percent_decode(path));
    is_meant.then_some(path)
}

/// The path of a file beside the text, from the root of the bank: beside the file that names it, from the root of the
/// site, or the only one of its name; `None` outside `content/`.
pub fn attachment(bank: &Bank, written: &str, from: &str) -> Option<String> {
    let decoded = percent_decode(written);
    let path = match decoded.strip_prefix('/') {
        Some(from_root) => normalise(from_root, "content/x.md"),
        None => normalise(written, from),
    };
    if path
        .as_deref()
        .is_some_and(|path| bank.attachments.contains(path))
    {
        return path;
    }
    let end = format!("/{}", decoded.trim_start_matches(['/', '.']));
    let mut alike = bank.attachments.iter().filter(|path| path.ends_with(&end));
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only.to_string()),
        _ => path,
    }
}

/// The path of a file that is written in the file at `from`, from the root of the bank; `None` outside `content/`.
pub fn relative_to(written: &str, from: &str) -> Option<String> {
    normalise(written, from)
}

fn with_heading<'a>(bank: &Bank, id: EntryId, heading: Option<&'a str>) -> Resolved<'a> {
    let Some(heading) = heading else {
        return Resolved::Entry { id, heading: None };
    };
    match anchor(bank, id, heading) {
        Some(anchor) => Resolved::Entry {
            id,
            heading: Some(anchor),
        },
        None => Resolved::NoHeading { id, heading },
    }
}

/// The anchor that a fragment means: as it is written, in small letters, decoded, or by the words of the heading.
fn anchor<'a>(bank: &Bank, id: EntryId, heading: &'a str) -> Option<Cow<'a, str>> {
    let entry = &bank.entries[id];
    let has = |name: &str| entry.anchors().any(|found| found == name);
    if has(heading) {
        return Some(heading.into());
    }
    let decoded = percent_decode(heading);
    // Obsidian names the headings above one too: `#Part#Section`.
    let last = decoded.rsplit('#').next().unwrap_or(&decoded);
    let ways = [
        decoded.clone(),
        decoded.to_lowercase(),
        heading_anchor(last),
    ];
    let by_name = ways.into_iter().find(|name| has(name));
    by_name.or_else(|| by_letters(entry, last)).map(Cow::Owned)
}

/// The one anchor of an entry that has these letters and digits: generators make anchors of other signs in many ways.
fn by_letters(entry: &Entry, heading: &str) -> Option<String> {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let wanted = letters(heading);
    let only = |is_alike: &dyn Fn(&str) -> bool| {
        let mut alike = entry.anchors().filter(|name| is_alike(name));
        let first = alike.next()?;
        alike.all(|other| other == first).then(|| first.to_owned())
    };
    // Pandoc drops all before the first letter: https://pandoc.org/MANUAL.html#extension-auto_identifiers.
    let behind_digits = |name: &str| {
        let name = letters(name);
        name.trim_start_matches(|c: char| c.is_ascii_digit()) == wanted
    };
    let exact = only(&|name| letters(name) == wanted);
    exact.or_else(|| only(&behind_digits).filter(|_| !wanted.is_empty()))
}

fn as_file<'a>(bank: &Bank, path: String) -> Resolved<'a> {
    if bank.attachments.contains(path.as_str()) {
        Resolved::File(path)
    } else {
        Resolved::NoFile(path)
    }
}

fn normalise(written: &str, from: &str) -> Option<String> {
    let decoded = percent_decode(written);
    if decoded.starts_with('/') || decoded.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_their_file_and_stay_within_content() {
        assert_eq!(
            normalise("a.png", "content/evidence/x.md").as_deref(),
            Some("content/evidence/a.png")
        );
        assert_eq!(
            normalise("../d/a%20b.csv", "content/evidence/x.md").as_deref(),
            Some("content/d/a b.csv")
        );
        assert_eq!(normalise("../../bank.yaml", "content/evidence/x.md"), None);
        assert_eq!(
            normalise("../../../../etc/passwd", "content/evidence/x.md"),
            None
        );
        assert_eq!(normalise("%2e%2e/%2e%2e/x", "content/evidence/x.md"), None);
    }
}
