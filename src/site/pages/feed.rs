//! What was added or reviewed last, as a feed.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::EntryId;
use crate::site::atom::{LONGEST, News, atom};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::path;
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
        let mut news = self.entries(site);
        news.retain(|&id| site.is_current(id) && date(id).is_some());
        news.sort_by(|&a, &b| date(b).cmp(&date(a)).then(a.cmp(&b)));
        news.truncate(LONGEST);
        let dated = news.into_iter().map(|id| News {
            entry: id,
            day: date(id).map_or(site.bank.today, |date| date.first_day()),
            summary: entries[id].summary.clone(),
        });
        Ok(Content::Text(atom(
            site,
            path,
            &self.title(site),
            &site.bank.config.language,
            &dated.collect::<Vec<_>>(),
        )))
    }
}
