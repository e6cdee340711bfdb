//! What a written link means.

use crate::model::Bank;
use crate::model::EntryId;
use crate::{
    model::{Entry, Target},
    text::percent_decode,
};

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved<'a> {
    /// An entry, a heading of it or one of its findings.
    Entry {
        /// Its place in the bank.
        id: EntryId,
        /// The anchor.
        heading: Option<&'a str>,
    },
    /// An anchor of the page that the link stands on.
    Here(&'a str),
    /// A file beside the text, from the root of the bank.
    File(String),
    /// A page of the site, from its root.
    Page {
        /// Its path as written, without the slash.
        path: &'a str,
        /// What stands behind the `#`.
        fragment: Option<&'a str>,
    },
    /// Another site.
    External(&'a str),
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
                (Some(id), Some(heading)) if !has_heading(bank, id, heading) => {
                    Resolved::NoHeading { id, heading }
                }
                (_, heading) => Resolved::Here(heading.unwrap_or_default()),
            }
        }
        Target::Entry { id, heading } => match bank.find(id) {
            Some(id) => with_heading(bank, id, heading.as_deref()),
            None => Resolved::NoEntry(id),
        },
        Target::Path {
            path: page,
            fragment,
        } if page.starts_with('/') => {
            let fragment = fragment.as_deref();
            Resolved::Page {
                path: &page[1..],
                fragment,
            }
        }
        Target::Path {
            path: written,
            fragment,
        } => match normalise(written, path) {
            Some(found) => match bank.find_path(&found) {
                Some(entry_id) => with_heading(
                    bank,
                    entry_id,
                    fragment.as_deref().filter(|name| !name.is_empty()),
                ),
                None => as_file(bank, found),
            },
            None => Resolved::Outside(written.clone()),
        },
    }
}

/// Says what the path of a picture or a data file means in the file at `path`.
pub(super) fn file<'a>(bank: &Bank, written: &str, path: &str) -> Resolved<'a> {
    match normalise(written, path) {
        Some(found) => as_file(bank, found),
        None => Resolved::Outside(written.to_owned()),
    }
}

/// The path of a file that is written in the file at `from`, from the root of the bank; `None` outside `content/`.
pub fn relative_to(written: &str, from: &str) -> Option<String> {
    normalise(written, from)
}

fn with_heading<'a>(bank: &Bank, id: EntryId, heading: Option<&'a str>) -> Resolved<'a> {
    match heading {
        Some(heading) if !has_heading(bank, id, heading) => Resolved::NoHeading { id, heading },
        heading => Resolved::Entry { id, heading },
    }
}

fn has_heading(bank: &Bank, id: EntryId, heading: &str) -> bool {
    bank.entries[id].anchors().any(|found| found == heading)
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
