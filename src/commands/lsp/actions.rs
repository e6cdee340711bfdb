//! Mends that an editor offers at a place.

use std::ops::Range;

use serde_json::{Value as Json, json};
use sourcebook::diagnostic::Diagnostic;
use sourcebook::editor::Edit;

use super::answers::{Sheet, document_edit};
use super::desk::Desk;
use super::protocol::InRange;
use super::published::row;

/// The mends of what is wrong in a part of a document, and all that are certain in it at once.
pub(super) fn actions(desk: &Desk, path: &str, asked: &InRange) -> Json {
    let (Some(sheet), Some((loaded, mistakes))) = (Sheet::of(desk, path), desk.mistakes()) else {
        return Json::Null;
    };
    let report = loaded.report(mistakes);
    let wanted = sheet.places.byte(asked.range.start)..sheet.places.byte(asked.range.end);
    let own = report.by_file().remove(path).unwrap_or_default();
    let touches = |span: &Range<usize>| span.start <= wanted.end && span.end >= wanted.start;
    let text = &sheet.file.text;
    let mut found = Vec::new();
    for mistake in own.iter().filter(|mistake| touches(&mistake.span)) {
        let Some(edit) = mistake.edit(text) else {
            continue;
        };
        found.push(json!({
            "title": title(text, &edit),
            "kind": "quickfix",
            "diagnostics": [row(mistake, &sheet.places, &[])],
            "isPreferred": true,
            "edit": {"documentChanges": [document_edit(desk, path, text, &[edit])]},
        }));
    }
    let certain = certain(&own, text);
    if !certain.is_empty() {
        found.push(json!({
            "title": format!("Mend all that is certain here ({})", certain.len()),
            "kind": "source.fixAll",
            "edit": {"documentChanges": [document_edit(desk, path, text, &certain)]},
        }));
    }
    Json::Array(found)
}

fn certain(found: &[&Diagnostic], text: &str) -> Vec<Edit> {
    let certain = found.iter().filter(|mistake| mistake.is_mended_surely());
    Edit::in_order(certain.filter_map(|mistake| mistake.edit(text)))
}

/// What a mend writes, in a line.
fn title(text: &str, edit: &Edit) -> String {
    let short = |words: &str| {
        let line = words.trim().lines().next().unwrap_or_default().to_owned();
        let is_long = line.chars().count() > 60;
        if is_long {
            format!("{}…", line.chars().take(60).collect::<String>())
        } else {
            line
        }
    };
    let old = text.get(edit.start..edit.end).unwrap_or_default();
    match (old.trim(), edit.text.trim()) {
        ("", new) => format!("Write `{}`", short(new)),
        (old, "") => format!("Take `{}` away", short(old)),
        (old, new) => format!("Write `{}` for `{}`", short(new), short(old)),
    }
}
