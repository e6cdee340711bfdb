//! Sums of money: how much, in which currency, and in the prices of which year.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use crate::diagnostic::Code;
use crate::messages::{Messages, Value};
use crate::text::Period;
use crate::yaml::{Key, Node, Value as Yaml};

use super::currency::{self, Currency};
use super::reading::{Reading, ScalarType, Written};
use super::value::{Scalar, ScalarChoice};

/// `type: money`.
pub(super) static MONEY: ScalarType = ScalarType {
    name: "money",
    description: "a sum of money such as £1.2 million (2023 prices)",
    example: |_| "£1,200 (2023 prices)".to_owned(),
    shape,
    read,
};

const HELP: &str = "Write the sum as people do, such as `£1.2 million (2023 prices)`, or its parts: `{amount: 1200000, currency: GBP, price_year: 2023}`.";

#[derive(Debug)]
struct Money {
    /// A plain decimal number, without zeros before it.
    amount: String,
    currency: Currency,
    /// The year whose prices it is in.
    price_year: Option<Period>,
}

fn shape() -> Json {
    let words = json!({"type": "string", "pattern": "[0-9]"});
    let parts = json!({
        "type": "object",
        "properties": {
            "amount": {"type": ["number", "string"]},
            "currency": {"type": "string", "minLength": 1, "maxLength": 3},
            "price_year": {"type": ["integer", "string"]},
        },
        "required": ["amount", "currency"],
        "additionalProperties": false,
    });
    json!({"anyOf": [words, parts]})
}

fn read(written: &Written<'_>) -> Reading {
    let sum = match (&written.node.value, written.text) {
        (Yaml::Map(pairs), _) => in_parts(written, pairs),
        (_, Some(text)) => in_words(text),
        _ => return Reading::default(),
    };
    match sum {
        Ok(sum) => Reading::of(sum),
        Err(message) => Reading::mistaken(Code::WrongType, message, HELP),
    }
}

/// `{amount: 1200, currency: GBP, price_year: 2023}`.
fn in_parts(written: &Written<'_>, pairs: &[(Key, Node)]) -> Result<Money, String> {
    let known = ["amount", "currency", "price_year"];
    if let Some((key, _)) = pairs.iter().find(|(key, _)| !known.contains(&&*key.name)) {
        return Err(format!("a sum of money has no `{}`", key.name));
    }
    let part = |name: &str| {
        let node = written.node.get(name)?;
        node.text(written.file).map(str::trim)
    };
    let amount = part("amount").ok_or("a sum of money needs `amount`")?;
    let currency = part("currency").ok_or("a sum of money needs `currency`")?;
    Ok(Money {
        amount: amount_of(amount).ok_or_else(|| format!("`{amount}` is no amount"))?,
        currency: Currency::find(currency).ok_or_else(|| no_currency(currency))?,
        price_year: part("price_year").map(Period::parse).transpose()?,
    })
}

/// A number in the currency that its unit is, as people write a sum: `£`, `£m`, `£ per place`; `None` where the unit is none.
pub(super) fn sum(number: &str, unit: &str, messages: &Messages) -> Option<String> {
    let (currency, behind) = currency::leading(unit)?;
    let many = amount_of(&format!("{number}{behind}"));
    let behind = if many.is_some() { "" } else { behind };
    let sum = Money {
        amount: many.or_else(|| amount_of(number))?,
        currency,
        price_year: None,
    };
    let gap = if behind.starts_with(char::is_alphabetic) {
        " "
    } else {
        ""
    };
    Some(format!("{}{gap}{behind}", sum.words(messages)))
}

fn no_currency(name: &str) -> String {
    format!("`{name}` is no currency: it is a code such as GBP or EUR")
}

/// `£1.2 million (2023 prices)`, `GBP 1,200`, `1200 EUR`.
fn in_words(text: &str) -> Result<Money, String> {
    let (sum, year) = without_prices(text);
    // `-£5`: the sign of the currency stands between.
    let (minus, sum) = match sum.strip_prefix(['-', '−']) {
        Some(sum) => ("-", sum),
        None => ("", sum),
    };
    let Some((currency, amount)) = currency::split(sum) else {
        return Err(match amount_of(sum) {
            Some(_) => format!("`{text}` does not say in which currency"),
            None => format!("`{text}` is no sum of money"),
        });
    };
    Ok(Money {
        amount: amount_of(&format!("{minus}{amount}"))
            .ok_or_else(|| format!("`{text}` is no sum of money"))?,
        currency,
        price_year: year.map(Period::parse).transpose()?,
    })
}

/// A sum, and the year whose prices it is in: `(2023)`, `(2023 prices)`, `at 2023 prices`, `in 2023/24 prices`.
fn without_prices(text: &str) -> (&str, Option<&str>) {
    if let Some((sum, year)) = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
    {
        let year = year
            .trim()
            .trim_end_matches("prices")
            .trim_start_matches("in ");
        return (sum.trim(), Some(year.trim()));
    }
    let split = || {
        let (sum, year) = text.strip_suffix("prices")?.trim().rsplit_once(' ')?;
        let sum = [" at", " in", ","]
            .iter()
            .find_map(|word| sum.strip_suffix(word));
        Some((sum?.trim(), year))
    };
    split().map_or((text, None), |(sum, year)| (sum, Some(year)))
}

