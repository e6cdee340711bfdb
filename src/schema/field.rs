//! A field of a kind, and the types that fields may have.

use crate::diagnostic::listed;

/// A declared field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key in front matter.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What to write there, for editors.
    pub help: Option<String>,
    /// Whether an entry without it is incomplete.
    pub required: bool,
    /// Whether readers may filter by it.
    pub facet: bool,
    /// The most words that it may have.
    pub max_words: Option<usize>,
    /// Where a page shows it; `None` where the template decides.
    pub place: Option<Place>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The only values that a text may have; any where empty.
    pub options: Vec<Choice>,
    /// What may stand in it.
    pub shape: Type,
}

/// Where a page shows a field that its template does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
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
    /// A number, with the field's unit.
    Number,
    /// Yes or no.
    Bool,
    /// A year, a month or a day.
    Date,
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

pub(super) fn blank(name: &str) -> Field {
    Field {
        name: name.to_owned(),
        label: sentence(name),
        help: None,
        required: false,
        facet: false,
        max_words: None,
        place: None,
        unit: None,
        options: Vec::new(),
        shape: Type::Text,
    }
}

impl Field {
    /// The field that a vocabulary adds to the kinds it applies to.
    pub(super) fn of_vocabulary(id: &str, label: &str) -> Self {
        let shape = Type::Terms {
            vocabulary: id.to_owned(),
            multiple: true,
        };
        Self {
            label: label.to_owned(),
            facet: true,
            place: Some(Place::Glance),
            shape,
            ..blank(id)
        }
    }

    /// An option of a field of the shared group `group`, wherever in this field that group stands.
    pub fn option_of(&self, group: &str, name: &str, code: &str) -> Option<&Choice> {
        match &self.shape {
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

    /// Where a page shows it unless it says so itself: short values at a glance, long ones in the body.
    pub(super) fn usual_place(&self) -> Place {
        match self.shape {
            Type::Markdown | Type::List(_) | Type::Group { .. } | Type::Sources => Place::Body,
            _ => Place::Glance,
        }
    }

    /// What may stand here, in words, for messages and archetypes.
    pub fn describe(&self) -> String {
        if !self.options.is_empty() {
            let codes: Vec<&str> = self
                .options
                .iter()
                .map(|option| option.code.as_str())
                .collect();
            return format!("one of {}", listed(&codes));
        }
        match &self.shape {
            Type::Text | Type::Markdown => "text".to_owned(),
            Type::Number => "a number".to_owned(),
            Type::Bool => "`true` or `false`".to_owned(),
            Type::Date => "a date: a year, a month or a day".to_owned(),
            Type::Url => "a web address, or a file beside the entry".to_owned(),
            Type::Level { scale } => format!("a code of the scale `{scale}`"),
            Type::Terms {
                vocabulary,
                multiple: true,
            } => format!("a list of terms of `{vocabulary}`"),
            Type::Terms { vocabulary, .. } => format!("a term of `{vocabulary}`"),
            Type::Entries { multiple: true, .. } => "a list of ids of entries".to_owned(),
            Type::Entries { .. } => "the id of an entry".to_owned(),
            Type::Sources => "a list of citations".to_owned(),
            Type::Ratings => "a code for each scale: `{scale: code}`".to_owned(),
            Type::List(_) => "a list".to_owned(),
            Type::Group { .. } => "a group of keys".to_owned(),
        }
    }
}

/// `key_messages` as people would write it: "Key messages".
pub(super) fn sentence(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
