//! Pages of folders for which the bank asks for two reviewers.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Bank, Entry, Status};

/// How many roles such a page names.
const WANTED: usize = 2;

/// Reports a page that fewer people have reviewed than its folder asks for. One that is no longer an answer needs none.
pub(super) fn check(bank: &Bank, entry: &Entry, out: &mut Diagnostics) {
    let folders = &bank.config.two_reviewers;
    if folders.is_empty() || !matches!(entry.status, Status::Live | Status::UnderReview) {
        return;
    }
    let path = entry.path().trim_start_matches("content/");
    if !folders.iter().any(|folder| folder.matches(path)) {
        return;
    }
    let named: BTreeSet<String> = entry
        .fields
        .texts("reviewed_by")
        .iter()
        .map(|role| role.trim().to_lowercase())
        .collect();
    if named.len() >= WANTED {
        return;
    }
    let (field, said) = match named.len() {
        0 => ("title", "nobody"),
        _ => ("reviewed_by", "one role alone"),
    };
    let message = format!(
        "`{}` is to be reviewed by two, and names {said}",
        entry.id.name
    );
    let help = "Have a second person check it, then name both roles: `reviewed_by: [Evidence editor, Head of practice]`.";
    let span = entry.fields.span(field);
    let found = Diagnostic::new(Code::MissingReviewer, entry.path(), span, message);
    out.push(found.help(help));
}
