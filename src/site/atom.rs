//! Feeds (RFC 4287).

use crate::model::EntryId;
use crate::text::escape;

use super::path;
use super::planned::Site;

/// How many entries a feed has.
pub(crate) const LONGEST: usize = 50;

/// An entry of a feed.
pub(crate) struct News {
    pub(crate) entry: EntryId,
    pub(crate) day: jiff::civil::Date,
    /// What is said of it.
    pub(crate) summary: Option<String>,
}

/// A feed (RFC 4287) of entries. Its language is that of its title, and of what is said of them.
pub(crate) fn atom(site: &Site, path: &str, title: &str, language: &str, news: &[News]) -> String {
    let config = &site.bank.config;
    let day = |day: jiff::civil::Date| format!("{day}T00:00:00Z");
    let updated = news.first().map_or(site.bank.today, |newest| newest.day);
    let mut found = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link href=\"{base}\"/>\n<link rel=\"self\" href=\"{base}{path}\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        escape(language),
        escape(title),
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
        let address = escape(&path::address(&site.bank, &path::entry(&site.bank, entry)));
        let summary = item.summary.as_ref().map_or_else(String::new, |text| {
            format!("<summary>{}</summary>", escape(text))
        });
        found.push_str(&format!(
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/><updated>{}</updated>{summary}</entry>\n",
            escape(&entry.title),
            day(item.day),
        ));
    }
    found + "</feed>\n"
}
