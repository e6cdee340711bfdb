//! Values as YAML that people go on with: a key a line, and quotation marks only where they are needed.

use serde_json::Value;

/// A list or a mapping, each line behind so many blanks.
pub(super) fn yaml(value: &Value, indent: usize) -> String {
    let mut out = String::new();
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                out.push_str(&" ".repeat(indent));
                pair(key, value, indent, &mut out);
            }
        }
        Value::Array(items) => {
            for item in items {
                out.push_str(&" ".repeat(indent));
                out.push_str("- ");
                if is_flat(item) {
                    out.push_str(&scalar(item));
                    out.push('\n');
                } else {
                    // The first line of what it holds goes on where the hyphen is.
                    out.push_str(yaml(item, indent + 2).trim_start());
                }
            }
        }
        scalar_value => out.push_str(&scalar(scalar_value)),
    }
    out
}

fn pair(key: &str, value: &Value, indent: usize, out: &mut String) {
    out.push_str(&scalar(&Value::from(key)));
    out.push(':');
    if is_flat(value) {
        out.push(' ');
        out.push_str(&scalar(value));
        out.push('\n');
    } else {
        out.push('\n');
        out.push_str(&yaml(value, indent + 2));
    }
}

/// Whether a value stands in its line.
fn is_flat(value: &Value) -> bool {
    match value {
        Value::Object(keys) => keys.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    }
}

/// JSON is YAML too: what is not plain is written in its quotation marks.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether YAML takes it for the text that it is, of whatever edition.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "none",
    ];
    let is_letter = |c: char| c.is_alphanumeric() || " _-./'(),".contains(c);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_letter)
        && !text.ends_with(' ')
        && !text.contains(", ")
        && !WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let value = json!({
            "label": "Evidence summaries",
            "odd": ["no", "1.10", "a: b", "# c", " d ", "É", "\u{1F600}", "line\nline", ""],
            "nested": [{"a": {"b": [1, true, null]}, "c": []}, [["x"], []]],
            "yes": {},
        });
        let written = yaml(&value, 0);
        let read: serde_json::Value = read_again(&written);
        assert_eq!(read, value, "{written}");
    }

    fn read_again(text: &str) -> serde_json::Value {
        fn value(node: &crate::yaml::Node, text: &str) -> Value {
            match &node.value {
                crate::yaml::Value::Null => Value::Null,
                crate::yaml::Value::Bool(value) => Value::Bool(*value),
                crate::yaml::Value::Text(written) => Value::String(written.clone()),
                crate::yaml::Value::Number(_) => {
                    serde_json::from_str(node.text(text).unwrap()).unwrap()
                }
                crate::yaml::Value::List(items) => {
                    items.iter().map(|item| value(item, text)).collect()
                }
                crate::yaml::Value::Map(pairs) => Value::Object(
                    pairs
                        .iter()
                        .map(|(key, node)| (key.name.clone(), value(node, text)))
                        .collect(),
                ),
            }
        }
        value(&crate::yaml::parse_file(text).unwrap(), text)
    }
}
