//! Marks items for our own macros, where CSL has no condition for what they are. A mark is a variable that no style prints.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{NameValue, Value};
use hayagriva::citationberg::taxonomy::StandardVariable;

use super::protect;

type Fields = BTreeMap<String, Value>;

/// Set where the publisher is the author: APA and Cite Them Right leave it out then.
pub(super) const OWN_PUBLISHER: StandardVariable = StandardVariable::Division;
const OWN_PUBLISHER_FIELD: &str = "division";
/// Set where a source names nobody: its title stands in the place of the author, where APA says what it is.
const NAMELESS_FIELD: &str = "citation-key";
/// Set for what is printed otherwise than its type: papers of Parliament and what is said there, podcasts, preprints.
const KIND_FIELD: &str = "license";

/// Marks an item.
pub(super) fn mark(fields: &mut Fields) {
    let is_nameless = || {
        !fields
            .values()
            .any(|value| matches!(value, Value::Names(_)))
    };
    let marks = [
        (is_own_publisher(fields), OWN_PUBLISHER_FIELD),
        (
            fields.contains_key("title") && is_nameless(),
            NAMELESS_FIELD,
        ),
        (is_kind_apart(fields), KIND_FIELD),
    ];
    for (_, field) in marks.into_iter().filter(|(is_set, _)| *is_set) {
        fields.insert(field.to_owned(), Value::String("1".to_owned()));
    }
}

fn is_own_publisher(fields: &Fields) -> bool {
    let publisher = plain(fields, "publisher").to_lowercase();
    match fields.get("author") {
        Some(Value::Names(names)) => match names.as_slice() {
            [NameValue::Literal(author)] => author.literal.to_lowercase() == publisher,
            _ => false,
        },
        _ => false,
    }
}

/// Whether a source is of a kind that its type does not tell from others.
fn is_kind_apart(fields: &Fields) -> bool {
    match plain(fields, "type").as_str() {
        "report" => is_parliamentary(&plain(fields, "number")),
        "article-newspaper" => plain(fields, "container-title").starts_with("Hansard"),
        "broadcast" => plain(fields, "genre").to_lowercase().contains("podcast"),
        "article" => plain(fields, "genre").to_lowercase() == "preprint",
        _ => false,
    }
}

/// Whether a number is that of a paper of either House, or of one presented to Parliament by command, in any of its series
/// since 1833 (<https://www.parliament.uk/about/how/publications/government/>).
fn is_parliamentary(number: &str) -> bool {
    let series = number.trim_end_matches(|c: char| c.is_ascii_digit() || "-IVX".contains(c));
    let name = series.trim_end_matches(['.', ' ']);
    series.len() < number.len()
        && matches!(
            name,
            "C" | "Cd" | "Cmd" | "Cmnd" | "Cm" | "CP" | "HC" | "HL"
        )
}

fn plain(fields: &Fields, key: &str) -> String {
    match fields.get(key) {
        Some(Value::String(text)) => protect::plain(text),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_of_parliament_are_known_by_their_numbers() {
        for number in [
            "Cm 5860",
            "Cm. 7656",
            "Cmnd 8932",
            "CP 338",
            "C. 1",
            "Cm 5730-I",
            "HC 527-I",
            "HL 64",
        ] {
            assert!(is_parliamentary(number), "{number}");
        }
        for number in ["DCSF-1", "HCA 3", "Cm", "CPAG 4", "C4EO 3", "12"] {
            assert!(!is_parliamentary(number), "{number}");
        }
    }
}
