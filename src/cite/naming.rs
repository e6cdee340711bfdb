//! What a text calls the bodies by that wrote a source: whole, with their short name, where it first names them, and by
//! that alone from then on (<https://apastyle.apa.org/style-grammar-guidelines/citations/basic-principles/author-date>,
//! "group authors"). Which body has a short name the bank says; none is made up of first letters, since those are often
//! another body's.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::Item;

use super::names;

/// What bodies are called for short, by their names as sources have them.
pub type ShortNames = BTreeMap<String, String>;

/// How a citation names those who wrote its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Naming {
    /// As the source does.
    #[default]
    Whole,
    /// Whole, with the short name behind it: `Department for Education [DfE]`.
    Introduced,
    /// By the short name.
    Short,
}

/// A source whose authors have short names, as it is cited in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shortened {
    /// The bodies that are called for short.
    pub(super) bodies: Vec<String>,
    pub(super) introduced: Item,
    pub(super) short: Item,
}

impl Shortened {
    /// The forms of an item; `None` where none of its authors has a short name.
    pub(super) fn new(item: &Item, short_names: &ShortNames) -> Option<Self> {
        let authors = item.0.get("author")?;
        let bodies = names::shortened(authors, short_names);
        if bodies.is_empty() {
            return None;
        }
        let with = |write: &dyn Fn(&str, &str) -> String| {
            let write = |body: &str| Some(write(body, short_names.get(body)?));
            let mut item = item.clone();
            let authors = names::rewritten(authors, &write);
            item.0.insert("author".to_owned(), authors);
            item
        };
        Some(Self {
            introduced: with(&|body, short| format!("{body} [{short}]")),
            short: with(&|_, short| short.to_owned()),
            bodies: bodies.into_iter().map(str::to_owned).collect(),
        })
    }
}
