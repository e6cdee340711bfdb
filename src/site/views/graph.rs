//! JSON as it is written once: members in the order in which they are put, under names that the program knows.

use serde::{Serialize, Serializer};

/// A value.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Part {
    Text(String),
    Number(usize),
    List(Vec<Part>),
    Thing(Thing),
}

/// Members by their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thing(Vec<(&'static str, Part)>);

impl Thing {
    /// A thing that says first what it is.
    pub(crate) fn of_type(name: &'static str) -> Self {
        Self::default().with("@type", name)
    }

    /// The same with one member more.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Part>) -> Self {
        self.put(name, Some(value));
        self
    }

    /// Puts a member where there is a value for it.
    pub(crate) fn put(&mut self, name: &'static str, value: Option<impl Into<Part>>) {
        self.0.extend(value.map(|value| (name, value.into())));
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Part {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Thing> for Part {
    fn from(thing: Thing) -> Self {
        Self::Thing(thing)
    }
}

impl<T: Into<Part>> From<Vec<T>> for Part {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
