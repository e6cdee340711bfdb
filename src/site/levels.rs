//! Scales, and what stands at each of their levels: findings, or entries that are rated as a whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Bank;
use crate::schema::Level;
use crate::theme::Context;

use super::maps;
use super::output::{Claim, Output};
use super::pages::{Rendered, finish, page};
use super::path;
use super::view::{self, LinkView, PageView};
use crate::site::Site;
use crate::site::lists::page::{FacetView, ValueView};
use crate::site::maps::grid::Item;
use crate::site::view::{
    list::{pager, pages, slice},
    rating::given,
};

/// By scale and level, without what may stand behind its code, what is rated so, in the order of the ids.
pub(super) type Levels = BTreeMap<(String, String), Vec<Item>>;

/// Gathers what is rated; nothing of it is asked for where a bank has no scales.
pub(super) fn gather(bank: &Bank) -> Levels {
    let mut found = Levels::new();
    if bank.schema.scales.is_empty() {
        return found;
    }
    for (at, entry) in bank.entries.iter().enumerate() {
        entry.fields.each(&mut |value, finding| {
            for rating in value.ratings() {
                let scale = bank.schema.scales.get(&rating.scale);
                let Some(rated) = scale.and_then(|scale| scale.find(&rating.code)) else {
                    continue;
                };
                let key = (rating.scale.clone(), rated.level.code.clone());
                let item = Item {
                    at,
                    finding,
                    level: Some(rating.code.clone()),
                };
                let items = found.entry(key).or_default();
                if items.last() != Some(&item) {
                    items.push(item);
                }
            }
        });
    }
    found
}

/// The folder of the list of a level.
pub(super) fn folder(scale: &str, code: &str) -> String {
    format!("scales/{scale}/{}", super::maps::part(code))
}

/// What stands where for the scales of a bank and their levels.
pub(super) fn outputs(bank: &Bank, levels: &Levels) -> Vec<Claim> {
    let scales = bank.schema.scales.keys();
    let mut found: Vec<Claim> = scales
        .map(|id| Claim::of_site(view::scale_path(id), Output::Scale { id: id.clone() }))
        .collect();
    if !found.is_empty() {
        found.push(Claim::of_site(path::page("scales", 1), Output::Scales));
    }
    for ((scale, code), items) in levels {
        let folder = folder(scale, code);
        found.extend((1..=pages(items.len())).map(|page| {
            let output = Output::Level {
                scale: scale.clone(),
                code: code.clone(),
                page,
            };
            let file = format!("content/scales/{scale}.yaml");
            Claim::of_file(&file, path::page(&folder, page), output)
        }));
    }
    found
}

/// Each scale with its levels, the strongest first, and how many findings or entries stand at each.
pub(super) fn facets<'b>(bank: &'b Bank, levels: &Levels) -> Vec<FacetView<'b>> {
    let value = |scale: &str, level: &'b Level| {
        let key = (scale.to_owned(), level.code.clone());
        let count = levels.get(&key)?.len();
        Some(ValueView {
            label: &level.label,
            path: path::page(&folder(scale, &level.code), 1),
            count,
        })
    };
    let scales = bank.schema.scales.values().map(|scale| {
        let all = scale.levels.iter().rev().chain(&scale.off_scale);
        let values: Vec<_> = all.filter_map(|level| value(&scale.id, level)).collect();
        FacetView {
            label: &scale.label,
            path: view::scale_path(&scale.id),
            total: values.len(),
            values,
        }
    });
    scales.filter(|facet| facet.total > 0).collect()
}

/// The list of the scales.
pub(super) fn scales(site: &Site, path: &str) -> Rendered {
    let given = given(&site.bank);
    let scales: Vec<_> = site
        .bank
        .schema
        .scales
        .values()
        .map(|scale| view::scale(&site.bank, scale, &given))
        .collect();
    let mut context = Context::new();
    context.insert("scales", &scales);
    finish(site, "scales.html", &page(site, path, "Scales"), context)
}

/// A scale.
pub(super) fn scale(site: &Site, path: &str, id: &str) -> Rendered {
    let scale = &site.bank.schema.scales[id];
    let mut context = Context::new();
    context.insert("scale", &view::scale(&site.bank, scale, &given(&site.bank)));
    context.insert("raters", &raters(&site.bank, id));
    let page = PageView {
        description: scale.description.clone(),
        ..page(site, path, &scale.label)
    };
    finish(site, "scale.html", &page, context)
}

/// Who made the ratings of a scale, with how many each, the most first; those that name nobody stand under no name. Nothing
/// where none names anybody: then the scale says whose judgement it is.
fn raters(bank: &Bank, scale: &str) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &bank.entries {
        entry.fields.each(&mut |value, _| {
            let ratings = value.ratings().iter();
            for rating in ratings.filter(|rating| rating.scale == scale) {
                *counts
                    .entry(rating.by.clone().unwrap_or_default())
                    .or_default() += 1;
            }
        });
    }
    let has_names = counts.keys().any(|name| !name.is_empty());
    let mut found: Vec<(String, usize)> = counts.into_iter().filter(|_| has_names).collect();
    found.sort_by_key(|(name, count)| (name.is_empty(), Reverse(*count)));
    found
}

/// What stands at a level of a scale.
pub(super) fn level(
    site: &Site,
    path: &str,
    (scale, code): (&String, &String),
    number: usize,
) -> Rendered {
    let declared = &site.bank.schema.scales[scale];
    let items = site.levels.get(&(scale.clone(), code.clone()));
    let items = items.map_or(&[][..], Vec::as_slice);
    let shown: Vec<maps::ItemView> = slice(items, number)
        .iter()
        .map(|item| maps::item_view(site, Some(scale), item))
        .collect();
    let rating = view::level(declared, code);
    let folder = folder(scale, code);
    let link = LinkView {
        title: declared.label.clone(),
        path: format!("scales/{scale}/index.html"),
    };
    let label = rating.as_ref().map_or(code, |rating| &rating.label);
    let title = format!("{}: {label}", declared.label);
    let mut context = Context::new();
    context.insert("items", &shown);
    context.insert("pager", &pager(&folder, number, items.len()));
    context.insert("scale", &link);
    context.insert("rating", &rating);
    finish(site, "scale-level.html", &page(site, path, &title), context)
}
