//! What was added or reviewed last, as a feed.

use crate::diagnostic::Diagnostics;
use crate::model::EntryId;
use crate::site::atom::{LONGEST, News, atom};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::path;
use crate::site::planned::{Content, Page, Rendered, Site, Step};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

/// A feed: of a kind that is listed by date, or of the whole bank.
#[derive(Debug)]
struct Feed {
    kind: Option<String>,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let kinds = planned.inputs.bank.schema.kinds.values();
    let dated = kinds.filter(|kind| kind.sort.is_some());
    let feeds = dated.map(|kind| {
        let feed = Feed {
            kind: Some(kind.id.clone()),
        };
        Route::of_site(path::feed(kind), feed)
    });
    let whole = Route::of_site("feed.xml", Feed { kind: None });
    std::iter::once(whole).chain(feeds).collect()
}

impl Page for Feed {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let config = &site.bank.config;
        let date = |id: EntryId| {
            site.bank.entries[id]
                .reviewed
                .max(site.bank.entries[id].published)
        };
        let mut news: Vec<EntryId> = site
            .bank
            .entries
            .ids()
            .filter(|&id| site.is_current(id) && date(id).is_some())
            .filter(|&id| {
                self.kind
                    .as_ref()
                    .is_none_or(|kind| site.bank.entries[id].kind == *kind)
            })
            .collect();
        news.sort_by(|&a, &b| date(b).cmp(&date(a)).then(a.cmp(&b)));
        news.truncate(LONGEST);
        let dated = news.into_iter().map(|id| {
            let day = date(id).map_or(site.bank.today, |date| date.first_day());
            News {
                entry: id,
                day,
                summary: site.bank.entries[id].summary.clone(),
            }
        });
        let kind = self.kind.as_ref().map(|kind| &site.bank.schema.kinds[kind]);
        let title = kind.map_or_else(
            || config.title.clone(),
            |kind| format!("{}: {}", config.title, kind.plural),
        );
        Ok(Content::Text(atom(
            site,
            path,
            &title,
            &site.bank.config.language,
            &dated.collect::<Vec<_>>(),
        )))
    }
}
