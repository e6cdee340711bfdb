//! What machines read: the bank as JSON, the sitemap, the feed, rules for crawlers and for moved pages.

use serde_json::{Map, Value as Json, json};

use crate::link::EdgeKind;

use super::output::Output;
use super::{path, review};
use crate::site::Site;
use crate::text::escape;

/// The most addresses that one sitemap may have, as sitemaps.org says.
pub(super) const SITEMAP_LIMIT: usize = 50_000;
/// How many entries the feed has.
const FEED: usize = 50;

fn address(site: &Site, path: &str) -> String {
    format!("{}{}", site.bank.config.base_url, path::public(path))
}

/// Every entry with what lists and other programs need.
pub(super) fn bank_json(site: &Site) -> String {
    let config = &site.bank.config;
    let head = json!({
        "title": config.title,
        "description": config.description,
        "url": config.base_url,
        "language": config.language,
        "built": site.bank.today.to_string(),
    });
    let mut found = head.to_string();
    found.pop();
    found.push_str(",\"entries\":[\n");
    for at in 0..site.bank.entries.len() {
        if at > 0 {
            found.push_str(",\n");
        }
        found.push_str(&entry_json(site, at).to_string());
    }
    found.push_str("\n]}\n");
    found
}

fn entry_json(site: &Site, at: usize) -> Json {
    let entry = &site.bank.entries[at];
    let mut terms: Map<String, Json> = Map::new();
    for (vocabulary, term) in &entry.terms {
        let known = terms.entry(vocabulary.clone()).or_insert_with(|| json!([]));
        known
            .as_array_mut()
            .into_iter()
            .for_each(|known| known.push(json!(term)));
    }
    let sources = site
        .links
        .outgoing(at)
        .iter()
        .filter(|edge| edge.kind.carries_status());
    let mut sources: Vec<&str> = sources
        .map(|edge| site.bank.entries[edge.to].id.name.as_str())
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let replaced_by = site
        .links
        .outgoing(at)
        .iter()
        .find(|edge| edge.kind == EdgeKind::SupersededBy);
    let date = |name: &str| entry.fields.date(name).map(|date| date.to_string());
    let mut found = json!({
        "id": entry.id.name,
        "kind": entry.kind,
        "title": entry.title,
        "summary": entry.summary,
        "url": address(site, &path::entry(&site.bank, entry)),
        "status": entry.status.code(),
        "published": date("published"),
        "reviewed": date("reviewed"),
        "review_by": date("review_by"),
        "as_of": date("as_of"),
        "terms": terms,
        "sources": sources,
        "superseded_by": replaced_by.map(|edge| &site.bank.entries[edge.to].id.name),
    });
    if let Some(found) = found.as_object_mut() {
        found.retain(|_, value| !value.is_null());
    }
    found
}

/// The addresses that search engines are to know.
fn addresses(site: &Site) -> Vec<(String, Option<String>)> {
    let shown = site.outputs.iter().filter_map(|(path, output)| {
        let date = match output {
            Output::Entry { at, page: 1 } => {
                let entry = &site.bank.entries[*at];
                if entry.status.is_gone() {
                    return None;
                }
                entry
                    .reviewed
                    .max(entry.published)
                    .map(|date| date.to_string())
            }
            output if is_listed(output) => None,
            _ => return None,
        };
        Some((address(site, path), date))
    });
    shown.collect()
}

/// Whether the sitemap has a page.
fn is_listed(output: &Output) -> bool {
    matches!(
        output,
        Output::Home
            | Output::Entry { page: 1, .. }
            | Output::List { .. }
            | Output::Vocabulary { .. }
            | Output::Facet { .. }
            | Output::Alphabet
            | Output::Scales
            | Output::Scale { .. }
            | Output::Maps
            | Output::Compare
            | Output::Comparison { .. }
            | Output::SideBySide { .. }
            | Output::Map { .. }
            | Output::MapGaps { .. }
            | Output::MapCell { page: 1, .. }
            | Output::Level { page: 1, .. }
    )
}

/// How many addresses the sitemap has, from what the outputs are.
pub(super) fn count(outputs: &super::outputs::Outputs) -> usize {
    let pages = outputs.iter().filter(|(_, output)| is_listed(output));
    pages.count()
}

