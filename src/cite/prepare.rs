//! Brings whole items into the form in which styles print them right.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{DateValue, Value};

use super::{dates, marks, protect};

type Fields = BTreeMap<String, Value>;

/// Mends an item:
///
/// - **A law carries its year in its name.** `Children Act 2004`, issued 2004, would be printed as
///   `Children Act 2004 (2004)`: the date is left out where the title has it. Styles then print no
///   "no date" either ([`super::amend`]).
/// - **The number of a law** (`c. 31`, `SI 2008/974`) is added to its title, and the bare title is
///   the short one, for the text. As a number most styles leave it out, and APA makes it an
///   American Public Law. Regulations are laws here; that of a Statutory Instrument, which Cite Them Right has upright behind
///   an italic title, is kept apart too.
/// - **A case carries the year of its report with it.** `[1986] AC 112`, `(1991) 93 Cr App R 48` or a neutral citation,
///   `[2020] EWHC 12 (Admin)`, stands behind the title, and no other year there ([`super::source::Source`] keeps it for the
///   text). A volume that is a year is put into brackets.
/// - **A conference or the occasion of a speech** is given under the old name of the field too,
///   which many styles use.
/// - **A briefing of the Commons Library** (`CBP-8543`, before that `SN 4321`) has its series and number in brackets.
/// - **What CSL has no condition for** is marked ([`super::marks`]).
/// - **A version in words** (`8th Edition`) is an edition: styles write "Version" before a version.
/// - **The number of a standard** is left out where its title has it.
/// - **A paper in no proceedings** is a speech, as CSL asks; styles print "In" before the
///   proceedings that it has not.
pub(super) fn prepare(fields: &mut Fields) {
    if is_legal(&text(fields, "type")) {
        prepare_law(fields);
    }
    if text(fields, "type") == "legal_case" {
        prepare_case(fields);
    }
    if text(fields, "type") == "report" {
        prepare_briefing(fields);
    }
    marks::mark(fields);
    name_version(fields);
    let number = protect::plain(&text(fields, "number"));
    let is_standard = text(fields, "type") == "standard";
    if is_standard && protect::plain(&text(fields, "title")).contains(&number) {
        fields.remove("number");
    }
    if text(fields, "type") == "paper-conference" && !fields.contains_key("container-title") {
        fields.insert("type".to_owned(), Value::String("speech".to_owned()));
    }
    if let (Some(event), false) = (
        fields.get("event-title").cloned(),
        fields.contains_key("event"),
    ) {
        fields.insert("event".to_owned(), event);
    }
}

/// Holds the report of a case, or the number of a Statutory Instrument, which its title has too, or a briefing's series and
/// number; our own macros print it apart.
const REPORT_FIELD: &str = "abstract";

/// Whether a source is a case whose title has its report, and with that its year.
pub(super) fn is_reported_case(fields: &Fields) -> bool {
    text(fields, "type") == "legal_case" && fields.contains_key(REPORT_FIELD)
}

fn prepare_briefing(fields: &mut Fields) {
    let number = protect::plain(&text(fields, "number"));
    let series = number.split([' ', '-']).next().unwrap_or_default();
    if matches!(series, "CBP" | "SN") && series.len() < number.len() {
        let genre = protect::plain(&text(fields, "genre"));
        let briefing = format!("({})", format!("{genre} {number}").trim_start());
        let briefing = Value::String(protect::verbatim(&briefing));
        fields.insert(REPORT_FIELD.to_owned(), briefing);
    }
}

fn name_version(fields: &mut Fields) {
    let version = protect::plain(&text(fields, "version"));
    let mut words = version.split(|c: char| !c.is_alphabetic());
    if words.any(|word| word.len() > 3) && !fields.contains_key("edition") {
        fields.remove("version");
        let edition = Value::String(protect::verbatim(&version));
        fields.insert("edition".to_owned(), edition);
    }
}

/// Whether a type is one of law.
pub(super) fn is_legal(kind: &str) -> bool {
    matches!(kind, "bill" | "legislation" | "regulation" | "treaty")
}

/// Returns the year in which a source was issued.
pub(super) fn year(fields: &Fields) -> Option<i16> {
    match fields.get("issued") {
        Some(Value::Date(DateValue::DateParts { date_parts, .. })) => {
            date_parts.0.first()?.0.first().copied()
        }
        _ => None,
    }
}

fn prepare_law(fields: &mut Fields) {
    let title = text(fields, "title");
    if let Some(year) = year(fields)
        && title
            .split(|c: char| !c.is_ascii_digit())
            .any(|number| number == year.to_string())
    {
        fields.remove("issued");
    }
    if text(fields, "type") == "regulation" && !fields.contains_key("genre") {
        fields.insert("type".to_owned(), Value::String("legislation".to_owned()));
    }
    if text(fields, "type") == "legislation" && !fields.contains_key("container-title") {
        let number = ["number", "chapter-number"]
            .iter()
            .find_map(|key| fields.remove(*key));
        if let Some(Value::String(number)) = number {
            add_series(fields, title, &protect::plain(&number));
        }
    }
}

