//! What questions are answered from.

use std::sync::Arc;

use anyhow::Result;
use sourcebook::diagnostic::{listed, nearest};
use sourcebook::model::{Bank, EntryId};
use sourcebook::search::Search;
use sourcebook::site::{Site, Subject};

use crate::commands::asked::not_searched;
use crate::commands::bank::entry;

use super::arguments::{Arguments, refuse};

/// A bank without errors, the site that would be built of it, and its index.
pub(super) struct Desk {
    pub(super) bank: Arc<Bank>,
    pub(super) site: Site,
    /// `None` where the bank is not searched.
    pub(super) search: Option<Search>,
}

impl Desk {
    /// What the bank is called.
    pub(super) fn title(&self) -> &str {
        &self.bank.config.title
    }

    /// What an assistant is told before it asks.
    pub(super) fn instructions(&self) -> String {
        let config = &self.bank.config;
        let about = config.description.as_deref().unwrap_or_default();
        let mut told = format!("{}. {about}", config.title);
        told.push_str(&format!(
            "\n\nA bank of {} pages at {}. Begin with `search`. Whatever you say from it, give the finding or the page \
             with its `url`, how sure it is (`rests_on`) and the sources that it rests on. A page whose `status` is \
             `withdrawn` or `retracted` is no answer. Before you say that there is no evidence, ask `gaps`.",
            self.bank.entries.len(),
            config.base_url
        ));
        if let Some(search) = &self.search {
            let fields: Vec<&str> = search.facets.keys().map(String::as_str).collect();
            let orders: Vec<&str> = search.orders.iter().map(String::as_str).collect();
            told.push_str(&format!(
                "\n\nFields to filter by: {}. Orders: {}.",
                listed(&fields),
                listed(&orders)
            ));
        }
        told
    }

    /// The index; refused where the bank is not searched.
    pub(super) fn search(&self) -> Result<&Search> {
        self.search.as_ref().ok_or_else(not_searched)
    }

    /// The entry of an id, or of that of a finding on its page.
    pub(super) fn entry(&self, id: &str) -> Result<EntryId> {
        let page = id.split_once('#').map_or(id, |(page, _)| page);
        entry(&self.bank, page)
    }

    /// The entry that an argument names, if it names one.
    pub(super) fn asked_entry(&self, asked: &Arguments) -> Result<Option<EntryId>> {
        let named = asked.text("entry")?;
        named.map(|id| self.entry(id)).transpose()
    }

    /// The terms that an argument names, if it names any: several where vocabularies have one each that is called so.
    pub(super) fn asked_subjects(&self, asked: &Arguments) -> Result<Option<Vec<Subject>>> {
        let Some(written) = asked.text("term")? else {
            return Ok(None);
        };
        let found = self.site.subjects(written);
        if !found.is_empty() {
            return Ok(Some(found));
        }
        let vocabularies = self.bank.schema.vocabularies.values();
        let terms = vocabularies.flat_map(|vocabulary| {
            let terms = vocabulary.terms.values();
            terms.map(|term| (format!("{}/{}", vocabulary.id, term.id), term))
        });
        // Any of the three ways to name a term may be nearly right.
        let mut known: Vec<(String, String)> = Vec::new();
        for (path, term) in terms {
            let ways = [path.clone(), term.id.clone(), term.label.clone()];
            known.extend(ways.map(|way| (way, path.clone())));
        }
        let near = nearest(written, known.iter().map(|(way, _)| way.as_str()));
        let near = near.and_then(|near| known.iter().find(|(way, _)| way == near));
        let hint = near.map_or_else(String::new, |(_, path)| format!("; did you mean `{path}`?"));
        refuse(format!("there is no term `{written}`{hint}"))
    }
}
