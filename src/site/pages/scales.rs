//! The pages of scales, and of what stands at each of their levels.

use crate::diagnostic::Diagnostics;
use crate::model::{Bank, Finding};
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager, pages, slice};
use crate::site::path;
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::cell::{ItemView, item_view};
use crate::site::views::link::LinkView;
use crate::site::views::page::PageView;
use crate::site::views::rating::{self, given};
use crate::theme::Context;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.before.levels, edit.now.levels)),
    is_listed: true,
    step: Step::Lists,
};

/// The list of the scales.
#[derive(Debug)]
struct Scales;

/// A scale, by its id.
#[derive(Debug)]
struct ScalePage(String);

/// What stands at a level of a scale.
#[derive(Debug)]
struct LevelPage {
    scale: String,
    code: String,
    number: usize,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let scales = planned.inputs.bank.schema.scales.keys();
    let mut found: Vec<Route> = scales
        .map(|id| Route::of_site(path::scale(id), ScalePage(id.clone())))
        .collect();
    if !found.is_empty() {
        found.push(Route::of_site(path::page("scales", 1), Scales));
    }
    for ((scale, code), items) in planned.levels.iter() {
        let folder = path::level_folder(scale, code);
        let file = format!("content/scales/{scale}.yaml");
        found.extend((1..=pages(items.len())).map(|number| {
            let page = LevelPage {
                scale: scale.clone(),
                code: code.clone(),
                number,
            };
            Route::of_file(&file, path::page(&folder, number), page).unlisted_if(number > 1)
        }));
    }
    found
}

impl Page for Scales {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let given = given(&site.bank);
        let scales: Vec<_> = site
            .bank
            .schema
            .scales
            .values()
            .map(|scale| rating::scale(&site.bank, scale, &given))
            .collect();
        let mut context = Context::new();
        context.insert("scales", &scales);
        finish(
            site,
            "scales.html",
            &page(site, path, &site.bank.messages().text("scales-list")),
            context,
        )
    }
}

impl Page for ScalePage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let scale = &site.bank.schema.scales[&self.0];
        let mut context = Context::new();
        context.insert(
            "scale",
            &rating::scale(&site.bank, scale, &given(&site.bank)),
        );
        context.insert("raters", &raters(&site.bank, &self.0));
        let page = PageView {
            description: scale.description.clone(),
            ..page(site, path, &scale.label)
        };
        finish(site, "scale.html", &page, context)
    }
}

/// Who made the ratings of a scale, with how many each, the most first; those that name nobody stand under no name. Nothing
/// where none names anybody: then the scale says whose judgement it is.
fn raters(bank: &Bank, scale: &str) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &bank.entries {
        entry.fields.each(&mut |value, finding| {
            let is_own = !finding.is_some_and(Finding::is_taken);
            let ratings = value.ratings().iter().filter(|_| is_own);
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

impl Page for LevelPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let Self {
            scale,
            code,
            number,
        } = self;
        let declared = &site.bank.schema.scales[scale];
        let items = site.levels.get(&(scale.clone(), code.clone()));
        let items = items.map_or(&[][..], Vec::as_slice);
        let shown: Vec<ItemView> = slice(items, *number)
            .iter()
            .map(|item| item_view(site, Some(scale), item))
            .collect();
        let rating = rating::level(site.bank.messages(), declared, code);
        let folder = path::level_folder(scale, code);
        let link = LinkView {
            title: declared.label.clone(),
            path: format!("scales/{scale}/index.html"),
        };
        let label = rating.as_ref().map_or(code, |rating| &rating.label);
        let title = format!("{}: {label}", declared.label);
        let mut context = Context::new();
        context.insert("items", &shown);
        context.insert("pager", &pager(&folder, *number, items.len()));
        context.insert("scale", &link);
        context.insert("rating", &rating);
        finish(site, "scale-level.html", &page(site, path, &title), context)
    }
}
