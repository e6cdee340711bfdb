//! The Markdown beside a page: the same entry for readers that are programs, and for those who copy.

use std::sync::{Arc, OnceLock};

use crate::model::EntryId;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{Resolved, resolve};
use crate::messages::Messages;
use crate::model::{Bank, Entry, Fields, Slot, SourceRef, Target, Value};
use crate::schema::{Field, FieldPlacement};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::views::change::label;
use crate::text::Spanned;
use crate::theme::Context;

use crate::site::path;

use super::markdown_text::{escape, in_line};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Entries,
};

#[derive(Debug)]
struct MarkdownCopy {
    entry: EntryId,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    if !bank.config.twins {
        return Vec::new();
    }
    let entries = bank.entries.numbered();
    let routes = entries.map(|(id, entry)| {
        let path = format!("{}/index.md", path::entry_folder(bank, entry));
        Route::of_file(entry.path(), path, MarkdownCopy { entry: id }).at(entry.id.span.clone())
    });
    routes.collect()
}

impl Page for MarkdownCopy {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let copy = copy(site, self.entry)?;
        Ok(Content::Text(copy.to_string()))
    }
}

/// An entry as Markdown. It stands in its own file, in that of the bank and in those of its terms.
pub(crate) fn copy(site: &Site, id: EntryId) -> Result<Arc<str>, Box<Diagnostic>> {
    let kept = site.copies.get(id.index());
    if let Some(made) = kept.and_then(OnceLock::get) {
        return Ok(Arc::clone(made));
    }
    let made: Arc<str> = written(site, id)?.into();
    Ok(match kept {
        Some(kept) => Arc::clone(kept.get_or_init(|| made)),
        None => made,
    })
}

/// An entry as Markdown, by the theme's `entry.md`.
fn written(site: &Site, id: EntryId) -> Result<String, Box<Diagnostic>> {
    let entry = &site.bank.entries[id];
    let page = path::entry(&site.bank, entry);
    let writer = MarkdownWriter {
        site,
        entry,
        root: path::root(&page),
    };
    let mut context = Context::new();
    context.insert("id", &entry.id.name);
    context.insert("title", &escape(&entry.title));
    context.insert("kind", &site.kind(&entry.kind));
    context.insert("summary", &entry.summary.as_deref().map(escape));
    context.insert("status", entry.status.code());
    context.insert(
        "url",
        &format!("{}{}", site.bank.config.base_url, path::public(&page)),
    );
    context.insert("published", &entry.published.map(|date| date.to_string()));
    context.insert("reviewed", &entry.reviewed.map(|date| date.to_string()));
    context.insert("changes", &changes(&site.bank, entry));
    context.insert("sections", &writer.sections());
    context.insert("body", writer.markdown().trim());
    context.insert("references", &references(site, id));
    site.theme.render("entry.md", &context)
}

/// A field of the body as Markdown.
#[derive(Serialize)]
struct Section {
    label: String,
    text: String,
}

/// A line of what changed on the page.
#[derive(Serialize)]
struct CopiedChange {
    date: String,
    said: String,
}

fn changes(bank: &Bank, entry: &Entry) -> Vec<CopiedChange> {
    let lines = entry.change_lines().into_iter().map(|line| {
        let sort = format!("{}.", label(bank, entry, line.kind));
        let parts = [Some(sort.as_str()), Some(line.what), line.why];
        CopiedChange {
            date: line.date.to_string(),
            said: in_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        }
    });
    lines.collect()
}

/// An entry on its way to its writer.
struct MarkdownWriter<'s> {
    site: &'s Site,
    entry: &'s Entry,
    /// The way to the root of the site.
    root: String,
}

