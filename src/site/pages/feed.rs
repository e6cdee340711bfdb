//! What was added, reviewed or changed last, as a feed.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil;

use crate::diagnostic::Diagnostics;
use crate::model::EntryId;
use crate::site::atom::{Channel, LONGEST, News, atom};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::path;
use crate::site::plan::changes::{Event, of_entry};
use crate::site::planned::{Content, Page, Rendered, Site, Step};

pub(crate) const SET: PageSet = PageSet {
    routes,
    // A kind or a term without entries has no feed.
    stale: Some(|edit| {
        let filed = &edit.now.inputs.links.filed;
        !Arc::ptr_eq(&edit.before.lists, edit.now.lists)
            || !Arc::ptr_eq(&edit.before.links.filed, filed)
    }),
    is_listed: false,
    step: Step::Lists,
};

/// What a feed tells of.
#[derive(Debug)]
enum Feed {
    /// The whole bank.
    Bank,
    /// A kind, by its id.
    Kind(String),
    /// A term, by the ids of its vocabulary and of itself.
    Term(String, String),
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let schema = &bank.schema;
    let mut found = vec![Route::of_site("feed.xml", Feed::Bank)];
    let kinds = schema.kinds.values();
    let kinds = kinds.filter(|kind| bank.of_kind(&kind.id).next().is_some());
    found.extend(kinds.map(|kind| Route::of_site(path::feed(kind), Feed::Kind(kind.id.clone()))));
    let terms = planned.inputs.links.filed.iter();
    // Entries are filed under free tags too, which have no pages of their own here.
    let is_declared = |vocabulary: &str, term: &str| {
        let vocabulary = schema.vocabularies.get(vocabulary);
        vocabulary.is_some_and(|vocabulary| vocabulary.terms.contains_key(term))
    };
    let terms = terms
        .filter(|((vocabulary, term), filed)| !filed.is_empty() && is_declared(vocabulary, term));
    found.extend(terms.map(|((vocabulary, term), _)| {
        let path = path::term_feed(vocabulary, term);
        Route::of_site(path, Feed::Term(vocabulary.clone(), term.clone()))
    }));
    found
}

impl Feed {
    /// The entries that it tells of, in no order.
    fn entries(&self, site: &Site) -> Vec<EntryId> {
        let bank = &site.bank;
        match self {
            Self::Bank => bank.entries.ids().collect(),
            Self::Kind(kind) => {
                let ids = bank.entries.ids();
                ids.filter(|&id| bank.entries[id].kind == *kind).collect()
            }
            Self::Term(vocabulary, term) => {
                let term = (vocabulary.clone(), term.clone());
                site.links.filed.get(&term).cloned().unwrap_or_default()
            }
        }
    }

    /// What it tells of, behind the name of the bank.
    fn title(&self, site: &Site) -> String {
        let schema = &site.bank.schema;
        let of = match self {
            Self::Bank => return site.bank.config.title.clone(),
            Self::Kind(kind) => &schema.kinds[kind].plural,
            Self::Term(vocabulary, term) => &schema.vocabularies[vocabulary].terms[term].label,
        };
        format!("{}: {of}", site.bank.config.title)
    }
}

impl Page for Feed {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let entries = &site.bank.entries;
        let date = |id: EntryId| entries[id].reviewed.max(entries[id].published);
        let all = self.entries(site);
        let own = all.iter().filter(|&&id| site.is_current(id));
        let own = own.filter_map(|&id| Some((date(id)?.first_day(), id, None)));
        let changes = all.iter().flat_map(|&id| of_entry(&entries[id], id));
        let changes = changes.map(|event| (event.day, event.entry, Some(event)));
        let mut news: Vec<(civil::Date, EntryId, Option<Event>)> = own.chain(changes).collect();
        news.sort_by_key(|&(day, id, _)| (Reverse(day), id));
        news.truncate(LONGEST);
        let told = news.into_iter().filter_map(|(day, id, event)| match event {
            Some(event) => News::of(site, event),
            None => Some(News {
                entry: id,
                day,
                title: None,
                summary: entries[id].summary.clone(),
                anchor: None,
            }),
        });
        let title = self.title(site);
        let channel = Channel {
            path,
            title: &title,
            language: &site.bank.config.language,
        };
        Ok(Content::Text(atom(
            site,
            &channel,
            &told.collect::<Vec<_>>(),
        )))
    }
}
