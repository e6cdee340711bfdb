//! What fields of BibTeX and BibLaTeX mean: the other direction of `site/references/bibtex.rs` and `biblatex.rs`.

use super::bibtex_kinds::{FieldOf, Fields, Value};
use super::name::Name;
use super::record::Record;

/// Whether a field holds names.
pub(super) fn is_of_names(name: &str) -> bool {
    role(name).is_some()
}

fn role(name: &str) -> Option<&'static str> {
    Some(match name {
        "author" => "author",
        "editor" => "editor",
        "translator" => "translator",
        "director" => "director",
        "interviewer" => "interviewer",
        "host" => "host",
        "bookauthor" | "editora" | "editorb" | "editorc" | "afterword" | "introduction"
        | "foreword" | "commentator" | "annotator" | "holder" => "",
        _ => return None,
    })
}

/// The key of the entry that this one is a part of.
pub(super) fn parent(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("crossref")? + "crossref".len();
    let value = text[at..].trim_start().strip_prefix('=')?.trim_start();
    let value = value.strip_prefix(['{', '"'])?;
    value.split(['}', '"']).next().map(str::trim)
}

/// Puts the fields of an entry of a kind into a record.
pub(super) fn put(kind: &str, fields: &[FieldOf], record: &mut Record) {
    Fields { kind, all: fields }.put(record);
    for field in fields {
        match &field.value {
            Value::Names(names) => put_names(&field.name, names, record),
            Value::Text(text) => put_text(&field.name, text, record),
        }
    }
}

fn put_names(name: &str, names: &[Option<Name>], record: &mut Record) {
    for found in names.iter().flatten() {
        if found.literal == "others" {
            record.warn(format!("it has more names in `{name}` than the file says"));
            continue;
        }
        match role(name).unwrap_or_default() {
            "" => record.note(name, &found.in_line()),
            role => record.put_name(role, Some(found.clone())),
        }
    }
}

/// Fields that mean one thing with every kind.
fn put_text(name: &str, text: &str, record: &mut Record) {
    let member = match name {
        "volume" => "volume",
        "chapter" => "chapter-number",
        "edition" => "edition",
        "version" => "version",
        "medium" => "medium",
        "eventtitle" => "event-title",
        "venue" => "event-place",
        "authority" => "authority",
        "jurisdiction" => "jurisdiction",
        "section" => "section",
        "pagetotal" => "number-of-pages",
        "isbn" => "ISBN",
        "issn" => "ISSN",
        "library" | "lccn" => "call-number",
        "language" | "langid" | "hyphenation" => "language",
        "abstract" => "abstract",
        "note" => "note",
        "pages" => "page",
        "address" | "location" => "publisher-place",
        "shorttitle" => "title-short",
        "rights" | "copyright" | "license" => "licence",
        "doi" => return put_letters("DOI", text, record),
        "url" => return put_letters("URL", text, record),
        "keywords" | "keyword" => return put_keywords(text, record),
        _ if is_of_library(name) || is_read_elsewhere(name) => return,
        _ => return record.note(name, text),
    };
    // The same language in two fields is one.
    if member != "language" || record.text("language").is_empty() {
        record.put(member, text);
    }
}

/// Addresses, in which programs escape what TeX would act on.
fn put_letters(member: &'static str, text: &str, record: &mut Record) {
    record.put_shaped(member, &text.replace('\\', ""));
}

fn put_keywords(text: &str, record: &mut Record) {
    for word in text.split([',', ';']) {
        record.put_keyword(word);
    }
}

/// What programs keep for themselves: files on their disk, days of entry, groups, colours.
fn is_of_library(name: &str) -> bool {
    const OWN: [&str; 19] = [
        "file",
        "pdf",
        "local-url",
        "owner",
        "timestamp",
        "added-at",
        "date-added",
        "date-modified",
        "groups",
        "username",
        "ranking",
        "priority",
        "readstatus",
        "interhash",
        "intrahash",
        "biburl",
        "bibsource",
        "key",
        "sortkey",
    ];
    let heads = ["bdsk-", "mendeley-", "citeulike-", "jabref-", "__"];
    OWN.contains(&name) || heads.iter().any(|head| name.starts_with(head))
}

fn is_read_elsewhere(name: &str) -> bool {
    const READ: [&str; 32] = [
        "title",
        "subtitle",
        "journal",
        "journaltitle",
        "journalsubtitle",
        "shortjournal",
        "booktitle",
        "booksubtitle",
        "maintitle",
        "series",
        "collection",
        "date",
        "year",
        "month",
        "day",
        "urldate",
        "publisher",
        "institution",
        "school",
        "organization",
        "howpublished",
        "number",
        "issue",
        "eid",
        "type",
        "entrysubtype",
        "crossref",
        "shortauthor",
        "sortname",
        "sortyear",
        "options",
        "langidopts",
    ];
    READ.contains(&name)
}