impl MarkdownWriter<'_> {
    /// The fields that the page shows as sections of their own.
    fn sections(&self) -> Vec<Section> {
        let declared = self.site.bank.kind(self.entry).fields.iter();
        let shown = declared.filter(|field| field.place == Some(FieldPlacement::Body));
        let section = |field: &Field| {
            let text = match self.entry.fields.get(&field.name)? {
                Value::List(items) => {
                    let lines = items.iter().map(|item| format!("- {}", self.plain(item)));
                    lines.collect::<Vec<_>>().join("\n")
                }
                value => self.plain(value),
            };
            Some(Section {
                label: field.label.clone(),
                text: text.trim_end().to_owned(),
            })
        };
        shown.filter_map(section).collect()
    }

    /// A value in words, as its author wrote it.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => escape(text),
            Value::Markdown(body) => self.with_links(body.markdown.trim()),
            Value::Scalar(scalar) => escape(&scalar.markdown(self.site.bank.messages())),
            Value::Url(target, _) => self.address(target).unwrap_or_default(),
            Value::Level(rating) => format!("{} {}", rating.scale, rating.code),
            Value::Ratings(ratings) => joined(ratings, |rating| {
                format!("{} {}", rating.scale, rating.code)
            }),
            Value::Terms(_, names) | Value::Entries(names) => {
                joined(names, |named| named.name.clone())
            }
            Value::Sources(sources) => {
                joined(sources, |source| cited(self.site.bank.messages(), source))
            }
            Value::List(items) => joined(items, |item| self.plain(item)),
            Value::Group(fields) | Value::Person(fields) | Value::Gap(fields) => self.group(fields),
            Value::Finding(finding) => {
                let key = finding.key.as_ref();
                let anchor = key.map(|key| format!("<a id=\"{}\"></a>", key.name));
                anchor.unwrap_or_default() + &self.group(&finding.fields)
            }
        }
    }

    /// The first field as a sentence, the others behind it by their names.
    fn group(&self, fields: &Fields) -> String {
        let shown =
            fields
                .iter()
                .enumerate()
                .map(|(number, (name, value))| match (number, value) {
                    (0, _) | (_, Value::Sources(_)) => self.plain(value),
                    _ => format!("{}: {}", name.replace('_', " "), self.plain(value)),
                });
        shown.collect::<Vec<_>>().join("; ")
    }

    /// The entry's Markdown with every link and picture as seen from the writer.
    fn markdown(&self) -> String {
        // What the text asks for stands in it: places in the file would lead astray.
        if !self.entry.body.markdown.is_empty() {
            return self.entry.body.markdown.clone();
        }
        let source = &self.entry.file.text;
        let mut found = String::new();
        let mut from = self.entry.markdown.start;
        for Spanned {
            value: replacement,
            span,
        } in self
            .entry
            .body
            .slots
            .iter()
            .filter_map(|slot| self.link(slot))
        {
            if span.start >= from && span.end <= self.entry.markdown.end {
                found.push_str(&source[from..span.start]);
                found.push_str(&replacement);
                from = span.end;
            }
        }
        found.push_str(&source[from..self.entry.markdown.end]);
        found
    }

    /// What stands for a link, a card or a picture: its Markdown in the writer, with its bytes in the file.
    fn link(&self, slot: &Slot) -> Option<Spanned<String>> {
        let (span, target) = match slot {
            Slot::Card { id, span } => (
                span,
                Target::Entry {
                    id: id.clone(),
                    heading: None,
                },
            ),
            Slot::Open { target, span, .. } => (span, target.clone()),
            Slot::Image { path, span, .. } => (
                span,
                Target::Path {
                    path: path.clone(),
                    fragment: None,
                },
            ),
            _ => return None,
        };
        let written = self.entry.file.text.get(span.clone())?;
        if let Some(inside) = written.trim_start_matches('!').strip_prefix("[[") {
            let link = self.wiki(inside.strip_suffix("]]")?);
            return Some(Spanned::new(link, span.clone()));
        }
        let (text, _) = written.strip_suffix(')')?.rsplit_once("](")?;
        let link = format!("{text}]({})", self.address(&target)?);
        Some(Spanned::new(link, span.clone()))
    }

    /// Every wiki link of a text as an ordinary one.
    fn with_links(&self, text: &str) -> String {
        let mut parts = text.split("[[");
        let mut found = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            if let Some((inside, rest)) = part.split_once("]]") {
                found = found.strip_suffix('!').unwrap_or(&found).to_owned();
                found.push_str(&self.wiki(inside));
                found.push_str(rest);
            } else {
                found.push_str("[[");
                found.push_str(part);
            }
        }
        found
    }

    /// What stands between `[[` and `]]` as an ordinary link; as text where it leads nowhere.
    fn wiki(&self, inside: &str) -> String {
        let (target, text) = match inside.split_once('|') {
            Some((target, text)) => (target.trim_end_matches('\\'), Some(text)),
            None => (inside, None),
        };
        let (id, heading) = target
            .split_once('#')
            .map_or((target, None), |(id, heading)| (id, Some(heading)));
        let named = self
            .site
            .bank
            .find(id.trim())
            .map(|entry_id| self.site.bank.entries[entry_id].title.as_str());
        let text = text.or(named).unwrap_or(inside).replace(['[', ']'], "");
        let heading = heading.map(str::to_owned);
        match self.address(&Target::Entry {
            id: id.trim().to_owned(),
            heading,
        }) {
            Some(address) => format!("[{}]({address})", escape(&text)),
            None => text,
        }
    }

    /// Where a target lies, seen from the writer: entries by their twins, if they have them.
    fn address(&self, target: &Target) -> Option<String> {
        let bank = &self.site.bank;
        let to = match resolve(bank, Some(self.entry), target, self.entry.path()) {
            Resolved::Entry { id, heading } => {
                let page = path::entry(bank, &bank.entries[id]);
                let name = if bank.config.twins {
                    "index.md"
                } else {
                    "index.html"
                };
                let anchor = heading.map_or_else(String::new, |heading| format!("#{heading}"));
                format!("{}{anchor}", page.replace("index.html", name))
            }
            Resolved::List(path) => path,
            Resolved::File(file) => self.site.attachments.get(&file)?.path.clone(),
            Resolved::Page { path: page, .. } => path::written(page),
            Resolved::Here(heading) => return Some(format!("#{heading}")),
            Resolved::External(url) | Resolved::Elsewhere { path: url, .. } => {
                return Some(url.to_owned());
            }
            Resolved::NoFile(_)
            | Resolved::NoEntry(_)
            | Resolved::NoHeading { .. }
            | Resolved::Outside(_) => return None,
        };
        Some(format!("{}{to}", self.root))
    }
}

