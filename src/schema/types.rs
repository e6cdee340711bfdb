//! The types that fields may have: how a kind's file declares each, what editors are told, and an example.
//!
//! With [`crate::scalar`] this is the table of types. What a stage does with a value of one of these types, as it needs the
//! rest of the bank for it, stands in that stage: reading in `parse/reader.rs`, what is filtered by in `facets.rs`, links
//! in `link/edges.rs`, text for the search in `search/text/fields.rs`, the view in `site/views/field.rs`, Markdown in
//! `site/pages/markdown_copies.rs`. The compiler names all of them to whoever adds one.

use jiff::civil;

use crate::diagnostic::Diagnostics;
use crate::record::Record;
use crate::scalar::{SCALAR_TYPES, ScalarType};

use super::built_in::{FINDING, KEY};
use super::declarations::Schema;
use super::declare::{group, item};
use super::field::{Field, Place};
use super::shared::Shared;

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

type Declare = fn(&Record<'_>, &Shared, &mut Diagnostics) -> Option<Type>;

/// The types that are no scalars: their names in YAML, and how the other keys of the declaration are read.
const TYPES: [(&str, Declare); 10] = [
    ("text", |_, _, _| Some(Type::Text)),
    ("markdown", |_, _, _| Some(Type::Markdown)),
    ("url", |_, _, _| Some(Type::Url)),
    ("level", |record, _, out| {
        let scale = record.required("scale", "a level", out)?;
        Some(Type::Level { scale })
    }),
    ("terms", |record, _, out| {
        let multiple = record.flag("multiple", out).unwrap_or(false);
        let vocabulary = record.required("vocabulary", "a field of terms", out)?;
        Some(Type::Terms {
            vocabulary,
            multiple,
        })
    }),
    ("entries", |record, _, out| {
        let kinds = record.texts("kinds", out).into_iter();
        Some(Type::Entries {
            kinds: kinds.map(|kind| kind.value).collect(),
            multiple: record.flag("multiple", out).unwrap_or(false),
        })
    }),
    ("sources", |_, _, _| Some(Type::Sources)),
    ("ratings", |_, _, _| Some(Type::Ratings)),
    ("list", |record, shared, out| {
        Some(Type::List(Box::new(item(record, shared, out)?)))
    }),
    ("group", |record, shared, out| {
        Some(Type::Group {
            name: None,
            fields: group(record, shared, out),
        })
    }),
];

impl Type {
    /// Whether there is a type of this name, or a shared group.
    pub(super) fn is_known(name: &str, shared: &Shared) -> bool {
        Self::names().any(|known| known == name) || shared.groups.contains_key(name)
    }

    /// Reads the declaration of a type that is known; `None` where it lacks what it needs, which is reported.
    pub(super) fn declared(
        name: &str,
        record: &Record<'_>,
        shared: &Shared,
        out: &mut Diagnostics,
    ) -> Option<Self> {
        if let Some(scalar) = SCALAR_TYPES.iter().find(|scalar| scalar.name == name) {
            return Some(Self::Scalar(scalar));
        }
        if let Some((_, declare)) = TYPES.iter().find(|(known, _)| *known == name) {
            return declare(record, shared, out);
        }
        let fields = shared.groups.get(name)?.clone();
        Some(Self::Group {
            name: Some(name.to_owned()),
            fields,
        })
    }

    /// The names of all types, without those of shared groups.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let scalars = SCALAR_TYPES.iter().map(|scalar| scalar.name);
        TYPES.iter().map(|(name, _)| *name).chain(scalars)
    }

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

    /// Where a page shows it unless its field says so: short values at a glance, long ones in the body.
    pub(super) fn usual_place(&self) -> Place {
        match self {
            Self::Markdown | Self::List(_) | Self::Group { .. } | Self::Sources => Place::Body,
            _ => Place::Glance,
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

    /// A value as YAML, for a new entry of this day.
    pub(super) fn example(&self, schema: &Schema, today: civil::Date) -> String {
        let in_list = |multiple: bool, name: &str| {
            if multiple {
                format!("[{name}]")
            } else {
                name.to_owned()
            }
        };
        match self {
            Self::Text | Self::Markdown => "\"…\"".to_owned(),
            Self::Scalar(scalar) => (scalar.example)(today),
            Self::Url => "https://example.org/".to_owned(),
            Self::Level { scale } => {
                let scale = schema.scales.get(scale);
                let code = scale.and_then(|scale| scale.codes().next());
                serde_json::Value::from(code.unwrap_or_default()).to_string()
            }
            Self::Terms {
                vocabulary,
                multiple,
            } => {
                let vocabulary = schema.vocabularies.get(vocabulary);
                let term = vocabulary.and_then(|vocabulary| vocabulary.terms.keys().next());
                in_list(*multiple, term.map_or("term", String::as_str))
            }
            Self::Entries { multiple, .. } => in_list(*multiple, "id-of-an-entry"),
            Self::Sources => "[{id: key-of-a-source, locator: p. 4}]".to_owned(),
            Self::Ratings => "{scale: \"code\"}".to_owned(),
            Self::List(item) => format!("[{}]", item.example(schema, today)),
            Self::Group { name, fields } => group_example(name.as_deref(), fields, schema, today),
        }
    }
}

/// The fields of a group that matter most, at most four, and the key of a finding.
fn group_example(
    name: Option<&str>,
    fields: &[Field],
    schema: &Schema,
    today: civil::Date,
) -> String {
    let is_key = |field: &&Field| name == Some(FINDING) && field.name == KEY;
    let is_shown = |field: &&Field| {
        field.required || !field.options.is_empty() || matches!(field.ty, Type::Sources)
    };
    let key = fields.iter().filter(is_key);
    let key = key.map(|field| format!("{}: a-name-for-links", field.name));
    let shown = fields.iter().filter(is_shown).take(4);
    let shown = shown.map(|field| format!("{}: {}", field.name, field.example(schema, today)));
    let shown: Vec<String> = key.chain(shown).collect();
    format!("{{{}}}", shown.join(", "))
}
