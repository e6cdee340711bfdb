//! What texts may name and every text says alike: the version of a product, an address.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::yaml::{Node, Value};

/// Reads `variables`; one within a group is named with a point: `product.name`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    if let Some(node) = record.get("variables") {
        add(record, "", node, &mut found, out);
    }
    found
}

fn add(
    record: &Record<'_>,
    name: &str,
    node: &Node,
    found: &mut BTreeMap<String, String>,
    out: &mut Diagnostics,
) {
    if let Value::Map(pairs) = &node.value {
        for (key, node) in pairs {
            let name = match name {
                "" => key.name.clone(),
                outer => format!("{outer}.{}", key.name),
            };
            add(record, &name, node, found, out);
        }
        return;
    }
    match node.text(&record.file.text) {
        Some(text) if !name.is_empty() => {
            found.insert(name.to_owned(), text.trim().to_owned());
        }
        _ => {
            let message = "a variable stands for a text or a number".to_owned();
            let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
            out.push(
                wrong.help("Write `variables:` with a name and a text on each line below it."),
            );
        }
    }
}
