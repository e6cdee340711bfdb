//! How to cite an entry, and take its reference away.

use crate::model::EntryId;
use serde::Serialize;
use std::collections::BTreeSet;

use crate::model::Entry;
use crate::schema::CITATION;
use crate::site::references::item;
use crate::site::references::written::{self, Format};
use crate::{
    site::{path, planned::Site},
    text::html,
};

/// An entry as others cite it; a source as itself.
#[derive(Debug, Serialize)]
pub(crate) struct CiteView {
    /// In the style of the bank, as HTML.
    reference: String,
    /// In APA style (7th edition, 10.16), as HTML; for pages, whose form is always the same.
    apa: Option<String>,
    bibtex: String,
    biblatex: String,
    ris: String,
    csl: String,
}

/// How to cite the entry at `at`.
pub(crate) fn cite(site: &Site, id: EntryId) -> CiteView {
    let entry = &site.bank.entries[id];
    let own = site.references.get(id);
    if let (CITATION, Some(own)) = (entry.base.as_str(), own) {
        let [bibtex, biblatex, ris, csl] = own.written.files.clone();
        return CiteView {
            reference: own.reference.html.clone(),
            apa: None,
            bibtex,
            biblatex,
            ris,
            csl: Format::Csl.join(&[&csl]),
        };
    }
    let item = item::of_entry(&site.bank, entry);
    let [bibtex, biblatex, ris, csl] = written::write(&item).files;
    CiteView {
        reference: site.references.of_page(&item),
        apa: Some(apa(site, entry)),
        bibtex,
        biblatex,
        ris,
        csl: Format::Csl.join(&[&csl]),
    }
}

/// How many sources a page offers to reference managers: more is no choice, and the page has files of them all.
const OFFERED: usize = 100;

/// The sources of entries as reference managers take them from a page, in the order of their ids.
pub(crate) fn offered(site: &Site, sources: &[EntryId]) -> Vec<String> {
    let known = sources.iter().filter_map(|&id| site.references.get(id));
    let known = known.take(OFFERED);
    known.map(|found| found.written.coins.clone()).collect()
}

/// The sources that entries rest on or cite, and those of them that are sources, in the order of their ids.
pub(crate) fn sources_of(site: &Site, entries: &[EntryId]) -> Vec<EntryId> {
    let cited = entries.iter().flat_map(|&id| {
        let is_source = site.bank.entries[id].base == CITATION;
        let own = is_source.then_some(id);
        site.links.sources(id).into_iter().chain(own)
    });
    let cited: BTreeSet<EntryId> = cited.collect();
    cited.into_iter().collect()
}

/// A page by author, date, title, site and address.
fn apa(site: &Site, entry: &Entry) -> String {
    let config = &site.bank.config;
    let authors = item::authors(&site.bank, entry);
    let (by, container) = if authors.is_empty() {
        (config.title.clone(), String::new())
    } else {
        let by = match authors.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{}, & {last}", rest.join(", ")),
            names => names.join(", "),
        };
        (by, format!(" {}.", html::escape(&config.title)))
    };
    let url = format!(
        "{}{}",
        config.base_url,
        path::public(&path::entry(&site.bank, entry))
    );
    let date = entry.reviewed.max(entry.published);
    let messages = site.bank.messages();
    let date = date.map_or_else(
        || messages.text("apa-no-date"),
        |date| messages.dated("date-apa", date),
    );
    let stop = if by.ends_with('.') { "" } else { "." };
    format!(
        "{}{stop} ({date}). <i>{}</i>.{container} {}",
        html::escape(&by),
        html::escape(&entry.title),
        html::link(&url, &html::escape(&url)),
    )
}
