//! RIS: each record from `TY` to `ER`. What our own writer writes (`site/references/ris.rs`) comes back as it was; the
//! tags of Zotero, `EndNote`, Mendeley and EPPI-Reviewer go where those programs mean them to
//! (<https://en.wikipedia.org/wiki/RIS_(file_format)>).

use super::clean;
use super::name::Name;
use super::record::{Imported, Record, member};
use super::ris_tags::{Place, kind, place};
use super::standard;
use super::tagged::{Tagged, tags};
use super::when;

/// What EPPI-Reviewer names its exports by.
const EPPI: &str = "eppi-reviewer";

/// Reads a file.
pub(super) fn read(text: &str) -> Imported {
    let mut found = Imported::default();
    let mut open: Vec<Tagged<'_>> = Vec::new();
    for tagged in tags(text, 2) {
        match tagged.tag {
            "TY" => {
                close(&open, false, &mut found);
                open = vec![tagged];
            }
            "ER" => {
                close(&open, true, &mut found);
                open.clear();
            }
            _ => open.push(tagged),
        }
    }
    close(&open, false, &mut found);
    found
}

fn close(tags: &[Tagged<'_>], is_ended: bool, found: &mut Imported) {
    let Some(first) = tags.first() else { return };
    if first.tag != "TY" {
        // A line or two of another program at the head of a file is no record.
        if tags.iter().any(|tagged| !tagged.lines[0].is_empty()) {
            found.bad(
                first.line,
                "this record does not begin with a line `TY  - `",
            );
        }
        return;
    }
    let mut record = record(tags);
    if !is_ended {
        record.warn("it has no line `ER  - ` at its end; look whether something is missing".into());
    }
    found.push(record);
}

fn record(tags: &[Tagged<'_>]) -> Record {
    let mut record = Record::at(tags[0].line);
    let named = tags[0].lines[0];
    let kind = named.to_ascii_uppercase();
    let is_eppi = tags.iter().any(|tagged| {
        let first = tagged.lines[0].to_ascii_lowercase();
        tagged.tag == "KW" && first.starts_with(EPPI)
    });
    let reading = Reading {
        kind: &kind,
        is_eppi,
    };
    for tagged in &tags[1..] {
        if tagged.lines.iter().any(|line| !line.is_empty()) {
            reading.put(tagged, &mut record);
        }
    }
    put_type(&kind, named, &mut record);
    put_dates(tags, &mut record);
    put_pages(&kind, tags, &mut record);
    put_later(tags, &mut record);
    if is_eppi
        && record
            .names
            .values()
            .flatten()
            .any(|name| name.literal.is_empty())
    {
        record.warn("EPPI-Reviewer writes names without a comma: look at its authors".to_owned());
    }
    record
}

/// How the tags of a record are read.
struct Reading<'a> {
    kind: &'a str,
    is_eppi: bool,
}

impl Reading<'_> {
    fn put(&self, tagged: &Tagged<'_>, record: &mut Record) {
        let value = tagged.value();
        match place(self.kind, tagged.tag) {
            Place::Member(member @ ("URL" | "DOI")) => put_first(member, &value, record),
            // EndNote has the day of an article on the web there.
            Place::Member("edition") if self.kind == "JOUR" && value.contains('/') => {
                record.note("published online", &value);
            }
            Place::Member(member) => record.put(member, &value),
            Place::Name(role) => {
                let name = if self.is_eppi {
                    Name::unmarked(&value)
                } else {
                    Name::inverted(&value)
                };
                record.put_name(role, name);
            }
            Place::Keywords => put_keywords(tagged, record),
            Place::Standard => put_standard(self.kind, &value, record),
            Place::Named => put_named(&value, record),
            Place::Remark => put_remark(self.kind, &value, record),
            Place::Kind if clean::shaped("DOI", &value).is_ok() => record.put_shaped("DOI", &value),
            Place::Kind => record.put("genre", &value),
            Place::Note(label) => record.note(label, &value),
            Place::Unknown => record.note(tagged.tag, &value),
            Place::Elsewhere | Place::Nowhere => {}
        }
    }
}

/// The first address of several; the others are kept.
fn put_first(member: &'static str, value: &str, record: &mut Record) {
    // A semicolon may be a part of it too.
    if clean::shaped(member, value).is_ok() {
        return record.put_shaped(member, value);
    }
    let parts = value.split(['\n', ';']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()).take(20) {
        record.put_shaped(member, part);
    }
}

