//! The values of an entry: one enum for every declared type.

use std::ops::Range;

use super::body::{Body, Target};
use crate::text::{Date, Spanned};

/// The value of a field, by its declared type.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the types are those of schema::Type, explained there"
)]
pub enum Value {
    Text(String),
    Markdown(Box<Body>),
    Number(String),
    Bool(bool),
    Date(Date),
    Url(Target, Range<usize>),
    Level(Rating),
    Terms(String, Vec<Named>),
    Entries(Vec<Named>),
    Sources(Vec<SourceRef>),
    Ratings(Vec<Rating>),
    List(Vec<Value>),
    Group(Fields),
}

impl Value {
    fn each<'v>(&'v self, finding: Option<usize>, see: &mut impl FnMut(&'v Self, Option<usize>)) {
        match self {
            Self::List(items) => items.iter().for_each(|item| item.each(finding, see)),
            Self::Group(fields) => fields
                .iter()
                .for_each(|(_, value)| value.each(finding, see)),
            value => see(value, finding),
        }
    }

    /// The ratings that a value holds.
    pub fn ratings(&self) -> &[Rating] {
        match self {
            Self::Ratings(ratings) => ratings,
            Self::Level(rating) => std::slice::from_ref(rating),
            _ => &[],
        }
    }
}

/// A name that stands for something else, with its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The id that is named.
    pub name: String,
    /// Where it is named.
    pub span: Range<usize>,
}

/// A source of a finding or an entry.
#[derive(Clone, Debug)]
pub struct SourceRef {
    /// The citation.
    pub id: Named,
    /// The citation in which it was read, where nobody here has seen the source itself.
    pub via: Option<Named>,
    /// Where in it, as written.
    pub locator: String,
    /// The number of the place among those of its page that name sources; that of `via` is the next.
    pub place: usize,
}

/// A code on a scale.
#[derive(Clone, Debug)]
pub struct Rating {
    /// The scale's id.
    pub scale: String,
    /// The code as written, found on the scale.
    pub code: String,
    /// When it was judged.
    pub assessed: Option<Date>,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub because: Option<String>,
    /// The edition of the scale that was used.
    pub version: Option<String>,
    /// What the judgement rests on.
    pub sources: Vec<SourceRef>,
}

/// The values of an entry or a group, in the order of declaration.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub(crate) Vec<(String, Spanned<Value>)>);

impl Fields {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, found)| &found.value)
    }

    /// The bytes of a field's value in the file.
    pub fn span(&self, name: &str) -> Range<usize> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or(0..0, |(_, found)| found.span.clone())
    }

    /// All values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .map(|(name, found)| (name.as_str(), &found.value))
    }

    /// Walks over all values, also those in groups and lists, in the order of declaration. Lists and groups
    /// themselves are not handed on; the second argument is the finding that a value belongs to, from 0.
    pub fn each<'v>(&'v self, see: &mut impl FnMut(&'v Value, Option<usize>)) {
        for (name, value) in self.iter() {
            match value {
                Value::List(items) if name == "findings" => {
                    for (number, item) in items.iter().enumerate() {
                        item.each(Some(number), see);
                    }
                }
                value => value.each(None, see),
            }
        }
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The date of a field.
    pub fn date(&self, name: &str) -> Option<Date> {
        match self.get(name)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let Some(Value::List(items)) = self.get(name) else {
            return Vec::new();
        };
        let texts = items.iter().filter_map(|item| match item {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// The ids of a field of entries or terms.
    pub fn names(&self, name: &str) -> &[Named] {
        match self.get(name) {
            Some(Value::Entries(names) | Value::Terms(_, names)) => names,
            _ => &[],
        }
    }
}
