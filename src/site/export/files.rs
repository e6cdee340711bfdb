//! Files of references: of the whole bank, of each term and of each map.

use std::collections::BTreeSet;

use crate::model::Bank;
use crate::schema::CITATION;
use crate::site::Site;
use crate::site::lists::{Head, List, Lists};
use crate::site::maps::{self, EvidenceMap};
use crate::site::output::{Claim, Output};

use crate::site::export::Format;

/// The sources of what are exported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cited {
    /// Of the whole bank.
    All,
    /// Of the entries of a list.
    List(usize),
    /// Of what stands on a map.
    Map(usize),
}

/// What stands where; nothing in a bank without sources.
pub(in crate::site) fn outputs(bank: &Bank, lists: &Lists, maps: &[EvidenceMap]) -> Vec<Claim> {
    if bank.of_kind(CITATION).next().is_none() {
        return Vec::new();
    }
    let is_cited = |list: &List| matches!(list.head, Head::Term(..)) && !list.entries.is_empty();
    let terms = lists.all.iter().enumerate();
    let terms = terms.filter(|(_, list)| is_cited(list));
    let terms = terms.map(|(number, list)| (format!("{}/", list.folder), Cited::List(number)));
    let maps = maps.iter().enumerate();
    let maps = maps.map(|(number, map)| (format!("{}/", map.folder()), Cited::Map(number)));
    let all = std::iter::once((String::new(), Cited::All));
    let all = all.chain(terms).chain(maps);
    let files = all.flat_map(|(folder, of)| {
        Format::ALL.map(|format| {
            let path = format!("{folder}references.{}", format.ending());
            Claim::of_site(path, Output::Export { of, format })
        })
    });
    files.collect()
}

/// Writes a file.
pub(in crate::site) fn file(site: &Site, of: Cited, format: Format) -> String {
    let places = match of {
        Cited::All => site.bank.of_kind(CITATION).collect(),
        Cited::Map(map) => maps::sources(site, &site.maps[map]),
        Cited::List(list) => {
            let entries = site.lists.all[list].entries.iter();
            let cited = entries.flat_map(|&at| {
                let is_source = site.bank.entries[at].kind == CITATION;
                let own = is_source.then_some(at);
                site.links.sources(at).into_iter().chain(own)
            });
            let cited: BTreeSet<usize> = cited.collect();
            cited.into_iter().collect()
        }
    };
    let at = Format::ALL.iter().position(|other| *other == format);
    let known = places
        .iter()
        .filter_map(|&place| site.references.get(place));
    let written = known.map(|found| found.written[at.unwrap_or_default()].as_str());
    format.join(&written.collect::<Vec<_>>())
}
