//! How to write what was written otherwise: a value of a field by its type, from what stands there.

use jiff::civil;

use crate::scalar::ScalarType;
use crate::schema::{Field, Scale, Schema, Type, Vocabulary, example};
use crate::text::File;
use crate::yaml::Node;

/// The day in examples of dates.
const DAY: civil::Date = civil::date(2026, 11, 22);

/// What to write in the place of a value of another type.
pub(super) fn mend(schema: &Schema, file: &File, node: &Node, field: &Field) -> String {
    let text = node.text(&file.text).map(str::trim);
    let digits = text.and_then(plain_number);
    if let (Some(digits), Type::Scalar(_)) = (digits, &field.ty) {
        return format!(
            "Write `{}: {digits}`, without commas and units.",
            field.name
        );
    }
    let written = match &field.ty {
        Type::Ratings => rating(schema, text.unwrap_or_default()),
        _ => example(field, schema, DAY),
    };
    format!("Write `{}: {written}`.", field.name)
}

/// What to write in the place of a value that stands by itself.
pub(super) fn mend_scalar(name: &str, text: Option<&str>, ty: &ScalarType) -> String {
    match text.and_then(plain_number) {
        Some(digits) => format!("Write `{name}: {digits}`, without commas and units."),
        None => format!("Write `{name}: {}`.", (ty.example)(DAY)),
    }
}

/// A rating by the scale that has such a level, or by any.
fn rating(schema: &Schema, text: &str) -> String {
    let scales = schema.scales.values();
    let fits = |scale: &'_ Scale| Some((scale.id.clone(), level_of(scale, text)?.to_owned()));
    let first = |scale: &'_ Scale| Some((scale.id.clone(), scale.codes().next()?.to_owned()));
    let found = scales.clone().find_map(fits);
    match found.or_else(|| scales.clone().find_map(first)) {
        Some((scale, code)) => format!("{{{scale}: \"{code}\"}}"),
        None => "{scale: \"code\"}".to_owned(),
    }
}

/// The code of a level that is called so, whatever the case.
pub(super) fn level_of<'s>(scale: &'s Scale, text: &str) -> Option<&'s str> {
    let all = scale.levels.iter().chain(&scale.off_scale);
    let mut fits = all.filter(|level| level.code == text || level.label.eq_ignore_ascii_case(text));
    fits.next().map(|level| level.code.as_str())
}

/// The id of a term that is called so, whatever the case.
pub(super) fn term_of<'v>(vocabulary: &'v Vocabulary, text: &str) -> Option<&'v str> {
    let mut terms = vocabulary.terms.values();
    let found = terms.find(|term| term.label.eq_ignore_ascii_case(text));
    found.map(|term| term.id.as_str())
}

/// Several names in one text, as the list that was meant: `a, b` as `[a, b]`.
pub(super) fn as_list(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_name = |part: &&str| part.len() < 60 && !part.contains(['[', '{', '"']);
    (parts.len() > 1 && parts.iter().all(is_name)).then(|| format!("[{}]", parts.join(", ")))
}

/// A number that was written for people: `1,219`, `£12`, `9 %`.
fn plain_number(text: &str) -> Option<String> {
    let has_other = text.chars().any(|c| !c.is_ascii_digit() && c != '.');
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let is_one = text
        .chars()
        .all(|c| c.is_ascii_digit() || " ,.%£$€'\u{a0}\u{202f}".contains(c));
    (has_other && is_one && digits.parse::<f64>().is_ok()).then_some(digits)
}
