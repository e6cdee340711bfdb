//! Dates.
//!
//! hayagriva panics on ranges, on empty dates and on a month 0.

use hayagriva::citationberg::json::{self, DateValue, VecDate, VecDateRange};
use serde_json::Value;

use crate::text::Season;

/// Reads the first date of `{"date-parts": [[2008, 12]]}`, or a date or year in `raw` or `literal`;
/// none if there is none.
pub(super) fn read(value: &Value) -> Result<Option<json::Value>, String> {
    let Value::Object(date) = value else {
        return Err(format!(
            "expected {{\"date-parts\": [[2008, 12]]}}, found {value}"
        ));
    };
    let written = || {
        date.get("raw")
            .or_else(|| date.get("literal"))
            .map(written_parts)
    };
    let parts = match date.get("date-parts") {
        Some(parts) => parts.get(0).and_then(Value::as_array).cloned(),
        None => written(),
    };
    let mut numbers = Vec::new();
    for part in parts.unwrap_or_default().iter().take(3) {
        numbers.push(number(part)?);
    }
    let ranges = [i16::MIN..=i16::MAX, 1..=12, 1..=31];
    let in_range =
        |(number, range): &(&i16, &std::ops::RangeInclusive<i16>)| range.contains(number);
    numbers.truncate(numbers.iter().zip(&ranges).take_while(in_range).count());
    // Of a range what both have in common, to which `years.rs` adds the rest.
    let both = date.get("date-parts").filter(|both| both[1].is_array());
    if both.is_some_and(|both| days(both).is_none()) {
        numbers.truncate(1);
    }
    let season = date.get("season").and_then(season);
    Ok((!numbers.is_empty()).then(|| of(numbers, season)))
}

/// The first and the last day of a range within a month.
pub(super) fn days(parts: &Value) -> Option<(i64, i64)> {
    let same = |at: usize| parts[0][at].is_i64() && parts[0][at] == parts[1][at];
    let days = (parts[0][2].as_i64()?, parts[1][2].as_i64()?);
    (same(0) && same(1) && days.0 < days.1).then_some(days)
}

fn of(numbers: Vec<i16>, season: Option<Season>) -> json::Value {
    let date_parts = VecDateRange(vec![VecDate(numbers)]);
    json::Value::Date(DateValue::DateParts {
        date_parts,
        literal: None,
        season: season.map(|season| season.number().to_string()),
        circa: false,
    })
}

/// A whole year.
pub(super) fn of_year(year: i16) -> json::Value {
    of(vec![year], None)
}

/// A season by its number or its name, as CSL-JSON has it; by 13 or 21 and more as other programs number them.
fn season(value: &Value) -> Option<Season> {
    let number = value
        .as_u64()
        .or_else(|| value.as_str()?.trim().parse().ok());
    let index = |number: u64| match number {
        1..=4 => Some(number - 1),
        13..=16 => Some(number - 13),
        21..=24 => Some(number - 21),
        _ => None,
    };
    let index = number
        .and_then(index)
        .and_then(|at| usize::try_from(at).ok());
    let by_number = index.and_then(|at| Season::ALL.get(at).copied());
    by_number.or_else(|| Season::named(value.as_str()?.trim()))
}

/// A date without its season, which citations in the text do not name; none where it has none.
pub(super) fn without_season(date: &json::Value) -> Option<json::Value> {
    let mut date = date.clone();
    let json::Value::Date(DateValue::DateParts { season, .. }) = &mut date else {
        return None;
    };
    season.take().map(|_| date)
}

fn number(part: &Value) -> Result<i16, String> {
    let written = || part.as_str().and_then(|part| part.trim().parse().ok());
    let number = part
        .as_i64()
        .or_else(written)
        .ok_or_else(|| format!("expected a number, found {part}"))?;
    i16::try_from(number).map_err(|_| format!("{number} is no year"))
}

/// Reads `2008-12-05`, or the first year in a phrase such as `Autumn 2008`.
fn written_parts(value: &Value) -> Vec<Value> {
    let text = value.as_str().unwrap_or_default();
    let numbers = |text: &str| {
        text.split('-')
            .map(|part| part.parse().ok())
            .collect::<Option<Vec<i64>>>()
    };
    let year = || {
        text.split(|c: char| !c.is_ascii_digit())
            .find(|part| part.len() == 4)
            .and_then(numbers)
    };
    numbers(text)
        .filter(|numbers| numbers[0] > 999)
        .or_else(year)
        .unwrap_or_default()
        .into_iter()
        .map(Value::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parts(value: &Value) -> Vec<i16> {
        match read(value).unwrap() {
            Some(json::Value::Date(DateValue::DateParts { date_parts, .. })) => {
                date_parts.0[0].0.clone()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_hayagriva_panics_on_is_brought_into_shape() {
        assert_eq!(
            parts(&json!({"date-parts": [[2008, 12, 5]]})),
            [2008, 12, 5]
        );
        assert_eq!(parts(&json!({"date-parts": [[2008], [2009]]})), [2008]);
        assert_eq!(parts(&json!({"date-parts": [["2008", 0, 0]]})), [2008]);
        assert!(parts(&json!({"date-parts": [[]]})).is_empty());
        assert!(parts(&json!({"date-parts": []})).is_empty());
    }

    #[test]
    fn a_season_comes_by_its_number_or_its_name() {
        for (written, number) in [
            (json!(1), Some("1")),
            (json!("3"), Some("3")),
            (json!("Winter"), Some("4")),
            (json!(22), Some("2")),
            (json!("easter"), None),
        ] {
            let found = read(&json!({"date-parts": [[2008]], "season": written})).unwrap();
            let Some(json::Value::Date(DateValue::DateParts { season, .. })) = found else {
                panic!("no date");
            };
            assert_eq!(season.as_deref(), number);
        }
    }

    #[test]
    fn a_year_is_found_in_a_phrase() {
        assert_eq!(parts(&json!({"raw": "2008-00"})), [2008]);
        assert_eq!(parts(&json!({"raw": "2008-11-12"})), [2008, 11, 12]);
        assert_eq!(parts(&json!({"literal": "Autumn 2008"})), [2008]);
        assert!(parts(&json!({"literal": "undated"})).is_empty());
    }
}
