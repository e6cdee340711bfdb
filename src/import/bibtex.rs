//! BibTeX and BibLaTeX, entry by entry, so that a broken one spoils no other. Only this file knows the crate biblatex.
//!
//! What may cost more than it looks (abbreviations that name abbreviations, braces in braces) is bounded before the crate
//! sees it.

use std::collections::BTreeMap;

use biblatex::{
    Bibliography, Chunk, Chunks, Pair, ParseError, Person, RawBibliography, RawChunk, RawEntry,
    Spanned, Type,
};

use super::bibtex_cut::{Cut, cut};
use super::bibtex_fields;
use super::bibtex_kinds::{FieldOf, Value};
use super::bibtex_marks::{marks_of, with_marks};
use super::name::Name;
use super::record::{Imported, Record};

/// How deep braces may stand in one another.
const DEEPEST: usize = 40;
/// How many parts in braces a field may have: the crate joins them one by one.
const MOST_PARTS: usize = 600;
/// The most bytes that an abbreviation may stand for.
const LONGEST_STRING: usize = 4096;

/// Abbreviations by their small letters, with what they stand for as TeX has it.
type Strings = BTreeMap<String, String>;

/// Reads a file.
pub(super) fn read(text: &str) -> Imported {
    let mut found = Imported::default();
    let mut strings = Strings::new();
    let mut entries: Vec<Cut<'_>> = Vec::new();
    for entry in cut(text) {
        match (entry.wrong, entry.kind.to_ascii_lowercase().as_str()) {
            (Some(wrong), _) => found.bad(entry.line, wrong),
            (None, "comment" | "preamble") => {}
            (None, "string") => add_strings(entry.text, &mut strings),
            (None, _) => entries.push(entry),
        }
    }
    let parents: BTreeMap<&str, &Cut<'_>> = entries.iter().map(|cut| (cut.key, cut)).collect();
    for entry in &entries {
        let parent = bibtex_fields::parent(entry.text).and_then(|key| parents.get(key).copied());
        let parent = parent.filter(|parent| parent.line != entry.line);
        match fields(entry, parent, &strings) {
            Ok(fields) => found.push(record(entry, &fields)),
            Err(why) => found.bad(entry.line, why),
        }
    }
    found.bad.sort();
    found
}

fn record(entry: &Cut<'_>, fields: &[FieldOf]) -> Record {
    let mut record = Record::at(entry.line);
    record.key = Some(entry.key.to_owned()).filter(|key| !key.is_empty());
    bibtex_fields::put(&entry.kind.to_ascii_lowercase(), fields, &mut record);
    record
}

/// The fields of an entry, with those that it has of its parent.
fn fields(
    entry: &Cut<'_>,
    parent: Option<&Cut<'_>>,
    strings: &Strings,
) -> Result<Vec<FieldOf>, String> {
    let mut found = own_fields(entry, strings)?;
    let Some(parent) = parent else {
        return Ok(found);
    };
    for mut field in own_fields(parent, strings)? {
        let has = |name: &str| found.iter().any(|own| own.name == name);
        field.name = match field.name.as_str() {
            "title" => "booktitle".to_owned(),
            "subtitle" => "booksubtitle".to_owned(),
            "author" | "doi" | "abstract" | "note" | "pages" | "keywords" | "crossref" => continue,
            other => other.to_owned(),
        };
        if !has(&field.name) {
            found.push(field);
        }
    }
    Ok(found)
}

fn own_fields(entry: &Cut<'_>, strings: &Strings) -> Result<Vec<FieldOf>, String> {
    if entry.depth > DEEPEST {
        return Err(format!("more than {DEEPEST} braces stand in one another"));
    }
    let text = with_marks(entry.text);
    let raw = RawBibliography::parse(&text).map_err(|error| said(&error))?;
    let Some(raw) = raw.entries.into_iter().next() else {
        return Err("this entry cannot be read".to_owned());
    };
    let entry = raw.v;
    let mut found = Vec::new();
    for pair in entry.fields {
        let name = pair.key.v.to_ascii_lowercase();
        // Other names of the entry, links to others: nothing that a record has.
        if ["ids", "xdata", "entryset"].contains(&name.as_str()) {
            continue;
        }
        let texts = texts(&pair, strings);
        let parts: usize = texts
            .iter()
            .map(|text| text.matches(['{', '$']).count())
            .sum();
        let read = if parts > MOST_PARTS {
            None
        } else {
            chunks(&name, &texts).ok()
        };
        // A lone `$` or a command of a package: the words are worth more than the rule that they break.
        let value = read.map_or_else(|| bare(&name, &texts), |chunks| value(&name, &chunks));
        found.push(FieldOf { name, value });
    }
    Ok(found)
}

/// The texts that a field is joined of, its abbreviations put in.
fn texts(pair: &Pair<'_>, strings: &Strings) -> Vec<String> {
    let put_in = |chunk: &Spanned<RawChunk<'_>>| match chunk.v {
        RawChunk::Normal(text) => text.to_owned(),
        RawChunk::Abbreviation(word) => {
            let known = strings.get(&word.to_ascii_lowercase());
            known.cloned().unwrap_or_else(|| word.to_owned())
        }
    };
    pair.value.v.iter().map(put_in).collect()
}

