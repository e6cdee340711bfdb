//! BibTeX, as BibTeX 0.99d reads it: <https://www.bibtex.org/Format/>. Fields that its styles do not know they pass over, and
//! readers take.

use super::item::{Item, date, names, text, years};
use super::tex::{Field, address, braced, braced_twice, entry, pages, people};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Writes a reference.
pub(crate) fn write(item: &Item) -> String {
    let kind = kind(text(item, "type"));
    let member = |name: &str| braced(text(item, name));
    let (container, publisher) = names_of(kind);
    let mut fields = vec![
        ("author", people(&names(item, "author"))),
        ("editor", people(&names(item, "editor"))),
        ("translator", people(&names(item, "translator"))),
        // What stands in braces keeps its capitals.
        ("title", braced_twice(text(item, "title"))),
        ("shorttitle", braced_twice(text(item, "title-short"))),
    ];
    fields.extend(issued(item));
    let event = member("event-title");
    let container = match (text(item, "container-title"), kind) {
        ("", "inproceedings") => ("booktitle", event),
        (title, _) => (container, braced(title)),
    };
    let is_series = container.0 == "series" && !container.1.is_empty();
    fields.push(container);
    fields.push(if is_series {
        ("collection", member("collection-title"))
    } else {
        ("series", member("collection-title"))
    });
    fields.push((publisher, member("publisher")));
    if kind == "misc" {
        // The only field for it that styles print.
        fields.push(("howpublished", member("publisher")));
    }
    fields.push(("address", member("publisher-place")));
    fields.extend(numbers(item, kind));
    fields.extend(FIELDS.map(|(name, from)| (name, member(from))));
    fields.push(("pages", pages(text(item, "page"))));
    fields.push(("url", address(text(item, "URL"))));
    fields.push(("urldate", accessed(item)));
    fields.push(("doi", address(text(item, "DOI"))));
    entry(kind, text(item, "id"), &fields)
}

/// What a kind calls what it is part of, and who published it.
fn names_of(kind: &str) -> (&'static str, &'static str) {
    let container = match kind {
        "article" => "journal",
        "incollection" | "inproceedings" => "booktitle",
        _ => "series",
    };
    let publisher = match kind {
        "techreport" => "institution",
        "phdthesis" => "school",
        _ => "publisher",
    };
    (container, publisher)
}

/// `number` is the issue of a journal, the number of a report, and the volume's number in its series.
fn numbers(item: &Item, kind: &str) -> Vec<Field> {
    let order = match kind {
        "article" => ["issue", "number", "collection-number"],
        "book" | "incollection" | "inproceedings" => ["collection-number", "number", "issue"],
        _ => ["number", "collection-number", "issue"],
    };
    let names = ["number", "eid", "issue"];
    let filled = order.iter().filter(|member| !text(item, member).is_empty());
    let fields = names.into_iter().zip(filled);
    fields
        .map(|(name, member)| (name, braced(text(item, member))))
        .collect()
}

fn issued(item: &Item) -> Vec<Field> {
    let year = years(item, "issued").map(|years| ("year", braced(&years)));
    let date = date(item, "issued");
    let season = date.as_ref().and_then(|date| date.season);
    let season = season.map(|season| ("month", braced(season.name())));
    let date = date.filter(|date| date.last.is_empty());
    let parts = date.map(|date| date.first).unwrap_or_default();
    let month = parts
        .get(1)
        .and_then(|month| usize::try_from(month - 1).ok());
    let month = month.and_then(|month| MONTHS.get(month));
    let month = month.map(|month| ("month", (*month).to_owned()));
    let day = parts.get(2).map(|day| ("day", format!("{{{day}}}")));
    let month = month.or(season);
    year.into_iter().chain(month).chain(day).collect()
}

/// The day of reading, as BibLaTeX has it; styles of BibTeX that print it take it so.
pub(super) fn accessed(item: &Item) -> String {
    let parts = date(item, "accessed").map(|date| date.first);
    let parts = parts.unwrap_or_default();
    let parts: Vec<String> = parts.iter().map(|part| format!("{part:02}")).collect();
    braced(&parts.join("-"))
}

/// Fields that take a member as it is.
const FIELDS: [(&str, &str); 18] = [
    ("volume", "volume"),
    ("chapter", "chapter-number"),
    ("edition", "edition"),
    ("version", "version"),
    ("type", "genre"),
    ("medium", "medium"),
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
        "article" | "article-journal" | "article-magazine" | "article-newspaper" | "review" => {
            "article"
        }
        "book" => "book",
        "chapter" | "entry" => "incollection",
        "report" => "techreport",
        "paper-conference" => "inproceedings",
        "thesis" => "phdthesis",
        "manuscript" => "unpublished",
        _ => "misc",
    }
}
