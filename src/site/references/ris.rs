//! RIS, as reference managers read it: on each line a tag of two letters, two spaces, a hyphen, a space and a value.
//!
//! Which tag takes what depends on the type, and readers differ; where they do, a value stands where Zotero looks for it
//! (<https://github.com/zotero/translators/blob/master/RIS.js>), which keeps closest to the description of the format
//! (<https://en.wikipedia.org/wiki/RIS_(file_format)>).

use super::item::{Item, Name, date, names, text, words, years};

/// Writes a reference.
pub(crate) fn write(item: &Item) -> String {
    let kind = kind(text(item, "type"));
    let mut lines = Lines::default();
    lines.put("TY", kind);
    lines.put("ID", text(item, "id"));
    for (tag, role) in [("AU", "author"), ("ED", "editor"), ("A4", "translator")] {
        for name in names(item, role) {
            lines.put(tag, &person(&name));
        }
    }
    if let Some(date) = date(item, "issued") {
        lines.put("PY", &date.first[0].to_string());
    }
    lines.put("DA", &day(item, "issued"));
    lines.put("Y2", &day(item, "accessed"));
    let places = || own_places(kind).iter().chain(PLACES);
    let mut written: Vec<&str> = Vec::new();
    for (tag, member) in places() {
        if !written.contains(member) && !lines.has(tag) && !text(item, member).is_empty() {
            lines.put(tag, &words(item, member));
            written.push(member);
        }
    }
    put_pages(item, &mut lines);
    for member in MEMBERS.iter().filter(|member| !written.contains(*member)) {
        let value = words(item, member);
        if !value.is_empty() {
            lines.put("M2", &format!("{member}: {value}"));
        }
    }
    lines.text + "ER  - \n"
}

#[derive(Default)]
struct Lines {
    text: String,
    tags: Vec<&'static str>,
}

impl Lines {
    /// A line is a field: nothing of a value may begin another.
    fn put(&mut self, tag: &'static str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.text.push_str(&format!("{tag}  - {value}\n"));
            self.tags.push(tag);
        }
    }

    fn has(&self, tag: &str) -> bool {
        tag != "N1" && self.tags.contains(&tag)
    }
}

/// Where members stand with every type, unless the type has another place for them.
const PLACES: &[(&str, &str)] = &[
    ("TI", "title"),
    ("ST", "title-short"),
    ("T2", "container-title"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("ET", "edition"),
    ("ET", "version"),
    ("SN", "ISBN"),
    ("SN", "ISSN"),
    ("SE", "section"),
    ("AB", "abstract"),
    ("DB", "archive"),
    ("CN", "call-number"),
    ("DO", "DOI"),
    ("UR", "URL"),
    ("LA", "language"),
    ("N1", "note"),
];

/// Members that go into a miscellaneous field by their names where the type has no place for them. Zotero reads them there.
const MEMBERS: &[&str] = &[
    "container-title",
    "collection-title",
    "collection-number",
    "number",
    "genre",
    "medium",
    "publisher",
    "publisher-place",
    "authority",
    "jurisdiction",
    "event-title",
    "event-place",
    "scale",
    "archive-place",
    "reviewed-title",
    "edition",
    "version",
    "chapter-number",
    "number-of-pages",
    "section",
    "ISBN",
    "ISSN",
];

/// Where members stand with a type.
fn own_places(kind: &str) -> &'static [(&'static str, &'static str)] {
    match kind {
        "BILL" | "HEAR" => &[("T3", "authority"), ("M1", "number")],
        "BOOK" => &[
            ("T2", "collection-title"),
            ("M1", "collection-number"),
            ("SP", "number-of-pages"),
        ],
        "CASE" => &[
            ("PB", "authority"),
            ("A2", "container-title"),
            ("SV", "number"),
            ("SP", "page"),
        ],
        "CHAP" => &[("T3", "collection-title"), ("SV", "collection-number")],
        "CPAPER" => &[
            ("T2", "event-title"),
            ("C3", "container-title"),
            ("T3", "collection-title"),
            ("C1", "publisher-place"),
            ("CY", "event-place"),
        ],
        "DATA" => &[("NV", "number"), ("ET", "version")],
        "COMP" => &[("T2", "collection-title"), ("ET", "version")],
        "JOUR" => &[("T3", "collection-title"), ("SN", "ISSN")],
        "MGZN" | "NEWS" => &[("SN", "ISSN")],
        "MANSCPT" | "THES" => &[("M3", "genre"), ("SP", "number-of-pages")],
        "RPRT" | "STAND" => &[
            ("SN", "number"),
            ("N1", "ISBN"),
            ("T2", "collection-title"),
            ("M3", "genre"),
            ("M3", "medium"),
        ],
        "SLIDE" => &[
            ("T2", "event-title"),
            ("CY", "event-place"),
            ("M3", "genre"),
        ],
        "STAT" => &[("M1", "number"), ("PB", "authority")],
        "BLOG" | "ELEC" | "PAMP" | "PCOMM" | "MAP" => &[("M3", "genre"), ("M3", "medium")],
        "VIDEO" => &[("M1", "number")],
        _ => &[],
    }
}

