//! What texts call a body by once they have named it in full.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::yaml::{Node, Value};

/// Reads `short_names`: the name of a body as sources have it, and what it is called for short. Each short name is of one
/// body, since readers know the body by it.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Some(node) = record.get("short_names") else {
        return found;
    };
    let mut report = |node: &Node, message: String, help: &str| {
        let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
        out.push(wrong.help(help));
    };
    let form = "Write `short_names:` with a name and its short form on each line below it: `Department for Education: DfE`.";
    let Value::Map(pairs) = &node.value else {
        let message = "`short_names` is a list of names with their short forms".to_owned();
        report(node, message, form);
        return found;
    };
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for (key, node) in pairs {
        let short = node
            .text(&record.file.text)
            .map(|short| short.trim().to_owned());
        let Some(short) = short.filter(|short| !short.is_empty()) else {
            report(node, format!("`{}` has no short form here", key.name), form);
            continue;
        };
        if let Some(other) = taken.insert(short.clone(), &key.name) {
            let message = format!("`{short}` is short for `{other}` already");
            report(node, message, "Give each body a short form of its own.");
            continue;
        }
        found.insert(key.name.clone(), short);
    }
    found
}
