//! A declared value, and a field with its values, as templates see them.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{Finding, FindingId};
use crate::schema::FieldPlacement;

use super::link::LinkView;
use super::rating::RatingView;

/// A field with its values.
#[derive(Debug, Serialize)]
pub(crate) struct FieldView<'s> {
    pub(crate) name: &'s str,
    pub(crate) label: &'s str,
    /// The declared type: `text`, `list`, …
    pub(crate) shape: &'static str,
    /// For lists, the type of their items, or the name of the group that they are: `finding`.
    pub(crate) of: Option<&'s str>,
    pub(crate) place: Option<FieldPlacement>,
    pub(crate) unit: Option<&'s str>,
    /// One value, or those of a list.
    pub(crate) values: Vec<ValueView<'s>>,
    /// All values as HTML, with commas between.
    pub(crate) html: String,
}

/// One value.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ValueView<'s> {
    pub(crate) html: String,
    /// The value as it was written; the code where it has a label.
    pub(crate) code: String,
    /// What an option means.
    pub(crate) plain: Option<String>,
    pub(crate) rating: Option<RatingView>,
    pub(crate) source: Option<SourceView>,
    /// The fields of a group.
    pub(crate) fields: IndexMap<&'s str, FieldView<'s>>,
    /// For a finding, what its page calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) finding: Option<FindingView>,
}

/// What its page calls a finding.
#[derive(Debug, Serialize)]
pub(crate) struct FindingView {
    /// From 1, through all lists of findings of the page.
    number: FindingId,
    /// Its key, else `finding-1`: what stands behind the `#` of a link to it.
    anchor: String,
    /// The page that it stands on, where it is shown here too.
    from: Option<LinkView>,
}

impl FindingView {
    /// Says what the page calls a finding.
    pub(crate) fn new(finding: &Finding, from: Option<LinkView>) -> Self {
        Self {
            number: finding.id,
            anchor: finding.anchor(),
            from,
        }
    }
}

/// A source of a finding.
#[derive(Debug, Serialize)]
pub(crate) struct SourceView {
    /// How the page calls the source.
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) status: &'static str,
    /// The source in which it was read.
    pub(crate) via: Option<Box<SourceView>>,
    pub(crate) locator: String,
}
