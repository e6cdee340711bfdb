//! Dates as precise as their author knows them: a year, a month or a day.

use std::fmt;

use jiff::civil;

/// A year, a month of a year, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Where it is no date, or one that the calendar does not have.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = without_time(text);
        // `2025/01/09` can be read in one way alone, which `2025/01` cannot.
        let day = text.split('/').count() == 3 && text.find('/') == Some(4);
        let text = if day { &text.replace('/', "-") } else { text };
        let parts: Vec<&str> = text.split('-').collect();
        let shape_is_right = match parts.as_slice() {
            [year] => year.len() == 4,
            [year, month] => year.len() == 4 && month.len() == 2,
            [year, month, day] => year.len() == 4 && month.len() == 2 && day.len() == 2,
            _ => false,
        };
        if !shape_is_right
            || !text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            return Err(format!("`{text}` is no date"));
        }
        let number = |at: usize| parts.get(at).and_then(|part| part.parse::<i8>().ok());
        let year: i16 = parts[0]
            .parse()
            .map_err(|_| format!("`{text}` is no date"))?;
        let (month, day) = (number(1), number(2));
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(format!("there is no month {} in `{text}`", parts[1]));
        }
        if civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(format!(
                "there is no day {} in that month, in `{text}`",
                parts.get(2).unwrap_or(&"")
            ));
        }
        Ok(Self { year, month, day })
    }

    /// A whole year.
    pub fn of_year(year: i16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// Whether it could be a school or financial year that somebody wrote with a hyphen: `2006-07`, July 2006.
    pub fn may_be_split_year(&self) -> bool {
        let next = (self.year + 1) % 100;
        self.day.is_none() && self.month.map(i16::from) == Some(next)
    }

    /// The first day that the date covers.
    pub fn first_day(&self) -> civil::Date {
        civil::Date::constant(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that the date covers.
    pub fn last_day(&self) -> civil::Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, None) => self.first_day().last_of_year(),
        }
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// In English, as diagnostics have it: "2008", "December 2008", "22 November 2026".
    pub fn in_english(&self) -> String {
        let name = |month: i8| MONTHS[usize::try_from(month - 1).unwrap_or(0).min(11)];
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{day} {} {}", name(month), self.year),
            (Some(month), None) => format!("{} {}", name(month), self.year),
            _ => self.year.to_string(),
        }
    }

    /// The numbers as CSL-JSON's `date-parts` has them.
    pub fn parts(&self) -> Vec<i16> {
        let small = [self.month, self.day].into_iter().flatten().map(i16::from);
        std::iter::once(self.year).chain(small).collect()
    }
}

/// The day of a moment such as `2024-11-05T09:00:00Z` or `2015-07-20 1:46:00 -0400`, as RFC 3339 and other generators
/// write it; other texts as they are.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.get(..10).zip(text.get(10..)) else {
        return text;
    };
    let digits = time.strip_prefix(['T', 't', ' ']).map(str::trim_start);
    let is_time = |time: &str| {
        let is_of_time = |c: char| c.is_ascii_alphanumeric() || ":.+- ".contains(c);
        time.starts_with(|c: char| c.is_ascii_digit())
            && time.contains(':')
            && time.chars().all(is_of_time)
    };
    if digits.is_some_and(is_time) {
        day
    } else {
        text
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_written() {
        for moment in [
            "2008-12-16T09:00:00Z",
            "2008-12-16 1:46:00 -0400",
            "2008-12-16 12:30",
        ] {
            assert_eq!(Date::parse(moment).unwrap().to_string(), "2008-12-16");
        }
        for text in ["2008", "2008-12", "2024-02-29"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(
            Date::parse("2008-12").unwrap().in_english(),
            "December 2008"
        );
        assert_eq!(
            Date::parse("2008").unwrap().last_day(),
            civil::date(2008, 12, 31)
        );
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "2026-13-01",
            "2026-02-30",
            "2023-02-29",
            "8",
            "2008-1",
            "2008-00",
            "20081",
            "x",
            "",
            "2008-12-01-1",
            "2008-12-01 soon",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }
}
