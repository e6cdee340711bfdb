//! The source of a finding or a rating as templates see it.

use crate::model::{Named, SourceRef};
use crate::site::path;
use crate::site::text::PageText;
use crate::text::{html, plain};

use super::value::{SourceView, ValueView};

/// A source with its locator, and the one in which it was read.
pub(crate) fn of_source(text: &PageText<'_>, source: &SourceRef) -> ValueView<'static> {
    let (own, via_locator) = match &source.via {
        Some(_) => ("", source.locator.as_str()),
        None => (source.locator.as_str(), ""),
    };
    let via = source
        .via
        .as_ref()
        .and_then(|via| source_view(text, via, source.place + 1, via_locator))
        .map(Box::new);
    let Some(mut shown) = source_view(text, &source.id, source.place, own) else {
        return ValueView {
            html: html::escape(&source.id.name),
            ..ValueView::default()
        };
    };
    shown.via = via;
    let link = |shown: &SourceView| {
        let locator = if shown.locator.is_empty() {
            String::new()
        } else {
            format!(", {}", shown.locator)
        };
        format!(
            "{}{locator}",
            html::link(&text.href(&shown.path), &shown.name)
        )
    };
    let html = match &shown.via {
        Some(via) => {
            let args = [("source", link(&shown).into()), ("via", link(via).into())];
            text.site.bank.messages().with("read-in", &args)
        }
        None => link(&shown),
    };
    ValueView {
        html,
        code: source.id.name.clone(),
        source: Some(shown),
        ..ValueView::default()
    }
}

/// How findings call a source: by its short title and year where it has one, else as the style cites it.
fn source_view(
    text: &PageText<'_>,
    named: &Named,
    place: usize,
    locator: &str,
) -> Option<SourceView> {
    let bank = &text.site.bank;
    let entry = &bank.entries[bank.find(&named.name)?];
    let short = entry.fields.text("title-short").map(|short| {
        let issued = entry.fields.period("issued");
        let year = issued.map_or_else(String::new, |issued| {
            format!(" ({})", bank.messages().years(issued))
        });
        html::escape(&format!("{}{year}", plain(short)))
    });
    Some(SourceView {
        name: short.unwrap_or_else(|| text.cites.bare(place)),
        path: path::entry(bank, entry),
        status: entry.status.code(),
        via: None,
        locator: html::locator(locator),
    })
}
