//! What a bank can be browsed by, as templates see it: kinds, scales and facets.

use crate::model::EntryId;
use std::cmp::Reverse;

use serde::Serialize;

use crate::model::Bank;
use crate::schema::Level;
use crate::site::path;
use crate::site::plan::facets::{BrowseFacet, BrowseValue};
use crate::site::plan::levels::Levels;
use crate::site::plan::lists::{Head, Lists};
use crate::site::planned::Site;
use crate::theme::Value;

use super::kind::KindView;

/// A facet as pages name it.
#[derive(Debug, Serialize)]
pub(crate) struct FacetView<'s> {
    /// What the search calls it; nothing where it would count otherwise.
    pub(crate) name: &'s str,
    pub(crate) label: &'s str,
    pub(crate) path: String,
    /// How many values it has; `values` may be some of them.
    pub(crate) total: usize,
    pub(crate) values: Vec<ValueView<'s>>,
}

/// A value with how many have it.
#[derive(Debug, Serialize)]
pub(crate) struct ValueView<'s> {
    /// What the search calls it.
    pub(crate) code: &'s str,
    pub(crate) label: &'s str,
    pub(crate) path: String,
    pub(crate) count: usize,
}

impl<'s> FacetView<'s> {
    pub(crate) fn shallow(facet: &'s BrowseFacet) -> Self {
        Self {
            name: &facet.name,
            label: &facet.label,
            path: path::page(&facet.folder, 1),
            total: facet.values.len(),
            values: Vec::new(),
        }
    }
}

impl<'s> From<&'s BrowseValue> for ValueView<'s> {
    fn from(value: &'s BrowseValue) -> Self {
        Self {
            code: &value.code,
            label: &value.label,
            path: path::page(&value.folder, 1),
            count: value.entries.len(),
        }
    }
}

/// Every kind that has a list, with how many entries it has.
pub(crate) fn kinds(site: &Site) -> Vec<(KindView, usize)> {
    let kinds = site.lists.iter().filter_map(|list| match &list.head {
        Head::Kind(id) => {
            let kind = KindView::from(&site.bank.schema.kinds[id]);
            Some((kind, list.entries.len()))
        }
        _ => None,
    });
    kinds.collect()
}

/// How many values of a facet stand beside the list of everything.
const BESIDE: usize = 12;

/// Every scale with its levels and every facet with the values that most entries have, for the page that has a door to each.
pub(crate) fn facets(bank: &Bank, levels: &Levels, lists: &Lists) -> Value {
    let most = |facet: &'_ BrowseFacet| {
        let mut numbers: Vec<usize> = (0..facet.values.len()).collect();
        numbers.sort_by_key(|&at| Reverse(facet.values[at].entries.len()));
        numbers.truncate(BESIDE);
        numbers.sort_unstable();
        numbers
    };
    let shown = lists.facets.iter().map(|facet| FacetView {
        values: most(facet)
            .into_iter()
            .map(|at| ValueView::from(&facet.values[at]))
            .collect(),
        ..FacetView::shallow(facet)
    });
    let scales = scales(bank, levels).into_iter();
    Value::from_serializable(&scales.chain(shown).collect::<Vec<_>>())
}

/// Each scale with its levels, the strongest first, and how many findings or entries stand at each.
fn scales<'b>(bank: &'b Bank, levels: &Levels) -> Vec<FacetView<'b>> {
    let value = |scale: &str, level: &'b Level| {
        let key = (scale.to_owned(), level.code.clone());
        let count = levels.get(&key)?.len();
        Some(ValueView {
            code: &level.code,
            label: &level.label,
            path: path::page(&path::level_folder(scale, &level.code), 1),
            count,
        })
    };
    let scales = bank.schema.scales.values().map(|scale| {
        let all = scale.levels.iter().rev().chain(&scale.off_scale);
        let values: Vec<_> = all.filter_map(|level| value(&scale.id, level)).collect();
        FacetView {
            // The search finds entries; here findings are counted.
            name: "",
            label: &scale.label,
            path: path::scale(&scale.id),
            total: values.len(),
            values,
        }
    });
    scales.filter(|facet| facet.total > 0).collect()
}

/// Entries as rows.
pub(crate) fn rows(site: &Site, entries: &[EntryId]) -> Vec<Value> {
    entries.iter().map(|&id| site.row(id)).collect()
}
