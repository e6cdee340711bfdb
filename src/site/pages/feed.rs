//! What was added or reviewed last, as a feed.

use crate::diagnostic::Diagnostics;
use crate::model::EntryId;
use crate::site::atom::{LONGEST, News, atom};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct Feed;

fn routes(_: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    vec![Route::of_site("feed.xml", Feed)]
}

impl Page for Feed {
    fn render(&self, site: &Site, _: &str) -> Rendered {
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
        Ok(Content::Text(atom(
            site,
            "feed.xml",
            &config.title,
            &site.bank.config.language,
            &dated.collect::<Vec<_>>(),
        )))
    }
}
