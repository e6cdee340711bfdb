//! Years that are not just one year: `2023/24`, `2004–2019`, `c. 1990`, and days: `9–11 July`. hayagriva panics on ranges, so it
//! is given what they begin with, and the words are put where it printed that.

use hayagriva::{ElemChild, ElemChildren, ElemMeta};
use serde_json::{Map, Value};

use super::dates;

/// The words for the years of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Years {
    /// The year that hayagriva knows of.
    printed: String,
    /// What stands in its place.
    words: String,
    /// The first day of several, and what stands in its place.
    days: Option<(String, String)>,
}

impl Years {
    /// The words for when something was issued, where a year does not say it: CSL-JSON's `literal`, or two dates.
    pub(super) fn read(csl: &Map<String, Value>) -> Option<Self> {
        let issued = csl.get("issued")?;
        let year = |at: usize| issued["date-parts"][at][0].as_i64();
        let printed = year(0)?.to_string();
        let words = match (issued["literal"].as_str(), year(1)) {
            (Some(words), _) => words.to_owned(),
            (None, Some(last)) if last.to_string() != printed => format!("{printed}–{last}"),
            _ => printed.clone(),
        };
        // Few styles print that a year is known only about; libraries in all languages write `c.` there.
        let is_circa = issued
            .get("circa")
            .is_some_and(|circa| circa != &Value::Bool(false));
        let words = if is_circa {
            format!("c. {words}")
        } else {
            words
        };
        let days = dates::days(&issued["date-parts"]);
        let days = days.map(|(first, last)| (first.to_string(), format!("{first}–{last}")));
        (words != printed || days.is_some()).then_some(Self {
            printed,
            words,
            days,
        })
    }

    /// The words for a year with a letter.
    pub(super) fn with_letter(known: Option<&Self>, year: i16, letter: &str) -> Self {
        let printed = year.to_string();
        let words = known.map_or(&printed, |years| &years.words);
        Self {
            words: format!("{words}{letter}"),
            printed,
            days: known.and_then(|years| years.days.clone()),
        }
    }

    /// Puts the words into what was printed of a source.
    pub(super) fn put(&self, tree: &mut ElemChildren) {
        self.put_once(tree, false);
        if let Some((first, words)) = &self.days {
            put_days(tree, first, words, false);
        }
    }

    fn put_once(&self, tree: &mut ElemChildren, in_date: bool) -> bool {
        tree.0.iter_mut().any(|child| match child {
            ElemChild::Text(text) if in_date && text.text.contains(&self.printed) => {
                text.text = text.text.replacen(&self.printed, &self.words, 1);
                true
            }
            ElemChild::Elem(elem) => {
                let in_date = in_date || elem.meta == Some(ElemMeta::Date);
                self.put_once(&mut elem.children, in_date)
            }
            _ => false,
        })
    }
}

/// Puts the words for days where a date has the first of them.
fn put_days(tree: &mut ElemChildren, first: &str, words: &str, in_date: bool) {
    for child in &mut tree.0 {
        match child {
            ElemChild::Text(text) if in_date => {
                let parts = text.text.split_inclusive(|c: char| !c.is_ascii_digit());
                let parts = parts.map(|part| {
                    let end = part.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
                    match part.split_at(end) {
                        (number, behind) if number == first => format!("{words}{behind}"),
                        _ => part.to_owned(),
                    }
                });
                text.text = parts.collect();
            }
            ElemChild::Elem(elem) => {
                let in_date = in_date || elem.meta == Some(ElemMeta::Date);
                put_days(&mut elem.children, first, words, in_date);
            }
            _ => {}
        }
    }
}

/// Puts the words for years into a cluster of citations, those of each source in the order in which it was cited.
pub(super) fn put_each(tree: &mut ElemChildren, years: &[Option<&Years>]) {
    for child in &mut tree.0 {
        let ElemChild::Elem(elem) = child else {
            continue;
        };
        let cited = match elem.meta {
            Some(ElemMeta::Entry(index)) => years.get(index).copied().flatten(),
            _ => None,
        };
        match cited {
            Some(years) => years.put(&mut elem.children),
            None => put_each(&mut elem.children, years),
        }
    }
}