/// Adds the report of a case to its title.
fn prepare_case(fields: &mut Fields) {
    let Some(report) = report(fields) else {
        return;
    };
    for field in ["number", "volume", "container-title", "page", "authority"] {
        fields.remove(field);
    }
    let title = text(fields, "title");
    let added = protect::verbatim(&format!(" {report}"));
    let whole = Value::String(format!("{title}{added}"));
    let title = Value::String(title);
    fields.insert("title".to_owned(), whole);
    fields.entry("title-short".to_owned()).or_insert(title);
    // The list has no other year, so the text cites by it.
    if let Some(year) = year_in_brackets(&report) {
        fields.insert("issued".to_owned(), dates::of_year(year));
    }
    let report = Value::String(protect::verbatim(&report));
    fields.insert(REPORT_FIELD.to_owned(), report);
}

/// Where a case is reported, if that begins with a year in brackets.
fn report(fields: &Fields) -> Option<String> {
    let part = |name: &str| protect::plain(&text(fields, name));
    let number = part("number");
    if year_in_brackets(&number).is_some() {
        return Some(number);
    }
    let volume = part("volume");
    let (name, page) = (part("container-title"), part("page"));
    let is_year = volume.len() == 4 && volume.bytes().all(|b| b.is_ascii_digit());
    if !is_year || name.is_empty() {
        return None;
    }
    let first = page.split(['-', '–']).next().unwrap_or_default();
    let court = part("authority");
    let court = if court.is_empty() {
        court
    } else {
        format!("({court})")
    };
    let parts = [format!("[{volume}]"), name, first.to_owned(), court];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(parts.join(" "))
}

/// The year that a report of a case begins with: `[1986] AC 112`, `(1991) 93 Cr App R 48`.
fn year_in_brackets(report: &str) -> Option<i16> {
    let inside = report.strip_prefix(['[', '('])?;
    let (year, behind) = inside.split_at_checked(4)?;
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    let is_closed = behind.starts_with([']', ')']);
    (is_year && is_closed).then(|| year.parse().ok()).flatten()
}

/// Adds the number to the title and names its series where only the number was given: `31` is a
/// chapter, `2008/974` a statutory instrument.
fn add_series(fields: &mut Fields, title: String, number: &str) {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let series = match number.split_once('/') {
        Some((year, rest)) if year.len() == 4 && digits(year) && digits(rest) => {
            format!("SI {number}")
        }
        None if digits(number) => format!("c. {number}"),
        _ => number.to_owned(),
    };
    if title.is_empty() || protect::plain(&title).contains(&series) {
        return;
    }
    let added = if series.starts_with("SI ") {
        let apart = protect::verbatim(&format!("({series})"));
        fields.insert(REPORT_FIELD.to_owned(), Value::String(apart));
        format!(" ({series})")
    } else {
        format!(", {series}")
    };
    fields.insert(
        "title".to_owned(),
        Value::String(format!("{title}{}", protect::verbatim(&added))),
    );
    fields
        .entry("title-short".to_owned())
        .or_insert(Value::String(title));
}

fn text(fields: &Fields, key: &str) -> String {
    match fields.get(key) {
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law(title: &str, number: &str) -> (String, String) {
        let field = |text: &str| Value::String(text.to_owned());
        let mut fields = Fields::from([
            ("type".to_owned(), field("legislation")),
            ("title".to_owned(), field(title)),
            ("number".to_owned(), field(number)),
        ]);
        prepare(&mut fields);
        (
            protect::plain(&text(&fields, "title")),
            text(&fields, "title-short"),
        )
    }

    #[test]
    fn a_case_has_its_report_behind_its_title() {
        let case = |parts: &[(&str, &str)]| {
            let field = |(name, text): &(&str, &str)| {
                ((*name).to_owned(), Value::String((*text).to_owned()))
            };
            let mut fields: Fields = parts.iter().map(field).collect();
            fields.extend(
                [("type", "legal_case"), ("title", "A v B")]
                    .iter()
                    .map(field),
            );
            prepare(&mut fields);
            protect::plain(&text(&fields, "title"))
        };
        let by_year = [
            ("volume", "1986"),
            ("container-title", "AC"),
            ("page", "112-207"),
        ];
        assert_eq!(case(&by_year), "A v B [1986] AC 112");
        for report in [
            "[1986] AC 112",
            "(1991) 93 Cr App R 48",
            "[2020] EWHC 12 (Admin)",
        ] {
            assert_eq!(case(&[("number", report)]), format!("A v B {report}"));
        }
        assert_eq!(case(&[("number", "CO/1234/2019")]), "A v B");
        assert_eq!(case(&[("number", "[see note] 3")]), "A v B");
    }

    #[test]
    fn the_number_of_a_law_is_added_to_its_title() {
        let short = "Act 2004".to_owned();
        assert_eq!(
            law("Act 2004", "31"),
            ("Act 2004, c. 31".to_owned(), short.clone())
        );
        assert_eq!(
            law("Act 2004", "2008/974"),
            ("Act 2004 (SI 2008/974)".to_owned(), short.clone())
        );
        assert_eq!(
            law("Act 2004", "asp 8"),
            ("Act 2004, asp 8".to_owned(), short)
        );
        assert_eq!(
            law("Act 2004 (c. 31)", "31"),
            ("Act 2004 (c. 31)".to_owned(), String::new())
        );
    }
}
