//! The pages of a site: a file for each set of them, and all sets in one list.

use super::page_set::PageSet;

pub(crate) mod aliases;
pub(crate) mod alphabet;
pub(crate) mod assets;
pub(crate) mod assistants;
pub(crate) mod bank_json;
pub(crate) mod cards;
pub(crate) mod changes;
pub(crate) mod comparisons;
pub(crate) mod entries;
pub(crate) mod facets;
pub(crate) mod feed;
mod finding_records;
pub(crate) mod home;
mod hosting;
pub(crate) mod lists;
pub(crate) mod maps;
pub(crate) mod markdown_copies;
mod markdown_text;
pub(crate) mod not_found;
mod places;
pub(crate) mod records;
pub(crate) mod reference_files;
pub(crate) mod reviews;
pub(crate) mod scales;
pub(crate) mod search;
pub(crate) mod side_by_side;
pub(crate) mod sitemap;
pub(crate) mod statements;
mod static_files;
mod tables;
pub(crate) mod vocabularies;

/// Every set of pages. Where two of them want one path, the first has it; earlier addresses come last, as they give way to
/// all others.
pub(crate) const SETS: [&PageSet; 28] = [
    &home::SET,
    &alphabet::SET,
    &not_found::SET,
    &bank_json::SET,
    &feed::SET,
    &sitemap::SET,
    &search::SET,
    &assets::SET,
    &cards::SET,
    &static_files::SET,
    &entries::SET,
    &places::SET,
    &markdown_copies::SET,
    &lists::SET,
    &facets::SET,
    &tables::SET,
    &vocabularies::SET,
    &maps::SET,
    &scales::SET,
    &comparisons::SET,
    &side_by_side::SET,
    &reference_files::SET,
    &reviews::SET,
    &changes::SET,
    &statements::SET,
    &assistants::SET,
    &hosting::SET,
    &aliases::SET,
];
