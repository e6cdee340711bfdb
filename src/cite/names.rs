//! Names of people and of bodies.
//!
//! hayagriva takes a family name apart at its lower-case words: the `Department for Education`
//! would become `Education`, and `van der Berg` be cited as `Berg`. It reads one initial out of
//! `J.R.`.
//!
//! Who posts on a social medium has a handle behind the name, in square brackets: `Jo [@jo_smith]`. Lists print it and
//! citations in the text do not.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{self, LiteralName, NameItem, NameValue};
use serde_json::{Map, Value};

use super::protect;

/// Reads a list of names; none if it is empty.
pub(super) fn read(value: &Value) -> Result<Option<json::Value>, String> {
    let names = value
        .as_array()
        .ok_or_else(|| format!("expected a list of names, found {value}"))?;
    let names = names.iter().map(name).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<_> = names.into_iter().flatten().collect();
    Ok((!names.is_empty()).then_some(json::Value::Names(names)))
}

/// Returns the family name of the first of some names, if that is a person.
pub(super) fn first_family(names: &json::Value) -> Option<&str> {
    let json::Value::Names(names) = names else {
        return None;
    };
    match names.first()? {
        NameValue::Literal(_) => None,
        NameValue::Item(name) => Some(&name.family),
    }
}

/// Returns the initials of the first of some names (`J. R.`), if that is a person.
pub(super) fn initials(names: &json::Value) -> Option<String> {
    let json::Value::Names(names) = names else {
        return None;
    };
    let NameValue::Item(NameItem {
        given: Some(given), ..
    }) = names.first()?
    else {
        return None;
    };
    let initials = given
        .split([' ', '-'])
        .filter_map(|name| name.chars().next())
        .map(|initial| format!("{initial}."));
    Some(initials.collect::<Vec<_>>().join(" "))
}

/// The bodies among some names that have a short name.
pub(super) fn shortened<'n>(
    names: &'n json::Value,
    short_names: &BTreeMap<String, String>,
) -> Vec<&'n str> {
    let json::Value::Names(names) = names else {
        return Vec::new();
    };
    let bodies = names.iter().filter_map(|name| match name {
        NameValue::Literal(body) => Some(body.literal.as_str()),
        NameValue::Item(_) => None,
    });
    bodies
        .filter(|body| short_names.contains_key(*body))
        .collect()
}

/// Some names with those of bodies written anew, where `write` has another for them.
pub(super) fn rewritten(
    names: &json::Value,
    write: &dyn Fn(&str) -> Option<String>,
) -> json::Value {
    let json::Value::Names(names) = names else {
        return names.clone();
    };
    let each = names.iter().map(|name| match name {
        NameValue::Literal(body) => {
            let literal = write(&body.literal).unwrap_or_else(|| body.literal.clone());
            NameValue::Literal(LiteralName { literal })
        }
        NameValue::Item(_) => name.clone(),
    });
    json::Value::Names(each.collect())
}

/// Makes initials a part of the first of some names that no style leaves out.
pub(super) fn print_initials(names: &mut json::Value, initials: &str) {
    if let json::Value::Names(names) = names
        && let Some(name) = names.first_mut()
        && let NameValue::Item(person) = &name
    {
        let parts = [
            Some(initials),
            person.non_dropping_particle.as_deref(),
            Some(&person.family),
        ];
        let literal = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        *name = NameValue::Literal(LiteralName { literal });
    }
}

fn name(value: &Value) -> Result<Option<NameValue>, String> {
    match value {
        Value::String(name) => Ok(body(&protect::clean(name))),
        Value::Object(name) => Ok(person_or_body(name)),
        _ => Err(format!("expected a name, found {value}")),
    }
}

