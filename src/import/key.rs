//! What a new source is called: by its authors and its year, as `smith-jones-2020`.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{is_id, slug};

use super::clean;
use super::name::Name;
use super::record::Record;

/// How new sources are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keys {
    /// By authors and year.
    #[default]
    AuthorYear,
    /// As the file calls them, where it does.
    Given,
}

/// How many letters a name or a title may give.
const MOST_LETTERS: usize = 48;

/// Gives each record a key of its own, in the order of the file. Those that would be called alike get letters, beside what
/// is taken already.
pub(super) fn assign(
    records: &[Record],
    keys: Keys,
    is_taken: impl Fn(&str) -> bool,
) -> Vec<String> {
    let bases: Vec<Base> = records
        .iter()
        .map(|record| Base::of(record, keys))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for base in &bases {
        *counts.entry(&base.text).or_default() += 1;
    }
    let mut next: BTreeMap<&str, usize> = BTreeMap::new();
    let mut given: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::with_capacity(bases.len());
    for base in &bases {
        let is_free = |key: &str| !is_taken(key) && !given.contains(key);
        let is_alone = counts[&*base.text] == 1 || !base.is_dated;
        let has_first = base.is_dated && is_taken(&base.with(0));
        let key = if is_alone && !has_first && is_free(&base.text) {
            base.text.clone()
        } else {
            // What stands there without a letter is the first.
            let at = next
                .entry(&base.text)
                .or_insert(usize::from(is_taken(&base.text)));
            while !is_free(&base.with(*at)) {
                *at += 1;
            }
            *at += 1;
            base.with(*at - 1)
        };
        given.insert(key.clone());
        found.push(key);
    }
    found
}

/// What a record is called before others are looked at.
struct Base {
    text: String,
    /// Whether it ends with a year, which takes letters.
    is_dated: bool,
}

impl Base {
    fn of(record: &Record, keys: Keys) -> Self {
        let given = record.key.as_deref().map(slug);
        let is_name = |key: &String| key.chars().any(char::is_alphabetic) && key != "entry";
        if let Some(text) = given.filter(|key| keys == Keys::Given && is_name(key)) {
            return Self {
                text,
                is_dated: false,
            };
        }
        let year = year(record);
        let by = names(record);
        let is_dated = year.is_some();
        let text = match (by, year) {
            (Some(by), Some(year)) => format!("{by}-{year}"),
            (Some(by), None) => format!("{by}-{}", title(record, 2)),
            (None, Some(year)) => format!("{}-{year}", title(record, 3)),
            (None, None) => title(record, 4),
        };
        let text = if is_id(&text) { text } else { slug(&text) };
        Self { text, is_dated }
    }

    /// The name with the letter of a number from 0, or with a number where it has no year.
    fn with(&self, at: usize) -> String {
        if !self.is_dated {
            return format!("{}-{}", self.text, at + 2);
        }
        let mut letters = Vec::new();
        let mut rest = at + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(b'a' + u8::try_from(rest % 26).unwrap_or_default());
            rest /= 26;
        }
        letters.reverse();
        format!("{}{}", self.text, String::from_utf8_lossy(&letters))
    }
}

/// The first year that its date names.
pub(super) fn year(record: &Record) -> Option<&str> {
    let issued = record.text("issued");
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    issued.split(|c: char| !c.is_ascii_digit()).find(is_year)
}

/// Those that it is by: its authors, else its editors.
pub(super) fn by(record: &Record) -> &[Name] {
    let of = |role: &str| record.names.get(role).map_or(&[][..], Vec::as_slice);
    if of("author").is_empty() {
        of("editor")
    } else {
        of("author")
    }
}

fn names(record: &Record) -> Option<String> {
    let text = match by(record) {
        [] => return None,
        [one, ..] if !one.main().contains(char::is_alphanumeric) => return None,
        [one] => name(one),
        [one, other] => format!("{}-{}", name(one), name(other)),
        [one, ..] => format!("{}-et-al", name(one)),
    };
    Some(text)
}

fn name(name: &Name) -> String {
    if name.literal.is_empty() {
        return cut(&slug(&format!("{} {}", name.particle, name.family)));
    }
    body(&name.literal)
}

