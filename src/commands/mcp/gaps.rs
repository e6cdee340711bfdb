//! `gaps`: what is not known.

use anyhow::Result;
use serde_json::{Value as Json, json};
use sourcebook::model::EntryId;
use sourcebook::site::Subject;

use super::arguments::Arguments;
use super::desk::Desk;
use super::portion::{MOST, Portion};

pub(super) fn answer(desk: &Desk, asked: &Arguments) -> Result<Json> {
    let window = asked.window()?;
    let subjects = desk.asked_subjects(asked)?;
    let pages = match desk.asked_entry(asked)? {
        Some(page) => vec![page],
        None => desk.bank.entries.ids().collect(),
    };
    let standing = pages.into_iter().filter(|id| desk.site.stands(*id));
    let all: Vec<(EntryId, usize)> = standing
        .flat_map(|id| said(desk, id, subjects.as_deref()))
        .collect();
    let portion = Portion::of(desk, window, &all, MOST, &mut |&(id, place)| {
        json!(desk.site.gap_record(id, place))
    });
    let mut answer = portion.answer("gaps", window, all.len());
    let maps = subjects.iter().flatten();
    let maps: Vec<Json> = maps
        .flat_map(|subject| desk.site.empty_cells(subject))
        .collect();
    if !maps.is_empty() {
        answer["maps"] = Json::Array(maps);
    }
    Ok(answer)
}

/// What a page says is not known of some subjects, or of any, each by its place there.
fn said(desk: &Desk, id: EntryId, subjects: Option<&[Subject]>) -> Vec<(EntryId, usize)> {
    let entry = &desk.bank.entries[id];
    let is_asked = |gap| subjects.is_none_or(|all| all.iter().any(|one| one.has(entry, Some(gap))));
    let gaps = entry.gaps().into_iter().enumerate();
    let asked = gaps.filter(|(_, gap)| is_asked(gap));
    asked.map(|(place, _)| (id, place)).collect()
}
