//! BibLaTeX, as biber reads it: the types and fields of its manual
//! (<https://ctan.org/pkg/biblatex>, sections 2.1 and 2.2), which has a place for most of what BibTeX has not.

use super::bibtex::accessed;
use super::item::{Dated, Item, date, names, text};
use super::tex::{Field, address, braced, braced_twice, entry, pages, people};

/// Writes a reference.
pub(crate) fn write(item: &Item) -> String {
    let csl = text(item, "type");
    let kind = kind(csl);
    let member = |name: &str| braced(text(item, name));
    let mut fields = vec![
        ("author", people(&names(item, "author"))),
        ("editor", people(&names(item, "editor"))),
        ("translator", people(&names(item, "translator"))),
        ("title", braced_twice(text(item, "title"))),
        ("shorttitle", braced_twice(text(item, "title-short"))),
        (
            "date",
            date(item, "issued")
                .map(|date| interval(&date))
                .unwrap_or_default(),
        ),
        (container(kind), member("container-title")),
        (publisher(kind), member("publisher")),
        ("location", member("publisher-place")),
        ("entrysubtype", braced(subtype(csl))),
    ];
    fields.extend(numbers(item));
    fields.extend(FIELDS.map(|(name, from)| (name, member(from))));
    fields.push(("pages", pages(text(item, "page"))));
    fields.push(("url", address(text(item, "URL"))));
    fields.push(("urldate", accessed(item)));
    fields.push(("doi", address(text(item, "DOI"))));
    entry(kind, text(item, "id"), &fields)
}

/// A date as ISO 8601-2 has it: `2008-12-16`, `2006/2008`, `1990~`; seasons are months from 21 on, and not of two years.
fn interval(date: &Dated) -> String {
    let iso = |parts: &[i64]| {
        let parts: Vec<String> = parts.iter().map(|part| format!("{part:02}")).collect();
        parts.join("-") + if date.is_circa { "~" } else { "" }
    };
    let mut found = iso(&date.first);
    if let Some(season) = date.season {
        let circa = if date.is_circa { "~" } else { "" };
        found = format!("{}-{}{circa}", date.first[0], 20 + season.number());
    } else if !date.last.is_empty() {
        found = format!("{found}/{}", iso(&date.last));
    }
    format!("{{{found}}}")
}

/// `number` is what a type is counted by: the issue of a journal, the number of a report, that of a book in its series.
fn numbers(item: &Item) -> Vec<Field> {
    let filled = ["number", "issue", "collection-number"];
    let mut filled = filled
        .iter()
        .filter(|member| !text(item, member).is_empty());
    let first = filled
        .next()
        .map(|member| ("number", braced(text(item, member))));
    let second = filled
        .next()
        .map(|member| ("issue", braced(text(item, member))));
    first.into_iter().chain(second).collect()
}

fn container(kind: &str) -> &'static str {
    match kind {
        "article" | "review" => "journaltitle",
        "incollection" | "inreference" | "inproceedings" => "booktitle",
        _ => "maintitle",
    }
}

fn publisher(kind: &str) -> &'static str {
    match kind {
        "report" | "thesis" => "institution",
        "online" | "dataset" | "standard" | "legislation" | "software" | "misc" => "organization",
        _ => "publisher",
    }
}

/// What kind of journal an article stands in.
fn subtype(csl: &str) -> &'static str {
    match csl {
        "article-magazine" => "magazine",
        "article-newspaper" => "newspaper",
        _ => "",
    }
}

/// Fields that take a member as it is.
const FIELDS: [(&str, &str); 19] = [
    ("series", "collection-title"),
    ("volume", "volume"),
    ("chapter", "chapter-number"),
    ("edition", "edition"),
    ("version", "version"),
    ("type", "genre"),
    ("howpublished", "medium"),
    ("eventtitle", "event-title"),
    ("venue", "event-place"),
    ("authority", "authority"),
    ("jurisdiction", "jurisdiction"),
    ("section", "section"),
    ("pagetotal", "number-of-pages"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("library", "call-number"),
    ("language", "language"),
    ("abstract", "abstract"),
    ("note", "note"),
];

fn kind(csl: &str) -> &'static str {
    match csl {
        "article-journal" | "article-magazine" | "article-newspaper" => "article",
        "review" => "review",
        "book" => "book",
        "chapter" => "incollection",
        "entry" => "inreference",
        "report" => "report",
        "paper-conference" => "inproceedings",
        "thesis" => "thesis",
        "manuscript" | "speech" => "unpublished",
        "pamphlet" => "booklet",
        "dataset" => "dataset",
        "software" => "software",
        "standard" => "standard",
        "legal_case" => "jurisdiction",
        "bill" | "hearing" | "legislation" | "regulation" => "legislation",
        "treaty" => "legal",
        "broadcast" => "video",
        "motion_picture" => "movie",
        "graphic" => "image",
        "song" => "audio",
        "personal_communication" => "letter",
        "article" | "post" | "post-weblog" | "webpage" => "online",
        _ => "misc",
    }
}