/// A name with one part only is a body, or a person of one name: both are printed as they stand.
fn person_or_body(name: &Map<String, Value>) -> Option<NameValue> {
    let part = |key: &str| {
        let part = protect::clean(name.get(key).and_then(Value::as_str).unwrap_or_default());
        (!part.is_empty()).then_some(part)
    };
    if let Some(literal) = part("literal") {
        return body(&literal);
    }
    match (part("family"), part("given")) {
        (Some(family), Some(given)) => {
            let (non_dropping_particle, family) =
                split_particle(part("non-dropping-particle"), &family);
            let (given, handle) = split_handle(&given);
            Some(NameValue::Item(NameItem {
                family,
                given: Some(spaced_initials(given)),
                non_dropping_particle,
                dropping_particle: part("dropping-particle"),
                // Styles print a suffix where they print given names, and nowhere else.
                suffix: handle.map(protect::verbatim).or_else(|| part("suffix")),
                comma_suffix: name.get("comma-suffix").and_then(Value::as_bool),
            }))
        }
        (family, given) => {
            let only = family.or(given)?;
            body(
                &part("non-dropping-particle")
                    .map_or_else(|| only.clone(), |particle| format!("{particle} {only}")),
            )
        }
    }
}

/// Parts a name from the handle behind it.
fn split_handle(name: &str) -> (&str, Option<&str>) {
    match name.find(" [@") {
        Some(at) if name.ends_with(']') => (&name[..at], Some(&name[at + 1..])),
        _ => (name, None),
    }
}

/// Names without the handles of bodies; none where no body has one. Those of people are not printed in the text anyway.
pub(super) fn without_handles(names: &json::Value) -> Option<json::Value> {
    let json::Value::Names(names) = names else {
        return None;
    };
    let bare = names.iter().map(|name| match name {
        NameValue::Literal(body) => NameValue::Literal(LiteralName {
            literal: split_handle(&body.literal).0.to_owned(),
        }),
        NameValue::Item(_) => name.clone(),
    });
    let bare: Vec<_> = bare.collect();
    (bare != *names).then_some(json::Value::Names(bare))
}

/// A body as the one author.
pub(super) fn of_body(literal: String) -> json::Value {
    json::Value::Names(vec![NameValue::Literal(LiteralName { literal })])
}

fn body(name: &str) -> Option<NameValue> {
    (!name.is_empty()).then(|| {
        NameValue::Literal(LiteralName {
            literal: name.to_owned(),
        })
    })
}

/// Hands a first word in small letters over as a particle, as hayagriva would take the name apart at it; it puts the two
/// together again. A name that begins with a capital (`St John`, `Le Guin`) has no particle, though hayagriva finds one at
/// its first space: it gets spaces that it does not see, of which the writer makes common ones again.
fn split_particle(particle: Option<String>, family: &str) -> (Option<String>, String) {
    match family.split_once(' ') {
        Some((first, rest)) if particle.is_none() && first.starts_with(char::is_lowercase) => {
            (Some(first.to_owned()), rest.to_owned())
        }
        _ => (particle, whole(family)),
    }
}

/// A family name that hayagriva takes apart neither at its first words nor at words in small letters.
fn whole(family: &str) -> String {
    let mut words = family.split(' ');
    let mut whole = words.next().unwrap_or_default().to_owned();
    for word in words {
        let is_small = word.starts_with(char::is_lowercase);
        whole.push_str(&if is_small {
            protect::verbatim(" ")
        } else {
            "\u{a0}".to_owned()
        });
        whole.push_str(word);
    }
    whole
}

/// Writes `J.R.` and `JR` as `J. R.`, so that each initial is found.
fn spaced_initials(given: &str) -> String {
    if given.len() < 4 && given.chars().all(|c| c.is_ascii_uppercase()) {
        return given
            .chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(" ");
    }
    let mut spaced = String::with_capacity(given.len() + 4);
    for c in given.chars() {
        if c.is_alphabetic() && spaced.ends_with('.') {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_of_one_part_is_a_body() {
        let names = read(&json!([{"family": "Department for Education"}, "Ofsted"]))
            .unwrap()
            .unwrap();
        let literal = |name: &str| {
            NameValue::Literal(LiteralName {
                literal: name.to_owned(),
            })
        };
        assert_eq!(
            names,
            json::Value::Names(vec![literal("Department for Education"), literal("Ofsted")])
        );
    }

    #[test]
    fn empty_names_are_left_out() {
        assert_eq!(read(&json!([{"literal": " "}, {}])).unwrap(), None);
    }

    #[test]
    fn every_initial_is_found() {
        assert_eq!(spaced_initials("J.R."), "J. R.");
        assert_eq!(spaced_initials("JR"), "J R");
        assert_eq!(spaced_initials("Jean-Pierre"), "Jean-Pierre");
    }
}
