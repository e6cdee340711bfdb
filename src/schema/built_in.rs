//! The built-in kinds, and the names that the program itself knows.

use crate::messages::Messages;
use crate::text::File;

/// The kind whose entries are sources in CSL's sense.
pub const CITATION: &str = "citation";
/// The kind whose entries explain words.
pub const TERM: &str = "term";
/// The group whose ratings a scale may apply to instead of a kind's.
pub const FINDING: &str = "finding";
/// The field of a finding that names it for links.
pub const KEY: &str = "key";
/// The field of a finding that takes it from another page: `vacancies#empty-posts`.
pub const FROM: &str = "from";
/// The kind whose entries are tables of figures.
pub const DATASET: &str = "dataset";
/// The group of fields that names a person or a body.
pub const NAME: &str = "name";
/// The group of fields that says what is not known.
pub const GAP: &str = "gap";

/// The built-in kinds in the order in which menus show them, each with its YAML.
pub(super) const BUILT_IN: [(&str, &str); 6] = [
    ("evidence", include_str!("builtin/evidence.yaml")),
    ("case-study", include_str!("builtin/case-study.yaml")),
    ("dataset", include_str!("builtin/dataset.yaml")),
    (CITATION, include_str!("builtin/citation.yaml")),
    (TERM, include_str!("builtin/term.yaml")),
    ("guide", include_str!("builtin/guide.yaml")),
];

/// The file of a built-in declaration, with the words of a language in it.
pub(super) fn built_in(id: &str, yaml: &str, messages: &Messages) -> File {
    File::new(
        format!("built-in {id}.yaml"),
        messages.put_into_strings(yaml),
    )
}