fn joined<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}

/// A source in the notation of the text: `[@key]`, read in `[@other, p. 4]`.
fn cited(messages: &Messages, source: &SourceRef) -> String {
    let locator = if source.locator.is_empty() {
        String::new()
    } else {
        format!(", {}", source.locator)
    };
    match &source.via {
        Some(via) => {
            let (source, via) = (
                format!("[@{}]", source.id.name),
                format!("[@{}{locator}]", via.name),
            );
            messages.with("read-in", &[("source", source.into()), ("via", via.into())])
        }
        None => format!("[@{}{locator}]", source.id.name),
    }
}

/// The sources of the page as plain text, each with the key that the text cites it by, in the order of the style.
fn references(site: &Site, id: EntryId) -> Vec<(String, String)> {
    let sources = site.links.sources(id).into_iter();
    let mut found: Vec<_> = sources
        .filter_map(|source| Some((site.references.get(source)?, source)))
        .collect();
    found.sort_by(|a, b| {
        a.0.reference
            .sort
            .cmp(&b.0.reference.sort)
            .then(a.1.cmp(&b.1))
    });
    let key = |source: EntryId| site.bank.entries[source].id.name.clone();
    let shown = found.into_iter();
    shown
        .map(|(formatted, source)| (key(source), escape(&formatted.reference.text)))
        .collect()
}
