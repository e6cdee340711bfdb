//! Lints: how a bank is written and judged, looked through by rules that are data.
//!
//! Rust knows how to look: words, sentences, patterns, who rests on what. What is looked for stands in YAML: `builtin/` has
//! the rules of the program, `content/rules/` those of a bank, and `lints` of `bank.yaml` says which hold. What an entry
//! says by itself is looked at once ([`LintMemos`]); what needs others, each time.

mod acronyms;
mod grade;
mod lints;
mod memos;
mod page;
mod passive;
mod personal;
mod phrases;
mod ratings;
mod rules;
mod safeguarding;
mod sentence_length;
mod strength;
mod uncited;
mod verdicts;
mod wording;
mod words;

pub use lints::Lints;
pub use memos::{LintMemos, Looked};

use crate::diagnostic::{Code, Diagnostics};
use crate::memo::Memo;

/// Reports what the lints of a bank find.
pub fn lint(looked: Looked<'_>, lints: &Lints, memos: &mut LintMemos, out: &mut Diagnostics) {
    let bank = looked.bank;
    memos.renew(looked, lints);
    for seen in memos.in_order() {
        out.extend_from(seen.found());
    }
    if lints.looks_for(Code::TwoVerdicts) && !bank.schema.scales.is_empty() {
        let verdicts = memos.in_order().flat_map(Memo::value);
        verdicts::check(verdicts.collect(), out);
    }
    if lints.looks_for(Code::StrengthBeyondSources) && strength::is_declared(bank) {
        strength::check(bank, out);
    }
    if lints.wants_citing() && lints.looks_for(Code::NeverCited) {
        uncited::check(bank, looked.links, out);
    }
}
