//! CSL-JSON, the members of which our citations have as fields (<https://docs.citationstyles.org/en/stable/specification.html>).
//! A file is read item by item, so that a broken one spoils no other.

use serde_json::{Map, Value as Json};

use crate::text::Season;

use super::name::Name;
use super::record::{Imported, ROLES, Record, member};
use super::when;

/// Reads a file: a list of items, one item, or a group with the list in `items`.
pub(super) fn read(text: &str) -> Imported {
    let mut found = Imported::default();
    let mut line = 1;
    let mut at = 0;
    for item in items(text, &mut found) {
        line += text[at..item.0].matches('\n').count();
        at = item.0;
        match serde_json::from_str::<Map<String, Json>>(&text[item.0..item.1]) {
            Ok(members) => push(&members, line, &mut found),
            Err(error) => {
                let said = error.to_string();
                let said = said.split(" at line").next().unwrap_or_default();
                found.bad(line, format!("this item is no JSON: {said}"));
            }
        }
    }
    found
}

fn push(members: &Map<String, Json>, line: usize, found: &mut Imported) {
    match members.get("items").and_then(Json::as_array) {
        Some(items) if !members.contains_key("type") => {
            for item in items {
                match item.as_object() {
                    Some(members) => found.push(record(members, line)),
                    None => found.bad(line, "an item of `items` is no group"),
                }
            }
        }
        _ => found.push(record(members, line)),
    }
}

/// Where the items of a list begin and end: groups that stand in no other.
fn items(text: &str, found: &mut Imported) -> Vec<(usize, usize)> {
    let (mut depth, mut start, mut in_text) = (0_usize, 0, false);
    let mut items = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if in_text => at += 1,
            b'"' => in_text = !in_text,
            b'{' if !in_text => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            b'}' if !in_text && depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    items.push((start, at + 1));
                }
            }
            _ => {}
        }
        at += 1;
    }
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    if depth > 0 {
        found.bad(
            line(start),
            "this item is not closed: the file ends within it",
        );
    } else if items.is_empty() {
        found.bad(1, "there is no item in this file");
    }
    items
}

/// An item as a record.
pub(super) fn record(members: &Map<String, Json>, line: usize) -> Record {
    let mut record = Record::at(line);
    record.key = members.get("id").and_then(text_of);
    for (name, value) in members {
        if let Some(role) = ROLES.into_iter().find(|role| role == name) {
            for name in value.as_array().into_iter().flatten() {
                record.put_name(role, person(name));
            }
            continue;
        }
        put(name, value, &mut record);
    }
    record
}

fn put(name: &str, value: &Json, record: &mut Record) {
    let member = member(name);
    let text = text_of(value);
    match (name, member, text) {
        ("type", _, Some(text)) => record.put("type", kind(&text)),
        ("URL" | "DOI", Some(member), Some(text)) => record.put_shaped(member, &text),
        ("issued", ..) => put_date("issued", value, record),
        ("accessed", ..) => put_date("accessed", value, record),
        ("keyword", _, Some(text)) => {
            for word in text.split([',', ';']) {
                record.put_keyword(word);
            }
        }
        ("keyword", _, None) => {
            for word in value.as_array().into_iter().flatten().filter_map(text_of) {
                record.put_keyword(&word);
            }
        }
        (_, Some(member), Some(text)) => record.put(member, &text),
        (_, None, _) if is_of_library(name) => {}
        (_, _, Some(text)) => record.note(name, &text),
        (_, _, None) => put_other(name, value, record),
    }
}

/// Names of a role that our citations have not, and dates.
fn put_other(name: &str, value: &Json, record: &mut Record) {
    if let Some(date) = date(value) {
        return record.note(name, &date);
    }
    let names = value.as_array().into_iter().flatten();
    for found in names.filter_map(person) {
        record.note(name, &found.in_line());
    }
}

/// What programs keep for themselves, and what follows from other members.
fn is_of_library(name: &str) -> bool {
    const OWN: [&str; 13] = [
        "id",
        "citation-key",
        "citation-label",
        "citation-number",
        "categories",
        "source",
        "page-first",
        "container-title-short",
        "journalAbbreviation",
        "shortTitle",
        "system_id",
        "custom",
        "first-reference-note-number",
    ];
    OWN.contains(&name)
}

fn text_of(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Types of CSL that a bank files under another.
fn kind(csl: &str) -> &str {
    match csl {
        "entry-dictionary" | "entry-encyclopedia" => "entry",
        "review-book" => "review",
        "figure" => "graphic",
        "classic" | "collection" => "book",
        other => other,
    }
}

fn person(value: &Json) -> Option<Name> {
    if let Some(text) = value.as_str() {
        return Name::inverted(text);
    }
    let part = |name: &str| value.get(name).and_then(Json::as_str).unwrap_or_default();
    let literal = part("literal");
    if !literal.is_empty() {
        return Name::literal(literal);
    }
    let mut found = Name::person(part("family"), part("given"), part("suffix"))?;
    let particle = part("non-dropping-particle");
    if !particle.is_empty() && found.literal.is_empty() {
        particle.clone_into(&mut found.particle);
    }
    part("dropping-particle").clone_into(&mut found.dropping);
    Some(found)
}

fn put_date(member: &'static str, value: &Json, record: &mut Record) {
    let words = ["raw", "literal"];
    let said = words.into_iter().find_map(|name| value.get(name)?.as_str());
    let said = said.or(value.as_str()).map(str::to_owned);
    if let Some(text) = date(value).or(said) {
        record.put_shaped(member, &text);
    }
}

/// A date as our front matter has it, by its parts where it has some, else by its words.
fn date(value: &Json) -> Option<String> {
    let words = ["literal", "raw"]
        .into_iter()
        .find_map(|name| value.get(name)?.as_str());
    let circa = value
        .get("circa")
        .is_some_and(|circa| *circa != Json::Bool(false));
    let circa = if circa { "circa " } else { "" };
    let by_words = || when::issued(words.or(value.as_str())?);
    let Some(first) = parts(value, 0) else {
        return by_words();
    };
    let last = parts(value, 1);
    // Two years that are one of schools or of accounts.
    let split = words.filter(|words| words.contains('/') && last.is_some() && words.len() < 10);
    let season = season(value);
    let year = |date: &str| date.chars().take(4).collect::<String>();
    let text = match (season, last) {
        (Some(season), None) => format!("{} {}", season.name(), year(&first)),
        (Some(season), Some(last)) => {
            let last = year(&last);
            format!("{} {}/{}", season.name(), year(&first), last.get(2..)?)
        }
        (None, None) => first,
        (None, Some(last)) => split.map_or_else(|| format!("{first} to {last}"), str::to_owned),
    };
    when::issued(&format!("{circa}{text}")).or_else(by_words)
}

fn parts(value: &Json, at: usize) -> Option<String> {
    let parts = value.get("date-parts")?.get(at)?.as_array()?;
    let numbers = parts.iter().map_while(|part| match part {
        Json::Number(number) => number.as_i64(),
        Json::String(text) => text.trim().parse().ok(),
        _ => None,
    });
    let numbers: Vec<i64> = numbers.take_while(|number| *number > 0).collect();
    match numbers.as_slice() {
        [] => None,
        [year] => Some(format!("{year:04}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
    }
}

fn season(value: &Json) -> Option<Season> {
    let said = value.get("season")?;
    let number = said.as_u64().or_else(|| said.as_str()?.parse().ok());
    let mut all = Season::ALL.into_iter();
    match number {
        Some(number) => all.find(|season| u64::from(season.number()) == number % 20),
        None => Season::named(said.as_str()?),
    }
}
