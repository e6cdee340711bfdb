//! `sources`: what the bank rests on, as it is referred to.

use anyhow::Result;
use serde_json::{Value as Json, json};
use sourcebook::diagnostic::nearest;
use sourcebook::model::EntryId;
use sourcebook::search::SearchOptions;

use super::arguments::{Arguments, Window, refuse};
use super::desk::Desk;
use super::portion::{MOST, Portion};

pub(super) fn answer(desk: &Desk, asked: &Arguments) -> Result<Json> {
    let window = asked.window()?;
    if let Some(id) = asked.text("id")? {
        return Ok(one(desk, source(desk, id)?, window));
    }
    let (all, total) = match (desk.asked_entry(asked)?, asked.text("query")?) {
        (None, Some(query)) => found(desk, query, window)?,
        (Some(page), None) => counted(desk.site.sources_of(page)),
        (None, None) => counted(desk.site.sources_in_order()),
        (Some(_), Some(_)) => {
            return refuse("ask by `query` or by `entry`, not by both".to_owned());
        }
    };
    let portion = Portion::of(desk, window, &all, MOST, &mut |&id| {
        desk.site.whole_source_record(id)
    });
    Ok(portion.answer("sources", window, total))
}

fn counted(all: Vec<EntryId>) -> (Vec<EntryId>, usize) {
    let total = all.len();
    (all, total)
}

/// A source with a part of the places where it is used.
fn one(desk: &Desk, id: EntryId, window: Window) -> Json {
    let uses = desk.site.uses(id);
    let portion = Portion::of(desk, window, &uses, MOST, &mut Json::clone);
    let mut answer = portion.answer("used", window, uses.len());
    answer["source"] = json!(desk.site.whole_source_record(id));
    answer
}

/// The source of an id.
fn source(desk: &Desk, id: &str) -> Result<EntryId> {
    if let Some(found) = desk.bank.source(id) {
        return Ok(found);
    }
    if desk.bank.find(id).is_some() {
        return refuse(format!("`{id}` is no source: ask `entry` for it"));
    }
    let all = desk.site.sources_in_order().into_iter();
    let known: Vec<&str> = all
        .map(|id| desk.bank.entries[id].id.name.as_str())
        .collect();
    let hint =
        nearest(id, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    refuse(format!("there is no source `{id}`{hint}"))
}

/// The sources that the search finds, as far as the window shows them, and how many there are.
fn found(desk: &Desk, query: &str, window: Window) -> Result<(Vec<EntryId>, usize)> {
    let kinds = desk.site.kinds_of_sources().into_iter();
    let filters: Vec<(String, String)> = kinds.map(|kind| ("kind".to_owned(), kind)).collect();
    let wanted = SearchOptions {
        filters: &filters,
        order: None,
        language: None,
        limit: window.end(),
    };
    let found = desk.search()?.find(query, &wanted)?;
    let all = found.hits.iter().map(|hit| hit.entry);
    Ok((all.collect(), found.total))
}
