//! The XML of `EndNote`, record by record: each is read as a text of its own, so that a broken one spoils no other, nothing that
//! the head of the file declares is expanded, and what one may cost is bounded (`text/xml.rs`).

use crate::text::xml::{Node, prepared, read as read_xml};

use super::endnote_types::csl;
use super::name::Name;
use super::record::{Imported, Record};
use super::standard;

/// Reads a file.
pub(super) fn read(text: &str) -> Imported {
    let mut found = Imported::default();
    let (mut at, mut line) = (0, 1);
    while let Some(start) = begin(&text[at..]).map(|start| at + start) {
        line += text[at..start].matches('\n').count();
        let next = begin(&text[start + 1..]).map_or(text.len(), |next| start + 1 + next);
        let within = &text[start..next];
        let end = within.find(CLOSE).map(|end| start + end + CLOSE.len());
        match end {
            Some(end) => put(&text[start..end], line, &mut found),
            None => found.bad(line, "this record is not closed: it has no `</record>`"),
        }
        line += within.matches('\n').count();
        at = next;
    }
    if at == 0 {
        found.bad(1, "there is no `<record>` in this file");
    }
    found
}

const CLOSE: &str = "</record>";

/// Where the next record begins: not the list of them all.
fn begin(text: &str) -> Option<usize> {
    const OPEN: &str = "<record";
    let mut found = text.match_indices(OPEN).map(|(at, _)| at);
    found.find(|at| text[at + OPEN.len()..].starts_with(['>', ' ', '\t', '\n']))
}

fn put(text: &str, line: usize, found: &mut Imported) {
    let whole = prepared(text);
    let whole = match whole {
        Ok(whole) => whole,
        Err(wrong) => return found.bad(line, wrong.message),
    };
    match read_xml(&whole) {
        Ok(document) => found.push(record(document.root_element(), line)),
        // Its place is one within the record.
        Err(wrong) => {
            let said = wrong
                .message
                .rsplit_once(" at ")
                .map(|(said, _)| said.to_owned());
            found.bad(line, said.unwrap_or(wrong.message));
        }
    }
}

fn record(node: Node<'_, '_>, line: usize) -> Record {
    let mut record = Record::at(line);
    let kind = child(node, "ref-type");
    let named = kind.and_then(|kind| kind.attribute("name").map(str::to_owned));
    let named = named.unwrap_or_else(|| kind.map(words).unwrap_or_default());
    record.key = child(node, "rec-number")
        .map(words)
        .filter(|key| !key.is_empty());
    match csl(&named.to_lowercase()) {
        Some(csl) => record.put("type", csl),
        None => record.guess_type(&named),
    }
    let kind = record.text("type").to_owned();
    for part in node.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "contributors" => put_names(part, &mut record),
            "titles" => put_titles(part, &kind, &mut record),
            "dates" => put_date(part, &mut record),
            "keywords" => elements(part).for_each(|word| record.put_keyword(&words(word))),
            "urls" => put_addresses(part, &mut record),
            "isbn" => put_number(&words(part), &kind, &mut record),
            name => put_part(name, &words(part), &kind, &mut record),
        }
    }
    let periodical = child(node, "periodical").or_else(|| child(node, "alt-periodical"));
    let journal = periodical.and_then(|node| child(node, "full-title").or(child(node, "abbr-1")));
    if let Some(journal) = journal.filter(|_| record.text("container-title").is_empty()) {
        record.put("container-title", &words(journal));
    }
    record
}

fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|child| child.tag_name().name() == name)
}

fn elements<'a, 'i: 'a>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// The words of an element, with the marks of its styles.
fn words(node: Node<'_, '_>) -> String {
    let mut found = String::new();
    for part in node.descendants().filter(Node::is_text) {
        let text = part.text().unwrap_or_default();
        let style = part
            .parent()
            .filter(|parent| parent.tag_name().name() == "style");
        let face = style
            .and_then(|style| style.attribute("face"))
            .unwrap_or_default();
        let tag = match face {
            "italic" => "i",
            "bold" => "b",
            "subscript" => "sub",
            "superscript" => "sup",
            _ => "",
        };
        if tag.is_empty() || text.trim().is_empty() {
            found.push_str(text);
        } else {
            found.push_str(&format!("<{tag}>{text}</{tag}>"));
        }
    }
    // It parts lines by a carriage return of its own.
    found.replace('\r', "\n")
}