/// A body: the short name that stands behind it in brackets, the capitals of its words, or its first words.
fn body(literal: &str) -> String {
    let short = literal
        .rsplit_once('(')
        .and_then(|(_, short)| short.strip_suffix(')'));
    if let Some(short) =
        short.filter(|short| short.len() < 10 && short.chars().all(char::is_alphanumeric))
    {
        return slug(short);
    }
    let words = literal.split(|c: char| c.is_whitespace() || "/-–".contains(c));
    let capitals = words.filter_map(|word| {
        let first = word.chars().find(|c| c.is_alphanumeric())?;
        first.is_uppercase().then_some(first)
    });
    let capitals: String = capitals.collect();
    if (3..=8).contains(&capitals.chars().count()) {
        return slug(&capitals);
    }
    let words = slug(literal);
    cut(&words.split('-').take(3).collect::<Vec<_>>().join("-"))
}

/// The first words of a title that have more than three letters, else its first words.
fn title(record: &Record, count: usize) -> String {
    let words = slug(&clean::plain_title(record.text("title")));
    let is_long =
        |word: &&str| word.chars().count() > 3 || word.bytes().all(|b| b.is_ascii_digit());
    let long: Vec<&str> = words.split('-').filter(is_long).take(count).collect();
    if long.is_empty() {
        cut(&words.split('-').take(count).collect::<Vec<_>>().join("-"))
    } else {
        cut(&long.join("-"))
    }
}

fn cut(text: &str) -> String {
    let text: String = text.chars().take(MOST_LETTERS).collect();
    text.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(authors: &[&str], issued: &str, title: &str) -> Record {
        let mut record = Record::at(1);
        for author in authors {
            record.put_name("author", Name::inverted(author));
        }
        record.put("issued", issued);
        record.put("title", title);
        record
    }

    #[test]
    fn a_source_is_called_by_its_authors_and_its_year() {
        let dcsf = "Department for Children Schools and Families";
        let records = [
            record(&["Smith, Jane"], "2020", "One"),
            record(&["Smith, Jane", "Jones, Ann"], "Spring 2020", "Two"),
            record(
                &["Smith, Jane", "Jones, Ann", "Roe, R."],
                "2020-03",
                "Three",
            ),
            record(&[dcsf], "2008", "Four"),
            record(&["Audit Office"], "2008/09", "Five"),
            record(
                &["World Health Organization (WHO)"],
                "",
                "The state of care",
            ),
            record(&[], "2004", "On the state of the care of us"),
            record(&["van der Berg, A."], "2004", "Six"),
            record(&["社会保障研究所"], "2004", "Seven"),
            record(&[], "", "Of us"),
        ];
        let keys = assign(&records, Keys::AuthorYear, |_| false);
        assert_eq!(
            keys,
            [
                "smith-2020",
                "smith-jones-2020",
                "smith-et-al-2020",
                "dcsf-2008",
                "audit-office-2008",
                "who-state-care",
                "state-care-2004",
                "van-der-berg-2004",
                "社会保障研究所-2004",
                "of-us",
            ]
        );
    }

    #[test]
    fn those_that_would_be_called_alike_get_letters() {
        let one = || record(&["Smith, Jane"], "2020", "One");
        let undated = || record(&["Smith, Jane"], "", "One way");
        let records = [one(), one(), undated(), undated()];
        let keys = |taken: &'static [&'static str]| {
            assign(&records, Keys::AuthorYear, |key| taken.contains(&key))
        };
        assert_eq!(keys(&[])[..2], ["smith-2020a", "smith-2020b"]);
        assert_eq!(keys(&[])[2..], ["smith-one-way", "smith-one-way-2"]);
        assert_eq!(keys(&["smith-2020"])[..2], ["smith-2020b", "smith-2020c"]);
        assert_eq!(keys(&["smith-2020a"])[..2], ["smith-2020b", "smith-2020c"]);
        let mut given = one();
        given.key = Some("Smith:2020".to_owned());
        assert_eq!(assign(&[given], Keys::Given, |_| false), ["smith-2020"]);
        let alone = assign(&[one()], Keys::AuthorYear, |key| key == "smith-2020a");
        assert_eq!(alone, ["smith-2020b"]);
        let many: Vec<Record> = std::iter::repeat_with(one).take(28).collect();
        let last = assign(&many, Keys::AuthorYear, |_| false).pop();
        assert_eq!(last.as_deref(), Some("smith-2020ab"));
    }
}
