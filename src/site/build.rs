//! From a bank to its site, and what is taken over of the site as it was.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::theme;

use super::page_set::{Edit, Planned};
use super::plan::levels::{self, Levels};
use super::plan::lists::{self, Lists};
use super::plan::{comparisons, maps};
use super::planned::{Site, SiteInputs};
use super::references::formatted::References;
use super::views::kind::KindView;
use super::views::vocabulary::vocabularies;
use super::{check, reach, routes, views};

impl Site {
    /// Plans a site. Two outputs of one path, and links to pages that are not there, are reported. `before` is the site as
    /// it was: what still holds of it is taken over.
    pub fn plan(inputs: SiteInputs, before: Option<&Self>, out: &mut Diagnostics) -> Self {
        let (bank, links) = (&inputs.bank, &inputs.links);
        let changed = before.and_then(|before| bank.changed_since(&before.bank));
        let kept = before.zip(changed.as_deref());
        let formatted = before.map(|before| (&*before.references, &*before.bank));
        let references =
            References::format(bank, &inputs.processor, formatted, changed.as_deref(), out);
        let has_lists = |(before, changed): &(&Self, &[EntryId])| {
            lists::still_hold(bank, &before.bank, changed)
        };
        let lists = match kept.filter(has_lists) {
            Some((before, _)) => Arc::clone(&before.lists),
            None => Arc::new(Lists::plan(bank, links, &references)),
        };
        let maps = same_or(maps::plan(bank, out), before.map(|before| &before.maps));
        let levels = same_or(levels::gather(bank), before.map(|before| &before.levels));
        let has_comparisons = |(before, changed): &(&Self, &[EntryId])| {
            comparisons::still_hold(bank, links, (&before.bank, &before.links), changed)
        };
        let compared = match kept.filter(has_comparisons) {
            Some((before, _)) => Arc::clone(&before.compared),
            None => Arc::new(comparisons::plan(bank, links)),
        };
        let now = Planned {
            inputs: &inputs,
            lists: &lists,
            maps: &maps,
            levels: &levels,
            compared: &compared,
        };
        let has_outputs = |&(before, entries): &(&Self, &[EntryId])| {
            let now = &now;
            routes::still_hold(&Edit {
                before,
                now,
                entries,
            })
        };
        let outputs = match kept.filter(has_outputs) {
            Some((before, _)) => Arc::clone(&before.outputs),
            None => Arc::new(routes::join(&now)),
        };
        outputs.report(out);
        check::links(bank, links, &outputs, out);
        Self {
            rows: rows(bank.entries.len(), kept),
            kinds: kinds(bank),
            vocabularies: vocabularies(bank, links),
            facets: facets(bank, kept, (&lists, &levels)),
            bank: inputs.bank,
            links: inputs.links,
            theme: inputs.theme,
            references: Arc::new(references),
            attachments: inputs.attachments,
            published: inputs.published,
            lists,
            maps,
            levels,
            compared,
            outputs,
        }
    }

    /// What the template of an entry receives, as JSON.
    pub fn inspect(&self, id: EntryId) -> serde_json::Value {
        let page = super::path::entry(&self.bank, &self.bank.entries[id]);
        serde_json::to_value(views::entry::entry(self, id, &page, 1)).unwrap_or_default()
    }

    /// What a change to an entry, or its end, would affect.
    pub fn reach(&self, id: EntryId) -> reach::Reach {
        reach::of(self, id)
    }
}

/// A value, or the one from before where it is the same: what is shared tells whether it has changed.
fn same_or<T: PartialEq>(value: T, before: Option<&Arc<T>>) -> Arc<T> {
    match before.filter(|before| ***before == value) {
        Some(before) => Arc::clone(before),
        None => Arc::new(value),
    }
}

/// Rows to be made; those of entries that are what they were are taken over.
fn rows(entries: usize, kept: Option<(&Site, &[EntryId])>) -> Vec<OnceLock<theme::Value>> {
    let Some((before, changed)) = kept else {
        return vec![OnceLock::new(); entries];
    };
    let mut rows = before.rows.clone();
    for &at in changed {
        rows[at.index()] = OnceLock::new();
    }
    rows
}

/// What can be browsed by; what still holds is not counted and sorted after every edit.
fn facets(
    bank: &Bank,
    kept: Option<(&Site, &[EntryId])>,
    (lists, levels): (&Arc<Lists>, &Arc<Levels>),
) -> theme::Value {
    let holds = |(before, _): &(&Site, &[EntryId])| {
        Arc::ptr_eq(&before.lists, lists) && Arc::ptr_eq(&before.levels, levels)
    };
    kept.filter(holds).map_or_else(
        || views::facets::facets(bank, levels, lists),
        |(before, _)| before.facets.clone(),
    )
}

fn kinds(bank: &Bank) -> BTreeMap<String, theme::Value> {
    let shown = |kind| theme::Value::from_serializable(&KindView::from(kind));
    let kinds = bank.schema.kinds.values();
    kinds.map(|kind| (kind.id.clone(), shown(kind))).collect()
}
