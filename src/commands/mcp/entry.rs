//! `entry`: a page with all that it says.

use anyhow::{Result, anyhow};
use serde_json::{Map, Value as Json, json};
use sourcebook::model::EntryId;

use super::arguments::{Arguments, Window, refuse};
use super::desk::Desk;
use super::findings::own;
use super::portion::{MOST, Portion};

/// The first of a list.
const FIRST: Window = Window {
    offset: 0,
    limit: 50,
};

/// The most bytes of each part of an answer: the text, the findings with what is not known, and the sources.
const PART: usize = MOST / 3;

pub(super) fn answer(desk: &Desk, asked: &Arguments) -> Result<Json> {
    let id = desk.entry(asked.required("id")?)?;
    let offset = asked.offset()?;
    let text = desk
        .site
        .markdown(id)
        .map_err(|broken| anyhow!(broken.message))?;
    let Some(rest) = text.get(offset..) else {
        return refuse(format!(
            "`offset` must be a `next_offset` of `entry`, not {offset}"
        ));
    };
    let part = &rest[..cut(rest)];
    let mut found = json!({"entry": desk.site.entry_record(id)});
    if offset == 0 {
        add_lists(desk, id, &mut found);
    }
    found["text"] = json!(part);
    if part.len() < rest.len() {
        found["next_offset"] = json!(offset + part.len());
    }
    Ok(found)
}

/// Where a part of a text ends, in bytes: behind a line where it has one that is near enough.
fn cut(text: &str) -> usize {
    let end = text.floor_char_boundary(PART);
    if end == text.len() {
        return end;
    }
    let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
    if line > PART / 2 { line } else { end }
}

/// Adds findings, what is not known, and sources. A page that was taken back has no findings.
fn add_lists(desk: &Desk, id: EntryId, found: &mut Json) {
    let mut left = Map::new();
    let mut add = |name: &str, portion: Portion, total: usize| {
        if portion.left(FIRST, total) > 0 {
            left.insert(name.to_owned(), json!(total));
        }
        portion
    };
    if desk.site.stands(id) {
        let all = own(desk, id);
        let portion = Portion::of(desk, FIRST, &all, PART, &mut |&(id, finding)| {
            json!(desk.site.finding_record(id, finding))
        });
        found["findings"] = Json::Array(add("findings", portion, all.len()).records);
        let all: Vec<usize> = (0..desk.bank.entries[id].gaps().len()).collect();
        let portion = Portion::of(desk, FIRST, &all, PART / 2, &mut |&place| {
            json!(desk.site.gap_record(id, place))
        });
        found["gaps"] = Json::Array(add("gaps", portion, all.len()).records);
    }
    let all = desk.site.sources_of(id);
    let portion = Portion::of(desk, FIRST, &all, PART, &mut |&source| {
        desk.site.source_record(source)
    });
    let sources = add("sources", portion, all.len()).records.into_iter();
    let by_id = sources.filter_map(|source| Some((source["id"].as_str()?.to_owned(), source)));
    found["sources"] = Json::Object(by_id.collect());
    if !left.is_empty() {
        // The tools of these names have the rest, asked with `entry`.
        found["totals"] = Json::Object(left);
    }
}
