//! What may be written at a place.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::link::{named, path_from};
use crate::model::{Bank, Entry, EntryId};
use crate::schema::{CITATION, Choice, Field, Level, Scale, Type};
use crate::text::{File, fold};

use super::head::HeadPlace;
use super::known::Known;
use super::place::Place;
use super::subject::{Subject, anchored, kind_of, of_target};
use super::wanted::{Wanted, wanted};

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As it is written.
    pub text: String,
    /// What it is called, where that is not how it is written.
    pub name: Option<String>,
    /// What it is.
    pub sort: OfferSort,
    /// What it means, in plain words.
    pub meaning: Option<String>,
    /// The bytes that it stands for.
    pub span: Range<usize>,
}

/// What an offer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferSort {
    /// A key.
    Field,
    /// One of a few values.
    Value,
    /// A page.
    Page,
    /// A source.
    Source,
    /// A term of a vocabulary.
    Term,
    /// A part of a page.
    Part,
    /// A place in a source.
    Locator,
    /// A file.
    File,
}

/// What is offered at a place, the likeliest first.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// At most two hundred.
    pub offers: Vec<Offer>,
    /// Whether there are more, which further letters would bring.
    pub has_more: bool,
}

/// The most offers at once: more than anybody reads, and few enough to be sent while somebody types.
const MOST: usize = 200;

/// How places in sources are usually called, in the words of references.
const LOCATORS: [(&str, &str); 8] = [
    ("p. ", "page"),
    ("pp. ", "pages"),
    ("para. ", "paragraph"),
    ("paras ", "paragraphs"),
    ("ch. ", "chapter"),
    ("s. ", "section"),
    ("table ", "table"),
    ("fig. ", "figure"),
];

/// What may be written at a byte of a file.
pub(super) fn offers(known: &Known<'_>, file: &File, at: usize) -> Offers {
    let bank = known.bank();
    let mut found = match super::place::place(&file.path, &file.text, at) {
        Place::Link(word) => {
            Gathered::at(file, word, at).of_entries(bank, |entry| entry.base != CITATION)
        }
        Place::Citation(word) => {
            Gathered::at(file, word, at).of_entries(bank, |entry| entry.base == CITATION)
        }
        Place::Anchor {
            page,
            is_path,
            word,
        } => anchors(bank, &page, is_path, file, Gathered::at(file, word, at)),
        Place::Locator { key, word } => {
            locators(known, bank.source(&key), Gathered::at(file, word, at))
        }
        Place::Path(word) => paths(bank, file, Gathered::at(file, word, at)),
        Place::Head(found) => in_head(known, file, &found, at),
        Place::Chart(found) => in_chart(known, file, &found, at),
        Place::Declaration(_) | Place::Text => return Offers::default(),
    };
    found.offers.sort_by_key(|(rank, _)| *rank);
    let has_more = found.offers.len() > MOST;
    found.offers.truncate(MOST);
    Offers {
        offers: found.offers.into_iter().map(|(_, offer)| offer).collect(),
        has_more,
    }
}

/// How likely an offer is: those that begin as what is written first, then in the order in which they came.
type Rank = (u8, usize);

/// Offers that fit what is written.
struct Gathered {
    span: Range<usize>,
    written: String,
    /// Whether the sign that ends a key stands behind it.
    has_sign: bool,
    offers: Vec<(Rank, Offer)>,
}

impl Gathered {
    fn at(file: &File, span: Range<usize>, cursor: usize) -> Self {
        // What stands behind the cursor is written over.
        let before = span.start..cursor.clamp(span.start, span.end);
        let written = fold(file.text[before].trim()).into_owned();
        Self {
            has_sign: file.text[span.end..].starts_with(':'),
            span,
            written,
            offers: Vec::new(),
        }
    }

    /// Adds an offer where it fits: what is written stands in it, or in what it is called.
    fn add(
        &mut self,
        text: &str,
        name: Option<&str>,
        sort: OfferSort,
        meaning: impl FnOnce() -> Option<String>,
    ) {
        let (own, called) = (fold(text), name.map(fold));
        let called = called.as_deref().unwrap_or_default();
        let rank = if own.starts_with(&self.written) {
            0
        } else if called.starts_with(&self.written) {
            1
        } else if own.contains(&self.written) || called.contains(&self.written) {
            2
        } else {
            return;
        };
        let offer = Offer {
            text: text.to_owned(),
            name: name.map(str::to_owned),
            sort,
            meaning: if self.offers.len() < 4 * MOST {
                meaning()
            } else {
                None
            },
            span: self.span.clone(),
        };
        self.offers.push(((rank, self.offers.len()), offer));
    }

