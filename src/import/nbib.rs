//! `PubMed`'s own format, `.nbib`: tags of up to four letters, records parted by blank lines
//! (<https://www.nlm.nih.gov/bsd/mms/medlineelements.html>).

use super::clean;
use super::name::Name;
use super::record::{Imported, Record};
use super::tagged::{Tagged, tags};

/// Reads a file.
pub(super) fn read(text: &str) -> Imported {
    let mut found = Imported::default();
    let tags = tags(text, 4);
    let is_first = |tagged: &Tagged<'_>| matches!(tagged.tag, "PMID");
    let Some(first) = tags.iter().position(is_first) else {
        found.bad(1, "there is no record that begins with a line `PMID- `");
        return found;
    };
    if first > 0 {
        found.bad(
            tags[0].line,
            "this record does not begin with a line `PMID- `",
        );
    }
    let mut rest = &tags[first..];
    while let Some((head, behind)) = rest.split_first() {
        let end = behind.iter().position(is_first).unwrap_or(behind.len());
        found.push(record(head, &behind[..end]));
        rest = &behind[end..];
    }
    found
}

fn record(head: &Tagged<'_>, tags: &[Tagged<'_>]) -> Record {
    let mut record = Record::at(head.line);
    record.note("PMID", &head.value());
    let has = |wanted: &str| tags.iter().any(|tagged| tagged.tag == wanted);
    let (has_full, has_own_words) = (has("FAU"), has("OT"));
    put_type(tags, &mut record);
    for tagged in tags {
        let value = tagged.value();
        match tagged.tag {
            "TI" | "BTI" => put_title(tagged.tag, &value, &mut record),
            "FAU" => record.put_name("author", Name::inverted(&value)),
            "AU" if !has_full => record.put_name("author", Name::inverted(&value)),
            "CN" => record.put_name("author", Name::literal(&value)),
            "FED" => record.put_name("editor", Name::inverted(&value)),
            "OT" => record.put_keyword(&value),
            "MH" if !has_own_words => {
                let head = value.split('/').next().unwrap_or_default();
                record.put_keyword(head);
            }
            "PMC" => record.note("PMCID", &value),
            "TT" => record.note("original title", &value),
            "LID" | "AID" => put_identifier(&value, &mut record),
            "IS" | "ISBN" => put_number(tagged.tag, &value, &mut record),
            "RIN" => {
                record.warn("it has been retracted: give it that status".to_owned());
                record.note("retracted in", &value);
            }
            // Its lines are those of a page, not paragraphs.
            "AB" => record.put("abstract", &tagged.lines.join(" ")),
            "DP" => record.put_shaped("issued", &value),
            tag => {
                if let Some(member) = member(tag) {
                    record.put(member, &value);
                }
            }
        }
    }
    // Where it has no full name, a journal has its short one.
    let short = tags.iter().find(|tagged| tagged.tag == "TA");
    if let Some(short) = short.filter(|_| record.text("container-title").is_empty()) {
        record.put("container-title", &short.value());
    }
    record
}

fn member(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "JT" => "container-title",
        "VI" => "volume",
        "IP" => "issue",
        "PG" => "page",
        "LA" => "language",
        "PB" => "publisher",
        "CTI" => "collection-title",
        "EN" => "edition",
        "CI" => "licence",
        "GN" => "note",
        _ => return None,
    })
}

/// Titles of articles end with a full stop, which is none of theirs.
fn put_title(tag: &str, value: &str, record: &mut Record) {
    let title = clean::line(value);
    let bare = title.strip_suffix('.').filter(|bare| !bare.ends_with('.'));
    let title = bare.unwrap_or(&title);
    let is_book = record.text("type") == "book";
    match tag {
        "BTI" if !is_book => record.put("container-title", title),
        _ => record.put("title", title),
    }
}

/// `10.1000/ab [doi]`; other numbers are those of publishers.
fn put_identifier(value: &str, record: &mut Record) {
    if let Some(doi) = value.strip_suffix("[doi]") {
        record.put_shaped("DOI", doi.trim());
    } else if let Some(own) = value.strip_suffix("[pii]") {
        // The number of an article stands for its pages in a journal without.
        let is_number = own.trim().starts_with('e') && own.trim().len() < 12;
        if is_number && record.text("page").is_empty() {
            record.put("page", own.trim());
        }
    }
}

fn put_number(tag: &str, value: &str, record: &mut Record) {
    let member = if tag == "IS" { "ISSN" } else { "ISBN" };
    let bare = value.split(" (").next().unwrap_or_default();
    if record.text(member).is_empty() {
        record.put(member, bare);
    }
}

fn put_type(tags: &[Tagged<'_>], record: &mut Record) {
    let kinds = tags.iter().filter(|tagged| tagged.tag == "PT");
    let kinds: Vec<String> = kinds.map(|kind| kind.value().to_lowercase()).collect();
    let is = |name: &str| kinds.iter().any(|kind| kind == name);
    let has_chapter = tags
        .iter()
        .any(|tagged| tagged.tag == "CTI" || tagged.tag == "TI");
    let has_book = tags.iter().any(|tagged| tagged.tag == "BTI");
    record.put(
        "type",
        match () {
            () if is("preprint") => "article",
            () if is("newspaper article") => "article-newspaper",
            () if is("dataset") => "dataset",
            () if has_book && has_chapter => "chapter",
            () if has_book || is("book") => "book",
            () => "article-journal",
        },
    );
    if is("retracted publication") {
        record.warn("it has been retracted: give it that status".to_owned());
    }
}
