//! The values of an entry: one enum for every declared type.

use std::ops::Range;
use std::sync::Arc;

use super::body::Body;
use super::finding::FindingId;
use super::target::Target;
use crate::scalar::Scalar;
use crate::text::{Date, Period, Spanned};

/// The value of a field, by its declared type.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the types are those of schema::Type, explained there"
)]
pub enum Value {
    Text(String),
    Markdown(Box<Body>),
    /// A value of one of the types in [`crate::scalar`].
    Scalar(Arc<dyn Scalar>),
    Url(Target, Range<usize>),
    Level(Rating),
    Terms(String, Vec<Named>),
    Entries(Vec<Named>),
    Sources(Vec<SourceRef>),
    Ratings(Vec<Rating>),
    List(Vec<Value>),
    Group(Fields),
    /// The group `name`.
    Person(Fields),
    /// The group `finding`.
    Finding(Box<Finding>),
    /// The group `gap`.
    Gap(Fields),
}

impl Value {
    /// The ratings that a value holds.
    pub fn ratings(&self) -> &[Rating] {
        match self {
            Self::Ratings(ratings) => ratings,
            Self::Level(rating) => std::slice::from_ref(rating),
            _ => &[],
        }
    }
}

/// A statement with what it rests on: whatever the field is called, it is one because its group is declared as one.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which of its entry's it is.
    pub id: FindingId,
    /// The field that it stands in.
    pub field: String,
    /// The name that its author gave it, for links.
    pub key: Option<Named>,
    /// The finding of another page that it is, as `vacancies#empty-posts`: its values come from there, and it is counted
    /// there.
    pub from: Option<Named>,
    /// All other values.
    pub fields: Fields,
}

impl Finding {
    /// Whether it stands on another page, and is counted there.
    pub fn is_taken(&self) -> bool {
        self.from.is_some()
    }

    /// The id of the other page that it stands on.
    pub(crate) fn page(&self) -> Option<&str> {
        let (page, _) = self.from.as_ref()?.name.split_once('#')?;
        Some(page)
    }

    /// What its page calls it, without the `#`: its key, else its number.
    pub fn anchor(&self) -> String {
        let key = self.key.as_ref().map(|key| key.name.clone());
        key.unwrap_or_else(|| self.id.anchor())
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

    /// Takes a text out, with its bytes in the file.
    pub(crate) fn take_text(&mut self, name: &str) -> Option<Named> {
        let is_it = |(key, found): &(String, Spanned<Value>)| {
            key == name && matches!(found.value, Value::Text(_))
        };
        let place = self.0.iter().position(is_it)?;
        let (_, Spanned { value, span }) = self.0.remove(place);
        match value {
            Value::Text(name) => Some(Named { name, span }),
            _ => None,
        }
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a field that has one of the types in [`crate::scalar`].
    pub fn scalar(&self, name: &str) -> Option<&dyn Scalar> {
        match self.get(name)? {
            Value::Scalar(scalar) => Some(&**scalar),
            _ => None,
        }
    }

    /// The time that a field names.
    pub fn period(&self, name: &str) -> Option<Period> {
        self.scalar(name)?.period()
    }

    /// The date of a field: of a longer time, the one that it ends with.
    pub fn date(&self, name: &str) -> Option<Date> {
        Some(self.period(name)?.last)
    }

    /// Whether a field says no; one that says nothing does not.
    pub fn is_false(&self, name: &str) -> bool {
        self.scalar(name).and_then(Scalar::truth) == Some(false)
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

    /// The terms that something is filed under, by vocabulary, each once, wherever they stand in it.
    pub(crate) fn terms(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        self.each(&mut |value, _| {
            let Value::Terms(vocabulary, names) = value else {
                return;
            };
            for named in names {
                let term = (vocabulary.clone(), named.name.clone());
                if !found.contains(&term) {
                    found.push(term);
                }
            }
        });
        found
    }

    /// The ids of a field of entries or terms.
    pub fn names(&self, name: &str) -> &[Named] {
        match self.get(name) {
            Some(Value::Entries(names) | Value::Terms(_, names)) => names,
            _ => &[],
        }
    }
}
