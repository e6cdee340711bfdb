//! What entries can be browsed by beside kinds, terms and levels, which have pages of their own: the year, and every
//! other field that a kind declares as a facet. A field has a page that lists its values, a value one that lists its
//! entries.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::bank::Bank;
use crate::parse::{Entry, Fields, Value, slug};
use crate::schema::{Field, Type};
use crate::site::maps::part;
use crate::site::view::year;

/// The folder that holds the pages of fields.
const FOLDER: &str = "browse";
/// The facets that no kind needs to declare, or that two fields share.
const YEAR: &str = "year";
const AUTHORS: &str = "authors";

/// A field with the values that entries have there.
#[derive(Debug, PartialEq)]
pub(in crate::site) struct Facet {
    pub(in crate::site) name: String,
    pub(in crate::site) label: String,
    /// The folder of its pages.
    pub(in crate::site) folder: String,
    /// The file that declares it.
    pub(super) file: String,
    pub(in crate::site) values: Vec<FacetValue>,
}

/// A value, and the entries that have it, in the order of their ids.
#[derive(Debug, PartialEq)]
pub(in crate::site) struct FacetValue {
    /// As it is written in front matter.
    pub(in crate::site) code: String,
    /// As readers see it.
    pub(in crate::site) label: String,
    pub(in crate::site) folder: String,
    pub(in crate::site) entries: Vec<usize>,
}

/// A value of an entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found<'b> {
    name: &'b str,
    code: String,
    label: String,
    /// Its place among the others, where not that of its label: years come newest first, options as they are declared.
    rank: f64,
}

/// Every facet that some entry has a value of, in the order of declaration; the year comes last.
pub(super) fn plan(bank: &Bank) -> Vec<Facet> {
    let mut by_value: BTreeMap<(&str, String), (Found<'_>, Vec<usize>)> = BTreeMap::new();
    for (at, entry) in bank.entries.iter().enumerate() {
        for found in of_entry(bank, entry) {
            let key = (found.name, found.code.to_lowercase());
            let (_, entries) = by_value.entry(key).or_insert_with(|| (found, Vec::new()));
            if entries.last() != Some(&at) {
                entries.push(at);
            }
        }
    }
    let mut by_name: BTreeMap<&str, Vec<(Found<'_>, Vec<usize>)>> = BTreeMap::new();
    for ((name, _), found) in by_value {
        by_name.entry(name).or_default().push(found);
    }
    let declared = declared(bank).into_iter();
    let facets = declared.filter_map(|(name, (label, file))| {
        let values = by_name.remove(name)?;
        let folder = format!("{FOLDER}/{}", address(name, &mut BTreeSet::new()));
        Some(Facet {
            name: name.to_owned(),
            label: label.to_owned(),
            values: in_order(&folder, values),
            folder,
            file,
        })
    });
    facets.collect()
}

/// The label of each facet, and the file that declares it.
fn declared(bank: &Bank) -> IndexMap<&str, (&str, String)> {
    let schema = &bank.schema;
    let mut found = IndexMap::new();
    for kind in schema.kinds.values() {
        let is_own = schema.own_kinds.contains(&kind.id);
        for field in kind.fields.iter().filter(|field| is_browsed(field)) {
            let own = is_own.then(|| format!("content/kinds/{}.yaml", kind.id));
            let file = own.unwrap_or_else(|| "bank.yaml".to_owned());
            let name = facet_of(field);
            found.entry(name).or_insert((field.label.as_str(), file));
        }
    }
    let year = || ("Year", "bank.yaml".to_owned());
    found.entry(YEAR).or_insert_with(year);
    found
}

/// Whether a field has pages of its own here.
fn is_browsed(field: &Field) -> bool {
    let shape = match &field.shape {
        Type::List(item) => &item.shape,
        shape => shape,
    };
    field.facet && !matches!(shape, Type::Terms { .. } | Type::Level { .. })
}

/// Authors are one facet, whether they wrote a page or a source.
fn facet_of(field: &Field) -> &str {
    match field.name.as_str() {
        "author" => AUTHORS,
        name => name,
    }
}

/// What an entry can be found under.
pub(super) fn of_entry<'b>(bank: &'b Bank, entry: &Entry) -> Vec<Found<'b>> {
    let mut out = Vec::new();
    for field in &bank.kind(entry).fields {
        if let Some(value) = entry.fields.get(&field.name).filter(|_| is_browsed(field)) {
            of_value(bank, (facet_of(field), field), value, &mut out);
        }
    }
    if let Some(year) = year(entry) {
        out.push(of_year(YEAR, year));
    }
    out
}

