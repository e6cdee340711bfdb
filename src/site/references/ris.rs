//! RIS, as reference managers read it: on each line a tag of two letters, two spaces, a hyphen, a space and a value.

use super::item::{Item, Name, date, names, text};

/// Writes a reference.
pub(crate) fn write(item: &Item) -> String {
    let mut out = String::new();
    let mut put = |tag: &str, value: &str| {
        // A line is a field: nothing of a value may begin another.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            out.push_str(&format!("{tag}  - {value}\n"));
        }
    };
    put("TY", kind(text(item, "type")));
    put("ID", text(item, "id"));
    for name in names(item, "author") {
        put("AU", &person(&name));
    }
    for name in names(item, "editor") {
        put("ED", &person(&name));
    }
    put("TI", text(item, "title"));
    let issued = date(item, "issued");
    if let Some(year) = issued.first() {
        put("PY", &year.to_string());
        let part = |at: usize| {
            issued
                .get(at)
                .map_or_else(String::new, |part| format!("{part:02}"))
        };
        put("DA", &format!("{year}/{}/{}", part(1), part(2)));
    }
    for (tag, member) in FIELDS {
        put(tag, text(item, member));
    }
    let pages = text(item, "page").replace('–', "-");
    let (first, last) = pages.split_once('-').unwrap_or((&pages, ""));
    put("SP", first);
    put("EP", last);
    out.push_str("ER  - \n");
    out
}

/// Tags that take a member as it is.
const FIELDS: [(&str, &str); 13] = [
    ("T2", "container-title"),
    ("T3", "collection-title"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("M1", "number"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("ET", "edition"),
    ("SN", "ISBN"),
    ("DO", "DOI"),
    ("UR", "URL"),
    ("LA", "language"),
    ("N1", "note"),
];

fn kind(csl: &str) -> &'static str {
    match csl {
        "article" | "article-journal" | "review" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "bill" => "BILL",
        "book" => "BOOK",
        "broadcast" => "VIDEO",
        "chapter" | "entry" => "CHAP",
        "dataset" => "DATA",
        "hearing" => "HEAR",
        "legal_case" => "CASE",
        "legislation" | "regulation" | "treaty" => "STAT",
        "manuscript" => "UNPB",
        "pamphlet" => "PAMP",
        "paper-conference" => "CPAPER",
        "personal_communication" => "PCOMM",
        "post" | "post-weblog" => "BLOG",
        "report" => "RPRT",
        "software" => "COMP",
        "standard" => "STAND",
        "thesis" => "THES",
        "webpage" => "ELEC",
        _ => "GEN",
    }
}

/// A person by family name; an organisation as it is called.
fn person(name: &Name<'_>) -> String {
    if !name.literal.is_empty() {
        return name.literal.to_owned();
    }
    let parts = [name.family.as_str(), name.given, name.suffix];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
