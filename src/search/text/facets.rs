//! What entries can be filtered by, as the index keeps it.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::facets;
use crate::model::Bank;
use crate::model::Entry;

/// The facets of a bank: what people call each, by its name, in the order in which they are offered.
pub(crate) fn declared(bank: &Bank) -> IndexMap<String, String> {
    let declared = facets::declared(bank).into_iter();
    declared
        .map(|(name, facet)| (name.to_owned(), facet.label.into_owned()))
        .collect()
}

/// A value that an entry can be found by: the name of the facet, its code folded.
pub(crate) type Key = (String, String);

/// A value as it is written and as it is called.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SearchFacet {
    /// As it is written in front matter.
    pub(crate) code: String,
    /// As readers see it.
    pub(crate) label: String,
}

/// The facets of an entry.
pub(crate) fn of_entry(bank: &Bank, entry: &Entry) -> BTreeMap<Key, SearchFacet> {
    let mut kept = BTreeMap::new();
    for found in facets::of_entry(bank, entry) {
        let facet = SearchFacet {
            code: found.code,
            label: found.label,
        };
        let key = (found.facet.to_owned(), found.key);
        kept.entry(key).or_insert(facet);
    }
    kept
}

/// A value as a term of the index.
pub(crate) fn term((name, value): &Key) -> String {
    format!("{name}:{value}")
}