fn put_names(node: Node<'_, '_>, record: &mut Record) {
    for group in elements(node) {
        for name in elements(group) {
            let name = Name::inverted(&words(name));
            match group.tag_name().name() {
                "authors" => record.put_name("author", name),
                "secondary-authors" => record.put_name("editor", name),
                "subsidiary-authors" => record.put_name("translator", name),
                other => {
                    let label = other.replace('-', " ");
                    record.note(&label, &name.map(|name| name.in_line()).unwrap_or_default());
                }
            }
        }
    }
}

fn put_titles(node: Node<'_, '_>, kind: &str, record: &mut Record) {
    let is_whole = matches!(kind, "book" | "report" | "software" | "standard");
    for title in elements(node) {
        let text = words(title);
        let member = match title.tag_name().name() {
            "title" => "title",
            "short-title" => "title-short",
            "secondary-title" if is_whole => "collection-title",
            "secondary-title" => "container-title",
            "tertiary-title" => "collection-title",
            "translated-title" => {
                record.note("translated title", &text);
                continue;
            }
            // An abbreviation of the journal.
            _ => continue,
        };
        record.put(member, &text);
    }
}

fn put_date(node: Node<'_, '_>, record: &mut Record) {
    let year = child(node, "year").map(words).unwrap_or_default();
    let days = child(node, "pub-dates");
    let day = days.and_then(|days| elements(days).next()).map(words);
    let whole = day.map(|day| {
        let has_year = day.contains(year.trim());
        if has_year {
            day
        } else {
            format!("{day} {year}")
        }
    });
    let exact = whole.as_deref().and_then(super::when::issued);
    match exact {
        Some(date) => record.put("issued", &date),
        None if !year.trim().is_empty() => record.put_shaped("issued", &year),
        None => {
            if let Some(said) = whole.filter(|said| !said.trim().is_empty()) {
                record.put_shaped("issued", &said);
            }
        }
    }
}

/// The pages that a record is found at; files of the library are left out.
fn put_addresses(node: Node<'_, '_>, record: &mut Record) {
    let groups = ["web-urls", "related-urls"];
    for group in groups.iter().filter_map(|name| child(node, name)) {
        for address in elements(group) {
            let text = words(address);
            for address in text.split_whitespace() {
                record.put_shaped("URL", address);
            }
        }
    }
}

fn put_number(text: &str, kind: &str, record: &mut Record) {
    for line in text.lines() {
        let bare = standard::bare(line);
        let member = standard::member(bare, kind);
        // One of print and one of the web.
        if record.text(member).is_empty() {
            record.put(member, bare);
        }
    }
}

fn put_part(name: &str, text: &str, kind: &str, record: &mut Record) {
    let is_journal = kind.starts_with("article-");
    let member = match name {
        "pages" if matches!(kind, "book" | "thesis") && !text.contains('-') => "number-of-pages",
        "pages" => "page",
        "volume" => "volume",
        "number" if is_journal => "issue",
        "number" if kind == "book" => "collection-number",
        "number" => "number",
        "issue" => "issue",
        "edition" => "edition",
        "section" if is_journal => return,
        "section" => "section",
        "publisher" => "publisher",
        "pub-location" => "publisher-place",
        "abstract" => "abstract",
        "notes" | "research-notes" => "note",
        "work-type" => "genre",
        "language" => "language",
        "call-num" => "call-number",
        "remote-database-name" => "archive",
        "electronic-resource-num" => return put_if_said("DOI", text, record),
        "access-date" => return put_if_said("accessed", text, record),
        "accession-num" => return record.note("accession number", text),
        "num-vols" => return record.note("volumes", text),
        "custom2" if text.trim().starts_with("PMC") => return record.note("PMCID", text),
        "custom7" if is_journal => "page",
        "label"
        | "database"
        | "source-app"
        | "rec-number"
        | "ref-type"
        | "foreign-keys"
        | "periodical"
        | "alt-periodical"
        | "auth-address"
        | "remote-database-provider"
        | "modified-date"
        | "added-date"
        | "caption"
        | "image" => return,
        other => return record.note(&other.replace('-', " "), text),
    };
    if member != "page" || record.text("page").is_empty() {
        record.put(member, text);
    }
}

fn put_if_said(member: &'static str, text: &str, record: &mut Record) {
    if !text.trim().is_empty() {
        record.put_shaped(member, text);
    }
}
