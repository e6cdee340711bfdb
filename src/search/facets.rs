//! What entries can be filtered by: their kind, every field that a kind declares as a facet, the scales that rate them,
//! who wrote them, and the year that they speak of.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::bank::Bank;
use crate::parse::{Date, Entry, Value};
use crate::schema::{Field, Type};

use super::analyse::fold;
use super::text::person;

/// The facets of a bank: what people call each, by its name, in the order in which they are offered.
pub(super) fn declared(bank: &Bank) -> IndexMap<String, String> {
    let schema = &bank.schema;
    let mut found = IndexMap::from([("kind".to_owned(), "Kind".to_owned())]);
    for vocabulary in schema.vocabularies.values() {
        found.insert(vocabulary.id.clone(), vocabulary.label.clone());
    }
    for scale in schema.scales.values() {
        found
            .entry(scale.id.clone())
            .or_insert_with(|| scale.label.clone());
    }
    for field in schema.kinds.values().flat_map(|kind| &kind.fields) {
        if field.facet && !is_unknown_vocabulary(bank, field) {
            found
                .entry(field.name.clone())
                .or_insert_with(|| field.label.clone());
        }
    }
    found
        .entry("authors".to_owned())
        .or_insert_with(|| "Author".to_owned());
    found
        .entry("year".to_owned())
        .or_insert_with(|| "Year".to_owned());
    found
}

fn is_unknown_vocabulary(bank: &Bank, field: &Field) -> bool {
    matches!(&field.shape, Type::Terms { vocabulary, .. } if !bank.schema.vocabularies.contains_key(vocabulary))
}

/// A value that an entry can be found by: the name of the facet, its code folded.
pub(super) type Key = (String, String);

/// A value as it is written and as it is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facet {
    /// As it is written in front matter.
    pub(super) code: String,
    /// As readers see it.
    pub(super) label: String,
}

/// The facets of an entry.
pub(super) fn of_entry(bank: &Bank, entry: &Entry) -> BTreeMap<Key, Facet> {
    let mut found = Found(BTreeMap::new());
    found.add("kind", &entry.kind, &bank.kind(entry).label);
    for (vocabulary, id) in &entry.terms {
        if let Some(term) = bank
            .schema
            .vocabularies
            .get(vocabulary)
            .and_then(|known| known.terms.get(id))
        {
            found.add(vocabulary, id, &term.label);
        }
    }
    entry.fields.each(&mut |value, _| {
        for rating in value.ratings() {
            found.level(bank, &rating.scale, &rating.scale, &rating.code);
        }
    });
    for field in bank.kind(entry).fields.iter().filter(|field| field.facet) {
        if let Some(value) = entry.fields.get(&field.name) {
            found.value(bank, field, value);
        }
    }
    for name in ["authors", "author"] {
        found.authors(entry.fields.get(name));
    }
    if let Some(year) = year(entry) {
        found.add("year", &year.to_string(), &year.to_string());
    }
    found.0
}

/// The year that an entry's evidence speaks of, or in which a source was issued.
pub(super) fn year(entry: &Entry) -> Option<i16> {
    date(entry).map(|date| date.year())
}

/// The same as exactly as it is known.
pub(super) fn date(entry: &Entry) -> Option<Date> {
    let fields = &entry.fields;
    fields.date("as_of").or_else(|| fields.date("issued"))
}

struct Found(BTreeMap<Key, Facet>);

impl Found {
    fn add(&mut self, name: &str, code: &str, label: &str) {
        let folded = fold(code.trim()).into_owned();
        if !folded.is_empty() {
            let facet = Facet {
                code: code.trim().to_owned(),
                label: label.to_owned(),
            };
            self.0.entry((name.to_owned(), folded)).or_insert(facet);
        }
    }

    fn level(&mut self, bank: &Bank, name: &str, scale: &str, code: &str) {
        let rated = bank
            .schema
            .scales
            .get(scale)
            .and_then(|scale| scale.find(code));
        if let Some(rated) = rated {
            self.add(name, &rated.level.code, &rated.level.label);
        }
    }

    fn value(&mut self, bank: &Bank, field: &Field, value: &Value) {
        let name = field.name.as_str();
        match value {
            Value::Text(text) | Value::Number(text) => {
                let option = field.options.iter().find(|option| option.code == *text);
                self.add(name, text, option.map_or(text, |option| &option.label));
            }
            Value::Bool(value) => {
                self.add(name, &value.to_string(), if *value { "Yes" } else { "No" });
            }
            Value::Date(date) => self.add(name, &date.year().to_string(), &date.year().to_string()),
            Value::Level(rating) => self.level(bank, name, &rating.scale, &rating.code),
            Value::Terms(vocabulary, terms) => {
                let known = bank.schema.vocabularies.get(vocabulary);
                for term in terms {
                    let label = known
                        .and_then(|known| known.terms.get(&term.name))
                        .map(|term| &term.label);
                    self.add(name, &term.name, label.unwrap_or(&term.name));
                }
            }
            Value::Entries(entries) => {
                for entry in entries {
                    let title = bank.find(&entry.name).map(|at| &bank.entries[at].title);
                    self.add(name, &entry.name, title.unwrap_or(&entry.name));
                }
            }
            Value::List(items) => {
                let item = if let Type::List(item) = &field.shape {
                    item
                } else {
                    field
                };
                let item = Field {
                    name: field.name.clone(),
                    ..item.clone()
                };
                for value in items {
                    self.value(bank, &item, value);
                }
            }
            Value::Markdown(_)
            | Value::Url(..)
            | Value::Sources(_)
            | Value::Ratings(_)
            | Value::Group(_) => {}
        }
    }

    fn authors(&mut self, value: Option<&Value>) {
        let Some(Value::List(items)) = value else {
            return;
        };
        for item in items {
            let name = match item {
                Value::Text(name) => name.clone(),
                Value::Group(fields) => person(fields),
                _ => continue,
            };
            self.add("authors", &name, &name);
        }
    }
}
