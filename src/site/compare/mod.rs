//! Entries side by side: for each kind that asks for it, the entries of a term, a column each. The rows are those that
//! the kind declares.

pub(super) mod rows;

use std::sync::Arc;

use serde::Serialize;

use crate::link::Links;
use crate::model::Bank;
use crate::model::Status;
use crate::schema::{Field, Kind};
use crate::theme::Context;

use super::output::{Claim, Output};
use super::pages::{Rendered, finish, page};
use super::path;
use super::text::PageText;
use super::view::{self, LinkView};
use crate::site::view::{
    field::{FieldView, fields},
    rating::{LevelView, levels},
};
use crate::{site::Site, text::html};

/// The folder of the site that holds comparisons.
pub(super) const FOLDER: &str = "compare";
/// How many entries can be read side by side.
const FEWEST: usize = 2;
const MOST: usize = 4;

/// A comparison: a kind, a vocabulary, a term, and the places of the entries.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Comparison {
    pub(super) kind: String,
    pub(super) vocabulary: String,
    pub(super) term: String,
    pub(super) entries: Vec<usize>,
}

/// A comparison as its page shows it.
#[derive(Debug, Serialize)]
pub(super) struct CompareView<'s> {
    term: LinkView,
    entries: Vec<ColumnView>,
    rows: Vec<RowView<'s>>,
    /// How sure, by entry.
    levels: Vec<Vec<LevelView>>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    title: String,
    path: String,
    summary: Option<String>,
}

/// A declared field, with what each entry has there.
#[derive(Debug, Serialize)]
struct RowView<'s> {
    label: &'s str,
    cells: Vec<Option<FieldView<'s>>>,
}

/// Whether a bank has entries to compare, or rows of data sets.
pub(super) fn is_offered(bank: &Bank) -> bool {
    let mut kinds = bank.schema.kinds.values();
    kinds.any(|kind| !kind.compare.is_empty() && bank.of_kind(&kind.id).nth(1).is_some())
        || bank
            .entries
            .iter()
            .any(|entry| rows::asked(entry).is_some())
}

/// Every comparison of a bank.
pub(super) fn plan(bank: &Bank, links: &Links) -> Vec<Comparison> {
    let mut found = Vec::new();
    for kind in bank
        .schema
        .kinds
        .values()
        .filter(|kind| !kind.compare.is_empty())
    {
        for vocabulary in bank.schema.vocabularies.values() {
            for term in vocabulary.terms.keys() {
                let key = (vocabulary.id.clone(), term.clone());
                let filed = links.filed.get(&key).into_iter().flatten().copied();
                let entries: Vec<usize> = filed.filter(|&at| is_compared(bank, kind, at)).collect();
                if (FEWEST..=MOST).contains(&entries.len()) {
                    found.push(Comparison {
                        kind: kind.id.clone(),
                        vocabulary: key.0,
                        term: key.1,
                        entries,
                    });
                }
            }
        }
    }
    found
}

/// Whether the comparisons of an earlier site are those of this bank, in which only these entries have changed.
pub(super) fn still_hold(bank: &Bank, links: &Links, before: &Site, changed: &[usize]) -> bool {
    let has_status = |&at: &usize| bank.entries[at].status == before.bank.entries[at].status;
    Arc::ptr_eq(&links.filed, &before.links.filed) && changed.iter().all(has_status)
}

fn is_compared(bank: &Bank, kind: &Kind, at: usize) -> bool {
    let entry = &bank.entries[at];
    entry.kind == kind.id && matches!(entry.status, Status::Live | Status::UnderReview)
}

impl Comparison {
    /// The folder of its page.
    pub(super) fn folder(&self) -> String {
        format!("{FOLDER}/{}/{}/{}", self.kind, self.vocabulary, self.term)
    }

    /// What it compares, in words.
    pub(super) fn title(&self, bank: &Bank) -> String {
        let kind = &bank.schema.kinds[&self.kind];
        let term = &bank.schema.vocabularies[&self.vocabulary].terms[&self.term];
        format!("{}: {}", term.label, kind.plural.to_lowercase())
    }
}

