//! For search engines: the sitemap, whole or in parts, and the rules for crawlers.

use crate::diagnostic::Diagnostics;
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::path::address;
use crate::site::planned::{Content, Listing, Outputs, Page, Rendered, Site, Step};
use crate::text::escape;

/// The most addresses that one sitemap may have, as sitemaps.org says.
const LIMIT: usize = 50_000;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

/// The sitemap, or an index of its parts where there are several.
#[derive(Debug)]
struct Sitemap;

/// A part of the sitemap, from 1.
#[derive(Debug)]
struct Part {
    number: usize,
}

#[derive(Debug)]
struct Robots;

fn routes(_: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    vec![
        Route::of_site("robots.txt", Robots),
        Route::of_site("sitemap.xml", Sitemap),
    ]
}

/// The parts that a sitemap needs, which is known when all other paths are.
pub(crate) fn parts(outputs: &Outputs) -> Vec<Route> {
    let parts = 1..=count_parts(outputs);
    let routes = parts.map(|number| Route::of_site(part_path(number), Part { number }));
    routes.collect()
}

/// None where one sitemap has room for all.
fn count_parts(outputs: &Outputs) -> usize {
    let listed = outputs.iter().filter(|(_, output)| output.is_listed);
    match listed.count().div_ceil(LIMIT) {
        1 => 0,
        parts => parts,
    }
}

fn part_path(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The addresses that search engines are to know, each with the day of its last change.
fn addresses(site: &Site) -> Vec<(String, Option<String>)> {
    let listed = site.outputs.iter().filter(|(_, output)| output.is_listed);
    let shown = listed.filter_map(|(path, output)| {
        let date = match output.page.listing(site) {
            Listing::Hidden => return None,
            Listing::Undated => None,
            Listing::Dated(date) => Some(date.to_string()),
        };
        Some((address(&site.bank, path), date))
    });
    shown.collect()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

impl Page for Sitemap {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let parts = count_parts(&site.outputs);
        if parts == 0 {
            return Ok(Content::Text(urls(&addresses(site))));
        }
        let mut found = HEAD.to_owned();
        found.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for number in 1..=parts {
            let address = escape(&address(&site.bank, &part_path(number)));
            found.push_str(&format!("<sitemap><loc>{address}</loc></sitemap>\n"));
        }
        Ok(Content::Text(found + "</sitemapindex>\n"))
    }
}

impl Page for Part {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let addresses = addresses(site);
        let mut parts = addresses.chunks(LIMIT);
        let part = parts.nth(self.number - 1).unwrap_or_default();
        Ok(Content::Text(urls(part)))
    }
}

fn urls(addresses: &[(String, Option<String>)]) -> String {
    let mut found = HEAD.to_owned();
    found.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (address, date) in addresses {
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

impl Page for Robots {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let base = &site.bank.config.base_url;
        let text = format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n");
        Ok(Content::Text(text))
    }
}
