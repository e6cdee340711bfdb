//! The languages that a bank is in.

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::Spanned;

use super::setting::setting;

/// The language of most of its text.
pub(super) fn language(record: &Record<'_>, out: &mut Diagnostics) -> Option<String> {
    let tag = record.text("language", out)?;
    if !is_tag(&tag) {
        let message = format!("`{tag}` is no language tag");
        let help = "Write `en-GB`, `en` or `cy`.";
        out.push(setting(record, "language", message, help));
        return None;
    }
    Some(tag)
}

/// The other languages that pages are in.
pub(super) fn others(record: &Record<'_>, out: &mut Diagnostics) -> Vec<String> {
    let mut found = Vec::new();
    for Spanned { value, span } in record.texts("languages", out) {
        if is_tag(&value) {
            found.push(value);
        } else {
            let message = format!("`{value}` is no language tag");
            let wrong = record.diagnose(Code::BadSetting, span, message);
            out.push(wrong.help("Write `cy`, `ar` or `pt-BR`."));
        }
    }
    found
}

/// Whether a text is a language tag as BCP 47 has it, as far as its shape goes.
fn is_tag(tag: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    tag.split('-').all(is_part) && (2..=3).contains(&first.len())
}
