//! An entry's page.

use crate::model::{EntryId, FindingId};
use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{Bank, Entry, Heading, Status, Value};
use crate::schema::{CITATION, Field, FieldPlacement};
use crate::site::references::page_cites::RefView;
use crate::site::text::PageText;
use crate::text::Date;
use crate::theme;
use crate::{
    site::{path, planned::Site},
    text::html,
};

use super::backlinks::BackGroup;
use super::change::{ChangeView, HistoryView, changes};
use super::cite::{CiteView, cite};
use super::dataset::{TableView, table};
use super::field::fields;
use super::link::LinkView;
use super::menu::{MenuView, menu};
use super::row::status_label;
use super::sure::{SureView, sure};
use super::used_in::{UsedInView, used_in};
use super::uses::UsesView;
use super::value::FieldView;
use super::versions::{VersionsView, versions};
use super::{
    backlinks::backlinks,
    rating::{LevelView, levels},
};
use crate::site::pager::{Pager, pager};

/// Everything that the page of an entry shows.
#[derive(Debug, Serialize)]
pub(crate) struct EntryView<'s> {
    id: String,
    path: String,
    /// The file that it comes from.
    source: String,
    title: String,
    /// The attributes of its text, where that is in another language.
    language: Option<String>,
    kind: theme::Value,
    /// The answer as HTML.
    summary: Option<String>,
    status: StatusView,
    /// The page in its other languages.
    versions: VersionsView,
    published: Option<String>,
    reviewed: Option<String>,
    changed: Option<String>,
    /// What Git knows of its file, where the bank asks for that.
    history: Option<HistoryView>,
    /// What changed on it and why, the last first.
    changes: Vec<ChangeView>,
    review_by: Option<String>,
    /// Whether the planned review is past.
    overdue: bool,
    /// How sure: each code that it or its findings have, with its count.
    levels: Vec<LevelView>,
    /// The same by scale, for the bars at the head of the page.
    sure: Vec<SureView>,
    /// Fields placed at a glance, in the body and aside, in the order of declaration.
    glance: Vec<&'s str>,
    body_fields: Vec<&'s str>,
    aside: Vec<&'s str>,
    /// Those of the body that stand before its findings and gaps: they belong to the answer.
    answer_fields: Vec<&'s str>,
    /// Every field by its name.
    fields: IndexMap<&'s str, FieldView<'s>>,
    /// The text as HTML.
    body: String,
    /// Its headings.
    headings: Vec<Heading>,
    /// Those of the highest level that it has.
    toc: Vec<Heading>,
    /// The sources that the page cites.
    references: Vec<RefView>,
    /// For a source, its own reference as HTML.
    reference: Option<String>,
    /// For a source, who wrote it.
    by: Option<String>,
    /// For a source, whether somebody here has read it.
    seen: bool,
    backlinks: Vec<BackGroup>,
    backlinks_pager: Pager,
    related: Vec<theme::Value>,
    /// For a source, how it is used.
    uses: Option<UsesView>,
    /// For a term, the pages that use it.
    used_in: Option<UsedInView>,
    /// For kinds in order: the pages before and behind, and the menu of all.
    previous: Option<LinkView>,
    next: Option<LinkView>,
    menu: Vec<MenuView>,
    /// Its Markdown beside the page.
    twin: Option<String>,
    /// How to cite it.
    cite: Option<CiteView>,
    /// For a data set, its table.
    table: Option<TableView<'s>>,
}

/// Where an entry is in its life.
#[derive(Debug, Serialize)]
struct StatusView {
    code: &'static str,
    label: String,
    plain: Option<String>,
    /// In a sentence: "on 3 May 2012".
    date: Option<String>,
    /// By itself.
    since: Option<String>,
    reason: Option<String>,
    superseded_by: Vec<LinkView>,
    see_instead: Vec<LinkView>,
    /// Sources that it rests on and that are gone.
    lost: Vec<LostView>,
}

#[derive(Debug, Serialize)]
struct LostView {
    title: String,
    path: String,
    status: &'static str,
    date: Option<String>,
    /// The findings that rest on it.
    findings: Vec<FindingId>,
}

/// Shows the entry at `at`. `number` is the page of its backlinks.
pub(crate) fn entry<'s>(site: &'s Site, id: EntryId, page: &str, number: usize) -> EntryView<'s> {
    let bank = &site.bank;
    let entry = &bank.entries[id];
    let kind = bank.kind(entry);
    let mut text = PageText::of_entry(site, id, page);
    let summary = entry.summary.as_ref().map(|summary| text.plain(summary));
    let fields = all_fields(&mut text, entry, &kind.fields);
    let body = text.body(&entry.body);
    let headings = spoken(site, &entry.body.headings);
    let placed = |place: FieldPlacement| {
        let fields = fields.values().filter(|field| field.place == Some(place));
        fields.map(|field| field.name).collect()
    };
    let date = |date: Option<Date>| date.map(|date| bank.messages().date(date));
    let (groups, total) = backlinks(site, id, number);
    let own = format!("{}/{}", kind.url, entry.id.name);
    let levels = levels(bank, entry);
    let (previous, next) = site.neighbours(id);
    EntryView {
        id: entry.id.name.clone(),
        path: path::entry(bank, entry),
        source: entry.path().to_string(),
        title: entry.title.clone(),
        language: entry.language_attributes(),
        kind: site.kind(&entry.kind),
        summary,
        status: status(site, id),
        versions: versions(site, id),
        published: date(entry.published),
        reviewed: date(entry.reviewed),
        changed: date(entry.changed()),
        history: HistoryView::of(site, entry),
        changes: changes(bank, entry),
        review_by: date(entry.review_by),
        overdue: is_overdue(bank, entry),
        sure: sure(&levels),
        levels,
        glance: placed(FieldPlacement::Glance),
        body_fields: placed(FieldPlacement::Body),
        aside: placed(FieldPlacement::Aside),
        answer_fields: answer(&fields),
        fields,
        body,
        toc: toc(&headings),
        headings,
        references: std::mem::take(&mut text.cites.list),
        reference: reference(site, id),
        by: by(entry),
        seen: !entry.fields.is_false("seen"),
        backlinks: groups,
        backlinks_pager: pager(&own, number, total),
        related: site.related(id),
        used_in: used_in(site, id),
        uses: uses(site, id, number),
        previous,
        next,
        menu: menu(site, id),
        twin: bank.config.twins.then(|| format!("{own}/index.md")),
        cite: kind.is_cited.then(|| cite(site, id)),
        table: table(site, entry),
    }
}

