//! A field of a kind, and the types that fields may have.
//!
//! With [`crate::scalar`] this is the table of types: their names, what editors are told of them, and where pages show them.
//! `declare.rs` reads how a kind's file declares each, `example.rs` has a value of each. What a stage does with a value of a
//! type that is no scalar, as it needs the rest of the bank for it, stands in that stage: reading in `parse/reader.rs`, what
//! is filtered by in `facets.rs`, links in `link/edges.rs`, text for the search in `search/text/fields.rs`, the view in
//! `site/views/field.rs`, Markdown in `site/pages/markdown_copies.rs`. The compiler names all of them to whoever adds one.

use crate::diagnostic::listed;
use crate::scalar::{BOOL, DATE, NUMBER, ScalarType};

use super::built_in::{FINDING, GAP};
use crate::text::{Date, sentence};
use crate::yaml::{Node, Value as Yaml};

/// A declared field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key in front matter.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What to write there, for editors.
    pub help: Option<String>,
    /// What stands above the entries that name an entry in this field, on the page of that: "Courses based on this".
    pub inverse: Option<String>,
    /// Whether an entry without it is incomplete.
    pub required: bool,
    /// Whether readers may filter by it.
    pub facet: bool,
    /// The most words that it may have.
    pub max_words: Option<usize>,
    /// Where a page shows it; `None` where the template decides.
    pub place: Option<FieldPlacement>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The only values that a text may have; any where empty.
    pub options: Vec<Choice>,
    /// What may stand in it.
    pub ty: Type,
}

/// Where a page shows a field that its template does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldPlacement {
    /// Among the key facts under the title.
    Glance,
    /// As a section of its own.
    Body,
    /// Among the small print.
    Aside,
}

/// One of the values that a text may have.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Choice {
    /// As it is written in front matter.
    pub code: String,
    /// As readers see it.
    pub label: String,
    /// What it means, in a sentence.
    pub plain: Option<String>,
}

/// The type of a field.
#[derive(Clone, Debug)]
pub enum Type {
    /// Plain text.
    Text,
    /// Text in the bank's Markdown dialect.
    Markdown,
    /// A number, a date and whatever else stands by itself.
    Scalar(&'static ScalarType),
    /// A web address, or a file beside the entry.
    Url,
    /// A code of one scale.
    Level {
        /// The scale's id.
        scale: String,
    },
    /// Terms of one vocabulary.
    Terms {
        /// The vocabulary's id.
        vocabulary: String,
        /// Whether there may be more than one.
        multiple: bool,
    },
    /// Other entries.
    Entries {
        /// The kinds that they may be of; any where empty.
        kinds: Vec<String>,
        /// Whether there may be more than one.
        multiple: bool,
    },
    /// Citations with locators.
    Sources,
    /// A code for each of several scales.
    Ratings,
    /// Any number of one thing.
    List(Box<Field>),
    /// A set of named fields.
    Group {
        /// The shared group that it is: `finding`; none for a group of the field's own.
        name: Option<String>,
        /// Its fields.
        fields: Vec<Field>,
    },
}

impl Type {
    /// Its name in YAML.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Scalar(scalar) => scalar.name,
            Self::Url => "url",
            Self::Level { .. } => "level",
            Self::Terms { .. } => "terms",
            Self::Entries { .. } => "entries",
            Self::Sources => "sources",
            Self::Ratings => "ratings",
            Self::List(_) => "list",
            Self::Group { .. } => "group",
        }
    }

    /// What may stand there, in words, for messages and new entries.
    pub(super) fn description(&self) -> String {
        match self {
            Self::Text | Self::Markdown => "text".to_owned(),
            Self::Scalar(scalar) => scalar.description.to_owned(),
            Self::Url => "a web address, or a file beside the entry".to_owned(),
            Self::Level { scale } => format!("a code of the scale `{scale}`"),
            Self::Terms {
                vocabulary,
                multiple: true,
            } => format!("a list of terms of `{vocabulary}`"),
            Self::Terms { vocabulary, .. } => format!("a term of `{vocabulary}`"),
            Self::Entries { multiple: true, .. } => "a list of ids of entries".to_owned(),
            Self::Entries { .. } => "the id of an entry".to_owned(),
            Self::Sources => "a list of citations".to_owned(),
            Self::Ratings => "a code for each scale: `{scale: code}`".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Group { .. } => "a group of keys".to_owned(),
        }
    }
}

