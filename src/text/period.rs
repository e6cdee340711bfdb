//! Stretches of time as people name them: a date, a school or financial year, a range, and any of them only about right.
//!
//! What is written and how it is handed on follow EDTF, the extended dates of ISO 8601-2:2019
//! (<https://www.loc.gov/standards/datetime/>): `2004/2019` is an interval, `1990~` is approximate, `2006-07-XX` is some
//! day of that month. People's own ways are read too: `2023/24`, `2004 to 2019`, `circa 1990`, `Spring 2008`. The last is
//! handed on as it is: in EDTF it is `2008-21`, and `2023-24`, a winter there, is a year to everybody else.

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil;

use super::{date::Date, season::Season};

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The date that it begins with.
    pub first: Date,
    /// The date that it ends with; the same for a single date.
    pub last: Date,
    /// Whether it is known only about.
    pub is_circa: bool,
    /// How people name it.
    pub form: PeriodForm,
}

/// How people name a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodForm {
    /// A year, a month or a day.
    Date,
    /// A year that begins in one calendar year and ends in the next, as those of schools and accounts do: `2023/24`.
    SplitYear,
    /// From one date to another.
    Range,
    /// A season of a year, or of one that ends in the next: `Spring 2008`, `Winter 2008/09`.
    Season(Season),
}

impl Period {
    /// Reads a period.
    ///
    /// # Errors
    ///
    /// Where it is no period, or one that ends before it begins.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (text, is_circa) = without_circa(text.trim());
        let as_date = Date::parse(text);
        let period = if let Ok(date) = as_date {
            date.into()
        } else if let Some((season, year)) = season_and_year(text) {
            of_season(season, year)?
        } else if let Some((first, last)) = halves(text) {
            between(text, first, last)?
        } else {
            let day_unknown = text.strip_suffix("-XX").filter(|month| month.len() == 7);
            Date::parse(day_unknown.unwrap_or(text))?.into()
        };
        Ok(Self { is_circa, ..period })
    }

    /// The year of a school or of accounts that begins in this calendar year.
    pub fn split_year(begins: i16) -> Self {
        Self {
            first: Date::of_year(begins),
            last: Date::of_year(begins + 1),
            is_circa: false,
            form: PeriodForm::SplitYear,
        }
    }

    /// The calendar years that it touches.
    pub fn years(&self) -> RangeInclusive<i16> {
        self.first.year()..=self.last.year()
    }

    /// The first day that it covers.
    pub fn first_day(&self) -> civil::Date {
        self.first.first_day()
    }

    /// The last day that it covers.
    pub fn last_day(&self) -> civil::Date {
        self.last.last_day()
    }

    /// The same by calendar years alone.
    #[must_use]
    pub fn in_years(&self) -> Self {
        let is_one = self.first.year() == self.last.year();
        Self {
            first: Date::of_year(self.first.year()),
            last: Date::of_year(self.last.year()),
            is_circa: self.is_circa,
            form: match self.form {
                _ if is_one => PeriodForm::Date,
                PeriodForm::Season(_) => PeriodForm::SplitYear,
                form => form,
            },
        }
    }

    /// What stands for the second of two years behind the first: `24` in 2023/24, `2000` in 1999/2000.
    pub fn second_year(&self) -> String {
        let (first, last) = (self.first.year(), self.last.year());
        if first / 100 == last / 100 {
            format!("{:02}", last % 100)
        } else {
            last.to_string()
        }
    }
}

/// By the end, then by the beginning: what reaches further is later.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.last, self.first).cmp(&(other.last, other.first))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Date> for Period {
    fn from(date: Date) -> Self {
        Self {
            first: date,
            last: date,
            is_circa: false,
            form: PeriodForm::Date,
        }
    }
}

/// As EDTF writes it, which can be read again.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.is_circa { "~" } else { "" };
        if let PeriodForm::Season(season) = self.form {
            return write!(
                f,
                "{} {}{mark}",
                season.name(),
                Self {
                    is_circa: false,
                    ..self.in_years()
                }
            );
        }
        write!(f, "{}", self.first)?;
        if self.form != PeriodForm::Date {
            write!(f, "{mark}/{}", self.last)?;
        }
        f.write_str(mark)
    }
}

/// The text without what says that it is only about right, and whether that was there.
fn without_circa(text: &str) -> (&str, bool) {
    let lower = text.to_ascii_lowercase();
    let words = ["circa ", "around ", "about ", "ca. ", "ca ", "c. ", "c "];
    let word = words.iter().find(|word| lower.starts_with(**word));
    let before = word.map(|word| word.len());
    // `c.1990`, without a space.
    let before = before.or_else(|| lower.starts_with("c.").then_some(2));
    match before {
        Some(length) => (text[length..].trim(), true),
        None => text
            .strip_suffix('~')
            .map_or((text, false), |rest| (rest, true)),
    }
}