/// The sitemap: one file, or an index of several.
pub(super) fn sitemap(site: &Site, part: Option<usize>) -> String {
    let mut found = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    let parts = site
        .outputs
        .iter()
        .filter(|(_, output)| matches!(output, Output::Sitemap { part: Some(_) }));
    let parts: Vec<&str> = parts.map(|(path, _)| path).collect();
    if part.is_none() && !parts.is_empty() {
        found.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for number in 1..=parts.len() {
            let address = address(site, &format!("sitemap-{number}.xml"));
            found.push_str(&format!(
                "<sitemap><loc>{}</loc></sitemap>\n",
                escape(&address)
            ));
        }
        return found + "</sitemapindex>\n";
    }
    let addresses = addresses(site);
    let from = part
        .map_or(0, |part| (part - 1) * SITEMAP_LIMIT)
        .min(addresses.len());
    let to = (from + SITEMAP_LIMIT).min(addresses.len());
    found.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (address, date) in &addresses[from..to] {
        let date = date
            .as_ref()
            .map_or_else(String::new, |date| format!("<lastmod>{date}</lastmod>"));
        found.push_str(&format!(
            "<url><loc>{}</loc>{date}</url>\n",
            escape(address)
        ));
    }
    found + "</urlset>\n"
}

/// Rules for crawlers.
pub(super) fn robots(site: &Site) -> String {
    format!(
        "User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n",
        site.bank.config.base_url
    )
}

/// Rules for hosts that read Netlify's and Cloudflare's `_redirects`.
pub(super) fn redirects(site: &Site) -> String {
    let base = site.bank.config.base_path();
    let rule = |(from, to): &(String, String)| {
        format!(
            "{base}{} {base}{} 301\n",
            path::public(from),
            path::public(to)
        )
    };
    site.outputs.aliases.iter().map(rule).collect()
}

/// What was added or reviewed last, as an Atom feed (RFC 4287).
pub(super) fn feed(site: &Site) -> String {
    let config = &site.bank.config;
    let date = |at: usize| {
        site.bank.entries[at]
            .reviewed
            .max(site.bank.entries[at].published)
    };
    let mut news: Vec<usize> = (0..site.bank.entries.len())
        .filter(|&at| site.is_current(at) && date(at).is_some())
        .collect();
    news.sort_by(|&a, &b| date(b).cmp(&date(a)).then(a.cmp(&b)));
    news.truncate(FEED);
    let dated = news.into_iter().map(|at| {
        let date = date(at).map_or(site.bank.today, |date| date.first_day());
        (at, date, site.bank.entries[at].summary.clone())
    });
    atom(site, "feed.xml", &config.title, &dated.collect::<Vec<_>>())
}

/// The entries whose review is past, the newest first.
pub(super) fn review(site: &Site) -> String {
    let due = review::due(&site.bank).into_iter().rev().take(FEED);
    let shown = due.map(|(at, day)| {
        let words = crate::text::Date::from(day).words();
        (
            at,
            day,
            Some(format!("Its review was planned for {words}.")),
        )
    });
    let title = format!("{}: review due", site.bank.config.title);
    let path = format!("{}/feed.xml", review::FOLDER);
    atom(site, &path, &title, &shown.collect::<Vec<_>>())
}

/// A feed (RFC 4287) of entries, each with a day and what is said of it.
fn atom(
    site: &Site,
    path: &str,
    title: &str,
    entries: &[(usize, jiff::civil::Date, Option<String>)],
) -> String {
    let config = &site.bank.config;
    let day = |day: jiff::civil::Date| format!("{day}T00:00:00Z");
    let updated = entries.first().map_or(site.bank.today, |(_, day, _)| *day);
    let mut found = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link href=\"{base}\"/>\n<link rel=\"self\" href=\"{base}{path}\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        escape(&config.language),
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
    for (at, date, summary) in entries {
        let entry = &site.bank.entries[*at];
        let address = escape(&address(site, &path::entry(&site.bank, entry)));
        let summary = summary.as_ref().map_or_else(String::new, |text| {
            format!("<summary>{}</summary>", escape(text))
        });
        found.push_str(&format!(
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/><updated>{}</updated>{summary}</entry>\n",
            escape(&entry.title),
            day(*date),
        ));
    }
    found + "</feed>\n"
}
