//! The pages of maps: all of them, each one, its cells and its gaps.

use crate::site::output::{Claim, Output};
use crate::site::pages::{Rendered, finish, page};
use crate::site::view::{LinkView, PageView, list::pages};
use crate::site::{Site, path};
use crate::theme::Context;

use super::grid::Place;
use crate::site::maps::{EvidenceMap, FOLDER};

/// What stands where for the maps of a bank.
pub(in crate::site) fn outputs(maps: &[EvidenceMap]) -> Vec<Claim> {
    let mut found = Vec::new();
    if !maps.is_empty() {
        found.push(Claim::of_site(path::page(FOLDER, 1), Output::Maps));
    }
    for (number, map) in maps.iter().enumerate() {
        let folder = map.folder();
        let fixed = [
            ("index.html", Output::Map { map: number }),
            ("gaps/index.html", Output::MapGaps { map: number }),
            ("map.csv", Output::MapTable { map: number }),
            ("map.json", Output::MapFilters { map: number }),
        ];
        let fixed = fixed.map(|(name, output)| Claim::of_site(format!("{folder}/{name}"), output));
        found.extend(fixed);
        found.extend(cells(map, number));
    }
    found
}

/// The pages of the cells that hold something.
fn cells(map: &EvidenceMap, number: usize) -> impl Iterator<Item = Claim> {
    let cells = map.grid.cells.iter();
    let filled = cells.filter(|(_, cell)| !cell.items.is_empty());
    filled.flat_map(move |(&place, cell)| {
        let folder = map.cell_folder(place);
        (1..=pages(cell.items.len())).map(move |page| {
            let output = Output::MapCell {
                map: number,
                place,
                page,
            };
            Claim::of_site(path::page(&folder, page), output)
        })
    })
}

/// The list of the maps.
pub(in crate::site) fn all(site: &Site, path: &str) -> Rendered {
    let shown: Vec<_> = site
        .maps
        .iter()
        .map(|map| super::view::map(site, map))
        .collect();
    let mut context = Context::new();
    context.insert("maps", &shown);
    finish(
        site,
        "maps.html",
        &page(site, path, "Evidence maps"),
        context,
    )
}

/// A map.
pub(in crate::site) fn one(site: &Site, path: &str, map: &EvidenceMap) -> Rendered {
    let mut context = Context::new();
    context.insert("map", &super::view::map(site, map));
    let page = PageView {
        description: map.description.clone(),
        ..page(site, path, &map.title)
    };
    finish(site, "map.html", &page, context)
}

/// A cell of a map.
pub(in crate::site) fn cell(
    site: &Site,
    path: &str,
    (map, place, number): (&EvidenceMap, Place, usize),
) -> Rendered {
    let mut context = Context::new();
    context.insert("cell", &super::cell(site, map, place, number));
    let (row, column) = (&map.rows.values[place.0], &map.columns.values[place.1]);
    let page = PageView {
        noindex: number > 1,
        ..page(site, path, &format!("{}: {}", row.label, column.label))
    };
    finish(site, "map-cell.html", &page, context)
}

/// Where a map is empty.
pub(in crate::site) fn gaps(site: &Site, path: &str, map: &EvidenceMap) -> Rendered {
    let mut context = Context::new();
    context.insert(
        "map",
        &LinkView {
            title: map.title.clone(),
            path: format!("{}/index.html", map.folder()),
        },
    );
    context.insert("rows", &super::view::gaps(site, map));
    let title = format!("{}: gaps", map.title);
    finish(site, "map-gaps.html", &page(site, path, &title), context)
}
