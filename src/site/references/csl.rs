//! A citation's front matter as CSL-JSON.

use serde_json::{Map, Value as Json, json};

use crate::model::{Entry, Target, Value};
use crate::text::{Period, PeriodForm};

/// The fields of our citations that CSL-JSON has under the same name and that hold one text each.
pub(crate) const TEXTS: [&str; 35] = [
    "type",
    "title",
    "title-short",
    "reviewed-title",
    "container-title",
    "collection-title",
    "collection-number",
    "publisher",
    "publisher-place",
    "authority",
    "jurisdiction",
    "number",
    "volume",
    "issue",
    "page",
    "chapter-number",
    "number-of-pages",
    "edition",
    "version",
    "genre",
    "medium",
    "event-title",
    "event-place",
    "scale",
    "section",
    "archive",
    "archive-place",
    "call-number",
    "language",
    "abstract",
    "note",
    "URL",
    "DOI",
    "ISBN",
    "ISSN",
];

/// Those that hold names.
pub(crate) const NAMES: [&str; 7] = [
    "author",
    "editor",
    "translator",
    "director",
    "host",
    "interviewer",
    "reviewed-author",
];

/// Those that hold days.
const DAYS: [&str; 2] = ["issued", "accessed"];

/// A citation as CSL-JSON.
pub(crate) fn of_entry(entry: &Entry) -> Map<String, Json> {
    let mut found = Map::new();
    found.insert("id".to_owned(), json!(entry.id.name));
    let is_member =
        |name: &&str| TEXTS.contains(name) || NAMES.contains(name) || DAYS.contains(name);
    for (name, value) in entry.fields.iter().filter(|(name, _)| is_member(name)) {
        let json = match value {
            Value::Text(text) if name == "DOI" => json!(plain_doi(text)),
            Value::Text(text) if name == "page" => json!(pages(text)),
            Value::Text(text) => json!(text),
            Value::Scalar(scalar) => match scalar.period() {
                Some(period) => date(period),
                None => json!(scalar.code()),
            },
            Value::Url(Target::External(url), _) => json!(url),
            Value::List(items) => Json::Array(items.iter().filter_map(name_of).collect()),
            _ => continue,
        };
        found.insert(name.to_owned(), json);
    }
    found
}

/// A time as CSL-JSON has it (<https://docs.citationstyles.org/en/stable/specification.html#date-variables>): two dates
/// for a range, the number of a season, and words where people name it otherwise.
fn date(period: Period) -> Json {
    let mut found = Map::new();
    let mut parts = vec![period.first.parts()];
    let has_end = match period.form {
        PeriodForm::Date => false,
        PeriodForm::Season(_) => period.first != period.last,
        PeriodForm::SplitYear | PeriodForm::Range => true,
    };
    if has_end {
        parts.push(period.last.parts());
    }
    found.insert("date-parts".to_owned(), json!(parts));
    if let PeriodForm::Season(season) = period.form {
        found.insert("season".to_owned(), json!(season.number()));
    }
    if period.in_years().form == PeriodForm::SplitYear {
        let words = format!("{}/{}", period.first, period.second_year());
        found.insert("literal".to_owned(), json!(words));
    }
    if period.is_circa {
        found.insert("circa".to_owned(), json!(true));
    }
    Json::Object(found)
}

/// Ranges of pages with one hyphen, however their authors wrote the dash: BibTeX has two, and people paste dashes.
pub(crate) fn pages(text: &str) -> String {
    let is_dash = |c: char| "-‐‑‒–—−".contains(c);
    let mut found = String::with_capacity(text.len());
    for part in text
        .split(is_dash)
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if !found.is_empty() {
            found.push('-');
        }
        found.push_str(part);
    }
    found
}

/// A `DOI` without the address that leads to it.
pub(crate) fn plain_doi(text: &str) -> &str {
    let prefixes = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ];
    prefixes
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
}

fn name_of(value: &Value) -> Option<Json> {
    let Value::Person(fields) = value else {
        return None;
    };
    let parts = fields.iter().filter_map(|(name, value)| match value {
        Value::Text(text) => Some((name.to_owned(), json!(text))),
        _ => None,
    });
    Some(Json::Object(parts.collect()))
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn a_range_of_pages_has_one_hyphen() {
        for written in ["493-518", "493--518", "493–518", "493—518", "493 – 518"] {
            assert_eq!(pages(written), "493-518");
        }
        assert_eq!(pages("4–6, 9—12"), "4-6, 9-12");
        assert_eq!(pages("bmj-2008-12"), "bmj-2008-12");
        assert_eq!(pages("S12"), "S12");
    }
}
