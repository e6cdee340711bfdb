//! Addresses: paths from the root of the site, and links from one page to another.

use std::borrow::Cow;

use crate::model::Bank;
use crate::model::Entry;
use crate::schema::{Kind, Scale};
use crate::text::percent_encode;

/// What a bank says of how accessible its site is.
pub(crate) const ACCESSIBILITY: &str = "accessibility/index.html";
/// What it does with readers.
pub(crate) const PRIVACY: &str = "privacy/index.html";

/// The path of an entry's page.
pub(crate) fn entry(bank: &Bank, entry: &Entry) -> String {
    format!("{}/{}/index.html", bank.kind(entry).url, entry.id.name)
}

/// The folder of an entry's pages.
pub(crate) fn entry_folder(bank: &Bank, entry: &Entry) -> String {
    format!("{}/{}", bank.kind(entry).url, entry.id.name)
}

/// The address of a page on the web.
pub(crate) fn address(bank: &Bank, path: &str) -> String {
    format!("{}{}", bank.config.base_url, public(path))
}

/// The path of a page of a list: the first stands in its folder, the others below `page/`.
pub(crate) fn page(folder: &str, number: usize) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    match number {
        1 => format!("{folder}{slash}index.html"),
        _ => format!("{folder}{slash}page/{number}/index.html"),
    }
}

/// The way from a page to the root of the site: nothing, or some `../`.
pub(crate) fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The public address of a page: without `index.html`, and in the letters that addresses have.
pub(crate) fn public(path: &str) -> Cow<'_, str> {
    let folder = path.strip_suffix("index.html");
    // `my-index.html` is a file like any other.
    let folder = folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let path = folder.unwrap_or(path);
    if path.is_ascii() {
        return path.into();
    }
    let parts: Vec<String> = path.split('/').map(percent_encode).collect();
    parts.join("/").into()
}

/// The path of what an author wrote from the root of the site: a page's folder, or a file.
pub(crate) fn written(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') {
        return path.to_owned();
    }
    let folder = path.trim_end_matches('/');
    if folder.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{folder}/index.html")
    }
}

/// The feed of a term.
pub(crate) fn term_feed(vocabulary: &str, term: &str) -> String {
    format!("{vocabulary}/{term}/feed.xml")
}

/// The feed of a kind.
pub(crate) fn feed(kind: &Kind) -> String {
    format!("{}/feed.xml", kind.url)
}

/// A code as a part of an address.
pub(crate) fn part(code: &str) -> String {
    if crate::text::is_id(code) {
        return code.to_owned();
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let letter = |c: char| match c {
        c if is_plain(c) => c.to_ascii_lowercase().to_string(),
        c => format!("-{:x}", u32::from(c)),
    };
    let name: String = code.chars().map(letter).collect();
    if crate::text::is_reserved(&name) {
        return format!("{name}-");
    }
    name
}

/// The path of a scale's page.
pub(crate) fn scale(scale: &str) -> String {
    format!("scales/{scale}/index.html")
}

/// The path of a level on its scale's page.
pub(crate) fn level(scale: &Scale, code: &str) -> String {
    let base = scale.find(code).map_or(code, |rated| &rated.level.code);
    format!("{}#level-{}", self::scale(&scale.id), anchor(base))
}

/// The folder of the list of a level.
pub(crate) fn level_folder(scale: &str, code: &str) -> String {
    format!("scales/{scale}/{}", part(code))
}

/// The path of the page that lists what stands at a level.
pub(crate) fn level_list(scale: &Scale, code: &str) -> String {
    let base = scale.find(code).map_or(code, |rated| &rated.level.code);
    format!("{}/index.html", level_folder(&scale.id, base))
}

/// The code as the end of an anchor, unlike that of any other code.
fn anchor(code: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    code.chars()
        .map(|c| {
            if is_plain(c) {
                c.to_string()
            } else {
                format!("_{:x}", u32::from(c))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        assert_eq!(root("index.html"), "");
        assert_eq!(root("evidence/vacancies/index.html"), "../../");
        assert_eq!(page("evidence", 2), "evidence/page/2/index.html");
        assert_eq!(page("", 1), "index.html");
    }

    #[test]
    fn a_written_path_is_a_folder_or_a_file() {
        assert_eq!(written("/a-z/"), "a-z/index.html");
        assert_eq!(written("/old/page.html#x"), "old/page.html");
        assert_eq!(written("/"), "index.html");
    }
}
