//! Formats everything that is cited on a page together.

use std::collections::{BTreeMap, HashMap, HashSet};

use hayagriva::citationberg::IndependentStyle;
use hayagriva::citationberg::json::Item;
use hayagriva::{
    BibliographyDriver, CitationItem, ElemMeta, LocatorPayload, Rendered, RenderedCitation, SpecificLocator,
};

use super::locator::Place;
use super::processor::{reference, whole};
use super::render::{Line, Piece};
use super::{Cited, Class, Processor, Reference, Source};

/// Everything that is cited on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The clusters, in the order given.
    pub in_text: Vec<Vec<Piece>>,
    /// The id of each source and its reference, in the order of the style's bibliography.
    pub references: Vec<(String, Reference)>,
}

/// What sources need that are cited by the same words.
#[derive(Default)]
struct Namesakes<'a> {
    /// Items of different people of one name, with their initials.
    initialled: HashMap<&'a str, Item>,
    /// Groups of sources that only a letter tells apart, each in the order of the list of references.
    lettered: Vec<Vec<&'a Source>>,
}

impl Processor {
    /// Formats everything that is cited on a page together, so that numbers, notes and the letters of 2008a and 2008b
    /// agree.
    ///
    /// Letters follow the order of the list of references. In a note style each note is printed in the text itself, in
    /// round brackets: whole at first, then in the style's short form. A superscript number would lose the locator, or
    /// need a second set of footnotes beside those of the author.
    pub fn page(&self, clusters: &[Vec<Cited<'_>>]) -> Page {
        let sources = distinct(clusters);
        let namesakes = self.namesakes(&sources);
        if self.class() == Class::Numeric {
            let rendered = self.run(clusters, &namesakes, &self.style);
            return Page { in_text: self.clusters(&rendered, clusters), references: self.numbered(&rendered, &sources) };
        }
        let rendered = self.run(clusters, &namesakes, &self.silent);
        Page { in_text: self.clusters(&rendered, clusters), references: self.unnumbered(&namesakes, &sources) }
    }

    /// Formats one cluster of citations on its own.
    ///
    /// Right for [`Class::AuthorDate`]; a numeric style would begin at 1 and a note style know no earlier notes. The
    /// items may come in another order than given, and a range of numbers (`[1–3]`) leaves its inner ones out.
    pub fn in_text(&self, cluster: &[Cited<'_>]) -> Vec<Piece> {
        let clusters = [cluster.to_vec()];
        let namesakes = self.namesakes(&distinct(&clusters));
        let rendered = self.run(&clusters, &namesakes, &self.silent);
        self.clusters(&rendered, &clusters).pop().unwrap_or_default()
    }

    /// Cites all clusters, after the sources with letters unseen: hayagriva gives letters out in the order of citation.
    fn run(&self, clusters: &[Vec<Cited<'_>>], namesakes: &Namesakes<'_>, list: &IndependentStyle) -> Rendered {
        let places: Vec<Vec<_>> = clusters.iter().map(|cluster| cluster.iter().map(place).collect()).collect();
        let mut driver = BibliographyDriver::new();
        let unseen: Vec<_> = namesakes.lettered.iter().flatten().map(|source| hidden(namesakes.item(source))).collect();
        if !unseen.is_empty() {
            let unseen = unseen.into_iter().chain([hidden(&self.dated.item)]).collect();
            driver.citation(self.request(&self.style, unseen, None));
        }
        for (index, (cluster, places)) in clusters.iter().zip(&places).enumerate() {
            let items = cluster.iter().zip(places).map(|(cited, place)| item(namesakes.item(cited.source), place.as_ref()));
            driver.citation(self.request(&self.style, items.collect(), Some(index + 1)));
        }
        self.finish(driver, list)
    }

    fn clusters(&self, rendered: &Rendered, clusters: &[Vec<Cited<'_>>]) -> Vec<Vec<Piece>> {
        let unseen = rendered.citations.len() - clusters.len();
        rendered.citations.iter().skip(unseen).zip(clusters).map(|(line, cluster)| self.pieces(line, cluster)).collect()
    }

    fn pieces(&self, citation: &RenderedCitation, cluster: &[Cited<'_>]) -> Vec<Piece> {
        if cluster.is_empty() {
            return Vec::new();
        }
        let mut pieces = Line::new(&citation.citation).pieces();
        if self.class() == Class::Note {
            pieces.insert(0, Piece::Html("(".to_owned()));
            pieces.push(Piece::Html(")".to_owned()));
        }
        pieces
    }

    fn numbered(&self, rendered: &Rendered, sources: &[&Source]) -> Vec<(String, Reference)> {
        let Some(list) = &rendered.bibliography else {
            return sources.iter().map(|source| (source.id().to_owned(), self.reference(source))).collect();
        };
        let numbered = |item| {
            let tree = whole(item);
            let number = tree.find_meta(&ElemMeta::CitationNumber).map(|number| Line::new(&number.children));
            (item.key.clone(), reference(number.as_ref(), &Line::without_number(&tree)))
        };
        list.items.iter().map(numbered).collect()
    }

    /// Takes the references of the list, those with letters from a run of their own, and where the style has none what it
    /// prints in the text.
    fn unnumbered(&self, namesakes: &Namesakes<'_>, sources: &[&Source]) -> Vec<(String, Reference)> {
        let lettered: HashMap<_, _> = namesakes.lettered.iter().flat_map(|group| self.letters(group)).collect();
        let list = self.list(sources);
        if list.is_empty() {
            return sources.iter().map(|source| (source.id().to_owned(), self.reference(source))).collect();
        }
        list.into_iter()
            .map(|(id, line)| {
                let line = lettered.get(&id).unwrap_or(&line);
                let unprinted = sources.iter().find(|source| line.is_empty() && source.id() == id);
                let entry = unprinted.map_or_else(|| reference(None, line), |source| self.reference(source));
                (id, entry)
            })
            .collect()
    }

    /// Formats the references of a group that only letters tell apart. Each is cited twice, as on the page, since
    /// hayagriva tries other means than letters where sources are cited once.
    fn letters(&self, group: &[&Source]) -> Vec<(String, Line)> {
        let mut driver = BibliographyDriver::new();
        for _ in 0..2 {
            let items = group.iter().copied().chain([&self.dated]).map(|source| hidden(&source.item));
            driver.citation(self.request(&self.style, items.collect(), None));
        }
        let items = self.finish(driver, &self.style).bibliography.map(|list| list.items).unwrap_or_default();
        items.iter().map(|item| (item.key.clone(), Line::without_number(&whole(item)))).collect()
    }

    /// Finds the sources that an author-date style cites by the same words: other people of the same name get initials,
    /// and what remains gets letters. hayagriva adds initials only to sources that are cited once.
    fn namesakes<'a>(&self, sources: &[&'a Source]) -> Namesakes<'a> {
        let mut namesakes = Namesakes::default();
        if self.class() != Class::AuthorDate || sources.len() < 2 {
            return namesakes;
        }
        let mut alike: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
        for source in sources {
            alike.entry(self.words(source).text()).or_default().push(source);
        }
        for group in alike.into_values().filter(|group| group.len() > 1) {
            let mut people: BTreeMap<Option<String>, Vec<&Source>> = BTreeMap::new();
            for source in group {
                let initials = source.initials().filter(|_| self.style.citation.disambiguate_add_givenname);
                people.entry(initials).or_default().push(source);
            }
            let several = people.len() > 1;
            for (initials, sources) in people {
                if let (true, Some(initials)) = (several, initials) {
                    namesakes.initialled.extend(sources.iter().map(|source| (source.id(), source.with_initials(&initials))));
                }
                if sources.len() > 1 {
                    namesakes.lettered.push(self.in_order(sources));
                }
            }
        }
        namesakes
    }

    fn in_order<'a>(&self, mut sources: Vec<&'a Source>) -> Vec<&'a Source> {
        let list = self.list(&sources);
        sources.sort_by_key(|source| list.iter().position(|(id, _)| id == source.id()));
        sources
    }
}

impl<'a> Namesakes<'a> {
    fn item<'b>(&'b self, source: &'b Source) -> &'b Item {
        self.initialled.get(source.id()).unwrap_or(&source.item)
    }
}

fn place(cited: &Cited<'_>) -> Option<Place> {
    Place::read(cited.locator, cited.source.is_legal())
}

fn item<'a>(item: &'a Item, place: Option<&'a Place>) -> CitationItem<'a, Item> {
    let locator = |place: &'a Place| SpecificLocator(place.label, LocatorPayload::Str(&place.text));
    CitationItem::with_locator(item, place.map(locator))
}

fn hidden(item: &Item) -> CitationItem<'_, Item> {
    CitationItem::new(item, None, None, true, None)
}

/// Returns each source once, in the order of its first citation.
fn distinct<'a>(clusters: &[Vec<Cited<'a>>]) -> Vec<&'a Source> {
    let mut seen = HashSet::new();
    clusters.iter().flatten().map(|cited| cited.source).filter(|source| seen.insert(source.id())).collect()
}
