//! Files of references: of the whole bank, of each term and of each map.

use crate::diagnostic::Diagnostics;
use crate::schema::CITATION;
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::plan::lists::{Head, List, ListId};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::references::written::Format;
use crate::site::views::cite::sources_of;
use crate::site::views::map_download::sources;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        !Arc::ptr_eq(&edit.before.lists, edit.now.lists)
            || !Arc::ptr_eq(&edit.before.maps, edit.now.maps)
    }),
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct ReferenceFile {
    of: Cited,
    format: Format,
}

/// Whose sources a file has.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cited {
    /// Of the whole bank.
    All,
    /// Of the entries of a list.
    List(ListId),
    /// Of what stands on a map.
    Map(usize),
}

/// Nothing in a bank without sources.
fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let (bank, lists, maps) = (&planned.inputs.bank, planned.lists, planned.maps);
    if bank.based_on(CITATION).next().is_none() {
        return Vec::new();
    }
    let is_cited = |list: &List| matches!(list.head, Head::Term(..)) && !list.entries.is_empty();
    let terms = lists.numbered();
    let terms = terms.filter(|(_, list)| is_cited(list));
    let terms = terms.map(|(id, list)| (format!("{}/", list.folder), Cited::List(id)));
    let maps = maps.iter().enumerate();
    let maps = maps.map(|(number, map)| (format!("{}/", map.folder()), Cited::Map(number)));
    let all = std::iter::once((String::new(), Cited::All));
    let all = all.chain(terms).chain(maps);
    let files = all.flat_map(|(folder, of)| {
        Format::ALL.map(|format| {
            let path = format!("{folder}references.{}", format.ending());
            Route::of_site(path, ReferenceFile { of, format })
        })
    });
    files.collect()
}

impl Page for ReferenceFile {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let places = match self.of {
            Cited::All => site.bank.based_on(CITATION).collect(),
            Cited::Map(map) => sources(site, &site.maps[map]),
            Cited::List(list) => sources_of(site, &site.lists.get(list).entries),
        };
        let id = Format::ALL.iter().position(|other| *other == self.format);
        let known = places
            .iter()
            .filter_map(|&place| site.references.get(place));
        let written = known.map(|found| found.written.files[id.unwrap_or_default()].as_str());
        let written = self.format.join(&written.collect::<Vec<_>>());
        Ok(Content::Text(written))
    }
}
