//! What machines read of an entry's page: JSON-LD in the words of schema.org (<https://schema.org/docs/schemas.html>).

use serde_json::{Map, Value as Json, json};

use crate::model::{Bank, Entry, EntryId};
use crate::schema::{CITATION, DATASET, TERM};
use crate::site::references::item;
use crate::site::{path, planned::Site};
use crate::text::Date;

/// The page as a graph: what it is about, and the way to it.
pub(crate) fn of_entry(site: &Site, id: EntryId) -> String {
    let bank = &*site.bank;
    let entry = &bank.entries[id];
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [thing(site, id), trail(bank, entry)],
    });
    // Within a script, nothing may look like its end.
    graph.to_string().replace('<', "\\u003c")
}

/// A thing of schema.org, as it grows.
struct Thing(Map<String, Json>);

impl Thing {
    fn put(&mut self, name: &str, value: Option<Json>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value);
        }
    }
}

fn thing(site: &Site, id: EntryId) -> Json {
    let bank = &*site.bank;
    let entry = &bank.entries[id];
    let url = path::address(bank, &path::entry(bank, entry));
    let mut found = Thing(Map::new());
    found.put("@type", Some(json!(kind(entry, bank))));
    found.put("@id", Some(json!(url)));
    found.put("url", Some(json!(url)));
    found.put("name", Some(json!(entry.title)));
    found.put("inLanguage", Some(json!(bank.language_of(entry))));
    let work =
        |id: EntryId| json!({"@id": path::address(bank, &path::entry(bank, &bank.entries[id]))});
    let original = site.links.original(id);
    found.put("translationOfWork", original.map(work));
    let versions = site.links.versions(bank, id).into_iter().skip(1);
    let translations: Vec<Json> = versions.map(work).collect();
    let has_some = original.is_none() && !translations.is_empty();
    found.put("workTranslation", has_some.then(|| json!(translations)));
    let summary = entry.summary.as_ref();
    found.put("description", summary.map(|text| json!(text)));
    match entry.base.as_str() {
        TERM => of_term(bank, entry, &mut found),
        CITATION => of_citation(bank, entry, &mut found),
        _ => of_page(bank, entry, &mut found),
    }
    Json::Object(found.0)
}

fn of_term(bank: &Bank, entry: &Entry, found: &mut Thing) {
    let (name, url) = (&bank.config.title, &bank.config.base_url);
    let set = json!({"@type": "DefinedTermSet", "name": name, "url": url});
    found.put("inDefinedTermSet", Some(set));
    let acronym = entry.fields.text("acronym");
    found.put("termCode", acronym.map(|text| json!(text)));
}

fn of_citation(bank: &Bank, entry: &Entry, found: &mut Thing) {
    let item = item::of_entry(bank, entry);
    found.put("author", item.get("author").map(people));
    let issued = item::years(&item, "issued");
    found.put("datePublished", issued.map(|years| json!(years)));
    let body = |name: &str| json!({"@type": "Organization", "name": name});
    found.put("publisher", entry.fields.text("publisher").map(body));
}

fn of_page(bank: &Bank, entry: &Entry, found: &mut Thing) {
    let (name, url) = (&bank.config.title, &bank.config.base_url);
    let item = item::of_entry(bank, entry);
    found.put("author", item.get("author").map(people));
    let bank_itself = json!({"@type": "Organization", "name": name});
    found.put("publisher", Some(bank_itself));
    let site = json!({"@type": "WebSite", "name": name, "url": url});
    found.put("isPartOf", Some(site));
    let date = |date: Option<Date>| date.map(|date| json!(date.to_string()));
    found.put("datePublished", date(entry.published));
    found.put("dateModified", date(entry.reviewed));
    let period = entry.fields.period("as_of");
    found.put(
        "temporalCoverage",
        period.map(|period| json!(period.to_string())),
    );
    let licence = entry.fields.text("licence");
    found.put("license", licence.map(|text| json!(text)));
    let about = entry.terms.iter().filter_map(|(vocabulary, term)| {
        let found = bank.schema.vocabularies.get(vocabulary)?;
        Some(json!({"@type": "DefinedTerm", "name": found.terms.get(term)?.label}))
    });
    let about: Vec<Json> = about.collect();
    found.put("about", (!about.is_empty()).then(|| json!(about)));
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

fn people(authors: &Json) -> Json {
    let all = authors.as_array().into_iter().flatten();
    let one = |name: &Json| {
        let part = |part: &str| name[part].as_str().unwrap_or_default();
        match part("literal") {
            "" => {
                let whole = format!("{} {}", part("given"), part("family"));
                json!({"@type": "Person", "name": whole.trim()})
            }
            body => json!({"@type": "Organization", "name": body}),
        }
    };
    Json::Array(all.map(one).collect())
}

/// The way from the home page.
fn trail(bank: &Bank, entry: &Entry) -> Json {
    let kind = bank.kind(entry);
    let list = path::page(&kind.url, 1);
    let own = path::entry(bank, entry);
    let steps = [
        (bank.config.title.as_str(), "index.html"),
        (kind.plural.as_str(), list.as_str()),
        (entry.title.as_str(), own.as_str()),
    ];
    let steps = steps.into_iter().zip(1..).map(|((name, to), position)| {
        json!({"@type": "ListItem", "position": position, "name": name, "item": path::address(bank, to)})
    });
    json!({"@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>()})
}
