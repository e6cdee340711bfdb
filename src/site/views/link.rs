//! A link, as templates write it.

use serde::Serialize;

/// A link with a text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LinkView {
    pub(crate) title: String,
    pub(crate) path: String,
}
