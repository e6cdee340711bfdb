//! What leads to an entry, by what it says.

use crate::model::{EntryId, FindingId};
use serde::Serialize;

use crate::link::{Edge, EdgeKind, Links};
use crate::messages::Messages;
use crate::model::{Bank, Value};
use crate::schema::CITATION;
use crate::site::plan::uses::is_use;
use crate::theme;
use crate::{
    site::{path, planned::Site},
    text::html,
};

use super::link::LinkView;
use super::rating;
use super::rating::RatingView;

/// A group of backlinks.
#[derive(Debug, Serialize)]
pub(crate) struct BackGroup {
    pub(crate) label: String,
    /// How many there are on all pages.
    pub(crate) total: usize,
    pub(crate) rows: Vec<BackRow>,
}

/// A backlink.
#[derive(Debug, Serialize)]
pub(crate) struct BackRow {
    title: String,
    path: String,
    summary: Option<String>,
    /// Where in this entry, as HTML.
    locator: String,
    /// The entry that a finding belongs to.
    entry: Option<LinkView>,
    kind: theme::Value,
    rating: Option<RatingView>,
    year: Option<String>,
}

/// A row before it is shown: which entry, which of its findings, and all locators.
struct Backlink<'a> {
    kind: &'a EdgeKind,
    from: EntryId,
    finding: Option<FindingId>,
    locators: Vec<&'a str>,
}

/// How many backlinks an entry has, in rows.
pub(crate) fn count(bank: &Bank, links: &Links, id: EntryId) -> usize {
    gather(bank, links, id).len()
}

/// The backlinks on page `number`, and how many there are.
pub(crate) fn backlinks(site: &Site, id: EntryId, number: usize) -> (Vec<BackGroup>, usize) {
    let found = gather(&site.bank, &site.links, id);
    let mut groups: Vec<BackGroup> = Vec::new();
    for row in crate::site::pager::slice(&found, number) {
        let label = label(site.bank.messages(), row.kind);
        if groups.last().is_none_or(|group| group.label != label) {
            let total = found.iter().filter(|other| other.kind == row.kind).count();
            groups.push(BackGroup {
                label,
                total,
                rows: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(show(site, row));
        }
    }
    (groups, found.len())
}

/// One row for each kind of edge, entry and finding; several locators are joined. What uses a source is told apart, by page
/// and by place.
fn gather<'a>(bank: &Bank, links: &'a Links, id: EntryId) -> Vec<Backlink<'a>> {
    let is_source = bank.entries[id].base == CITATION;
    // A source that a finding rests on lists it once, where it stands.
    let is_shown = |edge: &&Edge| {
        edge.from != id
            && (!edge.is_taken || edge.kind == EdgeKind::Takes)
            && !(is_source && is_use(&edge.kind))
    };
    let mut edges: Vec<&Edge> = links.incoming(id).filter(is_shown).collect();
    let by_finding = |edge: &Edge| {
        matches!(
            edge.kind,
            EdgeKind::Takes | EdgeKind::RestsOn | EdgeKind::ReadIn
        )
        .then_some(edge.finding)
        .flatten()
    };
    edges.sort_by(|a, b| (&a.kind, a.from, by_finding(a)).cmp(&(&b.kind, b.from, by_finding(b))));
    let mut found: Vec<Backlink<'a>> = Vec::new();
    for edge in edges {
        let finding = by_finding(edge);
        let is_same = |last: &Backlink<'_>| {
            last.kind == &edge.kind && last.from == edge.from && last.finding == finding
        };
        if !found.last().is_some_and(is_same) {
            found.push(Backlink {
                kind: &edge.kind,
                from: edge.from,
                finding,
                locators: Vec::new(),
            });
        }
        let last = found
            .last_mut()
            .expect("one was pushed where there was none");
        if !edge.locator.is_empty() && !last.locators.contains(&edge.locator.as_str()) {
            last.locators.push(&edge.locator);
        }
    }
    found
}

fn label(messages: &Messages, kind: &EdgeKind) -> String {
    let id = match kind {
        EdgeKind::Takes => "back-takes",
        EdgeKind::RestsOn => "back-rests",
        EdgeKind::ReadIn => "back-read-in",
        EdgeKind::Cites => "back-cites",
        EdgeKind::Mentions => "back-mentions",
        EdgeKind::SupersededBy => "back-superseded-by",
        EdgeKind::SeeInstead => "back-see-instead",
        EdgeKind::Translates => "back-translates",
        EdgeKind::Names {
            inverse: Some(inverse),
            ..
        } => return inverse.clone(),
        EdgeKind::Names { field, .. } => {
            return messages.with("back-names", &[("field", field.as_str().into())]);
        }
    };
    messages.text(id)
}

fn show(site: &Site, row: &Backlink<'_>) -> BackRow {
    let locator = row
        .locators
        .iter()
        .map(|locator| html::locator(locator))
        .collect::<Vec<_>>()
        .join(", ");
    let bank = &site.bank;
    let entry = &bank.entries[row.from];
    let page = path::entry(bank, entry);
    let finding = row.finding.and_then(|id| entry.finding(id));
    let years = |as_of| bank.messages().years(as_of);
    let year = entry.fields.period("as_of").map(years);
    let kind = site.kind(&entry.kind);
    let Some(finding) = finding else {
        let (title, summary) = (entry.title.clone(), entry.summary.clone());
        return BackRow {
            title,
            path: page,
            summary,
            locator,
            entry: None,
            kind,
            rating: None,
            year,
        };
    };
    let fields = &finding.fields;
    let first = match fields.get("ratings") {
        Some(Value::Ratings(ratings)) => ratings
            .first()
            .and_then(|first| rating::rating(bank, first)),
        _ => None,
    };
    BackRow {
        title: fields.text("statement").unwrap_or(&entry.title).to_owned(),
        path: format!("{page}#{}", finding.anchor()),
        summary: None,
        locator,
        entry: Some(LinkView {
            title: entry.title.clone(),
            path: page,
        }),
        kind,
        rating: first,
        year: fields.period("as_of").map(years).or(year),
    }
}
