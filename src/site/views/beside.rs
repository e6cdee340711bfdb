//! What stands beside a list: the kinds, terms and values that its entries share, each with how many of them do.

use std::cmp::Reverse;

use crate::facets::KIND;
use crate::site::path;
use crate::site::plan::lists::{Head, List, ListId};
use crate::site::planned::Site;
use crate::theme::Value;

use super::facets::{FacetView, ValueView};

/// A list of fewer entries is read, not narrowed.
const FEWEST: usize = 4;

/// How many values of a facet are named.
const MOST: usize = 8;

/// What the entries of a list can be narrowed by, in the order in which facets are declared. Made once for all pages of a
/// list, and kept while the lists are.
pub(crate) fn beside(site: &Site, id: ListId) -> Value {
    let list = site.lists.get(id);
    let make = || Value::from_serializable(&facets(site, id, list.entries.len()));
    list.beside.get_or_init(make).clone()
}

fn facets(site: &Site, id: ListId, total: usize) -> Vec<FacetView<'_>> {
    if total < FEWEST {
        return Vec::new();
    }
    let shared = site.lists.shared_with(id);
    let by_facet = shared.chunk_by(|(a, _), (b, _)| is_same_facet(&a.head, &b.head));
    let facets = by_facet.filter_map(|lists| {
        // What all have and nothing else narrows nothing.
        let is_use = lists.iter().any(|&(_, count)| count < total);
        is_use.then(|| facet(site, lists)).flatten()
    });
    facets.collect()
}

fn is_same_facet(a: &Head, b: &Head) -> bool {
    match (a, b) {
        (Head::Kind(_), Head::Kind(_)) => true,
        (Head::Term(a, _), Head::Term(b, _)) => a == b,
        (Head::Value(a, _), Head::Value(b, _)) => a == b,
        _ => false,
    }
}

/// A facet with the values that most entries have, in the order that values have.
fn facet<'s>(site: &'s Site, lists: &[(&'s List, usize)]) -> Option<FacetView<'s>> {
    let mut most: Vec<usize> = (0..lists.len()).collect();
    most.sort_by_key(|&at| Reverse(lists[at].1));
    most.truncate(MOST);
    most.sort_unstable();
    let value = |at: usize| {
        let (list, count) = lists[at];
        let (code, label) = value_of(site, &list.head)?;
        Some(ValueView {
            code,
            label,
            path: path::page(&list.folder, 1),
            count,
        })
    };
    let values = most.into_iter().filter_map(value).collect();
    let schema = &site.bank.schema;
    match &lists.first()?.0.head {
        Head::Term(id, _) => {
            let vocabulary = schema.vocabularies.get(id)?;
            Some(FacetView {
                name: id,
                label: &vocabulary.label,
                path: path::page(id, 1),
                total: lists.len(),
                values,
            })
        }
        Head::Value(facet, _) => Some(FacetView {
            total: lists.len(),
            values,
            ..FacetView::shallow(&site.lists.facets[*facet])
        }),
        _ => Some(FacetView {
            name: KIND,
            label: "",
            path: path::page("browse", 1),
            total: lists.len(),
            values,
        }),
    }
}

/// What the search and readers call what a list lists.
fn value_of<'s>(site: &'s Site, head: &'s Head) -> Option<(&'s str, &'s str)> {
    let schema = &site.bank.schema;
    match head {
        Head::Kind(id) => Some((id, &schema.kinds.get(id)?.plural)),
        Head::Term(vocabulary, term) => {
            let label = &schema.vocabularies.get(vocabulary)?.terms.get(term)?.label;
            Some((term, label))
        }
        Head::Value(facet, value) => {
            let value = &site.lists.facets[*facet].values[*value];
            Some((&value.code, &value.label))
        }
        _ => None,
    }
}