/// Keywords stand in a line each, or in several below one tag.
fn put_keywords(tagged: &Tagged<'_>, record: &mut Record) {
    for line in &tagged.lines {
        for word in line.split(';') {
            if !word.trim().to_ascii_lowercase().starts_with(EPPI) {
                record.put_keyword(word);
            }
        }
    }
}

/// `SN`: the number of a book, of a journal, or of a report itself.
fn put_standard(named: &str, value: &str, record: &mut Record) {
    let bare = value.lines().next().unwrap_or_default();
    let bare = standard::bare(bare);
    record.put(
        standard::member(bare, kind(named).unwrap_or_default()),
        bare,
    );
}

/// `M2`: a member by its name, as Zotero has it too.
fn put_named(value: &str, record: &mut Record) {
    let named = value.split_once(": ");
    let member = named.and_then(|(name, _)| member(name));
    match member.zip(named) {
        Some((member, (_, text))) => record.put(member, text),
        None => record.put("note", value),
    }
}

fn put_remark(kind: &str, value: &str, record: &mut Record) {
    if matches!(kind, "RPRT" | "STAND") && standard::is_isbn(value.trim()) {
        record.put("ISBN", value);
    } else {
        record.put("note", value);
    }
}

fn put_type(kind_named: &str, named: &str, record: &mut Record) {
    let is_article =
        !record.text("container-title").is_empty() && !record.text("volume").is_empty();
    match kind(kind_named) {
        Some(csl) => record.put("type", csl),
        // Whatever a database has no type for.
        None if kind_named == "GEN" && is_article => record.put("type", "article-journal"),
        None if kind_named == "GEN" => {
            record.put("type", "document");
            record.is_type_guessed = true;
        }
        None => record.guess_type(named),
    }
}

/// The most exact date of those that a record has: `DA` before `PY`, and the words of `DA` with the year of `PY`.
fn put_dates(tags: &[Tagged<'_>], record: &mut Record) {
    let values = |wanted: &str| {
        let of_tag = tags.iter().filter(move |tagged| tagged.tag == wanted);
        let first = of_tag.map(Tagged::value).find(|value| !value.is_empty());
        first.unwrap_or_default()
    };
    let (day, year, first) = (values("DA"), values("PY"), values("Y1"));
    let joined = format!("{day} {year}");
    let tried = [&day, &joined, &first, &year];
    let date = tried.iter().find_map(|text| when::issued(text));
    let said = [&year, &first, &day]
        .into_iter()
        .find(|text| !text.is_empty());
    match (date, said) {
        (Some(date), _) => record.put("issued", &date),
        (None, Some(said)) => record.put_shaped("issued", said),
        (None, None) => {}
    }
    let read = values("Y2");
    if let Some(day) = when::day(&read) {
        record.put("accessed", &day);
    } else {
        record.note("Y2", &read);
    }
}

/// First and last page; with books and theses how many pages they have.
fn put_pages(kind: &str, tags: &[Tagged<'_>], record: &mut Record) {
    let values = |wanted: &str| {
        let mut of_tag = tags.iter().filter(|tagged| tagged.tag == wanted);
        of_tag.next().map(Tagged::value).unwrap_or_default()
    };
    let (first, last, section) = (values("SP"), values("EP"), values("SE"));
    let is_whole = matches!(kind, "BOOK" | "MANSCPT" | "THES" | "EBOOK" | "EDBOOK");
    if is_whole && last.is_empty() && !first.contains('-') {
        record.put("number-of-pages", &first);
    } else if last.is_empty() || first == last || first.contains('-') {
        record.put("page", &first);
    } else if first.is_empty() {
        record.put("page", &last);
    } else {
        record.put("page", &format!("{first}-{last}"));
    }
    // EndNote has the first page of an article in `SE` too.
    let is_page = kind == "JOUR" && !section.is_empty();
    if is_page && record.text("page").is_empty() && section.contains(|c: char| c.is_ascii_digit()) {
        record.put("page", &section);
    } else if !(is_page && record.text("page").starts_with(&section)) {
        record.put("section", &section);
    }
}

/// What stands in for a member that no other tag has given.
fn put_later(tags: &[Tagged<'_>], record: &mut Record) {
    for tagged in tags {
        let value = tagged.value();
        match tagged.tag {
            // Abbreviated names of a journal.
            "JO" | "JA" | "J2" | "J1" if record.text("container-title").is_empty() => {
                record.put("container-title", &value);
            }
            "L2" | "LK" | "L1" if record.text("URL").is_empty() => {
                if let Ok(address) = clean::shaped("URL", &value) {
                    record.put("URL", &address);
                }
            }
            "ID" if record.key.is_none() && !value.is_empty() => record.key = Some(value),
            _ => {}
        }
    }
}
