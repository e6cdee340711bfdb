//! What a path leads to that is written somewhere: an entry by its file or its address, or the page of a list.

use crate::config::Generator;
use crate::model::EntryId;
use crate::model::names::aliases;
use crate::model::{Bank, Entry, Introduced};
use crate::source::TEXTS;
use crate::text::percent_decode;

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
pub(super) struct Place<'p> {
    pub(super) bank: &'p Bank,
    pub(super) entry: Option<&'p Entry>,
    pub(super) path: &'p str,
}

impl Place<'_> {
    /// The entry that a path leads to: by its file, as a folder, with another ending or none, or by its address.
    pub(super) fn entry_at(&self, written: &str) -> Option<EntryId> {
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
    pub(super) fn list_at(&self, written: &str) -> Option<String> {
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

/// A path from the root of the bank; `None` outside `content/`.
pub(super) fn normalise(written: &str, from: &str) -> Option<String> {
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
