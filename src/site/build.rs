//! From a bank to its site, and what is taken over of the site as it was.

use crate::model::EntryId;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Diagnostics;
use crate::link::Linked;
use crate::model::Bank;
use crate::theme;

use super::page_set::{Edit, Planned};
use super::plan::comparisons::{self, Comparison};
use super::plan::levels::{self, Levels};
use super::plan::lists::{self, Lists};
use super::plan::maps;
use super::planned::{Site, SiteInputs};
use super::references::formatted::{Before, References};
use super::views::kind::KindView;
use super::views::vocabulary::vocabularies;
use super::{check, impact, routes, views};

/// A site as it was, with the entries that have changed since; there is none where others came or went.
#[derive(Clone, Copy)]
struct Earlier<'s> {
    site: &'s Site,
    changed: &'s [EntryId],
}

impl Site {
    /// Plans a site. Two outputs of one path, and links to pages that are not there, are reported. `before` is the site as
    /// it was: what still holds of it is taken over.
    pub fn plan(inputs: SiteInputs, before: Option<&Self>, out: &mut Diagnostics) -> Self {
        let (bank, links) = (&inputs.bank, &inputs.links);
        let changed = before.and_then(|before| bank.changed_since(&before.bank));
        let kept = before.zip(changed.as_deref());
        let kept = kept.map(|(site, changed)| Earlier { site, changed });
        let formatted = before.map(|before| Before {
            references: &before.references,
            bank: &before.bank,
            changed: changed.as_deref(),
        });
        let references = References::format(bank, &inputs.processor, formatted, out);
        let has_lists = |was: &Earlier<'_>| lists::still_hold(bank, &was.site.bank, was.changed);
        let lists = match kept.filter(has_lists) {
            Some(was) => Arc::clone(&was.site.lists),
            None => Arc::new(Lists::plan(bank, links, &references)),
        };
        let maps = same_or(maps::plan(bank, out), before.map(|before| &before.maps));
        let levels = same_or(levels::gather(bank), before.map(|before| &before.levels));
        let compared = compared(Linked { bank, links }, kept);
        let now = Planned {
            inputs: &inputs,
            lists: &lists,
            maps: &maps,
            levels: &levels,
            compared: &compared,
        };
        let has_outputs = |was: &Earlier<'_>| {
            routes::still_hold(&Edit {
                before: was.site,
                now: &now,
                entries: was.changed,
            })
        };
        let outputs = match kept.filter(has_outputs) {
            Some(was) => Arc::clone(&was.site.outputs),
            None => Arc::new(routes::join(&now)),
        };
        outputs.report(out);
        check::links(bank, links, &outputs, out);
        Self {
            rows: rows(bank, kept),
            copies: copies(bank),
            kinds: kinds(bank),
            vocabularies: vocabularies(bank, links),
            facets: facets(bank, kept, &lists, &levels),
            bank: inputs.bank,
            links: inputs.links,
            theme: inputs.theme,
            references: Arc::new(references),
            attachments: inputs.attachments,
            history: inputs.history,
            published: inputs.published,
            lists,
            maps,
            levels,
            compared,
            outputs,
            spent: Arc::default(),
        }
    }

    fn linked(&self) -> Linked<'_> {
        Linked {
            bank: &self.bank,
            links: &self.links,
        }
    }

    /// What the template of an entry receives, as JSON.
    pub fn inspect(&self, id: EntryId) -> serde_json::Value {
        let page = super::path::entry(&self.bank, &self.bank.entries[id]);
        serde_json::to_value(views::entry::entry(self, id, &page, 1)).unwrap_or_default()
    }

    /// What a change to an entry, or its end, would affect.
    pub fn impact(&self, id: EntryId) -> impact::Impact {
        impact::of(self, id)
    }
}

/// A value, or the one from before where it is the same: what is shared tells whether it has changed.
fn same_or<T: PartialEq>(value: T, before: Option<&Arc<T>>) -> Arc<T> {
    match before.filter(|before| ***before == value) {
        Some(before) => Arc::clone(before),
        None => Arc::new(value),
    }
}

/// The comparisons, or those from before where they still hold.
fn compared(now: Linked<'_>, kept: Option<Earlier<'_>>) -> Arc<Vec<Comparison>> {
    let holds = |was: &Earlier<'_>| comparisons::still_hold(now, was.site.linked(), was.changed);
    match kept.filter(holds) {
        Some(was) => Arc::clone(&was.site.compared),
        None => Arc::new(comparisons::plan(now.bank, now.links)),
    }
}

/// Places for entries as Markdown, where the files of the bank and of its terms have them too.
fn copies(bank: &Bank) -> Vec<OnceLock<Arc<str>>> {
    let are_shared = bank.config.assistants;
    let count = if are_shared { bank.entries.len() } else { 0 };
    vec![OnceLock::new(); count]
}

/// Rows to be made; those of entries that are what they were are taken over, but for such as had or have a title of
/// these: what tells them apart stands there.
fn rows(bank: &Bank, kept: Option<Earlier<'_>>) -> Vec<OnceLock<theme::Value>> {
    let Some(was) = kept else {
        return vec![OnceLock::new(); bank.entries.len()];
    };
    let mut rows = was.site.rows.clone();
    for &at in was.changed {
        rows[at.index()] = OnceLock::new();
        for bank in [&was.site.bank, bank] {
            for id in bank.names().titled(&bank.entries[at].title) {
                rows[id.index()] = OnceLock::new();
            }
        }
    }
    rows
}

/// What can be browsed by; what still holds is not counted and sorted after every edit.
fn facets(
    bank: &Bank,
    kept: Option<Earlier<'_>>,
    lists: &Arc<Lists>,
    levels: &Arc<Levels>,
) -> theme::Value {
    let holds = |was: &Earlier<'_>| {
        Arc::ptr_eq(&was.site.lists, lists) && Arc::ptr_eq(&was.site.levels, levels)
    };
    kept.filter(holds).map_or_else(
        || views::facets::facets(bank, levels, lists),
        |was| was.site.facets.clone(),
    )
}

fn kinds(bank: &Bank) -> BTreeMap<String, theme::Value> {
    let shown = |kind| theme::Value::from_serializable(&KindView::from(kind));
    let kinds = bank.schema.kinds.values();
    kinds.map(|kind| (kind.id.clone(), shown(kind))).collect()
}
