//! The severities that a bank gives to codes.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics, Severity, explain};
use crate::record::Record;
use crate::yaml::Node;

/// A severity for each code that is named; `None` where it is to be ignored.
pub(super) fn read(
    record: &Record<'_>,
    node: &Node,
    out: &mut Diagnostics,
) -> BTreeMap<Code, Option<Severity>> {
    let mut found = BTreeMap::new();
    if node.pairs().is_empty() {
        let message = format!(
            "`diagnostics` is a severity for each code, this is {}",
            node.describe(&record.file.text)
        );
        out.push(
            record
                .diagnose(Code::WrongType, node.span.clone(), message)
                .help("Write `diagnostics: {orphan: ignore}`."),
        );
    }
    let all: Vec<String> = crate::diagnostic::explanations()
        .keys()
        .map(ToString::to_string)
        .collect();
    for (key, node) in node.pairs() {
        let Ok(code) = key.name.parse::<Code>() else {
            let wrong = record.diagnose(
                Code::BadSetting,
                key.span.clone(),
                format!("there is no code `{}`", key.name),
            );
            out.push(wrong.nearest(&key.name, all.iter().map(String::as_str)));
            continue;
        };
        let wanted = match node.text(&record.file.text).unwrap_or_default() {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "ignore" => None,
            other => {
                let message = format!("`{other}` is no severity");
                let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
                out.push(wrong.help("It is `error`, `warning` or `ignore`."));
                continue;
            }
        };
        let is_lower = wanted != Some(Severity::Error);
        if is_lower && explain(code).severity == Severity::Error && !explain(code).may_lower {
            let message =
                format!("`{code}` cannot be less than an error: the site would not be right");
            out.push(
                record
                    .diagnose(Code::BadSetting, node.span.clone(), message)
                    .help("Take the line out."),
            );
            continue;
        }
        found.insert(code, wanted);
    }
    found
}
