//! `search`: what the search of the site finds, in its order.

use anyhow::Result;
use serde_json::{Value as Json, json};
use sourcebook::model::EntryId;
use sourcebook::search::{NamedPage, Scorer, Search, SearchOptions};

use crate::commands::asked::{check_field, check_order, unknown_value};

use super::arguments::Arguments;
use super::desk::Desk;
use super::portion::{MOST, Portion};

/// What the record of an entry has that says nothing of why it was found.
const LEFT_OUT: [&str; 4] = ["terms", "published", "reviewed", "review_by"];

/// What is found: a page beside entries that is called what was asked, or an entry.
enum Place {
    Page(NamedPage),
    Entry(EntryId),
}

pub(super) fn answer(desk: &Desk, asked: &Arguments) -> Result<Json> {
    let search = desk.search()?;
    let (query, window) = (asked.required("query")?, asked.window()?);
    let (filters, order) = (asked.pairs("filters")?, asked.text("sort")?);
    for (name, _) in &filters {
        check_field(search, name)?;
    }
    if let Some(order) = order {
        check_order(search, order)?;
    }
    let wanted = SearchOptions {
        filters: &filters,
        order,
        language: None,
        limit: window.end(),
    };
    let found = search.find(query, &wanted)?;
    let total = found.total + found.pages.len();
    let hits = found.hits.iter().map(|hit| Place::Entry(hit.entry));
    let all: Vec<Place> = found
        .pages
        .into_iter()
        .map(Place::Page)
        .chain(hits)
        .collect();
    let mut scorer = search.scorer(query)?;
    let portion = Portion::of(desk, window, &all, MOST, &mut |place| match place {
        Place::Page(page) => named(desk, page),
        Place::Entry(id) => hit(desk, search, *id, &mut scorer),
    });
    let mut answer = portion.answer("hits", window, total);
    let facts = [
        ("suggestion", json!(found.suggestion)),
        ("unheld", json!(found.unheld)),
        ("loosened", json!(found.loosened)),
        ("unknown", json!(unknown(desk, &filters))),
    ];
    for (name, fact) in facts {
        if !fact.is_null() && fact.as_array().is_none_or(|facts| !facts.is_empty()) {
            answer[name] = fact;
        }
    }
    Ok(answer)
}

/// What no entry has of what is filtered by, with the nearest that one has.
fn unknown(desk: &Desk, filters: &[(String, String)]) -> Vec<String> {
    let said = filters
        .iter()
        .filter_map(|(name, value)| unknown_value(&desk.bank, name, value, &str::to_owned));
    said.collect()
}

/// A page that is no entry.
fn named(desk: &Desk, page: &NamedPage) -> Json {
    json!({
        "id": page.name(),
        "kind": "",
        "title": page.title,
        "summary": page.excerpt,
        "url": format!("{}{}", desk.bank.config.base_url, page.url),
        "label": page.label,
    })
}

/// An entry with what of it answers best. The search finds none that was taken back.
fn hit(desk: &Desk, search: &Search, id: EntryId, scorer: &mut Scorer) -> Json {
    let mut found = desk.site.entry_record(id);
    if let Some(found) = found.as_object_mut() {
        found.retain(|name, _| !LEFT_OUT.contains(&name.as_str()));
    }
    found["summary"] = json!(search.excerpt(&desk.bank, id));
    best(desk, search, id, scorer, &mut found);
    found
}

/// Adds the finding that answers best, or the section.
fn best(desk: &Desk, search: &Search, id: EntryId, scorer: &mut Scorer, found: &mut Json) {
    let Some(passage) = search.passage(&desk.bank, id, scorer) else {
        return;
    };
    let entry = &desk.bank.entries[id];
    let mut findings = entry.findings().into_iter();
    if findings.any(|finding| finding.anchor() == passage.anchor) {
        let home = desk.site.finding_at(id, &passage.anchor);
        if let Some(record) = home.and_then(|(home, id)| desk.site.finding_record(home, id)) {
            found["finding"] = record;
        }
        return;
    }
    found["passage"] = json!({
        "id": format!("{}#{}", entry.id.name, passage.anchor),
        "url": format!("{}#{}", desk.site.address(id), passage.anchor),
        "text": passage.text,
    });
}
