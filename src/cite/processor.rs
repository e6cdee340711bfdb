//! Formats citations and references in one style and language.

use std::error::Error;
use std::fmt;

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{Citation, IndependentStyle, Layout, Locale, LocaleCode};
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest,
    ElemChild, ElemChildren, ElemMeta, Rendered,
};

use super::class::{Class, class_of};
use super::joining::Joining;
use super::means::Means;
use super::naming::{Naming, ShortNames};
use super::render::Line;
use super::sort::sort_key;
use super::typed::Typed;
use super::{amend, archive, source::Source};
use crate::messages::Order;
use crate::model::CiteForm;

/// One source in a cluster of citations.
#[derive(Debug, Clone, Copy)]
pub struct Cited<'a> {
    /// What is cited.
    pub source: &'a Source,
    /// Where in it, as an editor wrote it (`p. 4`, `box after para. 3.24`), or empty.
    pub locator: &'a str,
    /// What is said of it.
    pub form: CiteForm,
    /// How it names those who wrote it.
    pub naming: Naming,
}

impl<'a> Cited<'a> {
    /// A source as it is cited in brackets.
    pub fn new(source: &'a Source, locator: &'a str) -> Self {
        Self {
            source,
            locator,
            form: CiteForm::Whole,
            naming: Naming::Whole,
        }
    }
}

/// An entry of a list of references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Escaped HTML with links; in a numeric style on a page, the number comes first, as `<span
    /// class="citation-number">`.
    pub html: String,
    /// The same as text.
    pub text: String,
    /// What references are put in order by, in the language of the bank, without the number.
    pub sort: Vec<u8>,
}

/// The archive has no style of this name; [`Processor::style_names`] lists those that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownStyle {
    /// The name that was asked for.
    pub name: String,
}

impl fmt::Display for UnknownStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no citation style `{}`", self.name)
    }
}

impl Error for UnknownStyle {}

/// A style and a language, loaded once for a run and shared by all threads.
#[derive(Debug)]
pub struct Processor {
    pub(super) style: IndependentStyle,
    /// A style that prints nothing, for the half of hayagriva's work that a call has no use for.
    pub(super) silent: IndependentStyle,
    /// A style that prints the authors of a source alone.
    pub(super) author: IndependentStyle,
    pub(super) means: Means,
    pub(super) typed: Typed,
    pub(super) joining: Joining,
    pub(super) language: LocaleCode,
    order: Order,
    pub(super) locales: Vec<Locale>,
    class: Class,
}

impl Processor {
    /// Loads a style of the archive, by its name there or in the Zotero style repository
    /// (`harvard-cite-them-right`).
    ///
    /// # Errors
    ///
    /// Where the archive has no style of this name.
    pub fn from_archive(name: &str, language: &str) -> Result<Self, UnknownStyle> {
        let style = archive::style(name).ok_or_else(|| UnknownStyle {
            name: name.to_owned(),
        })?;
        Ok(Self::new(style, language))
    }

    /// Loads a style from the text of a CSL file.
    ///
    /// # Errors
    ///
    /// Where the text is no CSL; the message says what is wrong with it.
    pub fn from_csl(xml: &str, language: &str) -> Result<Self, String> {
        Ok(Self::new(archive::style_from_csl(xml)?, language))
    }

