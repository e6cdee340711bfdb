//! What is to be reviewed: a list, and a feed.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::model::EntryId;
use crate::site::atom::{Channel, LONGEST, News, atom};
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager, pages, slice};
use crate::site::path;
use crate::site::plan::reviews::{FOLDER, due, is_due, is_kept};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::text::Date;
use crate::theme::{Context, Value};
use jiff::civil;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        let is_due = |bank: &Bank| edit.entries.iter().any(|&at| is_due(bank, at));
        let (before, now) = (&edit.before.bank, &edit.now.inputs.bank);
        is_due(before) || is_due(now) || is_kept(before) != is_kept(now)
    }),
    is_listed: false,
    step: Step::Lists,
};

/// What is due, looked for once for all pages.
type Due = Arc<Vec<(EntryId, civil::Date)>>;

#[derive(Debug)]
struct ReviewDue {
    due: Due,
    number: usize,
}

#[derive(Debug)]
struct ReviewFeed(Due);

/// Nothing in a bank that plans no reviews.
fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    if !is_kept(bank) {
        return Vec::new();
    }
    let due = Arc::new(due(bank));
    let pages = (1..=pages(due.len())).map(|number| {
        let due = Arc::clone(&due);
        Route::of_site(path::page(FOLDER, number), ReviewDue { due, number })
    });
    let feed = Route::of_site(format!("{FOLDER}/feed.xml"), ReviewFeed(Arc::clone(&due)));
    pages.chain([feed]).collect()
}

impl Page for ReviewDue {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let row = |(id, day): &(EntryId, civil::Date)| {
            let day = site.bank.messages().date(Date::from(*day));
            Value::from_serializable(&(site.row(*id), day))
        };
        let mut context = Context::new();
        let shown: Vec<Value> = slice(&self.due, self.number).iter().map(row).collect();
        context.insert_value("due", Value::from_serializable(&shown));
        context.insert("pager", &pager(FOLDER, self.number, self.due.len()));
        finish(
            site,
            "review-due.html",
            &page(site, path, &site.bank.messages().text("review-due")),
            context,
        )
    }
}

impl Page for ReviewFeed {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let (messages, bank_title) = (site.bank.messages(), site.bank.config.title.as_str());
        let due = self.0.iter().rev().take(LONGEST);
        let shown = due.map(|&(at, day)| {
            let date = messages.date(Date::from(day));
            let planned = messages.with("review-was-planned", &[("date", date.into())]);
            News {
                entry: at,
                day,
                title: None,
                summary: Some(planned),
                anchor: None,
            }
        });
        let title = messages.with("review-feed-title", &[("bank", bank_title.into())]);
        let channel = Channel {
            path,
            title: &title,
            language: messages.language(),
        };
        Ok(Content::Text(atom(
            site,
            &channel,
            &shown.collect::<Vec<_>>(),
        )))
    }
}
