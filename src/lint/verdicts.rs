//! One passage of a source, judged in two ways.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::memo::key;
use crate::model::{Entry, Value};
use crate::schema::Schema;

use super::lints::CLAIM;
use super::ratings::{is_level, ratings};

/// What a finding says of a passage.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// A hash of the passage, the scale, and of what the finding claims and is filed under: those that share it judge one
    /// thing.
    of: u64,
    code: String,
    /// Whether it is a level, and no code beside the ladder.
    is_level: bool,
    path: Arc<str>,
    span: Range<usize>,
    /// The passage, as a message names it.
    passage: String,
}

/// What the findings of an entry say of passages. A source without a place is a whole book, which holds many things.
pub(super) fn of(entry: &Entry, schema: &Schema) -> Vec<Verdict> {
    let mut found = Vec::new();
    for finding in entry.findings() {
        let fields = &finding.fields;
        if finding.is_taken() || ratings(fields).next().is_none() {
            continue;
        }
        let mut terms = fields.terms();
        terms.sort_unstable();
        for (_, value) in fields.iter() {
            let Value::Sources(sources) = value else {
                continue;
            };
            for source in sources.iter().filter(|source| !source.locator.is_empty()) {
                let via = source.via.as_ref().map(|via| &via.name);
                let place: Vec<&str> = source.locator.split_whitespace().collect();
                let passage = (&source.id.name, via, &place);
                for (name, rating) in ratings(fields) {
                    let claim = fields.text(CLAIM);
                    found.push(Verdict {
                        of: key((passage, &rating.scale, claim, &terms)),
                        code: rating.code.clone(),
                        is_level: is_level(rating, schema),
                        path: Arc::clone(entry.path()),
                        span: fields.span(name),
                        passage: format!("{}, {}", source.id.name, place.join(" ")),
                    });
                }
            }
        }
    }
    found
}

/// Reports the passages that are judged in two ways: of each two ways the later. Codes beside the ladder say what a passage
/// is, and a paragraph may hold two such things; between a level and anything else, readers cannot tell how far to trust it.
pub(super) fn check(mut verdicts: Vec<&Verdict>, out: &mut Diagnostics) {
    // As they stand in the bank, where they judge one thing.
    verdicts.sort_by_key(|verdict| verdict.of);
    for alike in verdicts.chunk_by(|a, b| a.of == b.of) {
        for (place, other) in alike.iter().enumerate() {
            let differs =
                |first: &&&Verdict| first.code != other.code && (first.is_level || other.is_level);
            let Some(first) = alike[..place].iter().find(differs) else {
                continue;
            };
            let message = format!(
                "the passage `{}` is judged `{}` here and `{}` elsewhere, for the same claim and terms",
                other.passage, other.code, first.code
            );
            let found =
                Diagnostic::new(Code::TwoVerdicts, &other.path, other.span.clone(), message);
            let found = found.also(&first.path, first.span.clone(), "judged otherwise here");
            out.push(found.help("Read the passage again and judge it in one way, or say by the claim or the terms what parts the two."));
        }
    }
}
