//! What machines read of an entry's page: JSON-LD in the words of schema.org (<https://schema.org/docs/schemas.html>).

use serde_json::Value as Json;

use crate::model::{Bank, Entry, EntryId};
use crate::schema::{CITATION, DATASET, TERM};
use crate::site::references::item;
use crate::site::{path, planned::Site};
use crate::text::Date;

use super::graph::{Part, Thing};

/// The page as a graph: what it is about, and the way to it.
pub(crate) fn of_entry(site: &Site, id: EntryId) -> String {
    let bank = &*site.bank;
    let entry = &bank.entries[id];
    let parts = vec![thing(site, id), trail(bank, entry)];
    let graph = Thing::default().with("@context", "https://schema.org");
    let graph = serde_json::to_string(&graph.with("@graph", parts)).unwrap_or_default();
    // Within a script, nothing may look like its end.
    graph.replace('<', "\\u003c")
}

fn thing(site: &Site, id: EntryId) -> Thing {
    let bank = &*site.bank;
    let entry = &bank.entries[id];
    let url = path::address(bank, &path::entry(bank, entry));
    let mut found = Thing::of_type(kind(entry, bank))
        .with("@id", &url)
        .with("url", url)
        .with("name", &entry.title)
        .with("inLanguage", bank.language_of(entry));
    let work = |id: EntryId| {
        let url = path::address(bank, &path::entry(bank, &bank.entries[id]));
        Thing::default().with("@id", url)
    };
    let original = site.links.original(id);
    found.put("translationOfWork", original.map(work));
    let versions = site.links.versions(bank, id).into_iter().skip(1);
    let translations: Vec<Thing> = versions.map(work).collect();
    let has_some = original.is_none() && !translations.is_empty();
    found.put("workTranslation", has_some.then_some(translations));
    found.put("description", entry.summary.as_ref());
    match entry.base.as_str() {
        TERM => of_term(bank, entry, &mut found),
        CITATION => of_citation(bank, entry, &mut found),
        _ => of_page(bank, entry, &mut found),
    }
    found
}

fn of_term(bank: &Bank, entry: &Entry, found: &mut Thing) {
    let set = of_name("DefinedTermSet", &bank.config.title);
    let set = set.with("url", &bank.config.base_url);
    found.put("inDefinedTermSet", Some(set));
    found.put("termCode", entry.fields.text("acronym"));
}

fn of_citation(bank: &Bank, entry: &Entry, found: &mut Thing) {
    let item = item::of_entry(bank, entry);
    found.put("author", item.get("author").map(people));
    found.put("datePublished", item::years(&item, "issued"));
    let publisher = entry.fields.text("publisher");
    found.put("publisher", publisher.map(|name| of_name(BODY, name)));
}

fn of_page(bank: &Bank, entry: &Entry, found: &mut Thing) {
    let name = &bank.config.title;
    let item = item::of_entry(bank, entry);
    found.put("author", item.get("author").map(people));
    found.put("publisher", Some(of_name(BODY, name)));
    let site = of_name("WebSite", name).with("url", &bank.config.base_url);
    found.put("isPartOf", Some(site));
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    found.put("datePublished", date(entry.published));
    found.put("dateModified", date(entry.reviewed));
    let period = entry.fields.period("as_of");
    found.put("temporalCoverage", period.map(|period| period.to_string()));
    found.put("license", entry.fields.text("licence"));
    let about = entry.terms.iter().filter_map(|(vocabulary, term)| {
        let found = bank.schema.vocabularies.get(vocabulary)?;
        Some(of_name("DefinedTerm", &found.terms.get(term)?.label))
    });
    let about: Vec<Thing> = about.collect();
    found.put("about", (!about.is_empty()).then_some(about));
}

/// What schema.org calls those who are no persons.
const BODY: &str = "Organization";

fn of_name(kind: &'static str, name: &str) -> Thing {
    Thing::of_type(kind).with("name", name)
}

/// What an entry is in the words of schema.org.
fn kind(entry: &Entry, bank: &Bank) -> &'static str {
    match entry.base.as_str() {
        CITATION => of_source(entry.fields.text("type").unwrap_or_default()),
        DATASET => "Dataset",
        TERM => "DefinedTerm",
        _ if !entry.findings().is_empty() => "Report",
        _ if bank.kind(entry).ordered => "TechArticle",
        _ => "Article",
    }
}

fn of_source(csl_type: &str) -> &'static str {
    match csl_type {
        "report" => "Report",
        "article-journal" | "paper-conference" => "ScholarlyArticle",
        "article-newspaper" => "NewsArticle",
        "book" => "Book",
        "chapter" => "Chapter",
        "thesis" => "Thesis",
        "dataset" => "Dataset",
        "legislation" | "regulation" | "bill" => "Legislation",
        "webpage" => "WebPage",
        _ => "CreativeWork",
    }
}

fn people(authors: &Json) -> Part {
    let all = authors.as_array().into_iter().flatten();
    let one = |name: &Json| {
        let part = |part: &str| name[part].as_str().unwrap_or_default();
        match part("literal") {
            "" => {
                let whole = format!("{} {}", part("given"), part("family"));
                of_name("Person", whole.trim())
            }
            body => of_name(BODY, body),
        }
    };
    all.map(one).collect::<Vec<_>>().into()
}

/// The way from the home page.
fn trail(bank: &Bank, entry: &Entry) -> Thing {
    let kind = bank.kind(entry);
    let list = path::page(&kind.url, 1);
    let own = path::entry(bank, entry);
    let steps = [
        (bank.config.title.as_str(), "index.html"),
        (kind.plural.as_str(), list.as_str()),
        (entry.title.as_str(), own.as_str()),
    ];
    let steps = steps.into_iter().zip(1..).map(|((name, to), position)| {
        Thing::of_type("ListItem")
            .with("position", Part::Number(position))
            .with("name", name)
            .with("item", path::address(bank, to))
    });
    let steps: Vec<Thing> = steps.collect();
    Thing::of_type("BreadcrumbList").with("itemListElement", steps)
}
