//! Ratings that rest on nothing, and findings that do not say what they claim.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Entry, Fields, Rating, Value};
use crate::schema::Schema;

use super::lints::{CLAIM, Lints};

pub(super) fn check(entry: &Entry, schema: &Schema, lints: &Lints, out: &mut Diagnostics) {
    if lints.looks_for(Code::UnsourcedRating) && !schema.scales.is_empty() {
        unsourced(entry, schema, out);
    }
    if lints.wants_claims && lints.looks_for(Code::MissingClaim) {
        claims(entry, out);
    }
}

/// The field of ratings of an entry or a finding.
pub(super) fn ratings(fields: &Fields) -> impl Iterator<Item = (&str, &Rating)> {
    let fields = fields.iter();
    let held = fields.filter_map(|(name, value)| match value {
        Value::Ratings(ratings) => Some((name, ratings)),
        _ => None,
    });
    held.flat_map(|(name, ratings)| ratings.iter().map(move |rating| (name, rating)))
}

/// Whether a rating is a level on the ladder of its scale.
pub(super) fn is_level(rating: &Rating, schema: &Schema) -> bool {
    let scale = schema.scales.get(&rating.scale);
    let rated = scale.and_then(|scale| scale.find(&rating.code));
    rated.is_some_and(|rated| rated.step.is_some())
}

/// A level on the ladder says how far to trust something, so there is something to look at. A code beside it may say that
/// there is not.
fn unsourced(entry: &Entry, schema: &Schema, out: &mut Diagnostics) {
    // Of what the scale itself asks of each rating another message speaks.
    let is_asked = |rating: &Rating| {
        let scale = schema.scales.get(&rating.scale);
        scale.is_some_and(|scale| scale.requires.iter().any(|key| key == "sources"))
    };
    for finding in entry.findings() {
        let fields = &finding.fields;
        if finding.is_taken() || has_sources(fields) {
            continue;
        }
        let mut bare = ratings(fields).filter(|(_, rating)| {
            rating.sources.is_empty() && is_level(rating, schema) && !is_asked(rating)
        });
        if let Some((name, rating)) = bare.next() {
            let message = format!(
                "this finding is rated `{}` on `{}` and names no source",
                rating.code, rating.scale
            );
            let span = fields.span(name);
            let found = Diagnostic::new(Code::UnsourcedRating, entry.path(), span, message);
            out.push(found.help("Add what it rests on as `sources`, or give the code of the scale that says there is none."));
        }
    }
}

/// Whether a field of sources has some.
fn has_sources(fields: &Fields) -> bool {
    let mut found = false;
    fields.each(&mut |value, _| {
        found |= matches!(value, Value::Sources(sources) if !sources.is_empty());
    });
    found
}

fn claims(entry: &Entry, out: &mut Diagnostics) {
    for finding in entry.findings() {
        if !finding.is_taken() && finding.fields.get(CLAIM).is_none() {
            let span = finding.fields.span("statement");
            let message = "this finding does not say what sort of claim it is".to_owned();
            let found = Diagnostic::new(Code::MissingClaim, entry.path(), span, message);
            out.push(found.help(format!(
                "Add `{CLAIM}: …`, by what its source does at this place."
            )));
        }
    }
}