    /// Adds a key, with the sign behind it where there is none yet.
    fn add_key(
        &mut self,
        name: &str,
        label: Option<&str>,
        meaning: impl FnOnce() -> Option<String>,
    ) {
        let sign = if self.has_sign { "" } else { ": " };
        self.add(&format!("{name}{sign}"), label, OfferSort::Field, meaning);
    }

    fn of_entries(mut self, bank: &Bank, fits: impl Fn(&Entry) -> bool) -> Self {
        for entry in bank.entries.iter().filter(|entry| fits(entry)) {
            let sort = if entry.base == CITATION {
                OfferSort::Source
            } else {
                OfferSort::Page
            };
            let meaning = || {
                let kind = &bank.kind(entry).label;
                Some(
                    entry
                        .summary
                        .as_ref()
                        .map_or_else(|| kind.clone(), |summary| format!("{kind}. {summary}")),
                )
            };
            self.add(&entry.id.name, Some(&entry.title), sort, meaning);
        }
        self
    }
}

/// What a link may lead to within a page.
fn anchors(bank: &Bank, page: &str, is_path: bool, file: &File, mut found: Gathered) -> Gathered {
    let id = if page.is_empty() {
        bank.find_path(&file.path)
    } else if is_path {
        let target = anchored(page.to_owned(), true, String::new());
        match of_target(bank, file, &target) {
            Some(Subject::Page(id) | Subject::Part(id, _)) => Some(id),
            _ => None,
        }
    } else {
        named(bank, page)
    };
    let Some(entry) = id.map(|id| &bank.entries[id]) else {
        return found;
    };
    for finding in entry.findings() {
        let statement = finding.fields.text("statement");
        found.add(&finding.anchor(), statement, OfferSort::Part, || None);
    }
    for heading in entry.bodies().into_iter().flat_map(|body| &body.headings) {
        found.add(&heading.id, Some(&heading.text), OfferSort::Part, || None);
    }
    found
}

/// Places in a source: those that the bank names already, then how places begin.
fn locators(known: &Known<'_>, source: Option<EntryId>, mut found: Gathered) -> Gathered {
    let edges = source.into_iter().flat_map(|id| known.links().incoming(id));
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for edge in edges.filter(|edge| !edge.locator.is_empty()) {
        *used.entry(&edge.locator).or_default() += 1;
    }
    let mut used: Vec<(&str, usize)> = used.into_iter().collect();
    used.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    for (locator, _) in used {
        found.add(locator, None, OfferSort::Locator, || None);
    }
    for (start, word) in LOCATORS {
        found.add(start, Some(word), OfferSort::Locator, || None);
    }
    found
}

/// The paths of pages and files, from the file that they are written in.
fn paths(bank: &Bank, file: &File, mut found: Gathered) -> Gathered {
    for entry in &bank.entries {
        let path = path_from(&file.path, entry.path());
        found.add(&path, Some(&entry.title), OfferSort::Page, || None);
    }
    for path in &bank.attachments {
        found.add(&path_from(&file.path, path), None, OfferSort::File, || None);
    }
    found
}

fn in_head(known: &Known<'_>, file: &File, place: &HeadPlace, at: usize) -> Gathered {
    let bank = known.bank();
    let mut found = Gathered::at(file, place.word.clone(), at);
    let Some(kind) = kind_of(bank, file) else {
        return found;
    };
    match wanted(&bank.schema, kind, place) {
        Wanted::Keys(fields) => keys(fields, place, &mut found),
        Wanted::Parts(parts) => {
            for part in parts.iter().filter(|part| !has(place, part)) {
                found.add_key(part, None, || None);
            }
        }
        Wanted::Scales => {
            let scales = bank
                .schema
                .scales
                .values()
                .filter(|scale| !has(place, &scale.id));
            for scale in scales {
                found.add_key(&scale.id, Some(&scale.label), || scale.description.clone());
            }
        }
        Wanted::Level(scale) => levels(scale, file, place, &mut found),
        Wanted::Source => return found.of_entries(bank, |entry| entry.base == CITATION),
        Wanted::Locator => {
            let id = place.beside.iter().find(|(key, _)| key == "id");
            let source = id.and_then(|(_, id)| bank.source(id));
            return locators(known, source, found);
        }
        Wanted::Value(field) => return values(bank, field, place, found),
        Wanted::Nothing => {}
    }
    found
}

