//! What entries can be browsed by beside kinds, terms and levels, which have pages of their own: the year, and every
//! other field that a kind declares as a facet. A field has a page that lists its values, a value one that lists its
//! entries.

use crate::model::EntryId;
use std::collections::{BTreeMap, BTreeSet};

use crate::facets::{self, FacetValue};
use crate::messages::Order;
use crate::model::Bank;
use crate::schema::Kind;
use crate::site::path::part;
use crate::text::slug;

/// The folder that holds the pages of fields.
pub(crate) const FOLDER: &str = "browse";
/// What stands there already: the further pages of the list of everything.
const PAGES: &str = "page";
/// And the tables of kinds.
pub(crate) const TABLES: &str = "table";

/// A field with the values that entries have there.
#[derive(Debug, PartialEq)]
pub(crate) struct BrowseFacet {
    pub(crate) name: String,
    pub(crate) label: String,
    /// The folder of its pages.
    pub(crate) folder: String,
    /// The file that declares it.
    pub(crate) file: String,
    pub(crate) values: Vec<BrowseValue>,
}

/// A value, and the entries that have it, in the order of their ids.
#[derive(Debug, PartialEq)]
pub(crate) struct BrowseValue {
    /// As it is written in front matter.
    pub(crate) code: String,
    /// As readers see it.
    pub(crate) label: String,
    pub(crate) folder: String,
    pub(crate) entries: Vec<EntryId>,
}

/// Every facet that some entry has a value of, in the order of declaration; the year comes last.
pub(crate) fn plan(bank: &Bank) -> Vec<BrowseFacet> {
    let mut by_value: BTreeMap<(&str, String), (FacetValue<'_>, Vec<EntryId>)> = BTreeMap::new();
    for (id, entry) in bank.entries.numbered() {
        for found in facets::of_fields(bank, entry) {
            let key = (found.facet, found.key.clone());
            let (_, entries) = by_value.entry(key).or_insert_with(|| (found, Vec::new()));
            if entries.last() != Some(&id) {
                entries.push(id);
            }
        }
    }
    let mut by_name: BTreeMap<&str, Vec<(FacetValue<'_>, Vec<EntryId>)>> = BTreeMap::new();
    for ((name, _), found) in by_value {
        by_name.entry(name).or_default().push(found);
    }
    let mut taken = BTreeSet::from([PAGES, TABLES].map(str::to_owned));
    let declared = facets::declared(bank).into_iter();
    let facets = declared.filter_map(|(name, facet)| {
        let values = by_name.remove(name)?;
        let folder = format!("{FOLDER}/{}", address(name, &mut taken));
        Some(BrowseFacet {
            name: name.to_owned(),
            label: facet.label.into_owned(),
            values: in_order(bank.messages().order(), &folder, values),
            folder,
            file: declared_in(bank, facet.kind),
        })
    });
    facets.collect()
}

/// The file that declares a facet, as far as the bank declares it itself.
fn declared_in(bank: &Bank, kind: Option<&Kind>) -> String {
    let own = kind.filter(|kind| bank.schema.own_kinds.contains(&kind.id));
    own.map_or_else(
        || "bank.yaml".to_owned(),
        |kind| format!("content/kinds/{}.yaml", kind.id),
    )
}

fn in_order(
    order: &Order,
    folder: &str,
    mut values: Vec<(FacetValue<'_>, Vec<EntryId>)>,
) -> Vec<BrowseValue> {
    values.sort_by(|(a, _), (b, _)| {
        let label = |found: &FacetValue<'_>| order.key(&found.label);
        let by_rank = a.rank.total_cmp(&b.rank);
        by_rank.then_with(|| (label(a), &a.code).cmp(&(label(b), &b.code)))
    });
    let mut taken = BTreeSet::new();
    let values = values.into_iter().map(|(found, entries)| BrowseValue {
        folder: format!("{folder}/{}", address(&found.code, &mut taken)),
        code: found.code,
        label: found.label,
        entries,
    });
    values.collect()
}

/// A value as a part of an address; the second of a name gets `-1`, as headings do.
fn address(text: &str, taken: &mut BTreeSet<String>) -> String {
    let has_letters = text.chars().any(|c| c.is_ascii_alphanumeric());
    let mut base = if has_letters { slug(text) } else { part(text) };
    base.truncate(100);
    let numbered = (1..).map(|number| format!("{base}-{number}"));
    let mut names = std::iter::once(base.clone()).chain(numbered);
    let free = names.find(|name| taken.insert(name.clone()));
    free.unwrap_or(base)
}
