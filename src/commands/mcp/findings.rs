//! `findings`: single statements, each with how sure it is and what it rests on.

use anyhow::Result;
use serde_json::{Map, Value as Json, json};
use sourcebook::link::vote;
use sourcebook::model::{EntryId, FindingId};
use sourcebook::search::SearchOptions;

use super::arguments::Arguments;
use super::desk::Desk;
use super::portion::{MOST, Portion};

/// How many of the pages that the search finds are looked through.
const PAGES: usize = 100;

/// A finding, by its page and its number there.
pub(super) type Place = (EntryId, FindingId);

pub(super) fn answer(desk: &Desk, asked: &Arguments) -> Result<Json> {
    let window = asked.window()?;
    let (only, subjects) = (desk.asked_entry(asked)?, desk.asked_subjects(asked)?);
    let query = asked.text("query")?;
    let pages = match (only, query) {
        (Some(page), _) => vec![page],
        (None, Some(query)) => found(desk, query)?,
        (None, None) => desk.bank.entries.ids().collect(),
    };
    let standing = pages.into_iter().filter(|id| desk.site.stands(*id));
    let mut all: Vec<Place> = standing.flat_map(|id| own(desk, id)).collect();
    if let Some(subjects) = &subjects {
        all.retain(|&(id, finding)| {
            let entry = &desk.bank.entries[id];
            let fields = entry.finding(finding).map(|finding| &finding.fields);
            subjects.iter().any(|subject| subject.has(entry, fields))
        });
    }
    if let Some(query) = query {
        rank(desk, query, &mut all)?;
    }
    let portion = Portion::of(desk, window, &all, MOST, &mut |&(id, finding)| {
        json!(desk.site.finding_record(id, finding))
    });
    let pages = pages_of(desk, &portion.records);
    let mut answer = portion.answer("findings", window, all.len());
    answer["pages"] = Json::Object(pages);
    if let Some(page) = only.filter(|id| !desk.site.stands(*id)) {
        let status = desk.bank.entries[page].status.code();
        answer["note"] = json!(format!(
            "the status of this page is `{status}`: its findings are no answers"
        ));
    }
    Ok(answer)
}

/// The findings that stand on a page, and not on another that it takes them from.
pub(super) fn own(desk: &Desk, id: EntryId) -> Vec<Place> {
    let findings = desk.bank.entries[id].findings().into_iter();
    let own = findings.filter(|finding| !finding.is_taken());
    own.map(|finding| (id, finding.id)).collect()
}

/// The pages that the search finds.
fn found(desk: &Desk, query: &str) -> Result<Vec<EntryId>> {
    let wanted = SearchOptions {
        limit: PAGES,
        ..SearchOptions::default()
    };
    let found = desk.search()?.find(query, &wanted)?;
    Ok(found.hits.iter().map(|hit| hit.entry).collect())
}

/// Keeps those that have words of the query, the best first: by how good their pages are, and how many of the words they
/// have themselves. Those that are as good stay in their order.
fn rank(desk: &Desk, query: &str, all: &mut Vec<Place>) -> Result<()> {
    let mut scorer = desk.search()?.scorer(query)?;
    let mut judged: Vec<(usize, f64, Place)> = Vec::new();
    for (page, findings) in all
        .chunk_by(|(one, _), (other, _)| one == other)
        .enumerate()
    {
        for &(id, finding) in findings {
            let entry = &desk.bank.entries[id];
            let statement = entry.finding(finding);
            let statement = statement.and_then(|finding| finding.fields.text("statement"));
            let worth = scorer.score(entry, statement.unwrap_or_default());
            if worth > 0.0 {
                judged.push((page, worth, (id, finding)));
            }
        }
    }
    judged.sort_by(|(_, a, _), (_, b, _)| b.total_cmp(a));
    let alike = judged.chunk_by(|(_, a, _), (_, b, _)| a.total_cmp(b).is_eq());
    let ranked = alike.enumerate().flat_map(|(rank, alike)| {
        let votes = move |&(page, _, place): &(usize, f64, Place)| (vote(rank) + vote(page), place);
        alike.iter().map(votes)
    });
    let mut ranked: Vec<(f64, Place)> = ranked.collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    *all = ranked.into_iter().map(|(_, place)| place).collect();
    Ok(())
}

/// The pages that findings stand on, by their ids, as `findings.json` has them.
fn pages_of(desk: &Desk, findings: &[Json]) -> Map<String, Json> {
    let ids = findings
        .iter()
        .filter_map(|finding| finding["page"].as_str());
    let pages =
        ids.filter_map(|id| Some((id.to_owned(), desk.site.page_record(desk.bank.find(id)?))));
    pages.collect()
}