fn has(place: &HeadPlace, key: &str) -> bool {
    place.beside.iter().any(|(own, _)| own == key)
}

/// Fields that are not there yet; those that must be there first.
fn keys(fields: &[Field], place: &HeadPlace, found: &mut Gathered) {
    let lacking = || fields.iter().filter(|field| !has(place, &field.name));
    let (needed, others): (Vec<&Field>, Vec<&Field>) = lacking().partition(|field| field.required);
    for field in needed.into_iter().chain(others) {
        let meaning = || Some(about_field(field));
        found.add_key(&field.name, Some(&field.label), meaning);
    }
}

/// What a field is for, and what may stand in it.
pub(super) fn about_field(field: &Field) -> String {
    let help = field.help.as_deref().unwrap_or_default();
    let needed = if field.required {
        " It must be there."
    } else {
        ""
    };
    format!("{help} {}.{needed}", capital(&field.describe()))
        .trim()
        .to_owned()
}

/// Words as a sentence begins with them.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Codes are written in quotation marks, since YAML takes some of them for numbers or answers.
fn levels(scale: &Scale, file: &File, place: &HeadPlace, found: &mut Gathered) {
    let is_quoted = file.text[..place.word.start].ends_with(['"', '\'']);
    for level in scale.levels.iter().chain(&scale.off_scale) {
        let text = if is_quoted {
            level.code.clone()
        } else {
            format!("\"{}\"", level.code)
        };
        found.add(&text, Some(&level.label), OfferSort::Value, || {
            about_level(level)
        });
    }
}

/// What a level means, and what it does not.
pub(super) fn about_level(level: &Level) -> Option<String> {
    let parts = [level.plain.as_deref(), level.not.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn values(bank: &Bank, field: &Field, place: &HeadPlace, mut found: Gathered) -> Gathered {
    for Choice { code, label, plain } in &field.options {
        found.add(code, Some(label), OfferSort::Value, || plain.clone());
    }
    match &field.ty {
        Type::Terms { vocabulary, .. } => {
            let vocabulary = bank.schema.vocabularies.get(vocabulary);
            for term in vocabulary
                .iter()
                .flat_map(|vocabulary| vocabulary.terms.values())
            {
                found.add(&term.id, Some(&term.label), OfferSort::Term, || {
                    term.definition.clone()
                });
            }
        }
        Type::Entries { kinds, .. } => {
            return found.of_entries(bank, |entry| {
                kinds.is_empty() || kinds.contains(&entry.kind)
            });
        }
        Type::Scalar(scalar) => {
            let example = (scalar.example)(bank.today);
            found.add(&example, None, OfferSort::Value, || {
                Some(capital(scalar.description))
            });
        }
        Type::Text if place.above == ["kind"] => {
            for kind in bank.schema.kinds.values() {
                found.add(&kind.id, Some(&kind.label), OfferSort::Value, || {
                    kind.description.clone()
                });
            }
        }
        _ => {}
    }
    found
}

/// The keys of a chart, its tables and their columns.
fn in_chart(known: &Known<'_>, file: &File, place: &HeadPlace, at: usize) -> Gathered {
    let mut found = Gathered::at(file, place.word.clone(), at);
    if !place.is_value {
        for key in crate::parse::CHART_KEYS
            .iter()
            .filter(|key| !has(place, key))
        {
            found.add_key(key, None, || None);
        }
        return found;
    }
    match place.above.last().map(String::as_str) {
        Some("data") => {
            let tables = known
                .bank()
                .attachments
                .iter()
                .filter(|path| path.ends_with(".csv"));
            for table in tables {
                found.add(&path_from(&file.path, table), None, OfferSort::File, || {
                    None
                });
            }
        }
        Some("type") => {
            for (name, _) in crate::parse::CHART_KINDS {
                found.add(name, None, OfferSort::Value, || None);
            }
        }
        Some("x" | "y") => {
            let data = place.beside.iter().find(|(key, _)| key == "data");
            let columns = data.and_then(|(_, path)| known.columns(&file.path, path));
            for column in columns.iter().flatten() {
                found.add(column, None, OfferSort::Value, || None);
            }
        }
        _ => {}
    }
    found
}
