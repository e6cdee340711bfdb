//! What a site holds before its first page is rendered, and what it takes over of the site as it was.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::theme;

use super::levels::{self, Levels};
use super::lists::{self, Lists};
use super::outputs::Outputs;
use super::references::References;
use super::{check, compare, maps, review, terms, view};
use crate::site::{Material, Site};

impl Site {
    /// Plans a site. Two outputs of one path, and links to pages that are not there, are reported. `before` is the site as
    /// it was: what still holds of it is taken over.
    pub fn plan(material: Material, before: Option<&Self>, out: &mut Diagnostics) -> Self {
        let (bank, links) = (&material.bank, &material.links);
        let changed = before.and_then(|before| bank.changed_since(&before.bank));
        let kept = before.zip(changed.as_deref());
        let references =
            References::format(bank, &material.processor, before, changed.as_deref(), out);
        let lists = match kept.filter(|(before, changed)| lists::still_hold(bank, before, changed))
        {
            Some((before, _)) => Arc::clone(&before.lists),
            None => Arc::new(Lists::plan(bank, links, &references)),
        };
        let maps = maps::plan(bank, out);
        let maps = match before.filter(|before| *before.maps == maps) {
            Some(before) => Arc::clone(&before.maps),
            None => Arc::new(maps),
        };
        let levels = levels::gather(bank);
        let levels = match before.filter(|before| *before.levels == levels) {
            Some(before) => Arc::clone(&before.levels),
            None => Arc::new(levels),
        };
        let compared = match kept
            .filter(|(before, changed)| compare::still_hold(bank, links, before, changed))
        {
            Some((before, _)) => Arc::clone(&before.compared),
            None => Arc::new(compare::plan(bank, links)),
        };
        let has_outputs = |(before, changed): &(&Self, &[usize])| {
            Arc::ptr_eq(&before.maps, &maps)
                && Arc::ptr_eq(&before.levels, &levels)
                && Arc::ptr_eq(&before.compared, &compared)
                && before.has_outputs_of(&material, changed, &lists)
        };
        let outputs = match kept.filter(has_outputs) {
            Some((before, _)) => Arc::clone(&before.outputs),
            None => Arc::new(Outputs::plan(
                &material,
                &lists,
                (&maps, &levels, &compared),
            )),
        };
        outputs.report(out);
        check::links(bank, links, &outputs, out);
        Self {
            rows: rows(bank.entries.len(), kept),
            kinds: kinds(bank),
            vocabularies: terms::vocabularies(bank, links),
            facets: facets(bank, kept, (&lists, &levels)),
            bank: material.bank,
            links: material.links,
            theme: material.theme,
            references: Arc::new(references),
            attachments: material.attachments,
            published: material.published,
            lists,
            maps,
            levels,
            compared,
            outputs,
        }
    }

    /// Whether a site of this material, in which only these entries have changed, has the outputs of this one.
    fn has_outputs_of(&self, material: &Material, changed: &[usize], lists: &Arc<Lists>) -> bool {
        let asks = |bank: &Bank, at: usize| {
            let entry = &bank.entries[at];
            entry.fields.get("aliases").is_some() || compare::rows::asked(entry).is_some()
        };
        let due = |bank: &Bank| {
            let due = changed.iter().filter(|&&at| review::is_due(bank, at));
            due.count()
        };
        Arc::ptr_eq(&self.lists, lists)
            && due(&self.bank) == due(&material.bank)
            && review::is_kept(&self.bank) == review::is_kept(&material.bank)
            && self.links.has_backlinks_of(&material.links)
            && Arc::ptr_eq(&self.attachments, &material.attachments)
            && Arc::ptr_eq(&self.theme, &material.theme)
            && !changed
                .iter()
                .any(|&at| asks(&self.bank, at) || asks(&material.bank, at))
    }
}

/// Rows to be made; those of entries that are what they were are taken over.
fn rows(entries: usize, kept: Option<(&Site, &[usize])>) -> Vec<OnceLock<theme::Value>> {
    let Some((before, changed)) = kept else {
        return vec![OnceLock::new(); entries];
    };
    let mut rows = before.rows.clone();
    for &at in changed {
        rows[at] = OnceLock::new();
    }
    rows
}

/// What can be browsed by; what still holds is not counted and sorted after every edit.
fn facets(
    bank: &Bank,
    kept: Option<(&Site, &[usize])>,
    (lists, levels): (&Arc<Lists>, &Arc<Levels>),
) -> theme::Value {
    let holds = |(before, _): &(&Site, &[usize])| {
        Arc::ptr_eq(&before.lists, lists) && Arc::ptr_eq(&before.levels, levels)
    };
    kept.filter(holds).map_or_else(
        || lists::page::facets(bank, levels, lists),
        |(before, _)| before.facets.clone(),
    )
}

fn kinds(bank: &Bank) -> BTreeMap<String, theme::Value> {
    let shown = |kind| theme::Value::from_serializable(&view::KindView::from(kind));
    let kinds = bank.schema.kinds.values();
    kinds.map(|kind| (kind.id.clone(), shown(kind))).collect()
}
