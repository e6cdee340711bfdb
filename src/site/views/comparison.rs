//! Entries side by side, as templates see them.

use crate::model::EntryId;
use serde::Serialize;

use crate::schema::Field;
use crate::site::path;
use crate::site::plan::comparisons::Comparison;
use crate::site::planned::Site;
use crate::site::text::PageText;
use crate::text::html;

use super::field::fields;
use super::link::LinkView;
use super::rating::{LevelView, levels};
use super::row::apart;
use super::value::FieldView;

/// A comparison as its page shows it.
#[derive(Debug, Serialize)]
pub(crate) struct CompareView<'s> {
    term: LinkView,
    entries: Vec<ColumnView>,
    rows: Vec<RowView<'s>>,
    /// How sure, by entry.
    levels: Vec<Vec<LevelView>>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    title: String,
    /// What tells it from another of its title.
    apart: Option<String>,
    path: String,
    summary: Option<String>,
}

/// A declared field, with what each entry has there.
#[derive(Debug, Serialize)]
struct RowView<'s> {
    label: &'s str,
    cells: Vec<Option<FieldView<'s>>>,
}

/// Shows a comparison.
pub(crate) fn show<'s>(site: &'s Site, compared: &Comparison, page: &str) -> CompareView<'s> {
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
        .map(|&id| {
            let entry = &bank.entries[id];
            let mut text = PageText::of_entry(site, id, page);
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
    let column = |&id: &EntryId| {
        let entry = &bank.entries[id];
        ColumnView {
            title: entry.title.clone(),
            apart: apart(bank, entry),
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
            .map(|&id| levels(bank, &bank.entries[id]))
            .collect(),
        rows: rows
            .into_iter()
            .filter(|row| row.cells.iter().any(Option::is_some))
            .collect(),
    }
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
