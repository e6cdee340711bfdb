//! What entries can be filtered and browsed by: their kind, the terms that they are filed under, the scales that rate
//! them, every field that a kind declares as a facet, who wrote them, and the year that they speak of.
//!
//! The search filters by all of it. The site has pages of their own for kinds, terms and levels, and takes the rest from
//! here. A value is known by its key, so that what the search takes for one value is one page too.

use std::borrow::Cow;
use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::model::Bank;
use crate::schema::{Field, Kind, Type};
use crate::text::fold;
use crate::{
    model::{Entry, Fields, Value},
    scalar::Scalar,
    text::Period,
};

/// The facets that no kind needs to declare.
pub(crate) const KIND: &str = "kind";
const AUTHORS: &str = "authors";
const YEAR: &str = "year";

/// A facet of a bank.
#[derive(Debug)]
pub(crate) struct Facet<'b> {
    /// What people call it.
    pub(crate) label: Cow<'b, str>,
    /// The kind that declares it as one of its fields, where one does.
    pub(crate) kind: Option<&'b Kind>,
}

/// A value of an entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FacetValue<'b> {
    /// The name of its facet.
    pub(crate) facet: &'b str,
    /// What is compared: two ways to write it are one value.
    pub(crate) key: String,
    /// As it is written in front matter.
    pub(crate) code: String,
    /// As readers see it.
    pub(crate) label: String,
    /// Its place among the others, where not that of its label: years come newest first, options as they are declared.
    pub(crate) rank: f64,
}

/// Every value that some entry of a bank has: by the name of the facet, what it is called by its code.
pub fn every_value(bank: &Bank) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut found: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for entry in &bank.entries {
        for value in of_entry(bank, entry) {
            let values = found.entry(value.facet.to_owned()).or_default();
            values.insert(value.code, value.label);
        }
    }
    found
}

/// The facets of a bank by their names, in the order in which they are offered.
pub(crate) fn declared(bank: &Bank) -> IndexMap<&str, Facet<'_>> {
    let schema = &bank.schema;
    let of_all = |label| Facet { label, kind: None };
    let word = |id| of_all(Cow::Owned(bank.messages().text(id)));
    let mut found = IndexMap::from([(KIND, word("field-kind"))]);
    for vocabulary in schema.vocabularies.values() {
        found.insert(&vocabulary.id, of_all(vocabulary.label.as_str().into()));
    }
    for scale in schema.scales.values() {
        found
            .entry(&scale.id)
            .or_insert_with(|| of_all(scale.label.as_str().into()));
    }
    for kind in schema.kinds.values() {
        let facets = kind.every_field().into_iter().filter(|field| field.facet);
        for field in facets.filter(|field| !is_of_unknown_vocabulary(bank, field)) {
            let facet = || Facet {
                label: field.label.as_str().into(),
                kind: Some(kind),
            };
            found.entry(facet_of(field)).or_insert_with(facet);
        }
    }
    found
        .entry(AUTHORS)
        .or_insert_with(|| word("citation-author"));
    found.entry(YEAR).or_insert_with(|| word("facet-year"));
    found
}

fn is_of_unknown_vocabulary(bank: &Bank, field: &Field) -> bool {
    matches!(&field.ty, Type::Terms { vocabulary, .. } if !bank.schema.vocabularies.contains_key(vocabulary))
}

/// Authors are one facet, whether they wrote a page or a source.
fn facet_of(field: &Field) -> &str {
    match field.name.as_str() {
        "author" => AUTHORS,
        name => name,
    }
}

/// Every value of an entry.
pub(crate) fn of_entry<'b>(bank: &'b Bank, entry: &Entry) -> Vec<FacetValue<'b>> {
    let kind = bank.kind(entry);
    let mut values = Values::new(bank);
    values.add(KIND, &entry.kind, &kind.label, 0.0);
    for (vocabulary, id) in &entry.terms {
        let known = bank.schema.vocabularies.get(vocabulary);
        let term = known.and_then(|known| Some((known, known.terms.get(id)?)));
        if let Some((known, term)) = term {
            values.add(&known.id, id, &term.label, 0.0);
        }
    }
    entry.fields.each(&mut |value, _| {
        for rating in value.ratings() {
            if let Some(scale) = bank.schema.scales.get(&rating.scale) {
                values.level(&scale.id, &rating.scale, &rating.code);
            }
        }
    });
    values.fields(entry, |field| field.facet || facet_of(field) == AUTHORS);
    values.found
}

