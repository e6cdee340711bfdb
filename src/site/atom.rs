//! Feeds (RFC 4287).

use crate::model::EntryId;
use crate::text::escape;

use super::path;
use super::plan::changes::{Event, EventOf};
use super::planned::Site;
use super::views::change::label;
use super::views::row::status_label;

/// How many entries a feed has.
pub(crate) const LONGEST: usize = 50;

/// A feed, without its entries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Channel<'c> {
    /// Where it stands.
    pub(crate) path: &'c str,
    pub(crate) title: &'c str,
    /// The language of its title, and of what is said of its entries.
    pub(crate) language: &'c str,
}

/// An entry of a feed.
#[derive(Debug)]
pub(crate) struct News {
    /// The page that it tells of.
    pub(crate) entry: EntryId,
    pub(crate) day: jiff::civil::Date,
    /// What it is called; as its page is, where nothing is said.
    pub(crate) title: Option<String>,
    /// What is said of it.
    pub(crate) summary: Option<String>,
    /// What leads to it on its page. Readers of feeds tell two entries of one page apart by it.
    pub(crate) anchor: Option<String>,
}

impl News {
    /// Tells of a change.
    pub(crate) fn of(site: &Site, event: Event) -> Option<Self> {
        let (bank, entry) = (&site.bank, &site.bank.entries[event.entry]);
        let line = event.line(bank);
        let (sort, said) = match event.of {
            EventOf::Line(_) => {
                let line = line.as_ref()?;
                let parts = [Some(line.what), line.why];
                let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
                (label(bank, entry, line.kind).to_owned(), Some(said))
            }
            EventOf::TakenBack => {
                let reason = entry.fields.text("status_reason").map(str::to_owned);
                (status_label(bank, entry), reason)
            }
        };
        let args = [
            ("title", entry.title.as_str().into()),
            ("sort", sort.into()),
        ];
        let anchor = match event.of {
            EventOf::Line(_) => line.map(|line| line.anchor),
            EventOf::TakenBack => Some(entry.status.code().to_owned()),
        };
        Some(Self {
            entry: event.entry,
            day: event.day,
            title: Some(bank.messages().with("change-news", &args)),
            summary: said,
            anchor,
        })
    }
}

/// A feed of entries.
pub(crate) fn atom(site: &Site, channel: &Channel<'_>, news: &[News]) -> String {
    let config = &site.bank.config;
    let day = |day: jiff::civil::Date| format!("{day}T00:00:00Z");
    let updated = news.first().map_or(site.bank.today, |newest| newest.day);
    let path = channel.path;
    let mut found = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link href=\"{base}\"/>\n<link rel=\"self\" href=\"{base}{path}\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        escape(channel.language),
        escape(channel.title),
        escape(&format!(
            "{}{}",
            config.base_url,
            path.strip_suffix("feed.xml").unwrap_or(path)
        )),
        day(updated),
        escape(&config.title),
        base = escape(&config.base_url),
    );
    for item in news {
        let entry = &site.bank.entries[item.entry];
        let page = path::address(&site.bank, &path::entry(&site.bank, entry));
        let anchor = item.anchor.as_ref();
        let address = escape(&anchor.map_or_else(|| page.clone(), |at| format!("{page}#{at}")));
        let summary = item.summary.as_ref().map_or_else(String::new, |text| {
            format!("<summary>{}</summary>", escape(text))
        });
        found.push_str(&format!(
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/><updated>{}</updated>{summary}</entry>\n",
            escape(item.title.as_ref().unwrap_or(&entry.title)),
            day(item.day),
        ));
    }
    found + "</feed>\n"
}
