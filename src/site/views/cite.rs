//! How to cite an entry, and take its reference away.

use crate::model::EntryId;
use serde::Serialize;

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
        let [bibtex, biblatex, ris, csl] = written::Written::clone(&own.written);
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
    let [bibtex, biblatex, ris, csl] = written::write(&item);
    CiteView {
        reference: site.references.of_page(&item),
        apa: Some(apa(site, entry)),
        bibtex,
        biblatex,
        ris,
        csl: Format::Csl.join(&[&csl]),
    }
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
