//! A kind, as pages name it.

use serde::Serialize;

use crate::schema::Kind;
use crate::site::path;

/// A kind, as pages name it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct KindView {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) plural: String,
    pub(crate) description: Option<String>,
    pub(crate) path: String,
    pub(crate) icon: String,
    pub(crate) colour: String,
    /// Its own feed.
    pub(crate) feed: String,
    /// Whether its pages are read one after the other.
    pub(crate) ordered: bool,
    /// Whether its entries are compared.
    pub(crate) compares: bool,
}

impl From<&Kind> for KindView {
    fn from(kind: &Kind) -> Self {
        Self {
            id: kind.id.clone(),
            label: kind.label.clone(),
            plural: kind.plural.clone(),
            description: kind.description.clone(),
            ordered: kind.ordered,
            path: format!("{}/index.html", kind.url),
            icon: kind.icon.clone(),
            colour: kind.colour.clone(),
            feed: path::feed(kind),
            compares: !kind.compare.is_empty(),
        }
    }
}
