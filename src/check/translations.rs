//! Pages that say another in a second language: which one, in which language, and whether they are behind it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::Links;
use crate::model::{Bank, EntryId};

/// Reports what keeps readers from finding a translation, or from trusting it.
pub(super) fn check(bank: &Bank, links: &Links, id: EntryId, out: &mut Diagnostics) {
    let entry = &bank.entries[id];
    let (Some(translation), Some(first)) = (entry.translation(), links.original(id)) else {
        return;
    };
    let original = &bank.entries[first];
    let (name, title) = (&translation.original.name, &entry.id.name);
    let mut report = |code, message: String, help: String| {
        let span = translation.original.span.clone();
        let found = Diagnostic::new(code, entry.path(), span, message);
        out.push(found.help(help));
    };
    if let Some(earlier) = original.translation() {
        let message = format!("`{name}` is a translation itself");
        let help = format!(
            "Write `id: {}`, the page in its first language.",
            earlier.original.name
        );
        report(Code::WrongType, message, help);
        return;
    }
    let language = bank.language_of(entry);
    if language == bank.language_of(original) {
        let message =
            format!("`{title}` translates `{name}`, and both are in the language `{language}`");
        let help = "Say at its head which language it is in: `lang: cy`.".to_owned();
        report(Code::MissingField, message, help);
    }
    if let Some(day) = translation.behind(original) {
        let message = format!(
            "`{name}` was seen to on {}, after it was translated here",
            day.in_english()
        );
        let help = format!("Bring this page up to date, then write `of: {day}`.");
        report(Code::OverdueReview, message, help);
    }
}
