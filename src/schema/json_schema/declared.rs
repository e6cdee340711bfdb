//! The schemas of what no kind declares.

use serde_json::Value;

/// By name: `bank.yaml`, the declarations, and the two files of the search.
pub const DECLARED: [(&str, &str); 7] = [
    ("bank", include_str!("declared/bank.json")),
    ("kind", include_str!("declared/kind.json")),
    ("vocabulary", include_str!("declared/vocabulary.json")),
    ("scale", include_str!("declared/scale.json")),
    ("rules", include_str!("declared/rules.json")),
    ("synonyms", include_str!("declared/synonyms.json")),
    ("judgements", include_str!("declared/judgements.json")),
];

/// The schema of this name.
pub fn declared(name: &str) -> Option<Value> {
    let (_, text) = DECLARED.iter().find(|(known, _)| *known == name)?;
    serde_json::from_str(text).ok()
}
