//! How much a mistake weighs.

/// How much a finding weighs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The bank cannot be built.
    Error,
    /// The bank is built; somebody should look.
    Warning,
}
