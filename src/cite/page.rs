//! Formats everything that is cited on a page together.

use std::collections::HashSet;

use hayagriva::citationberg::IndependentStyle;
use hayagriva::citationberg::json::Item;
use hayagriva::{
    BibliographyDriver, BibliographyItem, CitationItem, ElemChild, ElemChildren, ElemMeta,
    LocatorPayload, Rendered, RenderedCitation, SpecificLocator,
};

use super::locator::ReadLocator;
use super::processor::whole;
use super::render::{Line, Piece};
use super::tree::uncalled;
use super::years::put_each;
use super::{
    class::Class,
    processor::{Cited, Processor, Reference},
    source::Source,
};
use crate::model::CiteForm;

/// Everything that is cited on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The clusters, in the order given.
    pub in_text: Vec<Vec<Piece>>,
    /// The id of each source and its reference, in the order of the style's bibliography.
    pub references: Vec<(String, Reference)>,
}

impl Processor {
    /// Formats everything that is cited on a page together, so that numbers and notes agree.
    ///
    /// In a note style each note is printed in the text itself, in round brackets: whole at first, then in the style's
    /// short form. A superscript number would lose the locator, or need a second set of footnotes beside those of the
    /// author. In an author-date style nothing of one citation depends on the others, once their sources have been told
    /// apart ([`Processor::tell_apart`]).
    pub fn page(&self, clusters: &[Vec<Cited<'_>>]) -> Page {
        let sources = distinct(clusters);
        match self.class() {
            Class::AuthorDate => Page {
                in_text: clusters
                    .iter()
                    .map(|cluster| self.joined(cluster))
                    .collect(),
                references: self.unnumbered(&sources),
            },
            Class::Numeric => {
                let rendered = self.run(clusters, &self.style);
                Page {
                    in_text: self.clusters(&rendered, clusters),
                    references: self.numbered(&rendered, &sources),
                }
            }
            Class::Note => {
                let rendered = self.run(clusters, &self.silent);
                Page {
                    in_text: self.clusters(&rendered, clusters),
                    references: self.unnumbered(&sources),
                }
            }
        }
    }

    /// Formats one cluster of citations on its own.
    ///
    /// Right for [`Class::AuthorDate`]; a numeric style would begin at 1 and a note style know no
    /// earlier notes. The items may come in another order than given, and a range of numbers
    /// (`[1–3]`) leaves its inner ones out.
    pub fn in_text(&self, cluster: &[Cited<'_>]) -> Vec<Piece> {
        if self.class() == Class::AuthorDate {
            return self.joined(cluster);
        }
        let clusters = [cluster.to_vec()];
        let rendered = self.run(&clusters, &self.silent);
        self.clusters(&rendered, &clusters)
            .pop()
            .unwrap_or_default()
    }

    fn run(&self, clusters: &[Vec<Cited<'_>>], list: &IndependentStyle) -> Rendered {
        let places: Vec<Vec<_>> = clusters
            .iter()
            .map(|cluster| cluster.iter().map(place).collect())
            .collect();
        let mut driver = BibliographyDriver::new();
        for (index, (cluster, places)) in clusters.iter().zip(&places).enumerate() {
            let items = cluster
                .iter()
                .zip(places)
                .map(|(cited, place)| item(&cited.source.item, place.as_ref()));
            driver.citation(self.request(&self.style, items.collect(), Some(index + 1)));
        }
        self.finish(driver, list)
    }

    fn clusters(&self, rendered: &Rendered, clusters: &[Vec<Cited<'_>>]) -> Vec<Vec<Piece>> {
        rendered
            .citations
            .iter()
            .zip(clusters)
            .map(|(line, cluster)| self.pieces(line, cluster))
            .collect()
    }

    fn pieces(&self, citation: &RenderedCitation, cluster: &[Cited<'_>]) -> Vec<Piece> {
        if cluster.is_empty() {
            return Vec::new();
        }
        let mut tree = citation.citation.clone();
        let years = cluster.iter().map(|cited| cited.source.years.as_ref());
        put_each(&mut tree, &years.collect::<Vec<_>>());
        if self.class() == Class::Note {
            leave_authors_to_sentence(&mut tree, cluster);
        }
        let line = Line::new(&tree);
        let mut pieces = line.pieces();
        if self.class() == Class::Note && !is_in_brackets(&line.text()) {
            pieces.insert(0, Piece::Html("(".to_owned()));
            pieces.push(Piece::Html(")".to_owned()));
        }
        if let [cited] = cluster
            && cited.form == CiteForm::Narrative
        {
            self.behind_author(cited.source, &mut pieces);
        }
        pieces
    }

    fn numbered(&self, rendered: &Rendered, sources: &[&Source]) -> Vec<(String, Reference)> {
        let numbered = |item: &BibliographyItem| {
            let tree = whole(item, sources);
            let number = tree
                .find_meta(&ElemMeta::CitationNumber)
                .map(|number| Line::new(&number.children));
            let line = self.or_stand_in(&item.key, Line::without_number(&tree), sources);
            (item.key.clone(), self.written(number.as_ref(), &line))
        };
        match &rendered.bibliography {
            Some(list) => list.items.iter().map(numbered).collect(),
            None => self.stand_ins(sources),
        }
    }

    fn unnumbered(&self, sources: &[&Source]) -> Vec<(String, Reference)> {
        let list = self.list(sources);
        if list.is_empty() {
            return self.stand_ins(sources);
        }
        let unnumbered = |(id, line): (String, Line)| {
            let line = self.or_stand_in(&id, line, sources);
            (id, self.written(None, &line))
        };
        list.into_iter().map(unnumbered).collect()
    }

    fn or_stand_in(&self, id: &str, line: Line, sources: &[&Source]) -> Line {
        let left_out = sources
            .iter()
            .find(|source| line.is_empty() && source.id() == id);
        left_out.map_or(line, |source| self.stand_in(source))
    }

    fn stand_ins(&self, sources: &[&Source]) -> Vec<(String, Reference)> {
        let stand_in = |source: &&Source| {
            (
                source.id().to_owned(),
                self.written(None, &self.stand_in(source)),
            )
        };
        sources.iter().map(stand_in).collect()
    }
}

/// Whether round brackets hold all of a text: a note may have nothing but its date, `(n.d.)`.
fn is_in_brackets(text: &str) -> bool {
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    inside.is_some_and(|inside| !inside.contains(['(', ')']))
}

/// Takes the author out of notes whose sentence names it.
fn leave_authors_to_sentence(tree: &mut ElemChildren, cluster: &[Cited<'_>]) {
    for child in &mut tree.0 {
        let ElemChild::Elem(elem) = child else {
            continue;
        };
        match elem.meta {
            Some(ElemMeta::Entry(index)) => {
                let cited = cluster.get(index);
                if let Some(cited) = cited.filter(|cited| cited.form != CiteForm::Whole) {
                    elem.children = uncalled(std::mem::take(&mut elem.children), cited.source);
                }
            }
            _ => leave_authors_to_sentence(&mut elem.children, cluster),
        }
    }
}

pub(super) fn place(cited: &Cited<'_>) -> Option<ReadLocator> {
    ReadLocator::read(cited.locator, cited.source.is_legal())
}

pub(super) fn item<'a>(item: &'a Item, place: Option<&'a ReadLocator>) -> CitationItem<'a, Item> {
    let locator =
        |place: &'a ReadLocator| SpecificLocator(place.label, LocatorPayload::Str(&place.text));
    CitationItem::with_locator(item, place.map(locator))
}

/// Returns each source once, in the order of its first citation.
fn distinct<'a>(clusters: &[Vec<Cited<'a>>]) -> Vec<&'a Source> {
    let mut seen = HashSet::new();
    clusters
        .iter()
        .flatten()
        .map(|cited| cited.source)
        .filter(|source| seen.insert(source.id()))
        .collect()
}
