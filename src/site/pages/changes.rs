//! What has changed in the bank, and why: a list in pages, feeds, and a file for programs.

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::site::atom::{Channel, LONGEST, News, atom};
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager, pages, slice};
use crate::site::path;
use crate::site::plan::changes::{Event, EventOf, FOLDER, events, has_events};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::views::change::ChangeView;
use crate::theme::{self, Context};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        let (before, now) = (&edit.before.bank, &edit.now.inputs.bank);
        let tells = |bank: &Bank| {
            let mut edited = edit.entries.iter();
            edited.any(|&id| has_events(&bank.entries[id]))
        };
        tells(before) || tells(now)
    }),
    is_listed: true,
    step: Step::Lists,
};

/// The feed of all, and that of mistakes and of what was taken back alone.
const FEED: &str = "changes/feed.xml";
const AMENDS: &str = "changes/corrections.xml";

type Events = Arc<Vec<Event>>;

#[derive(Debug)]
struct Changes {
    events: Events,
    number: usize,
}

#[derive(Debug)]
struct ChangesFeed {
    events: Events,
    is_of_amends: bool,
}

#[derive(Debug)]
struct ChangesJson(Events);

/// Nothing in a bank that tells of none.
fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let events = Arc::new(events(&planned.inputs.bank));
    if events.is_empty() {
        return Vec::new();
    }
    let list = (1..=pages(events.len())).map(|number| {
        let events = Arc::clone(&events);
        let route = Route::of_site(path::page(FOLDER, number), Changes { events, number });
        route.unlisted_if(number > 1)
    });
    let feed = |path, is_of_amends| {
        let events = Arc::clone(&events);
        let feed = ChangesFeed {
            events,
            is_of_amends,
        };
        Route::of_site(path, feed).unlisted_if(true)
    };
    let feeds = [feed(FEED, false), feed(AMENDS, true)];
    let json = Route::of_site("changes.json", ChangesJson(Arc::clone(&events)));
    let json = json.unlisted_if(true);
    list.chain(feeds).chain([json]).collect()
}

/// Something that changed, with the page that it changed on.
#[derive(Serialize)]
struct EventView {
    row: theme::Value,
    change: ChangeView,
}

fn view(site: &Site, event: Event) -> Option<EventView> {
    let (bank, entry) = (&site.bank, &site.bank.entries[event.entry]);
    let change = match event.of {
        EventOf::Line(_) => ChangeView::of_line(bank, entry, event.line(bank)?),
        EventOf::TakenBack => ChangeView::of_status(bank, entry)?,
    };
    Some(EventView {
        row: site.row(event.entry),
        change,
    })
}

impl Page for Changes {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let shown = slice(&self.events, self.number).iter();
        let shown: Vec<EventView> = shown.filter_map(|event| view(site, *event)).collect();
        let mut context = Context::new();
        context.insert("changes", &shown);
        context.insert("pager", &pager(FOLDER, self.number, self.events.len()));
        let title = site.bank.messages().text("changes");
        finish(site, "changes.html", &page(site, path, &title), context)
    }
}

impl Page for ChangesFeed {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let bank = &site.bank;
        let wanted = |event: &&Event| !self.is_of_amends || event.is_amends(bank);
        let events = self.events.iter().filter(wanted).take(LONGEST);
        let news: Vec<News> = events.filter_map(|event| News::of(site, *event)).collect();
        let id = if self.is_of_amends {
            "corrections-feed-title"
        } else {
            "changes-feed-title"
        };
        let title = bank
            .messages()
            .with(id, &[("bank", bank.config.title.as_str().into())]);
        let channel = Channel {
            path,
            title: &title,
            language: bank.messages().language(),
        };
        Ok(Content::Text(atom(site, &channel, &news)))
    }
}

impl Page for ChangesJson {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let bank = &site.bank;
        let changes = self.0.iter().filter_map(|event| {
            let entry = &bank.entries[event.entry];
            let address = path::address(bank, &path::entry(bank, entry));
            let line = event.line(bank);
            let kind = match event.of {
                EventOf::Line(_) => line.as_ref()?.kind,
                EventOf::TakenBack => entry.status.code(),
            };
            let reason = entry.fields.text("status_reason");
            let anchor = line.as_ref().map(|line| format!("#{}", line.anchor));
            Some(json!({
                "date": event.day.to_string(),
                "kind": kind,
                "what": line.as_ref().map_or(reason, |line| Some(line.what)),
                "why": line.as_ref().and_then(|line| line.why),
                "by": line.as_ref().and_then(|line| line.by),
                "id": entry.id.name,
                "title": entry.title,
                "url": address + &anchor.unwrap_or_default(),
            }))
        });
        let lines: Vec<String> = changes.map(|change| change.to_string()).collect();
        let head = json!({
            "title": bank.config.title,
            "url": bank.config.base_url,
            "language": bank.config.language,
            "built": bank.today.to_string(),
        });
        let mut out = head.to_string();
        out.pop();
        out.push_str(",\"changes\":[\n");
        out.push_str(&lines.join(",\n"));
        out.push_str("\n]}\n");
        Ok(Content::Text(out))
    }
}
