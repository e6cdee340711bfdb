//! The Markdown beside a page: the same entry for readers that are programs, and for those who copy.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::link::{Resolved, resolve};
use crate::parse::{Entry, Hole};
use crate::theme::Context;

use super::{Site, path, view};

/// Renders the twin of the entry at `at` by the theme's `entry.md`.
pub(super) fn render(site: &Site<'_>, at: usize) -> Result<String, Box<Diagnostic>> {
    let entry = &site.bank.entries[at];
    let page = path::entry(site.bank, entry);
    let mut context = Context::new();
    context.insert("id", &entry.id.name);
    context.insert("title", &entry.title);
    context.insert("kind", &view::KindView::from(site.bank.kind(entry)));
    context.insert("summary", &entry.summary);
    context.insert("status", entry.status.code());
    context.insert("url", &format!("{}{}", site.bank.config.base_url, path::public(&page)));
    context.insert("published", &entry.published.map(|date| date.to_string()));
    context.insert("reviewed", &entry.reviewed.map(|date| date.to_string()));
    context.insert("body", markdown(site, entry, &page).trim());
    context.insert("references", &references(site, at));
    site.theme.render("entry.md", &context)
}

/// The entry's Markdown with wiki links as ordinary ones, to the twins of what they lead to.
fn markdown(site: &Site<'_>, entry: &Entry, page: &str) -> String {
    let source = &entry.file.text;
    let mut found = String::new();
    let mut from = entry.markdown.start;
    for (span, replacement) in entry.body.holes.iter().filter_map(|hole| link(site, entry, hole, page)) {
        if span.start >= from && span.end <= entry.markdown.end {
            found.push_str(&source[from..span.start]);
            found.push_str(&replacement);
            from = span.end;
        }
    }
    found.push_str(&source[from..entry.markdown.end]);
    found
}

/// What stands for a wiki link or a card: its bytes in the file, and a Markdown link.
fn link(site: &Site<'_>, entry: &Entry, hole: &Hole, page: &str) -> Option<(Range<usize>, String)> {
    let (at, span, heading) = match hole {
        Hole::Card { id, span } => (site.bank.find(id)?, span, None),
        Hole::Open { target, span, .. } => match resolve(site.bank, Some(entry), target, entry.path()) {
            Resolved::Entry { at, heading } => (at, span, heading),
            _ => return None,
        },
        _ => return None,
    };
    let written = entry.file.text.get(span.clone())?;
    let inside = written.trim_start_matches('!').strip_prefix("[[")?.strip_suffix("]]")?;
    let target = &site.bank.entries[at];
    let text = inside.split_once('|').map_or(target.title.as_str(), |(_, text)| text);
    let name = if site.bank.config.twins { "index.md" } else { "index.html" };
    let to = path::entry(site.bank, target).replace("index.html", name);
    let anchor = heading.map_or_else(String::new, |heading| format!("#{heading}"));
    Some((span.clone(), format!("[{}]({}{to}{anchor})", text.replace(['[', ']'], ""), path::root(page))))
}

/// The sources of the page as plain text, each with the key that the text cites it by, in the order of the style.
fn references(site: &Site<'_>, at: usize) -> Vec<(String, String)> {
    let sources = site.links.sources(at).into_iter();
    let mut found: Vec<_> = sources.filter_map(|source| Some((site.references.get(source)?, source))).collect();
    found.sort_by(|a, b| a.0.reference.sort.cmp(&b.0.reference.sort).then(a.1.cmp(&b.1)));
    let key = |source: usize| site.bank.entries[source].id.name.clone();
    found.into_iter().map(|(formatted, source)| (key(source), formatted.reference.text.clone())).collect()
}
