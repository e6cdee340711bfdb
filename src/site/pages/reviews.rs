//! What is to be reviewed: a list, and a feed.

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::model::EntryId;
use crate::site::atom::{LONGEST, News, atom};
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
        let due = |bank: &Bank| edit.entries.iter().filter(|&&at| is_due(bank, at)).count();
        let (before, now) = (&edit.before.bank, &edit.now.inputs.bank);
        due(before) != due(now) || is_kept(before) != is_kept(now)
    }),
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct ReviewDue {
    number: usize,
}

#[derive(Debug)]
struct ReviewFeed;

/// Nothing in a bank that plans no reviews.
fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    if !is_kept(bank) {
        return Vec::new();
    }
    let pages = 1..=pages(due(bank).len());
    let pages =
        pages.map(|number| Route::of_site(path::page(FOLDER, number), ReviewDue { number }));
    let feed = Route::of_site(format!("{FOLDER}/feed.xml"), ReviewFeed);
    pages.chain([feed]).collect()
}

impl Page for ReviewDue {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let due = due(&site.bank);
        let row = |(id, day): &(EntryId, civil::Date)| {
            let day = site.bank.messages().date(Date::from(*day));
            Value::from_serializable(&(site.row(*id), day))
        };
        let mut context = Context::new();
        let shown: Vec<Value> = slice(&due, self.number).iter().map(row).collect();
        context.insert_value("due", Value::from_serializable(&shown));
        context.insert("pager", &pager(FOLDER, self.number, due.len()));
        finish(
            site,
            "review-due.html",
            &page(site, path, &site.bank.messages().text("review-due")),
            context,
        )
    }
}

impl Page for ReviewFeed {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let (messages, bank_title) = (site.bank.messages(), site.bank.config.title.as_str());
        let due = due(&site.bank).into_iter().rev().take(LONGEST);
        let shown = due.map(|(at, day)| {
            let date = messages.date(Date::from(day));
            let planned = messages.with("review-was-planned", &[("date", date.into())]);
            News {
                entry: at,
                day,
                summary: Some(planned),
            }
        });
        let title = messages.with("review-feed-title", &[("bank", bank_title.into())]);
        let path = format!("{FOLDER}/feed.xml");
        Ok(Content::Text(atom(
            site,
            &path,
            &title,
            messages.language(),
            &shown.collect::<Vec<_>>(),
        )))
    }
}
