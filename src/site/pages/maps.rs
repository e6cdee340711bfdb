//! The pages of maps: all of them, each one, its cells and its gaps, and each map for other programs.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::pages;
use crate::site::path;
use crate::site::plan::grid::CellPosition;
use crate::site::plan::maps::{EvidenceMap, FOLDER};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::views::cite::offered;
use crate::site::views::link::LinkView;
use crate::site::views::map_download::sources;
use crate::site::views::page::PageView;
use crate::site::views::{cell, map as view, map_download as download};
use crate::theme::Context;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.before.maps, edit.now.maps)),
    is_listed: true,
    step: Step::Lists,
};

/// The list of the maps.
#[derive(Debug)]
struct Maps;

/// A map, by its number.
#[derive(Debug)]
struct MapPage(usize);

/// A page of a cell of a map.
#[derive(Debug)]
struct CellPage {
    map: usize,
    place: CellPosition,
    number: usize,
}

/// Where a map is empty.
#[derive(Debug)]
struct Gaps(usize);

/// A map as a table for other programs.
#[derive(Debug)]
struct Table(usize);

/// What a map's script filters by.
#[derive(Debug)]
struct Filters(usize);

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let mut found = Vec::new();
    if !planned.maps.is_empty() {
        found.push(Route::of_site(path::page(FOLDER, 1), Maps));
    }
    for (number, map) in planned.maps.iter().enumerate() {
        let folder = map.folder();
        found.push(Route::of_site(path::page(&folder, 1), MapPage(number)));
        found.push(Route::of_site(
            format!("{folder}/gaps/index.html"),
            Gaps(number),
        ));
        let table = Route::of_site(format!("{folder}/map.csv"), Table(number));
        let filters = Route::of_site(format!("{folder}/map.json"), Filters(number));
        found.extend([table, filters].map(|route| route.unlisted_if(true)));
        found.extend(cells(map, number));
    }
    found
}

/// The pages of the cells that hold something.
fn cells(map: &EvidenceMap, map_number: usize) -> impl Iterator<Item = Route> {
    let cells = map.grid.cells.iter();
    let filled = cells.filter(|(_, cell)| !cell.items.is_empty());
    filled.flat_map(move |(&place, cell)| {
        let folder = map.cell_folder(place);
        (1..=pages(cell.items.len())).map(move |number| {
            let page = CellPage {
                map: map_number,
                place,
                number,
            };
            Route::of_site(path::page(&folder, number), page).unlisted_if(number > 1)
        })
    })
}

impl Page for Maps {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let shown: Vec<_> = site.maps.iter().map(|map| view::map(site, map)).collect();
        let mut context = Context::new();
        context.insert("maps", &shown);
        finish(
            site,
            "maps.html",
            &page(site, path, &site.bank.messages().text("maps")),
            context,
        )
    }
}

impl Page for MapPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let map = &site.maps[self.0];
        let mut context = Context::new();
        context.insert("map", &view::map(site, map));
        let page = PageView {
            description: map.description.clone(),
            coins: offered(site, &sources(site, map)),
            ..page(site, path, &map.title)
        };
        finish(site, "map.html", &page, context)
    }
}

impl Page for CellPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let (map, place, number) = (&site.maps[self.map], self.place, self.number);
        let mut context = Context::new();
        let cell = cell::cell(site, map, place, number);
        context.insert("cell", &cell);
        let (row, column) = (&map.rows.values[place.0], &map.columns.values[place.1]);
        let page = PageView {
            noindex: number > 1,
            description: Some(cell.shown.says.clone()),
            ..page(site, path, &format!("{}: {}", row.label, column.label))
        };
        finish(site, "map-cell.html", &page, context)
    }
}

impl Page for Gaps {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let map = &site.maps[self.0];
        let mut context = Context::new();
        context.insert(
            "map",
            &LinkView {
                title: map.title.clone(),
                path: format!("{}/index.html", map.folder()),
            },
        );
        context.insert("rows", &view::gaps(site, map));
        let args = [("map", map.title.as_str().into())];
        let title = site.bank.messages().with("map-gaps-title", &args);
        finish(site, "map-gaps.html", &page(site, path, &title), context)
    }
}

impl Page for Table {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Text(download::csv(site, &site.maps[self.0])))
    }
}

impl Page for Filters {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Text(download::filters(site, &site.maps[self.0])))
    }
}
