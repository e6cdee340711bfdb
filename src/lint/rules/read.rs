//! Reading a file of rules.

use crate::diagnostic::Diagnostics;
use crate::record::{Record, read_file};
use crate::schema::Schema;
use crate::text::File;

use super::listed::phrases;
use super::{Avoid, Rules, pattern, safeguarding, speech};

const KEYS: [&str; 7] = [
    "description",
    "language",
    "avoid",
    "acronyms",
    "personal",
    "safeguarding",
    "speech",
];

/// Reads a file of rules; what is wrong is reported and passed over.
pub(crate) fn read(file: &File, schema: &Schema, out: &mut Diagnostics) -> Option<Rules> {
    let node = read_file(file, out)?;
    let record = Record::open(file, &node, "a file of rules", &KEYS, out)?;
    let mut rules = Rules {
        language: record.text("language", out),
        ..Rules::default()
    };
    avoid(&record, &mut rules, out);
    let acronyms = record.texts("acronyms", out).into_iter();
    rules.acronyms = acronyms.map(|name| name.value).collect();
    rules.personal = pattern::read(&record, out);
    if let Some(node) = record.get("safeguarding") {
        rules.safeguarding = safeguarding::read(file, node, schema, out);
    }
    if let Some(node) = record.get("speech") {
        rules.speech = speech::read(file, node, out);
    }
    Some(rules)
}

/// Reads what to avoid: words, what to write instead, and why.
fn avoid(record: &Record<'_>, rules: &mut Rules, out: &mut Diagnostics) {
    for node in record.list("avoid", out) {
        let keys = ["words", "instead", "because"];
        let what = "a word to avoid";
        let Some(own) = Record::open(record.file, node, what, &keys, out) else {
            continue;
        };
        let number = rules.avoid.len();
        let words = own.texts("words", out);
        if words.is_empty() {
            own.required("words", what, out);
        }
        phrases(&own, words, number, &mut rules.avoided, out);
        rules.avoid.push(Avoid {
            instead: own.text("instead", out),
            because: own.text("because", out),
        });
    }
}
