//! How to cite an entry, and take its reference away.

use serde::Serialize;

use crate::parse::Entry;
use crate::schema::CITATION;
use crate::site::export::{self, Format};
use crate::site::{Site, html, path};

/// An entry as others cite it; a source as itself.
#[derive(Debug, Serialize)]
pub(super) struct CiteView {
    /// In the style of the bank, as HTML.
    reference: String,
    /// In APA style (7th edition, 10.16), as HTML; for pages, whose form is always the same.
    apa: Option<String>,
    bibtex: String,
    ris: String,
    csl: String,
}

/// How to cite the entry at `at`.
pub(super) fn cite(site: &Site, at: usize) -> CiteView {
    let entry = &site.bank.entries[at];
    let item = export::of_entry(site, entry);
    let own = site
        .references
        .get(at)
        .map(|found| found.reference.html.clone());
    let is_source = entry.kind == CITATION;
    let reference = own.unwrap_or_else(|| site.references.of_page(&entry.id.name, &item));
    let items = [item];
    CiteView {
        reference,
        apa: (!is_source).then(|| apa(site, entry)),
        bibtex: Format::Bibtex.write(&items),
        ris: Format::Ris.write(&items),
        csl: Format::Csl.write(&items),
    }
}

/// A page by author, date, title, site and address.
fn apa(site: &Site, entry: &Entry) -> String {
    let config = &site.bank.config;
    let authors = entry.fields.texts("authors");
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
    let date = date.map_or_else(|| "n.d.".to_owned(), |date| date.american());
    let stop = if by.ends_with('.') { "" } else { "." };
    format!(
        "{}{stop} ({date}). <i>{}</i>.{container} {}",
        html::escape(&by),
        html::escape(&entry.title),
        html::link(&url, &html::escape(&url)),
    )
}
