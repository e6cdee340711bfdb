//! Advice on a subject in which somebody may come to harm, without a word on whom to ask first.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::Entry;

use super::page::Page;
use super::rules::{Rules, Safeguarding};

/// Whether an entry holds what rules call advice.
pub(super) fn has_advice(entry: &Entry, rules: &[&Rules]) -> bool {
    advice(entry, rules).is_some()
}

/// Where the advice of an entry stands.
fn advice(entry: &Entry, rules: &[&Rules]) -> Option<Range<usize>> {
    let fields = rules.iter().flat_map(|rules| &rules.safeguarding.fields);
    let mut given = fields.filter(|name| entry.fields.get(name).is_some());
    let field = given.next().map(|name| entry.fields.span(name));
    let is_whole = |rules: &&Rules| rules.safeguarding.kinds.contains(&entry.kind);
    let whole = || {
        rules
            .iter()
            .any(is_whole)
            .then(|| entry.fields.span("title"))
    };
    field.or_else(whole)
}

pub(super) fn check(page: &Page<'_>, out: &mut Diagnostics) {
    let all = || page.rules.iter().map(|rules| &rules.safeguarding);
    let Some(place) = advice(page.entry, &page.rules) else {
        return;
    };
    let is_filed = |rules: &Safeguarding| {
        rules
            .terms
            .iter()
            .any(|term| page.entry.terms.contains(term))
    };
    let is_named = |rules: &Safeguarding| {
        let mut first = page
            .reads
            .iter()
            .filter(|read| matches!(read.passage.field.as_deref(), Some("title" | "summary")));
        first.any(|read| rules.subjects.is_in(read))
    };
    if !all().any(|rules| is_filed(rules) || is_named(rules)) {
        return;
    }
    let has_line = all().any(|rules| page.reads.iter().any(|read| rules.lines.is_in(read)));
    if !has_line {
        let message = "this advice is on a subject in which somebody may come to harm, and says nowhere whom to ask first";
        let found = page.diagnose(Code::MissingSafeguarding, place, message.to_owned());
        out.push(
            found.help(
                "Add the line that your rules for safeguarding ask for, where the reader acts.",
            ),
        );
    }
}