    /// Returns the names of the styles in the archive, sorted.
    pub fn style_names() -> Vec<&'static str> {
        archive::names()
    }

    /// Returns how the style cites.
    pub fn class(&self) -> Class {
        self.class
    }

    /// Formats the reference to a source on its own, without a number.
    ///
    /// Where the style has no list of references, or leaves such a source out of it (APA: personal
    /// communications), this is what it prints in the text, else the title or the id, so that no
    /// source is without words.
    pub fn reference(&self, source: &Source) -> Reference {
        let line = self
            .list(&[source])
            .pop()
            .map(|(_, line)| line)
            .filter(|line| !line.is_empty());
        self.written(None, &line.unwrap_or_else(|| self.stand_in(source)))
    }

    /// Returns the words for a source that the list of references leaves out.
    pub(super) fn stand_in(&self, source: &Source) -> Line {
        let words = if self.class == Class::Numeric {
            Line::default()
        } else {
            self.words(source)
        };
        if words.is_empty() {
            Line::plain(source.title())
        } else {
            words
        }
    }

    fn new(mut style: IndependentStyle, language: &str) -> Self {
        let class = class_of(&style);
        amend::amend(&mut style);
        let order = Order::of(language);
        let (language, locales) = archive::locales(language);
        amend::print_years_alone(&mut style, &locales, &language);
        let means = Means::take(&mut style, class);
        let joining = Joining::take(&mut style.citation, class);
        let mut silent = style.clone();
        silent.citation = Citation::with_layout(Layout::with_elements(Vec::new()));
        silent.bibliography = None;
        let author = archive::author_style().unwrap_or_else(|_| silent.clone());
        Self {
            style,
            silent,
            author,
            means,
            typed: Typed::default(),
            joining,
            language,
            order,
            locales,
            class,
        }
    }

    /// A source as the style calls it in texts; `own` are words of its own for that. Styles that do not cite by author and
    /// year have it as it is.
    pub fn called(&self, source: Source, own: Option<&str>, short_names: &ShortNames) -> Source {
        match self.class {
            Class::AuthorDate => source.called(own, short_names),
            Class::Numeric | Class::Note => source,
        }
    }

    /// Returns what the list of references says on each source, in its order, without numbers.
    pub(super) fn list(&self, sources: &[&Source]) -> Vec<(String, Line)> {
        let mut driver = BibliographyDriver::new();
        for source in sources {
            driver.citation(self.request(
                &self.silent,
                vec![CitationItem::with_entry(&source.item)],
                None,
            ));
        }
        match sources {
            [source] => {
                let style = self.typed.of(0, &self.style, source);
                self.entries(driver, &style, sources)
            }
            _ => self.entries(driver, &self.style, sources),
        }
    }

    /// Returns the ids and words of a list of references to these sources, without numbers.
    pub(super) fn entries(
        &self,
        driver: BibliographyDriver<'_, Item>,
        style: &IndependentStyle,
        sources: &[&Source],
    ) -> Vec<(String, Line)> {
        let list = self.finish(driver, style).bibliography;
        let items = list.iter().flat_map(|list| &list.items);
        let line = |item: &BibliographyItem| {
            (
                item.key.clone(),
                Line::without_number(&whole(item, sources)),
            )
        };
        items.map(line).collect()
    }

    /// Returns what a citation of the source says, without brackets.
    pub(super) fn words(&self, source: &Source) -> Line {
        let cited = Cited::new(source, "");
        let tree = self.single(&cited);
        let item = tree.0.iter().find_map(entry);
        item.map(Line::without_number).unwrap_or_default()
    }

    /// Cites sources together, in one form of the style.
    pub(super) fn cite(
        &self,
        style: &IndependentStyle,
        items: Vec<CitationItem<'_, Item>>,
    ) -> ElemChildren {
        let mut driver = BibliographyDriver::new();
        driver.citation(CitationRequest::new(
            items,
            style,
            Some(self.language.clone()),
            &self.locales,
            Some(1),
        ));
        let mut rendered = driver.finish(BibliographyRequest::new(
            &self.silent,
            Some(self.language.clone()),
            &self.locales,
        ));
        let cited = rendered.citations.pop();
        cited.map(|cited| cited.citation).unwrap_or_default()
    }

    /// Puts a reference together from its number and its words.
    pub(super) fn written(&self, number: Option<&Line>, line: &Line) -> Reference {
        let (mut html, mut text) = (String::new(), String::new());
        if let Some(number) = number {
            html = format!("<span class=\"citation-number\">{}</span> ", number.html());
            text = format!("{} ", number.text());
        }
        html.push_str(&line.html());
        text.push_str(&line.text());
        Reference {
            html,
            text,
            sort: sort_key(&line.text(), &self.order),
        }
    }

    pub(super) fn request<'a>(
        &'a self,
        style: &'a IndependentStyle,
        items: Vec<CitationItem<'a, Item>>,
        note: Option<usize>,
    ) -> CitationRequest<'a, Item> {
        CitationRequest::new(
            items,
            style,
            Some(self.language.clone()),
            &self.locales,
            note,
        )
    }

    pub(super) fn finish(
        &self,
        driver: BibliographyDriver<'_, Item>,
        style: &IndependentStyle,
    ) -> Rendered {
        driver.finish(BibliographyRequest::new(
            style,
            Some(self.language.clone()),
            &self.locales,
        ))
    }
}

/// Puts a bibliography item back together where the style sets its first field apart, with the words for its year.
pub(super) fn whole(item: &BibliographyItem, sources: &[&Source]) -> ElemChildren {
    let parts = item.first_field.iter().chain(&item.content.0);
    let mut tree = ElemChildren(parts.cloned().collect());
    let source = sources.iter().find(|source| source.id() == item.key);
    if let Some(years) = source.and_then(|source| source.years.as_ref()) {
        years.put(&mut tree);
    }
    tree
}

pub(super) fn entry(child: &ElemChild) -> Option<&ElemChildren> {
    match child {
        ElemChild::Elem(elem) if matches!(elem.meta, Some(ElemMeta::Entry(_))) => {
            Some(&elem.children)
        }
        _ => None,
    }
}
