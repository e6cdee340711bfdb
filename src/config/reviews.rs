//! What a bank says of reviews.

/// What is said of pages that nobody has reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reviews {
    /// That a review is still to come.
    #[default]
    Planned,
    /// That they are a record of their time, which is not reviewed.
    Record,
}

/// How each is written.
pub(super) const CODES: [(&str, Reviews); 2] =
    [("planned", Reviews::Planned), ("record", Reviews::Record)];
