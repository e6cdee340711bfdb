//! References for other programs: BibTeX, RIS and CSL-JSON, written from the CSL-JSON of a source or a page.

use std::borrow::Cow;

use serde_json::{Map, Value as Json, json};

use crate::model::Bank;
use crate::model::Entry;
use crate::schema::CITATION;

use super::csl;
use crate::site::path;
use crate::text::{Season, plain};

/// A reference as CSL-JSON.
pub(crate) type Item = Map<String, Json>;

/// What to cite an entry as: a source is cited itself, all others as the pages that they are.
pub(crate) fn of_entry(bank: &Bank, entry: &Entry) -> Item {
    if entry.base == CITATION {
        csl::of_entry(entry)
    } else {
        of_page(bank, entry)
    }
}

/// An entry as the page that it is.
pub(crate) fn of_page(bank: &Bank, entry: &Entry) -> Item {
    let config = &bank.config;
    let authors = authors(bank, entry);
    let by = match authors.as_slice() {
        [] => vec![config.title.as_str()],
        some => some.to_vec(),
    };
    let names: Vec<Json> = by.iter().map(|name| json!({"literal": name})).collect();
    let url = format!(
        "{}{}",
        config.base_url,
        path::public(&path::entry(bank, entry))
    );
    let mut found = Map::new();
    found.insert("id".to_owned(), json!(entry.id.name));
    found.insert("type".to_owned(), json!("webpage"));
    found.insert("title".to_owned(), json!(entry.title));
    found.insert("author".to_owned(), Json::Array(names));
    if !authors.is_empty() {
        found.insert("container-title".to_owned(), json!(config.title));
    }
    if let Some(date) = entry.reviewed.max(entry.published) {
        found.insert("issued".to_owned(), json!({"date-parts": [date.parts()]}));
    }
    found.insert("URL".to_owned(), json!(url));
    found.insert(
        "language".to_owned(),
        json!(entry.language.as_ref().unwrap_or(&config.language)),
    );
    found
}

/// Who wrote a page: by name, or as entries of their own.
pub(crate) fn authors<'b>(bank: &'b Bank, entry: &'b Entry) -> Vec<&'b str> {
    let named = entry.fields.names("authors").iter();
    let named = named.filter_map(|named| bank.find(&named.name));
    let mut authors = entry.fields.texts("authors");
    authors.extend(named.map(|id| bank.entries[id].title.as_str()));
    authors
}

/// The text of a member; nothing where there is none.
pub(crate) fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    item.get(name).and_then(Json::as_str).unwrap_or_default()
}

/// The text of a member without marks.
pub(crate) fn words<'a>(item: &'a Item, name: &str) -> Cow<'a, str> {
    plain(text(item, name))
}

/// A date of a reference.
pub(crate) struct Dated {
    /// The year, the month and the day, as far as they are known.
    pub(crate) first: Vec<i64>,
    /// The same of where it ends; empty for a single date.
    pub(crate) last: Vec<i64>,
    pub(crate) is_circa: bool,
    /// The season of its year.
    pub(crate) season: Option<Season>,
}

/// The date of a member; none where it has no year.
pub(crate) fn date(item: &Item, name: &str) -> Option<Dated> {
    let date = item.get(name)?;
    let parts = |at: usize| {
        let parts = date["date-parts"][at].as_array().into_iter().flatten();
        parts.filter_map(Json::as_i64).collect::<Vec<_>>()
    };
    let first = parts(0);
    (!first.is_empty()).then(|| Dated {
        first,
        last: parts(1),
        is_circa: date["circa"].as_bool().unwrap_or_default(),
        season: season(date),
    })
}

fn season(date: &Json) -> Option<Season> {
    let number = date["season"].as_u64()?;
    let mut all = Season::ALL.into_iter();
    all.find(|season| u64::from(season.number()) == number)
}

/// The years of a date, as they are printed: `2008`, `2023/24`, `2004–2019`.
pub(crate) fn years(item: &Item, name: &str) -> Option<String> {
    let date = item.get(name)?;
    let year = |at: usize| date["date-parts"][at][0].as_i64();
    let words = date["literal"].as_str().map(str::to_owned);
    words.or_else(|| match (year(0)?, year(1)) {
        (first, Some(last)) if first != last => Some(format!("{first}–{last}")),
        (first, _) => Some(first.to_string()),
    })
}

/// A name in its parts.
pub(crate) struct Name<'a> {
    /// An organisation, or a name that nobody took apart.
    pub(crate) literal: &'a str,
    pub(crate) family: String,
    pub(crate) given: &'a str,
    pub(crate) suffix: &'a str,
}

/// The names of a role. A family name comes with the particles that belong before it.
pub(crate) fn names<'a>(item: &'a Item, role: &str) -> Vec<Name<'a>> {
    let all = item
        .get(role)
        .and_then(Json::as_array)
        .into_iter()
        .flatten();
    let part = |name: &'a Json, part: &str| name[part].as_str().unwrap_or_default();
    let name = |name: &'a Json| {
        let family = [
            part(name, "dropping-particle"),
            part(name, "non-dropping-particle"),
            part(name, "family"),
        ];
        let family: Vec<&str> = family.into_iter().filter(|part| !part.is_empty()).collect();
        Name {
            literal: part(name, "literal"),
            family: family.join(" "),
            given: part(name, "given"),
            suffix: part(name, "suffix"),
        }
    };
    all.map(name).collect()
}