/// An amount as a plain number: `1,200`, `1.2 million`, `3bn`.
fn amount_of(text: &str) -> Option<String> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let zeros = match text[end..].trim().to_lowercase().as_str() {
        "" => 0,
        "k" | "thousand" => 3,
        "m" | "mn" | "million" => 6,
        "b" | "bn" | "billion" => 9,
        "tn" | "trillion" => 12,
        _ => return None,
    };
    let (sign, digits) = match text[..end].strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", &text[..end]),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let is_digits = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = groups.iter().all(is_digits)
        && !groups[0].is_empty()
        && (groups.len() == 1 || groups[0].len() <= 3)
        && groups[1..].iter().all(|group| group.len() == 3);
    if !is_whole || !is_digits(&part) || whole.len() + part.len() > MOST_DIGITS {
        return None;
    }
    let (more, rest) = part.split_at(part.len().min(zeros));
    let whole = format!(
        "{}{more}{}",
        groups.concat(),
        "0".repeat(zeros - more.len())
    );
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let rest = if rest.bytes().all(|digit| digit == b'0') {
        ""
    } else {
        rest
    };
    let point = if rest.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{rest}"))
}

/// More digits than any budget has.
const MOST_DIGITS: usize = 30;

impl Money {
    /// The amount as people write it: whole millions and tens of thousands of them as `1.25 million`.
    fn amount_in_words(&self, messages: &Messages) -> String {
        for (zeros, id) in [(9, "money-billions"), (6, "money-millions")] {
            let split = self
                .amount
                .len()
                .checked_sub(zeros)
                .filter(|_| !self.amount.contains('.'));
            let parts = split.map(|at| self.amount.split_at(at));
            if let Some((whole, rest)) = parts.filter(|(whole, _)| !matches!(*whole, "" | "-"))
                && rest[2..].bytes().all(|digit| digit == b'0')
            {
                let number = format!("{whole}.{rest}");
                let number = number.trim_end_matches('0').trim_end_matches('.');
                let args = [
                    ("number", messages.number(number).into()),
                    // In Welsh two millions are "2 filiwn".
                    ("count", Value::try_number(number)),
                ];
                return messages.with(id, &args);
            }
        }
        let pence = self
            .amount
            .split_once('.')
            .map_or(0, |(_, pence)| pence.len());
        let zero = if pence == 1 { "0" } else { "" };
        messages.number(&format!("{}{zero}", self.amount))
    }

    fn value(&self) -> f64 {
        self.amount.parse().unwrap_or_default()
    }
}

impl Scalar for Money {
    fn code(&self) -> Cow<'_, str> {
        let year = self
            .price_year
            .map_or_else(String::new, |year| format!(" ({year})"));
        format!("{} {}{year}", self.currency.code(), self.amount).into()
    }

    fn words(&self, messages: &Messages) -> String {
        let code = self.currency.code();
        let sign = messages.find(&format!("currency-{code}"), None);
        let sign = sign.unwrap_or_else(|| format!("{code}\u{a0}"));
        let amount = self.amount_in_words(messages);
        // A minus stands before the sign of the currency.
        let (minus, amount) = match amount.strip_prefix('-') {
            Some(amount) => ("-", amount),
            None => ("", &*amount),
        };
        let args = [("sign", sign.into()), ("amount", amount.into())];
        let sum = format!("{minus}{}", messages.with("money", &args));
        match self.price_year {
            Some(year) => {
                let args = [("sum", sum.into()), ("year", messages.period(year).into())];
                messages.with("money-in-prices", &args)
            }
            None => sum,
        }
    }

    fn choices(&self, messages: &Messages) -> Vec<ScalarChoice> {
        vec![ScalarChoice {
            code: self.code().into_owned(),
            label: self.words(messages),
            rank: self.value(),
        }]
    }

    fn searched(&self, messages: &Messages) -> Option<String> {
        Some(self.words(messages))
    }

    fn number(&self) -> Option<f64> {
        Some(self.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_as_people_write_it() {
        for (text, code) in [
            ("£1.2 million (2023 prices)", "GBP 1200000 (2023)"),
            ("£1,200.50", "GBP 1200.50"),
            ("£75", "GBP 75"),
            ("€3bn", "EUR 3000000000"),
            ("GBP 1 200 000 at 2023/24 prices", "GBP 1200000 (2023/2024)"),
            ("1200 EUR (2008)", "EUR 1200 (2008)"),
            ("US$0.5m", "USD 500000"),
            ("-£5.00", "GBP -5"),
            ("£-5", "GBP -5"),
        ] {
            assert_eq!(in_words(text).unwrap().code(), code, "{text}");
        }
    }

    #[test]
    fn what_is_no_sum_says_why() {
        for (text, why) in [
            ("1200", "`1200` does not say in which currency"),
            ("plenty", "`plenty` is no sum of money"),
            ("£12,00", "`£12,00` is no sum of money"),
            ("£", "`£` is no sum of money"),
            ("£1m–£2m", "`£1m–£2m` is no sum of money"),
            ("XYZ 5", "`XYZ 5` is no sum of money"),
            ("£5 (soon)", "`soon` is no date"),
        ] {
            assert_eq!(in_words(text).unwrap_err(), why, "{text}");
        }
    }
}