fn of_year(name: &str, year: i16) -> Found<'_> {
    Found {
        name,
        code: year.to_string(),
        label: year.to_string(),
        rank: -f64::from(year),
    }
}

fn of_value<'b>(
    bank: &'b Bank,
    (name, field): (&'b str, &'b Field),
    value: &Value,
    out: &mut Vec<Found<'b>>,
) {
    let mut add = |code: &str, label: &str, rank: f64| {
        if !code.trim().is_empty() {
            out.push(Found {
                name,
                code: code.trim().to_owned(),
                label: label.trim().to_owned(),
                rank,
            });
        }
    };
    match value {
        Value::Text(text) => {
            let options = || field.options.iter().zip(0_u16..);
            let option = options().find(|(option, _)| option.code == *text);
            let (label, rank) = option.map_or((text, 0), |(option, at)| (&option.label, at));
            add(text, label, rank.into());
        }
        Value::Number(text) => add(text, text, text.parse().unwrap_or_default()),
        Value::Bool(true) => add("true", "Yes", 0.0),
        Value::Bool(false) => add("false", "No", 1.0),
        Value::Date(date) => out.push(of_year(name, date.year())),
        Value::Entries(entries) => {
            for entry in entries {
                let title = bank.find(&entry.name).map(|at| &bank.entries[at].title);
                add(&entry.name, title.unwrap_or(&entry.name), 0.0);
            }
        }
        Value::Group(fields) if name == AUTHORS => {
            let person = person(fields);
            add(&person, &person, 0.0);
        }
        Value::List(items) => {
            let item = match &field.shape {
                Type::List(item) => item,
                _ => field,
            };
            for value in items {
                of_value(bank, (name, item), value, out);
            }
        }
        _ => {}
    }
}

/// A name as the search writes it.
fn person(name: &Fields) -> String {
    let parts = [
        "literal",
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "family",
        "suffix",
    ];
    let parts: Vec<&str> = parts.iter().filter_map(|part| name.text(part)).collect();
    parts.join(" ")
}

fn in_order(folder: &str, mut values: Vec<(Found<'_>, Vec<usize>)>) -> Vec<FacetValue> {
    values.sort_by(|(a, _), (b, _)| {
        let label = |found: &Found<'_>| found.label.to_lowercase();
        let by_rank = a.rank.total_cmp(&b.rank);
        by_rank.then_with(|| (label(a), &a.code).cmp(&(label(b), &b.code)))
    });
    let mut taken = BTreeSet::new();
    let values = values.into_iter().map(|(found, entries)| FacetValue {
        folder: format!("{folder}/{}", address(&found.code, &mut taken)),
        code: found.code,
        label: found.label,
        entries,
    });
    values.collect()
}

/// A value as a part of an address; the second of a name gets `-1`, as headings do.
fn address(text: &str, taken: &mut BTreeSet<String>) -> String {
    let has_letters = text.chars().any(|c| c.is_ascii_alphanumeric());
    let mut base = if has_letters { slug(text) } else { part(text) };
    base.truncate(100);
    let numbered = (1..).map(|number| format!("{base}-{number}"));
    let mut names = std::iter::once(base.clone()).chain(numbered);
    let free = names.find(|name| taken.insert(name.clone()));
    free.unwrap_or(base)
}
