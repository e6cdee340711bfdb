//! Dates as libraries write them, in the words of our front matter.

use crate::text::{Period, PeriodForm, Season};

/// When something appeared, as `issued` has it; `None` where a text says no date.
pub(super) fn issued(text: &str) -> Option<String> {
    let bare = text
        .trim()
        .trim_matches(['[', ']', '(', ')', '.', ',', ';', '©']);
    let bare = bare.trim();
    let found = slashed(bare)
        .or_else(|| Period::parse(bare).ok())
        .or_else(|| numbered_season(bare))
        .or_else(|| in_words(bare));
    found.map(written)
}

/// A year, a month or a day, as `accessed` has it.
pub(super) fn day(text: &str) -> Option<String> {
    let period = Period::parse(&issued(text)?).ok()?;
    let is_day = period.form == PeriodForm::Date && !period.is_circa;
    is_day.then(|| period.first.to_string())
}

/// A period as people write it, and as a check has nothing to ask about.
pub(super) fn written(period: Period) -> String {
    let circa = if period.is_circa { "circa " } else { "" };
    let (first, last) = (period.first, period.last);
    let years = period.in_years();
    let text = match period.form {
        PeriodForm::Date if first.may_be_split_year() => format!("{first}-XX"),
        PeriodForm::Date => first.to_string(),
        PeriodForm::Range => format!("{first} to {last}"),
        PeriodForm::SplitYear => format!("{first}/{}", period.second_year()),
        PeriodForm::Season(season) if years.form == PeriodForm::SplitYear => {
            format!("{} {}/{}", season.name(), years.first, period.second_year())
        }
        PeriodForm::Season(season) => format!("{} {}", season.name(), years.first),
    };
    format!("{circa}{text}")
}

/// `2008/03/04/`, with whatever is to be said of it behind the last stroke: the form of RIS.
fn slashed(text: &str) -> Option<Period> {
    let mut parts = text.splitn(4, '/').map(str::trim);
    let (year, month) = (parts.next()?, parts.next()?);
    let (day, more) = (parts.next()?, parts.next().unwrap_or_default());
    let date = date(year, month, day)?;
    let mut rest = more;
    let is_circa = rest.starts_with("circa");
    rest = rest.trim_start_matches("circa").trim();
    let circa = if is_circa { "circa " } else { "" };
    let first = rest.split_whitespace().next().unwrap_or_default();
    if let Some(season) = Season::named(first) {
        let years = rest[first.len()..].trim().replace('–', "/");
        let years = if years.is_empty() { year } else { &years };
        return Period::parse(&format!("{circa}{} {years}", season.name())).ok();
    }
    if let Some((from, to)) = rest.split_once('–').filter(|(from, _)| *from == year) {
        let is_split = to.len() == 2 || (from == "1999" && to == "2000");
        let sign = if is_split { "/" } else { " to " };
        let first = if is_split { from } else { &date };
        return Period::parse(&format!("{circa}{first}{sign}{to}")).ok();
    }
    // Of a season that is none of ours, or the words of a program, the date is enough.
    Period::parse(&format!("{circa}{date}")).ok()
}

/// A date of numbers, as exactly as they say.
fn date(year: &str, month: &str, day: &str) -> Option<String> {
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let small = |text: &str| text.parse::<u8>().ok().filter(|number| *number > 0);
    let month = small(month).or_else(|| month_named(month));
    let whole = match (month, small(day)) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        (None, _) => year.to_owned(),
    };
    is_year.then_some(whole)
}

/// A date of BibLaTeX, where `2020-21` is a spring and no year of schools.
pub(super) fn extended(text: &str) -> Option<String> {
    numbered_season(text).map(written).or_else(|| issued(text))
}

