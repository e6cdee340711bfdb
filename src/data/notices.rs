//! Notices of retraction: the data of Retraction Watch that Crossref gives away
//! (<https://gitlab.com/crossref/retraction-watch-data>), a CSV file of some sixty thousand lines with columns as
//! published there. It is read line by line and never held whole.

use std::io::Read;

use anyhow::{Context, Result};

use crate::diagnostic::listed;
use crate::text::Date;

/// What was said of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// It was taken back.
    Retraction,
    /// It is doubted.
    Concern,
    /// It was put right, and stands.
    Correction,
    /// It was taken back, and stands again.
    Reinstatement,
}

/// A notice about a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The title of the paper.
    pub title: String,
    /// Its authors, as the data has them: "Given Family".
    pub authors: Vec<String>,
    /// Its DOI in small letters; nothing where none is known.
    pub doi: Option<String>,
    /// The year that it is from.
    pub year: Option<i16>,
    /// What was said of it.
    pub nature: Nature,
    /// The day of the notice.
    pub date: Option<Date>,
    /// Why, in the words of the data.
    pub reasons: Vec<String>,
}

/// The columns that are read.
const COLUMNS: [&str; 7] = [
    "Title",
    "Author",
    "OriginalPaperDOI",
    "OriginalPaperDate",
    "RetractionNature",
    "RetractionDate",
    "Reason",
];

/// Reads notices one by one. Lines whose nature is none that is known are passed over, as none speaks against a paper.
///
/// A file that lacks one of the columns is none of these, which is returned in words.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn notices(file: impl Read, take: &mut dyn FnMut(Notice)) -> Result<Option<String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let head = reader
        .byte_headers()
        .context("cannot read the first line")?
        .clone();
    let label = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .trim_matches(['\u{feff}', ' '])
            .to_owned()
    };
    let names: Vec<String> = head.iter().map(label).collect();
    let places = COLUMNS.map(|column| names.iter().position(|name| name == column));
    let lacking = COLUMNS
        .into_iter()
        .zip(&places)
        .filter(|(_, place)| place.is_none());
    let lacking: Vec<&str> = lacking.map(|(column, _)| column).collect();
    if !lacking.is_empty() {
        let lacking = listed(&lacking);
        return Ok(Some(format!(
            "this is not the data of Retraction Watch: it has no column {lacking}"
        )));
    }
    let mut record = csv::ByteRecord::new();
    while reader
        .read_byte_record(&mut record)
        .context("cannot read a line")?
    {
        let cell = |column: usize| {
            let bytes = places[column].and_then(|place| record.get(place));
            String::from_utf8_lossy(bytes.unwrap_or_default())
                .trim()
                .to_owned()
        };
        let Some(nature) = nature(&cell(4)) else {
            continue;
        };
        let parts = |text: String| -> Vec<String> {
            let parts = text
                .split(';')
                .map(|part| part.trim().trim_start_matches('+').trim());
            parts
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        };
        take(Notice {
            title: cell(0),
            authors: parts(cell(1)),
            doi: Some(cell(2).to_lowercase()).filter(|doi| doi.starts_with("10.")),
            year: day(&cell(3)).and_then(year_of),
            nature,
            date: day(&cell(5)),
            reasons: parts(cell(6)),
        });
    }
    Ok(None)
}

fn nature(words: &str) -> Option<Nature> {
    match words.to_lowercase().as_str() {
        "retraction" => Some(Nature::Retraction),
        "expression of concern" => Some(Nature::Concern),
        "correction" => Some(Nature::Correction),
        "reinstatement" => Some(Nature::Reinstatement),
        _ => None,
    }
}

/// A day as the data writes it, month first: `3/14/2020 0:00`; as ISO 8601 has it too.
fn day(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = text.split('/').collect();
    let iso = match parts[..] {
        [month, day, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    };
    Date::parse(&iso).ok()
}

fn year_of(date: Date) -> Option<i16> {
    date.to_string().get(..4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_are_published() {
        let text = "Record ID,Title,Author,OriginalPaperDate,OriginalPaperDOI,RetractionNature,RetractionDate,Reason\n\
            1,\"Pay, and more\",Ann Hale;Bo Li,1/2/2019 0:00,10.1000/ABC,Retraction,3/14/2020 0:00,+Error in Data;+Concerns;\n\
            2,Other,,,Unavailable,Something,,\n";
        let mut found = Vec::new();
        notices(text.as_bytes(), &mut |notice| found.push(notice)).unwrap();
        let [notice] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(
            (notice.title.as_str(), notice.authors.len(), notice.year),
            ("Pay, and more", 2, Some(2019))
        );
        assert_eq!(notice.doi.as_deref(), Some("10.1000/abc"));
        assert_eq!(
            notice.date.map(|date| date.to_string()).as_deref(),
            Some("2020-03-14")
        );
        assert_eq!(notice.reasons, ["Error in Data", "Concerns"]);
        let wrong = notices("a,b\n".as_bytes(), &mut |_| {}).unwrap();
        assert!(wrong.is_some_and(|wrong| wrong.contains("`OriginalPaperDOI`")));
    }
}
