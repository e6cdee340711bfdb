//! A field of a kind.

use jiff::civil;

use crate::diagnostic::listed;

use super::declarations::Schema;
use super::types::Type;

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
    pub ty: Type,
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
            place: Some(Place::Glance),
            ty,
            ..blank(id)
        }
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

    /// A value as YAML, for a new entry of this day.
    pub fn example(&self, schema: &Schema, today: civil::Date) -> String {
        match self.options.first() {
            Some(option) => option.code.clone(),
            None => self.ty.example(schema, today),
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
