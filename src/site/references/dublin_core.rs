//! What catalogues take from the head of a page: Dublin Core in HTML
//! (<https://www.dublincore.org/specifications/dublin-core/dc-html/>).

use super::item::{Item, names, text, words, years};

/// An element of the Dublin Core set with a value.
pub(crate) type Element = (&'static str, String);

/// The elements of a reference; a page and a source have them alike.
pub(crate) fn of(item: &Item) -> Vec<Element> {
    let mut found = vec![("DC.title", words(item, "title").into_owned())];
    for name in names(item, "author") {
        let person = || format!("{}, {}", name.family, name.given);
        let whole = if name.literal.is_empty() {
            person().trim_end_matches([',', ' ']).to_owned()
        } else {
            name.literal.to_owned()
        };
        found.push(("DC.creator", whole));
    }
    found.push(("DC.date", years(item, "issued").unwrap_or_default()));
    for (element, member) in [
        ("DC.publisher", "publisher"),
        ("DC.language", "language"),
        ("DC.identifier", "DOI"),
        ("DC.identifier", "URL"),
    ] {
        found.push((element, text(item, member).to_owned()));
    }
    found.retain(|(_, value)| !value.is_empty());
    found
}