/// `2008-21`, the spring of 2008 by ISO 8601-2.
fn numbered_season(text: &str) -> Option<Period> {
    let bare = text.trim_end_matches('~');
    let (year, number) = bare.split_once('-')?;
    let number: u8 = number
        .parse()
        .ok()
        .filter(|number| (21..25).contains(number))?;
    let season = Season::ALL[usize::from(number - 21)];
    let circa = if bare.len() < text.len() {
        "circa "
    } else {
        ""
    };
    Period::parse(&format!("{circa}{} {year}", season.name())).ok()
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn month_named(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let head = word.get(..3)?;
    let at = MONTHS.iter().position(|month| *month == head)?;
    let is_month = word.chars().all(char::is_alphabetic);
    u8::try_from(at + 1).ok().filter(|_| is_month)
}

/// What the words of a date are.
#[derive(Default)]
struct Words {
    years: Vec<String>,
    months: Vec<u8>,
    days: Vec<u8>,
    season: Option<Season>,
}

/// `4 March 2008`, `2008 Mar-Apr`, `Winter 2008-2009`, `12/2008`.
fn in_words(text: &str) -> Option<Period> {
    let mut found = Words::default();
    let words = text.split(|c: char| c.is_whitespace() || ",-–/.".contains(c));
    for word in words.filter(|word| !word.is_empty()) {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            found.years.push(word.to_owned());
        } else if let Some(month) = month_named(word) {
            found.months.push(month);
        } else if let Some(season) = Season::named(word) {
            found.season = Some(season);
        } else {
            found
                .days
                .push(number.parse().ok().filter(|day| (1..=31).contains(day))?);
        }
    }
    let text = match (
        found.years.as_slice(),
        found.months.as_slice(),
        found.season,
    ) {
        ([year], [], Some(season)) => format!("{} {year}", season.name()),
        ([one, other], [], Some(season)) => format!("{} {one}/{}", season.name(), other.get(2..)?),
        ([year], [month], None) => match found.days.as_slice() {
            [] => format!("{year}-{month:02}"),
            [first] => format!("{year}-{month:02}-{first:02}"),
            [first, last, ..] => {
                format!("{year}-{month:02}-{first:02} to {year}-{month:02}-{last:02}")
            }
        },
        ([year], [first, last], None) => format!("{year}-{first:02} to {year}-{last:02}"),
        ([one, other], [first, last], None) => format!("{one}-{first:02} to {other}-{last:02}"),
        ([year], [], None) => match found.days.as_slice() {
            [month] if *month <= 12 => format!("{year}-{month:02}"),
            // None, or nobody knows which of two is the month.
            _ => year.clone(),
        },
        _ => return None,
    };
    Period::parse(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_libraries_are_written_as_ours() {
        for (text, date) in [
            ("2008", "2008"),
            ("[2008]", "2008"),
            ("2008/03/04", "2008-03-04"),
            ("2008/3/4/", "2008-03-04"),
            ("2008///", "2008"),
            ("2008/09//", "2008-09-XX"),
            ("2008///Spring", "Spring 2008"),
            ("2008///Winter 2008–09", "Winter 2008/09"),
            ("2023///2023–24", "2023/24"),
            ("2004///2004–2019", "2004 to 2019"),
            ("2004///2004–2005", "2004 to 2005"),
            ("1990///circa", "circa 1990"),
            ("2008 Mar 4", "2008-03-04"),
            ("2008 Mar", "2008-03"),
            ("2008 Mar-Apr", "2008-03 to 2008-04"),
            ("2008 Nov-2009 Jan", "2008-11 to 2009-01"),
            ("2008 Spring", "Spring 2008"),
            ("March 4th, 2008", "2008-03-04"),
            ("4 March 2008", "2008-03-04"),
            ("12/2008", "2008-12"),
            ("3/4/2008", "2008"),
            ("2008-22", "Summer 2008"),
            ("2008-12-16T09:00:00Z", "2008-12-16"),
            ("2004/2005", "2004/05"),
            ("2006-07", "2006-07-XX"),
        ] {
            let read = issued(text).unwrap_or_default();
            assert_eq!(read, date, "{text}");
            assert_eq!(issued(&read).as_deref(), Some(date), "{read}");
        }
        for text in [
            "in press",
            "n.d.",
            "",
            "2008-13-45",
            "forthcoming 2008",
            "99999",
        ] {
            assert_eq!(issued(text), None, "{text}");
        }
        assert_eq!(day("2008/09//"), Some("2008-09".to_owned()));
        assert_eq!(day("Spring 2008"), None);
    }
}