/// The fields that its kind declares, and behind them those that nobody does.
fn all_fields<'s>(
    text: &mut PageText<'s>,
    entry: &'s Entry,
    declared: &'s [Field],
) -> IndexMap<&'s str, FieldView<'s>> {
    let mut found = fields(text, &entry.fields, declared);
    found.extend(fields(text, &entry.fields, &entry.open));
    found
}

fn is_overdue(bank: &Bank, entry: &Entry) -> bool {
    let is_past = |date: Date| date.last_day() < bank.today;
    entry.review_by.is_some_and(is_past)
        && matches!(entry.status, Status::Live | Status::UnderReview)
}

fn status(site: &Site, id: EntryId) -> StatusView {
    let bank = &site.bank;
    let entry = &bank.entries[id];
    let option = bank.kind(entry).field("status").and_then(|field| {
        field
            .options
            .iter()
            .find(|option| option.code == entry.status.code())
    });
    let named = |name: &str| {
        let found = entry
            .fields
            .names(name)
            .iter()
            .filter_map(|named| bank.find(&named.name));
        found.map(|id| link(site, id)).collect()
    };
    StatusView {
        code: entry.status.code(),
        label: status_label(bank, entry),
        plain: option.and_then(|option| option.plain.clone()),
        date: entry.status_date.map(|date| bank.messages().when(date)),
        since: entry.status_date.map(|date| bank.messages().date(date)),
        reason: entry.fields.text("status_reason").map(str::to_owned),
        superseded_by: named("superseded_by"),
        see_instead: named("see_instead"),
        lost: site
            .links
            .lost_ground(bank, id)
            .into_iter()
            .map(|source| lost(site, id, source))
            .collect(),
    }
}

fn lost(site: &Site, id: EntryId, source: EntryId) -> LostView {
    let entry = &site.bank.entries[source];
    let edges = site
        .links
        .outgoing(id)
        .iter()
        .filter(|edge| edge.to == source);
    let mut findings: Vec<FindingId> = edges.filter_map(|edge| edge.finding).collect();
    findings.dedup();
    LostView {
        title: entry.title.clone(),
        path: path::entry(&site.bank, entry),
        status: entry.status.code(),
        date: entry
            .status_date
            .map(|date| site.bank.messages().when(date)),
        findings,
    }
}

/// What of the body comes before its first finding or gap.
fn answer<'s>(fields: &IndexMap<&'s str, FieldView<'s>>) -> Vec<&'s str> {
    let body = fields
        .values()
        .filter(|field| field.place == Some(FieldPlacement::Body));
    let body: Vec<&FieldView<'_>> = body.collect();
    let is_evidence = |field: &&FieldView<'_>| matches!(field.of, Some("finding" | "gap"));
    let end = body.iter().position(is_evidence).unwrap_or(body.len());
    body[..end].iter().map(|field| field.name).collect()
}

/// Headings with the names of those whom they cite.
fn spoken(site: &Site, headings: &[Heading]) -> Vec<Heading> {
    let spoken = headings.iter().map(|heading| Heading {
        text: site.references.spoken(&site.bank, &heading.text),
        ..heading.clone()
    });
    spoken.collect()
}

/// The headings of the highest level that a text has.
fn toc(headings: &[Heading]) -> Vec<Heading> {
    let highest = headings.iter().map(|heading| heading.level).min();
    let all = headings.iter();
    all.filter(|heading| Some(heading.level) == highest)
        .cloned()
        .collect()
}

fn link(site: &Site, id: EntryId) -> LinkView {
    let entry = &site.bank.entries[id];
    LinkView {
        title: entry.title.clone(),
        path: path::entry(&site.bank, entry),
    }
}

/// The reference of a source.
fn reference(site: &Site, id: EntryId) -> Option<String> {
    let found = site.references.get(id)?;
    Some(found.reference.html.clone())
}

/// How a source is used, for its first page.
fn uses(site: &Site, id: EntryId, number: usize) -> Option<UsesView> {
    let is_shown = site.bank.entries[id].base == CITATION && number == 1;
    is_shown.then(|| super::uses::view(site, id)).flatten()
}

/// The authors of a source, as a catalogue names them.
fn by(entry: &Entry) -> Option<String> {
    if entry.base != CITATION {
        return None;
    }
    let Some(Value::List(names)) = entry.fields.get("author") else {
        return None;
    };
    let name = |value: &Value| match value {
        Value::Person(fields) => match (
            fields.text("literal"),
            fields.text("given"),
            fields.text("family"),
        ) {
            (Some(literal), ..) => Some(literal.to_owned()),
            (None, given, Some(family)) => Some(
                [given, Some(family)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
            _ => None,
        },
        _ => None,
    };
    let names: Vec<String> = names.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| html::escape(&names.join("; ")))
}