/// One range has a first and a last page; several ranges and the numbers of articles stay whole.
fn put_pages(item: &Item, lines: &mut Lines) {
    let pages = text(item, "page");
    match pages.split_once('-') {
        _ if lines.has("SP") => {}
        Some((first, last))
            if !last.contains(['-', ',', ';', '&']) && !first.contains([',', ';', '&']) =>
        {
            lines.put("SP", first);
            lines.put("EP", last);
        }
        _ => lines.put("SP", pages),
    }
}

/// A date as `2008/12/16/`; what else is to be said of it stands behind the day.
fn day(item: &Item, member: &str) -> String {
    let Some(date) = date(item, member) else {
        return String::new();
    };
    let part = |at: usize| {
        date.first
            .get(at)
            .map_or_else(String::new, |part| format!("{part:02}"))
    };
    let years = years(item, member).filter(|_| !date.last.is_empty());
    let years = years.map(|years| years.replace('/', "–"));
    let circa = date.is_circa.then(|| "circa".to_owned());
    let season = date.season.map(|season| season.name().to_owned());
    let more = circa.into_iter().chain(season).chain(years);
    let more: Vec<String> = more.collect();
    let more = more.join(" ");
    let stop = if more.is_empty() { "" } else { "/" };
    format!("{}/{}/{}{stop}{more}", part(0), part(1), part(2))
}

/// A type by the tag under which Zotero files it as what it is: `GEN` becomes a journal article there, and `AGGR` a
/// document.
fn kind(csl: &str) -> &'static str {
    match csl {
        "article" | "article-journal" | "review" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "bill" => "BILL",
        "book" => "BOOK",
        "broadcast" | "motion_picture" => "VIDEO",
        "chapter" => "CHAP",
        "dataset" => "DATA",
        "entry" => "ENCYC",
        "graphic" => "ART",
        "hearing" => "HEAR",
        "interview" | "personal_communication" => "PCOMM",
        "legal_case" => "CASE",
        "legislation" | "regulation" | "treaty" => "STAT",
        "manuscript" => "MANSCPT",
        "map" => "MAP",
        "pamphlet" => "PAMP",
        "paper-conference" => "CPAPER",
        "post" | "post-weblog" => "BLOG",
        "report" => "RPRT",
        "software" => "COMP",
        "song" => "SOUND",
        "speech" => "SLIDE",
        "standard" => "STAND",
        "thesis" => "THES",
        "webpage" => "ELEC",
        _ => "AGGR",
    }
}

/// A person by family name; an organisation as it is called, without commas: readers take what stands before one for a
/// family name.
fn person(name: &Name<'_>) -> String {
    if !name.literal.is_empty() {
        return name.literal.replace(',', "");
    }
    let parts = [name.family.as_str(), name.given, name.suffix];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
