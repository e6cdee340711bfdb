//! The Markdown beside a page: the same entry for readers that are programs, and for those who copy.

use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::link::{Resolved, resolve};
use crate::parse::{Entry, Fields, Hole, SourceRef, Target, Value};
use crate::schema::{Field, Place};
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
    context.insert(
        "url",
        &format!("{}{}", site.bank.config.base_url, path::public(&page)),
    );
    context.insert("published", &entry.published.map(|date| date.to_string()));
    context.insert("reviewed", &entry.reviewed.map(|date| date.to_string()));
    context.insert("sections", &sections(site, entry));
    context.insert("body", markdown(site, entry, &page).trim());
    context.insert("references", &references(site, at));
    site.theme.render("entry.md", &context)
}

/// A field of the body as Markdown.
#[derive(Serialize)]
struct Section {
    label: String,
    text: String,
}

/// The fields that the page shows as sections of their own.
fn sections(site: &Site<'_>, entry: &Entry) -> Vec<Section> {
    let declared = site.bank.kind(entry).fields.iter();
    let shown = declared.filter(|field| field.place == Some(Place::Body));
    let section = |field: &Field| {
        let text = match entry.fields.get(&field.name)? {
            Value::List(items) => {
                let lines: Vec<String> = items
                    .iter()
                    .map(|item| format!("- {}", plain(item)))
                    .collect();
                lines.join("\n")
            }
            value => plain(value),
        };
        Some(Section {
            label: field.label.clone(),
            text: text.trim_end().to_owned(),
        })
    };
    shown.filter_map(section).collect()
}

/// A value in words, as its author wrote it.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Markdown(body) => body.markdown.trim().to_owned(),
        Value::Bool(value) => if *value { "yes" } else { "no" }.to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Url(Target::External(url), _) => url.clone(),
        Value::Url(..) => String::new(),
        Value::Level(rating) => format!("{} {}", rating.scale, rating.code),
        Value::Ratings(ratings) => joined(ratings, |rating| {
            format!("{} {}", rating.scale, rating.code)
        }),
        Value::Terms(_, names) | Value::Entries(names) => joined(names, |named| named.name.clone()),
        Value::Sources(sources) => joined(sources, cited),
        Value::List(items) => joined(items, plain),
        Value::Group(fields) => group(fields),
    }
}

fn joined<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}

/// A source in the notation of the text: `[@key]`, read in `[@other, p. 4]`.
fn cited(source: &SourceRef) -> String {
    let locator = if source.locator.is_empty() {
        String::new()
    } else {
        format!(", {}", source.locator)
    };
    match &source.via {
        Some(via) => format!("[@{}], read in [@{}{locator}]", source.id.name, via.name),
        None => format!("[@{}{locator}]", source.id.name),
    }
}

/// The first field as a sentence, the others behind it by their names.
fn group(fields: &Fields) -> String {
    let shown = fields
        .iter()
        .enumerate()
        .map(|(number, (name, value))| match (number, value) {
            (0, _) | (_, Value::Sources(_)) => plain(value),
            _ => format!("{}: {}", name.replace('_', " "), plain(value)),
        });
    shown.collect::<Vec<_>>().join("; ")
}

/// The entry's Markdown with wiki links as ordinary ones, to the twins of what they lead to.
fn markdown(site: &Site<'_>, entry: &Entry, page: &str) -> String {
    let source = &entry.file.text;
    let mut found = String::new();
    let mut from = entry.markdown.start;
    for (span, replacement) in entry
        .body
        .holes
        .iter()
        .filter_map(|hole| link(site, entry, hole, page))
    {
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
        Hole::Open { target, span, .. } => {
            match resolve(site.bank, Some(entry), target, entry.path()) {
                Resolved::Entry { at, heading } => (at, span, heading),
                _ => return None,
            }
        }
        _ => return None,
    };
    let written = entry.file.text.get(span.clone())?;
    let inside = written
        .trim_start_matches('!')
        .strip_prefix("[[")?
        .strip_suffix("]]")?;
    let target = &site.bank.entries[at];
    let text = inside
        .split_once('|')
        .map_or(target.title.as_str(), |(_, text)| text);
    let name = if site.bank.config.twins {
        "index.md"
    } else {
        "index.html"
    };
    let to = path::entry(site.bank, target).replace("index.html", name);
    let anchor = heading.map_or_else(String::new, |heading| format!("#{heading}"));
    Some((
        span.clone(),
        format!(
            "[{}]({}{to}{anchor})",
            text.replace(['[', ']'], ""),
            path::root(page)
        ),
    ))
}

/// The sources of the page as plain text, each with the key that the text cites it by, in the order of the style.
fn references(site: &Site<'_>, at: usize) -> Vec<(String, String)> {
    let sources = site.links.sources(at).into_iter();
    let mut found: Vec<_> = sources
        .filter_map(|source| Some((site.references.get(source)?, source)))
        .collect();
    found.sort_by(|a, b| {
        a.0.reference
            .sort
            .cmp(&b.0.reference.sort)
            .then(a.1.cmp(&b.1))
    });
    let key = |source: usize| site.bank.entries[source].id.name.clone();
    found
        .into_iter()
        .map(|(formatted, source)| (key(source), formatted.reference.text.clone()))
        .collect()
}