/// The parts of one field. The crate joins a whole bibliography, so it is given one of one field.
fn chunks(name: &str, texts: &[String]) -> Result<Chunks, ParseError> {
    let parts = texts
        .iter()
        .map(|text| Spanned::new(RawChunk::Normal(text.as_str()), 0..0));
    // Under the name of a link the crate would follow it.
    let name = if name == "crossref" { "x" } else { name };
    let value = Spanned::new(parts.collect(), 0..0);
    let entry = RawEntry {
        key: Spanned::new("key", 0..0),
        kind: Spanned::new("misc", 0..0),
        fields: vec![Pair::new(Spanned::new(name, 0..0), value)],
    };
    let raw = RawBibliography {
        preamble: String::new(),
        entries: vec![Spanned::new(entry, 0..0)],
        abbreviations: Vec::new(),
    };
    let read = Bibliography::from_raw(raw)?;
    let entry = read.into_iter().next();
    let chunks = entry.and_then(|entry| entry.fields.into_values().next());
    Ok(chunks.unwrap_or_default())
}

/// A field that the crate does not take, by its letters.
fn bare(name: &str, texts: &[String]) -> Value {
    let text = marks_of(&texts.concat()).replace(['{', '}'], "");
    if bibtex_fields::is_of_names(name) {
        return Value::Names(text.split(" and ").map(Name::inverted).collect());
    }
    Value::Text(text)
}

fn value(name: &str, chunks: &Chunks) -> Value {
    if bibtex_fields::is_of_names(name) {
        let names = Vec::<Chunks>::from_chunks(chunks).unwrap_or_default();
        return Value::Names(names.iter().map(|chunks| person(chunks)).collect());
    }
    Value::Text(words(chunks))
}

/// The text of parts, with the marks that titles may have.
fn words(chunks: &[Spanned<Chunk>]) -> String {
    let parts = chunks.iter().map(|chunk| match &chunk.v {
        Chunk::Normal(text) | Chunk::Verbatim(text) => text.clone(),
        Chunk::Math(text) => raised(&marks_of(text)),
    });
    marks_of(&parts.collect::<String>())
}

/// A formula of one number above or below the line is a mark; others stay as TeX has them.
fn raised(formula: &str) -> String {
    let bare = |sign: &str| {
        let inner = formula.trim().strip_prefix(sign)?;
        let inner = inner
            .strip_prefix('{')
            .and_then(|inner| inner.strip_suffix('}'))
            .unwrap_or(inner);
        let inner = inner
            .trim_start_matches("\\textrm{")
            .trim_start_matches("\\mathrm{");
        let inner = inner.trim_end_matches('}');
        let is_plain = !inner.is_empty()
            && inner
                .chars()
                .all(|c| c.is_alphanumeric() || "+-−".contains(c));
        is_plain.then_some(inner)
    };
    if let Some(inner) = bare("_") {
        format!("<sub>{inner}</sub>")
    } else if let Some(inner) = bare("^") {
        format!("<sup>{inner}</sup>")
    } else {
        format!("${formula}$")
    }
}

/// A name: a body where all of it stands in braces, or where `EndNote` left a comma behind it.
fn person(chunks: &[Spanned<Chunk>]) -> Option<Name> {
    let is_blank =
        |chunk: &&Spanned<Chunk>| matches!(&chunk.v, Chunk::Normal(text) if text.trim().is_empty());
    let filled: Vec<&Spanned<Chunk>> = chunks.iter().filter(|chunk| !is_blank(chunk)).collect();
    let whole = words(chunks);
    let whole = whole.trim();
    if matches!(filled.as_slice(), [only] if matches!(only.v, Chunk::Verbatim(_))) {
        return Name::literal(whole);
    }
    if whole == "others" {
        return Name::literal("others");
    }
    if let Some(body) = whole.strip_suffix(',') {
        return Name::literal(body);
    }
    let is_odd = whole.contains('=') && !whole.contains("family");
    if is_odd || whole.is_empty() {
        return Name::literal(whole);
    }
    let person = Person::parse(chunks);
    let mut name = Name::person(&person.name, &person.given_name, &person.suffix)?;
    if name.particle.is_empty() && name.literal.is_empty() {
        name.particle = person.prefix;
    }
    Some(name)
}

/// `@string{nature = "Nature"}`: what stands for what, by those before it.
fn add_strings(text: &str, strings: &mut Strings) {
    let Ok(raw) = RawBibliography::parse(text) else {
        return;
    };
    for pair in raw.abbreviations {
        let whole = texts(&pair, strings).concat();
        if whole.len() <= LONGEST_STRING {
            strings.insert(pair.key.v.to_ascii_lowercase(), whole);
        }
    }
}

fn said(error: &ParseError) -> String {
    format!("this entry is no BibTeX: {}", error.kind)
}