pub(super) fn blank(name: &str) -> Field {
    Field {
        name: name.to_owned(),
        label: sentence(name),
        help: None,
        inverse: None,
        required: false,
        facet: false,
        max_words: None,
        place: None,
        unit: None,
        options: Vec::new(),
        ty: Type::Text,
    }
}

impl Field {
    /// The field that a vocabulary adds to the kinds it applies to.
    pub(super) fn of_vocabulary(id: &str, label: &str) -> Self {
        let ty = Type::Terms {
            vocabulary: id.to_owned(),
            multiple: true,
        };
        Self {
            label: label.to_owned(),
            facet: true,
            place: Some(FieldPlacement::Glance),
            ty,
            ..blank(id)
        }
    }

    /// A field that nobody declares, by what its author wrote: nothing for a group of keys or for nothing.
    pub(crate) fn by_value(name: &str, node: &Node, file: &str) -> Option<Self> {
        if node.is_blank() {
            return None;
        }
        let ty = match &node.value {
            Yaml::Bool(_) => Type::Scalar(&BOOL),
            Yaml::Number(_) => Type::Scalar(&NUMBER),
            Yaml::Text(text) if Date::parse(text.trim()).is_ok() => Type::Scalar(&DATE),
            Yaml::Text(_) => Type::Text,
            Yaml::List(items) if items.iter().all(|item| item.text(file).is_some()) => {
                Type::List(Box::new(blank("item")))
            }
            Yaml::List(_) | Yaml::Map(_) | Yaml::Null => return None,
        };
        Some(Self {
            place: Some(FieldPlacement::Aside),
            ty,
            ..blank(name)
        })
    }

    /// Whether findings or gaps stand in it.
    pub(super) fn holds_findings(&self) -> bool {
        let mut fields = Vec::new();
        self.gather(&mut fields);
        let mut groups = fields.iter().filter_map(|field| match &field.ty {
            Type::Group { name, .. } => name.as_deref(),
            _ => None,
        });
        groups.any(|name| [FINDING, GAP].contains(&name))
    }

    /// Adds itself and all fields within.
    pub(super) fn gather<'f>(&'f self, found: &mut Vec<&'f Self>) {
        found.push(self);
        match &self.ty {
            Type::List(item) => item.gather(found),
            Type::Group { fields, .. } => fields.iter().for_each(|field| field.gather(found)),
            _ => {}
        }
    }

    /// An option of a field of the shared group `group`, wherever in this field that group stands.
    pub fn option_of(&self, group: &str, name: &str, code: &str) -> Option<&Choice> {
        match &self.ty {
            Type::List(item) => item.option_of(group, name, code),
            Type::Group { name: own, fields } if own.as_deref() == Some(group) => {
                let field = fields.iter().find(|field| field.name == name)?;
                field.options.iter().find(|option| option.code == code)
            }
            Type::Group { fields, .. } => {
                let mut fields = fields.iter();
                fields.find_map(|field| field.option_of(group, name, code))
            }
            _ => None,
        }
    }

    /// What may stand here, in words, for messages and new entries.
    pub fn describe(&self) -> String {
        if self.options.is_empty() {
            return self.ty.description();
        }
        let codes: Vec<&str> = self
            .options
            .iter()
            .map(|option| option.code.as_str())
            .collect();
        format!("one of {}", listed(&codes))
    }
}
