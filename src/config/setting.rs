//! Settings that are wrong.

use crate::diagnostic::{Code, Diagnostic};
use crate::record::Record;

/// Says that a setting is wrong, with what to write.
pub(super) fn setting(record: &Record<'_>, key: &str, message: String, help: &str) -> Diagnostic {
    let span = record.get(key).map_or(0..0, |node| node.span.clone());
    record.diagnose(Code::BadSetting, span, message).help(help)
}