/// What stands before and behind the sign for "to". A hyphen is one only between two whole years: else it is a date's.
fn halves(text: &str) -> Option<(&str, &str)> {
    let signs = [" to ", "/", "–", "—", " - "];
    let split = signs.iter().find_map(|sign| text.split_once(sign));
    // `2023-24` can be no month; `2006-07` is one.
    let is_next = |a: &str, b: &str| {
        let (first, last) = (a.parse::<u16>().ok(), b.parse::<u16>().ok());
        let next = first.map(|first| (first + 1) % 100);
        b.len() == 2 && last.is_some_and(|last| last > 12 && Some(last) == next)
    };
    let years = || {
        text.split_once('-')
            .filter(|(a, b)| a.len() == 4 && (b.len() == 4 || is_next(a, b)))
    };
    let (first, last) = split.or_else(years)?;
    Some((first.trim().trim_end_matches('~'), last.trim()))
}

/// `Spring 2008` in its parts, in either order.
fn season_and_year(text: &str) -> Option<(Season, &str)> {
    let (one, other) = text.split_once([' ', ','])?;
    let other = other.trim_start();
    let first = Season::named(one).map(|season| (season, other));
    first.or_else(|| Season::named(other).map(|season| (season, one)))
}

fn of_season(season: Season, year: &str) -> Result<Period, String> {
    let period = Period::parse(year)?;
    let is_year = period.in_years() == period && period.form != PeriodForm::Range;
    if !is_year || period.is_circa {
        return Err(format!("`{year}` is no year that has a season"));
    }
    Ok(Period {
        form: PeriodForm::Season(season),
        ..period
    })
}

fn between(text: &str, first: &str, last: &str) -> Result<Period, String> {
    let begins = Date::parse(first)?;
    let is_short = first.len() == 4 && last.len() == 2 && last.bytes().all(|b| b.is_ascii_digit());
    let next = begins.year() + 1;
    let ends = if is_short && last.parse() == Ok(next % 100) {
        Date::of_year(next)
    } else if is_short {
        Date::parse(&format!("{}{last}", &first[..2]))?
    } else {
        Date::parse(last)?
    };
    let is_split = first.len() == 4 && ends == Date::of_year(next) && !text.contains("to");
    if is_short && !is_split && text.contains('/') {
        let right = Period::split_year(begins.year()).second_year();
        return Err(format!(
            "`{text}` is no year: the one that begins in {first} is {first}/{right}"
        ));
    }
    if ends < begins {
        return Err(format!("`{text}` ends before it begins"));
    }
    let form = if is_split {
        PeriodForm::SplitYear
    } else {
        PeriodForm::Range
    };
    Ok(Period {
        first: begins,
        last: ends,
        is_circa: false,
        form,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        Period::parse(text).unwrap().to_string()
    }

    #[test]
    fn what_people_write_is_read_and_written_one_way() {
        for (text, one_way) in [
            ("2008", "2008"),
            ("2008-12-16", "2008-12-16"),
            ("2023/24", "2023/2024"),
            ("2023/2024", "2023/2024"),
            ("2023–24", "2023/2024"),
            ("2023-24", "2023/2024"),
            ("1999/00", "1999/2000"),
            ("1999/2000", "1999/2000"),
            ("2004-2019", "2004/2019"),
            ("2004–19", "2004/2019"),
            ("2004 to 2005", "2004/2005"),
            ("2008-04 to 2009-03", "2008-04/2009-03"),
            ("2008-04/2009-03", "2008-04/2009-03"),
            ("circa 1990", "1990~"),
            ("c. 1990", "1990~"),
            ("c.1990", "1990~"),
            ("1990~", "1990~"),
            ("circa 1990 to 1995", "1990~/1995~"),
            ("2006-07-XX", "2006-07"),
            ("spring 2008", "Spring 2008"),
            ("Fall, 2008", "Autumn 2008"),
            ("2008 Summer", "Summer 2008"),
            ("Winter 2008/09", "Winter 2008/2009"),
            ("circa Spring 1990", "Spring 1990~"),
        ] {
            assert_eq!(written(text), one_way, "{text}");
            assert_eq!(written(one_way), one_way);
        }
    }

    #[test]
    fn what_is_no_period_says_why() {
        for (text, why) in [
            (
                "2023/25",
                "`2023/25` is no year: the one that begins in 2023 is 2023/24",
            ),
            ("2019/2004", "`2019/2004` ends before it begins"),
            ("2019–04", "`2019–04` ends before it begins"),
            ("2023-25", "there is no month 25 in `2023-25`"),
            ("circa", "`circa` is no date"),
            ("2008/", "`` is no date"),
            ("Spring", "`Spring` is no date"),
            ("Spring 08", "`08` is no date"),
            ("Spring 2008-04", "`2008-04` is no year that has a season"),
            (
                "Spring Spring 2008",
                "`Spring 2008` is no year that has a season",
            ),
        ] {
            assert_eq!(Period::parse(text).unwrap_err(), why, "{text}");
        }
    }

    #[test]
    fn what_reaches_further_is_later() {
        let order = ["2007", "2004 to 2008", "2008", "2008/09", "2009"];
        let read = order.map(|text| Period::parse(text).unwrap());
        assert!(read.is_sorted());
        let split = read[3];
        assert_eq!(split.years(), 2008..=2009);
        assert_eq!(split.last_day(), civil::date(2009, 12, 31));
    }
}
