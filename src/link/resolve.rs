//! What a written link means.

use std::borrow::Cow;

use super::place::{Place, named, normalise};
use crate::config::Generator;
use crate::model::Bank;
use crate::model::EntryId;
use crate::text::composed;
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
            of_path(&Place { bank, entry, path }, written, fragment)
        }
    }
}

/// What a path means that is written in a place.
fn of_path<'a>(place: &Place<'_>, written: &'a str, fragment: Option<&'a str>) -> Resolved<'a> {
    let bank = place.bank;
    let by_label = || labelled(bank, written).filter(|_| fragment.is_none());
    if let Some(id) = place.entry_at(written) {
        return with_heading(bank, id, fragment);
    }
    if let Some(list) = place.list_at(written) {
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
    let beside = normalise(written, place.path);
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
    // One letter may be written in two ways: `é` as it is, or as `e` and an accent behind it, as macOS names files.
    if let Some(path) = path.as_deref().filter(|path| !path.is_ascii()) {
        let wanted = composed(path);
        let mut same = bank
            .attachments
            .iter()
            .filter(|other| composed(other) == wanted);
        if let Some(same) = same.next() {
            return Some(same.to_string());
        }
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
