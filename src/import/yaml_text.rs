//! Texts as YAML: bare where nothing else could be read, else in quotation marks.

/// A text as the value of a key.
pub(super) fn value(text: &str) -> String {
    if is_bare(text) {
        text.to_owned()
    } else if text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
    {
        // JSON's escapes are YAML's too.
        serde_json::Value::from(text).to_string()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Texts as a list: in one line where it is short, else in a line each.
pub(super) fn list(texts: &[String]) -> String {
    let is_simple = |text: &String| {
        text.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
            && is_bare(text)
    };
    let length: usize = texts.iter().map(String::len).sum();
    if length < 90 && texts.iter().all(is_simple) {
        return format!("[{}]", texts.join(", "));
    }
    let lines = texts.iter().map(|text| format!("\n  - {}", value(text)));
    lines.collect()
}

/// Whether every reader of YAML takes a text for itself without quotation marks.
fn is_bare(text: &str) -> bool {
    const OTHERS: [&str; 10] = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan",
    ];
    let begins_well = text.starts_with(|c: char| c.is_alphanumeric());
    let is_plain = |c: char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    begins_well
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_plain)
        && !OTHERS.contains(&text.to_lowercase().as_str())
        && !is_number(text)
}

/// Whether a text might be a number or a time to some reader, and would lose a zero; whole numbers and pages lose none.
fn is_number(text: &str) -> bool {
    let has_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_whole = has_digits(text) && (text == "0" || !text.starts_with('0'));
    let is_pages = text
        .split_once('-')
        .is_some_and(|(a, b)| has_digits(a) && has_digits(b));
    let of_numbers = |c: char| c.is_ascii_hexdigit() || "xXoO._+-:".contains(c);
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(of_numbers)
        && !is_whole
        && !is_pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_as_it_was() {
        let texts = [
            "Plain words",
            "NO",
            "1.10",
            "010",
            "1e3",
            "12-14",
            "2008",
            "a: b",
            "a #b",
            "#a",
            "- a",
            "it's",
            "\"q\"",
            "'",
            "[x]",
            "{",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "a:",
            " a",
            "a\nb",
            "é",
            "研究",
            "12:30",
            "?",
            "~",
            "| a",
            "> a",
            "a\u{2028}b",
            "<i>a</i>",
            "10.1000/a:b",
            "a, b]",
        ];
        for text in texts {
            let yaml = format!("key: {}\nlist: {}\n", value(text), list(&[text.to_owned()]));
            let node = crate::yaml::parse_file(&yaml).unwrap();
            assert_eq!(node.get("key").unwrap().text(&yaml), Some(text), "{yaml}");
            let crate::yaml::Value::List(items) = &node.get("list").unwrap().value else {
                panic!("{yaml}")
            };
            assert_eq!(items[0].text(&yaml), Some(text), "{yaml}");
        }
    }
}
