//! BibTeX, as BibTeX 0.99d and biber read it: <https://www.bibtex.org/Format/>. Letters beyond ASCII stay as they are.

use super::item::{Item, Name, date, names, text, years};

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
        // Doubled: what stands in braces keeps its capitals.
        ("title", braced_again(&member("title"))),
    ];
    fields.extend(issued(item));
    fields.push((container, member("container-title")));
    if container != "series" {
        fields.push(("series", member("collection-title")));
    }
    fields.push((publisher, member("publisher")));
    fields.push(("address", member("publisher-place")));
    fields.extend(FIELDS.map(|(name, from)| (name, member(from))));
    let pages = text(item, "page").replace('–', "-").replace('-', "--");
    fields.push(("pages", braced(&pages)));
    fields.push(("url", address(text(item, "URL"))));
    fields.push(("doi", address(text(item, "DOI"))));
    let filled = fields.iter().filter(|(_, value)| !value.is_empty());
    let mut out = format!("@{kind}{{{},\n", text(item, "id"));
    for (name, value) in filled {
        out.push_str(&format!("  {name} = {value},\n"));
    }
    out + "}\n"
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
        "misc" => "organization",
        _ => "publisher",
    };
    (container, publisher)
}

fn issued(item: &Item) -> Vec<(&'static str, String)> {
    let date = date(item, "issued");
    let year = years(item, "issued").map(|years| ("year", braced(&years)));
    let is_range = item
        .get("issued")
        .is_some_and(|date| date["date-parts"][1].is_array());
    let month = date
        .get(1)
        .and_then(|month| usize::try_from(month - 1).ok());
    let month = month
        .filter(|_| !is_range)
        .and_then(|month| MONTHS.get(month));
    let month = month.map(|month| ("month", (*month).to_owned()));
    year.into_iter().chain(month).collect()
}

/// Text in braces; nothing stays nothing.
fn braced(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!("{{{}}}", escape(value))
}

/// Escaped text, in braces already, in braces once more.
fn braced_again(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!("{{{value}}}")
}

/// Fields that take a member as it is.
const FIELDS: [(&str, &str); 7] = [
    ("number", "number"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("edition", "edition"),
    ("isbn", "ISBN"),
    ("language", "language"),
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

/// Names with `and` between; an organisation in braces, so that it is not taken apart.
fn people(names: &[Name<'_>]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let shown = names.iter().map(|name| {
        if !name.literal.is_empty() {
            return format!("{{{}}}", escape(name.literal));
        }
        let parts = [name.family.as_str(), name.suffix, name.given];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(escape).collect::<Vec<_>>().join(", ")
    });
    format!("{{{}}}", shown.collect::<Vec<_>>().join(" and "))
}

/// Text without anything that TeX would act on.
fn escape(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => found.push_str("\\textbackslash{}"),
            '~' => found.push_str("\\textasciitilde{}"),
            '^' => found.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                found.push('\\');
                found.push(letter);
            }
            letter if letter.is_whitespace() => found.push(' '),
            letter => found.push(letter),
        }
    }
    found
}

/// An address, which is read letter by letter: only braces and backslashes would end it early.
fn address(url: &str) -> String {
    if url.is_empty() {
        return String::new();
    }
    let url = url
        .replace('\\', "%5C")
        .replace('{', "%7B")
        .replace('}', "%7D");
    format!("{{{url}}}")
}
