//! A kind, as pages name it.

use serde::Serialize;

use crate::schema::Kind;

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
            path: format!("{}/index.html", kind.url),
            icon: kind.icon.clone(),
            colour: kind.colour.clone(),
            compares: !kind.compare.is_empty(),
        }
    }
}
