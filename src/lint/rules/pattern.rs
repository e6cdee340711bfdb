//! What may tell who somebody is: how a country writes its numbers and addresses.

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::{Expression, Spanned};
use crate::yaml::{Node, Value};

/// What may tell who somebody is.
#[derive(Clone, Debug)]
pub(crate) struct PersonalPattern {
    /// What it is, as a message calls it: "a postcode".
    pub(crate) name: String,
    pattern: Expression,
    /// What fits the pattern and is none.
    unless: Option<Expression>,
    digits: Option<CheckDigits>,
}

/// Digits of which one is worked out from the others: each times its weight, all together a multiple of a number.
#[derive(Clone, Debug)]
struct CheckDigits {
    weights: Vec<u32>,
    modulus: u32,
}

/// How many patterns one file may have.
const MOST: usize = 50;

const KEYS: [&str; 5] = ["name", "pattern", "unless", "weights", "modulus"];

impl PersonalPattern {
    /// Where a text has it.
    pub(crate) fn places<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.pattern.matches(text).filter(|at| {
            let found = &text[at.clone()];
            let is_none = self
                .unless
                .as_ref()
                .is_some_and(|unless| unless.fits(found));
            !is_none && self.digits.as_ref().is_none_or(|digits| digits.fit(found))
        })
    }
}

impl CheckDigits {
    fn fit(&self, text: &str) -> bool {
        let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
        let weighed = digits.iter().zip(&self.weights);
        digits.len() == self.weights.len()
            && weighed.map(|(digit, weight)| digit * weight).sum::<u32>() % self.modulus == 0
    }
}

/// Reads `personal`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> Vec<PersonalPattern> {
    let nodes = record.list("personal", out);
    if let Some(node) = nodes.get(MOST) {
        let message = format!("a file has {MOST} patterns at most");
        out.push(record.diagnose(Code::BadDeclaration, node.span.clone(), message));
    }
    let nodes = nodes.iter().take(MOST);
    nodes.filter_map(|node| one(record, node, out)).collect()
}

fn one(record: &Record<'_>, node: &Node, out: &mut Diagnostics) -> Option<PersonalPattern> {
    let own = Record::open(record.file, node, "a pattern", &KEYS, out)?;
    let name = own.required("name", "a pattern", out);
    let text = own.required("pattern", "a pattern", out);
    let pattern = text.and_then(|_| expression(&own, "pattern", out));
    Some(PersonalPattern {
        name: name?,
        pattern: pattern?,
        unless: expression(&own, "unless", out),
        digits: digits(&own, out),
    })
}

fn expression(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Option<Expression> {
    let Spanned { value: text, span } = record.spanned(key, out)?;
    let read = Expression::parse(&text).map_err(|message| {
        let wrong = record.diagnose(Code::BadDeclaration, span, message);
        out.push(wrong.help(
            "It is a regular expression without looking ahead or back: `[0-9]{3} ?[0-9]{4}` in single quotation marks.",
        ));
    });
    read.ok()
}

fn digits(record: &Record<'_>, out: &mut Diagnostics) -> Option<CheckDigits> {
    let node = record.get("weights")?;
    let number = |node: &Node| node.text(&record.file.text)?.parse::<u32>().ok();
    let weights: Option<Vec<u32>> = match &node.value {
        Value::List(items) => items.iter().map(number).collect(),
        _ => None,
    };
    let is_small = |weights: &Vec<u32>| {
        (1..=40).contains(&weights.len()) && weights.iter().all(|weight| *weight < 1000)
    };
    let modulus = record
        .number("modulus", out)
        .and_then(|modulus| u32::try_from(modulus).ok());
    let found = weights
        .filter(is_small)
        .zip(modulus.filter(|modulus| *modulus > 1));
    if found.is_none() {
        let message = "check digits are a list of `weights` and a `modulus`";
        let wrong = record.diagnose(Code::BadDeclaration, node.span.clone(), message);
        out.push(wrong.help("Write a weight for each digit, from the left, the check digit too: `weights: [3, 2, 1]` and `modulus: 11`."));
    }
    let (weights, modulus) = found?;
    Some(CheckDigits { weights, modulus })
}
