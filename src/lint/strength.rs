//! Findings that are rated higher than sources of their sort can carry, by what the scale itself says that a level needs.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Bank, Entry, Fields, SourceRef, Value};
use crate::schema::Level;

use super::ratings::ratings;

/// Whether any level of the bank says what it needs.
pub(super) fn is_declared(bank: &Bank) -> bool {
    let mut scales = bank.schema.scales.values();
    scales.any(|scale| {
        scale
            .levels
            .iter()
            .chain(&scale.off_scale)
            .any(|level| !level.needs.is_empty())
    })
}

pub(super) fn check(bank: &Bank, out: &mut Diagnostics) {
    for entry in &bank.entries {
        rated(bank, entry, &entry.fields, out);
        for finding in entry.findings() {
            if !finding.is_taken() {
                rated(bank, entry, &finding.fields, out);
            }
        }
    }
}

fn rated(bank: &Bank, entry: &Entry, fields: &Fields, out: &mut Diagnostics) {
    for (name, rating) in ratings(fields) {
        let scale = bank.schema.scales.get(&rating.scale);
        let Some(level) = scale.and_then(|scale| Some(scale.find(&rating.code)?.level)) else {
            continue;
        };
        if level.needs.is_empty() {
            continue;
        }
        let own = fields.iter().filter_map(|(_, value)| match value {
            Value::Sources(sources) => Some(sources.as_slice()),
            _ => None,
        });
        let own: Vec<&SourceRef> = own.flatten().collect();
        let sources = if rating.sources.is_empty() {
            own
        } else {
            rating.sources.iter().collect()
        };
        let sources = sources
            .into_iter()
            .filter_map(|source| bank.source(&source.id.name));
        let sources: Vec<&Entry> = sources.map(|id| &*bank.entries[id]).collect();
        // Without a source another message says so.
        if sources.is_empty() || sources.iter().any(|source| carries(source, level)) {
            continue;
        }
        let message = format!(
            "`{}` ({}) on `{}` needs a source of another sort",
            rating.code, level.label, rating.scale
        );
        let span = fields.span(name);
        let found = Diagnostic::new(Code::StrengthBeyondSources, entry.path(), span, message);
        out.push(found.help(format!(
            "It needs {}. Give the level that these sources can carry, or cite one that carries this.",
            needed(level)
        )));
    }
}

/// Whether a source may be of a sort that a level rests on: each of the fields that it names has one of the values, or says
/// nothing, so that nobody can tell.
fn carries(source: &Entry, level: &Level) -> bool {
    level.needs.iter().all(|(field, values)| {
        let written = source.fields.text(field);
        written.is_none_or(|written| {
            values
                .iter()
                .any(|value| value.eq_ignore_ascii_case(written))
        })
    })
}

/// "`method` Census or Survey".
fn needed(level: &Level) -> String {
    let each = level.needs.iter();
    let each =
        each.map(|(field, values)| format!("a source whose `{field}` is {}", values.join(" or ")));
    each.collect::<Vec<_>>().join(", and ")
}
