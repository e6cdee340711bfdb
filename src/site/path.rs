//! Addresses: paths from the root of the site, and links from one page to another.

use crate::model::Bank;
use crate::model::Entry;

/// The path of an entry's page.
pub(super) fn entry(bank: &Bank, entry: &Entry) -> String {
    format!("{}/{}/index.html", bank.kind(entry).url, entry.id.name)
}

/// The path of a page of a list: the first stands in its folder, the others below `page/`.
pub(super) fn page(folder: &str, number: usize) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    match number {
        1 => format!("{folder}{slash}index.html"),
        _ => format!("{folder}{slash}page/{number}/index.html"),
    }
}

/// The way from a page to the root of the site: nothing, or some `../`.
pub(super) fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The public address of a page: without `index.html`.
pub(super) fn public(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// The path of what an author wrote from the root of the site: a page's folder, or a file.
pub(super) fn written(path: &str) -> String {
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
