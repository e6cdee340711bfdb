//! What templates receive: the theme authors' contract, printed by `sourcebook inspect ID`.
//!
//! Names of fields are those of the front matter wherever there is one. Values called `html` are escaped already and
//! are written with `| safe`; all others are plain text. Paths are from the root of the site: `{{ page.root }}{{ path }}`.

pub(crate) mod backlinks;
pub(crate) mod cite;
pub(crate) mod dataset;
pub(crate) mod entry;
pub(crate) mod field;
pub(crate) mod list;
pub(crate) mod rating;
pub(crate) mod row;
pub(crate) mod source;

use serde::Serialize;

pub(super) use entry::entry;
pub(super) use rating::{level, path as scale_path, scale};
pub(super) use row::row;

use crate::schema::Kind;

/// What every page says about itself.
#[derive(Debug, Serialize)]
pub(super) struct PageView {
    /// Its path in the site.
    pub(super) path: String,
    /// The way to the root of the site.
    pub(super) root: String,
    /// For the title bar.
    pub(super) title: String,
    /// For search engines, plain text.
    pub(super) description: Option<String>,
    /// Its absolute address; `None` where it has none of its own.
    pub(super) canonical: Option<String>,
    /// The id of the section of the menu that it belongs to.
    pub(super) section: String,
    /// A hue of the theme.
    pub(super) colour: String,
    /// Whether search engines are to leave it out.
    pub(super) noindex: bool,
    /// Where its file can be edited, where the bank says so.
    pub(super) edit: Option<String>,
}

/// A kind, as pages name it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct KindView {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) plural: String,
    pub(super) description: Option<String>,
    pub(super) path: String,
    pub(super) icon: String,
    pub(super) colour: String,
    /// Whether its entries are compared.
    pub(super) compares: bool,
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

/// A link with a text.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LinkView {
    pub(super) title: String,
    pub(super) path: String,
}