/// The values of an entry that have no pages as terms or levels have: its year, and those of all other fields that its
/// kind declares as facets.
pub(crate) fn of_fields<'b>(bank: &'b Bank, entry: &Entry) -> Vec<FacetValue<'b>> {
    let mut values = Values::new(bank);
    values.fields(entry, |field| field.facet && !has_pages(field));
    values.found
}

fn has_pages(field: &Field) -> bool {
    let ty = match &field.ty {
        Type::List(item) => &item.ty,
        ty => ty,
    };
    matches!(ty, Type::Terms { .. } | Type::Level { .. })
}

/// The time that an entry's evidence speaks of, or in which a source was issued.
pub(crate) fn period(entry: &Entry) -> Option<Period> {
    let fields = &entry.fields;
    fields.period("as_of").or_else(|| fields.period("issued"))
}

/// A name as it is spoken.
pub(crate) fn person(name: &Fields) -> String {
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

/// The values of an entry, as they are found.
struct Values<'b> {
    bank: &'b Bank,
    found: Vec<FacetValue<'b>>,
}

impl<'b> Values<'b> {
    fn new(bank: &'b Bank) -> Self {
        let found = Vec::new();
        Self { bank, found }
    }

    fn add(&mut self, facet: &'b str, code: &str, label: &str, rank: f64) {
        let key = fold(code.trim()).into_owned();
        if !key.is_empty() {
            self.found.push(FacetValue {
                facet,
                key,
                code: code.trim().to_owned(),
                label: label.to_owned(),
                rank,
            });
        }
    }

    /// Those of the fields that are `wanted`, and of the year.
    fn fields(&mut self, entry: &Entry, wanted: impl Fn(&Field) -> bool) {
        let bank = self.bank;
        let declared = &bank.kind(entry).fields;
        entry.fields.each_declared(declared, &mut |visit| {
            if let (Some(field), Some(named)) = (visit.field, visit.named)
                && wanted(named)
            {
                self.value(facet_of(named), field, visit.value);
            }
        });
        let period = period(entry);
        for choice in period
            .iter()
            .flat_map(|period| period.choices(bank.messages()))
        {
            self.add(YEAR, &choice.code, &choice.label, choice.rank);
        }
    }

    fn value(&mut self, facet: &'b str, field: &'b Field, value: &Value) {
        match value {
            Value::Text(text) => {
                let mut options = field.options.iter().zip(0_u16..);
                let option = options.find(|(option, _)| option.code == *text);
                let (label, rank) = option.map_or((text, 0), |(option, at)| (&option.label, at));
                self.add(facet, text, label, rank.into());
            }
            Value::Scalar(scalar) => {
                for choice in scalar.choices(self.bank.messages()) {
                    self.add(facet, &choice.code, &choice.label, choice.rank);
                }
            }
            Value::Level(rating) => self.level(facet, &rating.scale, &rating.code),
            Value::Terms(vocabulary, terms) => {
                let known = self.bank.schema.vocabularies.get(vocabulary);
                for term in terms {
                    let known = known.and_then(|known| known.terms.get(&term.name));
                    let label = known.map_or(&term.name, |known| &known.label);
                    self.add(facet, &term.name, label, 0.0);
                }
            }
            Value::Entries(entries) => {
                for entry in entries {
                    let at = self.bank.find(&entry.name);
                    let label = at.map_or(&entry.name, |at| &self.bank.entries[at].title);
                    self.add(facet, &entry.name, label, 0.0);
                }
            }
            Value::Person(fields) => {
                let person = person(fields);
                self.add(facet, &person, &person, 0.0);
            }
            Value::Markdown(_)
            | Value::Url(..)
            | Value::Sources(_)
            | Value::Ratings(_)
            | Value::List(_)
            | Value::Group(_)
            | Value::Finding(_)
            | Value::Gap(_) => {}
        }
    }

    fn level(&mut self, facet: &'b str, scale: &str, code: &str) {
        let scale = self.bank.schema.scales.get(scale);
        if let Some(rated) = scale.and_then(|scale| scale.find(code)) {
            let level = rated.level;
            self.add(facet, &level.code, &level.label, 0.0);
        }
    }
}
