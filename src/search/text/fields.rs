//! What of an entry is searched: everything that readers see of it in words.
//!
//! The title comes three times, which is how one field of text weighs titles above bodies; then headings, summary and
//! body, then what its kind declares, and last the names of its terms and the words that its editor wants it found by.

use std::borrow::Cow;

use crate::facets::person;
use crate::model::Bank;
use crate::model::{Body, Entry, Piece, Slot, Target, Value};
use crate::schema::{Field, TERM};

/// Fields that are about the page and not about its subject, or that are searched under another name.
const LEFT_OUT: [&str; 13] = [
    "id",
    "title",
    "kind",
    "summary",
    "aliases",
    "licence",
    "searched",
    "owner",
    "status_reason",
    "changes",
    "reviewed_by",
    "link_note",
    "search",
];

/// The parts of an entry's text. No phrase runs from one into the next.
pub(crate) fn parts<'a>(bank: &'a Bank, entry: &'a Entry) -> Vec<Cow<'a, str>> {
    let mut found: Vec<Cow<'_, str>> = vec![entry.title.as_str().into(); 3];
    let headings = entry.body.headings.iter();
    found.extend(headings.map(|heading| Cow::from(&heading.text)));
    found.extend(entry.summary.as_deref().map(Cow::from));
    found.push(plain(bank, &entry.body).into());
    let searched = |field: &&Field| !LEFT_OUT.contains(&field.name.as_str());
    for field in bank.kind(entry).fields.iter().filter(searched) {
        let declared = std::slice::from_ref(field);
        entry.fields.each_declared(declared, &mut |visit| {
            found.extend(visit.field.and_then(|field| text(bank, field, visit.value)));
        });
    }
    found.extend(entry.terms.iter().filter_map(|(vocabulary, term)| {
        let vocabulary = bank.schema.vocabularies.get(vocabulary)?;
        Some(Cow::from(&vocabulary.terms.get(term)?.label))
    }));
    found.retain(|part| !part.trim().is_empty());
    found
}

/// What an entry is called: its title, and for a word that the bank explains, its letters and its other forms.
pub(crate) fn titles(entry: &Entry) -> Vec<&str> {
    let mut found = vec![entry.title.as_str()];
    if entry.base == TERM {
        found.extend(entry.fields.text("acronym"));
        found.extend(entry.fields.texts("forms"));
    }
    found
}

/// The text of a value; codes, numbers, names of other entries and addresses have none.
fn text<'a>(bank: &Bank, field: &Field, value: &'a Value) -> Option<Cow<'a, str>> {
    match value {
        Value::Text(text) if field.options.is_empty() => Some(text.into()),
        Value::Markdown(body) => Some(plain(bank, body).into()),
        Value::Scalar(scalar) => scalar.searched(bank.messages()).map(Cow::from),
        Value::Person(name) => Some(person(name).into()),
        _ => None,
    }
}

/// A text in the dialect as its readers hear it read out: without tags, links by their words.
pub(crate) fn plain(bank: &Bank, body: &Body) -> String {
    read_out(bank, body, &mut |_| {})
}

/// The same by its sections, each from its heading to the next.
pub(crate) fn sections(bank: &Bank, body: &Body) -> Vec<String> {
    let mut starts = Vec::new();
    let text = read_out(bank, body, &mut |at| starts.push(at));
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let pairs = starts.iter().zip(ends);
    pairs.map(|(&from, to)| text[from..to].to_owned()).collect()
}

/// Reads a text out; `on_heading` is told where each heading begins.
fn read_out(bank: &Bank, body: &Body, on_heading: &mut dyn FnMut(usize)) -> String {
    let mut found = String::with_capacity(body.html.len());
    for piece in body.pieces() {
        match piece {
            Piece::Text(text) => unescape(text, &mut found),
            Piece::Tag(tag) if is_inline(tag) => {}
            Piece::Tag(tag) => {
                found.push('\n');
                if is_heading(tag) {
                    on_heading(found.len());
                }
            }
            Piece::Slot(number) => match body.slots.get(number) {
                Some(
                    Slot::Open {
                        target: Target::Entry { id, .. },
                        titled: true,
                        ..
                    }
                    | Slot::Card { id, .. },
                ) => {
                    let named = crate::link::named(bank, id);
                    found.push_str(named.map_or("", |id| &bank.entries[id].title));
                }
                Some(Slot::Image { alt, .. } | Slot::RemoteImage { alt, .. }) => {
                    found.push_str(alt);
                }
                Some(Slot::Media(media)) => found.push_str(&media.title),
                Some(Slot::Ready { text, .. }) => found.push_str(text),
                Some(Slot::Chart(chart)) => found.push_str(&chart.title),
                Some(Slot::Cite(cluster)) => {
                    found.push_str(cluster.in_sentence.as_deref().unwrap_or_default());
                }
                _ => {}
            },
        }
    }
    found
}

/// Whether a tag opens a heading of the text; that of the page is above it.
fn is_heading(tag: &str) -> bool {
    let level = tag.strip_prefix("<h").and_then(|rest| rest.bytes().next());
    level.is_some_and(|level| (b'2'..=b'6').contains(&level))
}

fn is_inline(tag: &str) -> bool {
    let start = if tag.starts_with("</") { 2 } else { 1 };
    let letters = tag.bytes().skip(start);
    let length = letters.take_while(u8::is_ascii_alphanumeric).count();
    matches!(
        tag.get(start..start + length).unwrap_or_default(),
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "var"
            | "wbr"
    )
}

fn unescape(text: &str, found: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        found.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [
            ("&amp;", '&'),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&quot;", '"'),
            ("&#39;", '\''),
            ("&#x27;", '\''),
            ("&nbsp;", ' '),
        ];
        let (entity, letter) = known
            .into_iter()
            .find(|(entity, _)| rest.starts_with(entity))
            .unwrap_or(("&", '&'));
        found.push(letter);
        rest = &rest[entity.len()..];
    }
    found.push_str(rest);
}
