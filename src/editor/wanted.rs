//! What may stand at a place in the head of a page, by what its kind declares.

use crate::schema::{Field, Kind, Scale, Schema, Type};

use super::head::HeadPlace;

/// What may stand at a place.
#[derive(Debug)]
pub(super) enum Wanted<'s> {
    /// A key of these fields.
    Keys(&'s [Field]),
    /// A value of a field.
    Value(&'s Field),
    /// The name of a scale, as a key.
    Scales,
    /// A level of a scale.
    Level(&'s Scale),
    /// One of a few keys that the program knows.
    Parts(&'static [&'static str]),
    /// The key of a source.
    Source,
    /// A place in the source that is named beside it.
    Locator,
    /// Nothing that is known.
    Nothing,
}

/// The keys of a source that is written as a group.
const SOURCE: [&str; 3] = ["id", "locator", "via"];
/// The keys of a rating that is written as a group.
const RATING: [&str; 6] = ["code", "assessed", "by", "because", "version", "sources"];

/// What may stand at a place in the head of a page of a kind.
pub(super) fn wanted<'s>(schema: &'s Schema, kind: &'s Kind, place: &HeadPlace) -> Wanted<'s> {
    let mut fields = kind.fields.as_slice();
    let mut above = place.above.iter().map(String::as_str);
    while let Some(key) = above.next() {
        let Some(field) = fields.iter().find(|field| field.name == key) else {
            return Wanted::Nothing;
        };
        let field = one(field);
        let rest: Vec<&str> = above.clone().collect();
        match &field.ty {
            Type::Group { fields: own, .. } => fields = own,
            Type::Ratings => return in_ratings(schema, &rest, place),
            Type::Level { scale } => return in_level(schema.scales.get(scale), &rest, place),
            Type::Sources => return in_source(&rest, place),
            _ if place.is_value && rest.is_empty() => return Wanted::Value(field),
            _ => return Wanted::Nothing,
        }
    }
    if place.is_value && !place.is_item {
        return Wanted::Nothing;
    }
    Wanted::Keys(fields)
}

/// What a list is of.
fn one(field: &Field) -> &Field {
    match &field.ty {
        Type::List(item) => one(item),
        _ => field,
    }
}

fn in_ratings<'s>(schema: &'s Schema, rest: &[&str], place: &HeadPlace) -> Wanted<'s> {
    match rest {
        [] if place.is_value => Wanted::Nothing,
        [] => Wanted::Scales,
        [scale, rest @ ..] => in_level(schema.scales.get(*scale), rest, place),
    }
}

/// A level, alone or with what was judged by.
fn in_level<'s>(scale: Option<&'s Scale>, rest: &[&str], place: &HeadPlace) -> Wanted<'s> {
    let Some(scale) = scale else {
        return Wanted::Nothing;
    };
    match rest {
        [] if !place.is_value => Wanted::Parts(&RATING),
        [] | ["code"] => Wanted::Level(scale),
        ["sources", rest @ ..] => in_source(rest, place),
        _ => Wanted::Nothing,
    }
}

fn in_source<'s>(rest: &[&str], place: &HeadPlace) -> Wanted<'s> {
    match rest {
        [] if !place.is_value => Wanted::Parts(&SOURCE),
        [] | ["id" | "via"] => Wanted::Source,
        ["locator"] => Wanted::Locator,
        _ => Wanted::Nothing,
    }
}
