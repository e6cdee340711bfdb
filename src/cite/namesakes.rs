//! Tells apart sources that an author-date style cites by the same words.

use std::collections::{BTreeMap, HashMap};

use hayagriva::citationberg::json::Item;
use hayagriva::{BibliographyDriver, CitationItem};

use super::render::Line;
use super::{
    processor::{Class, Processor},
    source::Source,
};

/// What sources need that are cited by the same words.
#[derive(Default)]
pub(super) struct Namesakes<'a> {
    /// Items of different people of one name, with their initials.
    initialled: HashMap<&'a str, Item>,
    /// Groups of sources that only a letter tells apart, each in the order of the list of
    /// references.
    pub(super) lettered: Vec<Vec<&'a Source>>,
}

impl Processor {
    /// Finds the sources that an author-date style cites by the same words: other people of the
    /// same name get initials, and what remains gets letters. hayagriva adds initials only to
    /// sources that are cited once.
    pub(super) fn namesakes<'a>(&self, sources: &[&'a Source]) -> Namesakes<'a> {
        let mut namesakes = Namesakes::default();
        if self.class() != Class::AuthorDate {
            return namesakes;
        }
        let mut alike: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
        for source in self.confusable(sources) {
            alike
                .entry(self.words(source).text())
                .or_default()
                .push(source);
        }
        for group in alike.into_values().filter(|group| group.len() > 1) {
            let mut people: BTreeMap<Option<String>, Vec<&Source>> = BTreeMap::new();
            for source in group {
                let initials = source
                    .initials()
                    .filter(|_| self.style.citation.disambiguate_add_givenname);
                people.entry(initials).or_default().push(source);
            }
            let several = people.len() > 1;
            for (initials, sources) in people {
                if let (true, Some(initials)) = (several, initials) {
                    namesakes.initialled.extend(
                        sources
                            .iter()
                            .map(|source| (source.id(), source.with_initials(&initials))),
                    );
                }
                if sources.len() > 1 {
                    namesakes.lettered.push(self.in_order(sources));
                }
            }
        }
        namesakes
    }

    /// Returns the sources, each only once, that share name and year with another; in a style that
    /// prints no years, the name.
    pub(super) fn confusable<'a>(&self, sources: &[&'a Source]) -> Vec<&'a Source> {
        let mut alike: BTreeMap<_, BTreeMap<&str, &Source>> = BTreeMap::new();
        for source in sources {
            let (name, year) = source.name_and_year();
            let year = year.filter(|_| self.prints_years);
            alike
                .entry((name, year))
                .or_default()
                .insert(source.id(), source);
        }
        let confusable = alike.into_values().filter(|group| group.len() > 1);
        confusable.flat_map(BTreeMap::into_values).collect()
    }

    fn in_order<'a>(&self, mut sources: Vec<&'a Source>) -> Vec<&'a Source> {
        let list = self.list(&sources);
        sources.sort_by_key(|source| list.iter().position(|(id, _)| id == source.id()));
        sources
    }

    /// Formats the references of a group that only letters tell apart. Each is cited twice, as on
    /// the page, since hayagriva tries other means than letters where sources are cited once.
    pub(super) fn letters(&self, group: &[&Source]) -> Vec<(String, Line)> {
        let mut driver = BibliographyDriver::new();
        for _ in 0..2 {
            let items = group
                .iter()
                .copied()
                .chain([&self.dated])
                .map(|source| hidden(&source.item));
            driver.citation(self.request(&self.style, items.collect(), None));
        }
        self.entries(driver, group)
    }
}

impl Namesakes<'_> {
    /// Returns the item to cite a source by.
    pub(super) fn item<'b>(&'b self, source: &'b Source) -> &'b Item {
        self.initialled.get(source.id()).unwrap_or(&source.item)
    }
}

/// An item that is cited without being seen.
pub(super) fn hidden(item: &Item) -> CitationItem<'_, Item> {
    CitationItem::new(item, None, None, true, None)
}