/// Shows a comparison.
fn show<'s>(site: &'s Site, compared: &Comparison, page: &str) -> CompareView<'s> {
    let bank = &site.bank;
    let kind = &bank.schema.kinds[&compared.kind];
    let declared: Vec<&Field> = kind
        .compare
        .iter()
        .filter_map(|name| kind.field(name))
        .collect();
    let mut all: Vec<_> = compared
        .entries
        .iter()
        .map(|&at| {
            let entry = &bank.entries[at];
            let mut text = PageText::of_entry(site, at, page);
            fields(&mut text, &entry.fields, &kind.fields)
        })
        .collect();
    let rows = declared.into_iter().map(|field| RowView {
        label: &field.label,
        cells: all
            .iter_mut()
            .map(|fields| fields.shift_remove(field.name.as_str()).map(without_ids))
            .collect(),
    });
    let rows: Vec<RowView<'s>> = rows.collect();
    let column = |&at: &usize| {
        let entry = &bank.entries[at];
        ColumnView {
            title: entry.title.clone(),
            path: path::entry(bank, entry),
            summary: entry.summary.clone(),
        }
    };
    let vocabulary = &bank.schema.vocabularies[&compared.vocabulary];
    CompareView {
        term: LinkView {
            title: vocabulary.terms[&compared.term].label.clone(),
            path: format!("{}/{}/index.html", vocabulary.id, compared.term),
        },
        entries: compared.entries.iter().map(column).collect(),
        levels: compared
            .entries
            .iter()
            .map(|&at| levels(bank, &bank.entries[at]))
            .collect(),
        rows: rows
            .into_iter()
            .filter(|row| row.cells.iter().any(Option::is_some))
            .collect(),
    }
}

/// What stands where for the comparisons of a bank.
pub(super) fn outputs(bank: &Bank, compared: &[Comparison]) -> Vec<Claim> {
    let all = is_offered(bank).then(|| Claim::of_site(path::page(FOLDER, 1), Output::Compare));
    let each = compared.iter().enumerate().map(|(number, comparison)| {
        let path = path::page(&comparison.folder(), 1);
        Claim::of_site(path, Output::Comparison { number })
    });
    all.into_iter().chain(each).collect()
}

/// The list of the comparisons, and the place for one of the reader's own.
pub(super) fn all(site: &Site, path: &str) -> Rendered {
    let kinds = site.bank.schema.kinds.values().map(|kind| {
        let own = site.compared.iter().filter(|found| found.kind == kind.id);
        let links = own.map(|found| link(site, found));
        (view::KindView::from(kind), links.collect::<Vec<_>>())
    });
    let kinds: Vec<_> = kinds.filter(|(_, links)| !links.is_empty()).collect();
    let mut context = Context::new();
    context.insert("kinds", &kinds);
    let fields = site.bank.schema.kinds.values().map(|kind| {
        let fields = kind.compare.iter().filter_map(|name| kind.field(name));
        let named = fields.map(|field| (field.name.as_str(), field.label.as_str()));
        (kind.id.as_str(), named.collect::<Vec<_>>())
    });
    let fields: Vec<_> = fields.filter(|(_, fields)| !fields.is_empty()).collect();
    context.insert("fields", &fields);
    context.insert("datasets", &rows::links(site));
    finish(site, "compare.html", &page(site, path, "Compare"), context)
}

/// A comparison by its term, with the vocabulary: two of them may have terms of one name.
fn link<'s>(site: &'s Site, compared: &Comparison) -> (LinkView, &'s str) {
    let vocabulary = &site.bank.schema.vocabularies[&compared.vocabulary];
    let link = LinkView {
        title: vocabulary.terms[&compared.term].label.clone(),
        path: path::page(&compared.folder(), 1),
    };
    (link, &vocabulary.label)
}

/// A comparison.
pub(super) fn one(site: &Site, path: &str, compared: &Comparison) -> Rendered {
    let mut context = Context::new();
    context.insert("view", &show(site, compared, path));
    let title = compared.title(&site.bank);
    finish(site, "comparison.html", &page(site, path, &title), context)
}

/// Several entries share a page: their anchors would stand on it twice.
fn without_ids(mut field: FieldView<'_>) -> FieldView<'_> {
    field.html = html::without_ids(&field.html);
    for value in &mut field.values {
        value.html = html::without_ids(&value.html);
        let inner = std::mem::take(&mut value.fields);
        value.fields = inner
            .into_iter()
            .map(|(name, field)| (name, without_ids(field)))
            .collect();
    }
    field
}
