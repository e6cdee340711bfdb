//! Words by language: `label: {en: Sectors, cy: Sectorau}` in whatever a bank declares. A bank is in one language; what is
//! read of its declarations is what they say in that.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{File, tags};
use crate::yaml::{Node, Value};

use super::read_file;

/// The keys whose values readers see.
const SEEN: [&str; 16] = [
    "label",
    "plural",
    "title",
    "description",
    "plain",
    "not",
    "definition",
    "help",
    "inverse",
    "licence",
    "organisation",
    "covers",
    "method",
    "what",
    "why",
    "assessment",
];

/// Reads a whole file of declarations as YAML, with its words in this language.
pub(crate) fn read_in(file: &File, language: &str, out: &mut Diagnostics) -> Option<Node> {
    let mut node = read_file(file, out)?;
    choose(&mut node, file, language, out);
    Some(node)
}

/// Puts words in one language in the place of words by language.
pub(crate) fn choose(node: &mut Node, file: &File, language: &str, out: &mut Diagnostics) {
    match &mut node.value {
        Value::List(items) => {
            for item in items {
                choose(item, file, language, out);
            }
        }
        Value::Map(pairs) => {
            for (key, value) in pairs {
                if SEEN.contains(&key.name.as_str()) && is_by_language(value) {
                    *value = chosen(value, file, language, out);
                } else {
                    choose(value, file, language, out);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

/// Whether the keys are language tags and the values words. A field may be called `label` too: what it declares is longer.
fn is_by_language(node: &Node) -> bool {
    let is_tag = |name: &str| {
        let mut parts = name.split('-');
        let first = parts.next().unwrap_or_default();
        let is_first =
            (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
        is_first && parts.all(|part| part.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let is_plain = |value: &Node| !matches!(value.value, Value::List(_) | Value::Map(_));
    let mut pairs = node.pairs().iter().peekable();
    pairs.peek().is_some() && pairs.all(|(key, value)| is_tag(&key.name) && is_plain(value))
}

/// The words in a language, or in what it is a kind of; where they are lacking, the first.
fn chosen(node: &Node, file: &File, language: &str, out: &mut Diagnostics) -> Node {
    if let Some(found) = tags(language).find_map(|tag| node.get(tag)) {
        return found.clone();
    }
    let given: Vec<String> = node
        .pairs()
        .iter()
        .map(|(key, _)| format!("`{}`", key.name))
        .collect();
    let message = format!(
        "this is given in {}, but not in `{language}`",
        given.join(", ")
    );
    let found = Diagnostic::new(
        Code::MissingLanguage,
        &file.path,
        node.span.clone(),
        message,
    );
    out.push(found.help(format!(
        "Add a line for `{language}`, the `language` of bank.yaml."
    )));
    node.pairs()[0].1.clone()
}
