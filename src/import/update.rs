//! Puts values into the front matter of a file that is there: field by field in its text, so that comments, other fields
//! and the body stay as they are.

use std::ops::Range;

use crate::new::Filled;
use crate::yaml::{self, Node};

/// The text with these fields as given.
///
/// # Errors
///
/// Where the head is written in a way that cannot be edited so; with the fields that would have to be changed by hand.
pub(super) fn updated(text: &str, fields: &[&Filled]) -> Result<String, String> {
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let refused = || {
        format!(
            "its front matter cannot be edited here; change by hand: {}",
            names.join(", ")
        )
    };
    let head = head(text).ok_or_else(refused)?;
    let node = yaml::parse(text, head.clone()).map_err(|_| refused())?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut added = String::new();
    for field in fields {
        match place(text, &node, &field.name) {
            Some(place) => {
                let lines = field.lines();
                edits.push((place, lines.trim_end().to_owned()));
            }
            None => added.push_str(&field.lines()),
        }
    }
    edits.push((head.end..head.end, added));
    edits.sort_by_key(|(place, _)| place.start);
    let mut found = text.to_owned();
    for (place, lines) in edits.into_iter().rev() {
        found.replace_range(place, &lines);
    }
    if is_as_meant(text, &node, &found, fields) {
        Ok(found)
    } else {
        Err(refused())
    }
}

/// The bytes between the two lines of `---`.
fn head(text: &str) -> Option<Range<usize>> {
    let first = text
        .split_inclusive('\n')
        .next()
        .filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(first.len()..at);
        }
        at += line.len();
    }
    None
}

/// From a key to behind its value.
fn place(text: &str, node: &Node, name: &str) -> Option<Range<usize>> {
    let (key, value) = node.pairs().iter().find(|(key, _)| key.name == name)?;
    let start = key.span.start;
    let end = if value.span.start < key.span.end {
        // Nothing stands behind it.
        let colon = text[key.span.end..].find(':')?;
        key.span.end + colon + 1
    } else {
        let behind = text[..value.span.end].trim_end().len();
        let end = behind.max(value.span.start);
        end + closed(&text[end..])
    };
    Some(start..end)
}

/// How many bytes behind the last value of a list still close what was opened for it: a value has the place of its words.
fn closed(behind: &str) -> usize {
    let is_between = |c: char| matches!(c, ']' | '}' | ',') || c.is_whitespace();
    let run = behind.find(|c| !is_between(c)).unwrap_or(behind.len());
    let last = behind[..run].rfind([']', '}']);
    last.map_or(0, |last| last + 1)
}

/// Whether the edited text has the values that were given, and all others as they were.
fn is_as_meant(before: &str, old: &Node, after: &str, fields: &[&Filled]) -> bool {
    let Some(head) = head(after) else {
        return false;
    };
    let Ok(new) = yaml::parse(after, head) else {
        return false;
    };
    let is_given = |name: &str| fields.iter().any(|field| field.name == name);
    let stays = old.pairs().iter().all(|(key, value)| {
        let now = new.get(&key.name);
        is_given(&key.name) || now.is_some_and(|now| shape(now, after) == shape(value, before))
    });
    let is_put = fields.iter().all(|field| {
        let lines = field.lines();
        let meant = yaml::parse_file(&lines).ok();
        let meant = meant.as_ref().and_then(|node| node.get(&field.name));
        let meant = meant.map(|node| shape(node, &lines));
        meant.is_some() && new.get(&field.name).map(|node| shape(node, after)) == meant
    });
    let added = fields
        .iter()
        .filter(|field| old.get(&field.name).is_none())
        .count();
    stays && is_put && new.pairs().len() == old.pairs().len() + added
}

/// A value without its place.
fn shape(node: &Node, text: &str) -> String {
    match &node.value {
        yaml::Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| shape(item, text)).collect();
            format!("[{}]", items.join("\u{1}"))
        }
        yaml::Value::Map(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, value)| format!("{}\u{2}{}", key.name, shape(value, text)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join("\u{1}"))
        }
        yaml::Value::Null => String::new(),
        _ => node.text(text).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(name: &str, yaml: &str) -> Filled {
        Filled {
            name: name.to_owned(),
            yaml: yaml.to_owned(),
        }
    }

    #[test]
    fn fields_are_edited_where_they_stand() {
        let text = "---\n# mine\ntype: report   # sure?\nauthor:\n  - {family: Roe}\n  # second\n  - family: Doe\neditor: [{family: [Roe]}]   # who?\nabstract: >\n  One\n  two.\nDOI:\nseen: false\n---\nBody: x\n";
        let fields = [
            filled("type", "book"),
            filled("author", "\n  - family: Poe"),
            filled("editor", "\n  - family: Poe"),
            filled("abstract", "'New: one'"),
            filled("DOI", "10.1/x"),
            filled("volume", "4"),
        ];
        let all: Vec<&Filled> = fields.iter().collect();
        assert_eq!(
            updated(text, &all).unwrap(),
            "---\n# mine\ntype: book   # sure?\nauthor:\n  - family: Poe\neditor:\n  - family: Poe   # who?\nabstract: 'New: one'\nDOI: 10.1/x\nseen: false\nvolume: 4\n---\nBody: x\n"
        );
    }

    #[test]
    fn what_cannot_be_edited_safely_is_refused() {
        let volume = filled("volume", "4");
        for text in [
            "+++\ntitle = 'x'\n+++\n",
            "---\n{title: x}\n---\n",
            "---\nvolume: &v 3\nissue: *v\n---\n",
            "---\ntitle: [\n---\n",
            "title: x\n",
        ] {
            let refused = updated(text, &[&volume]).unwrap_err();
            assert!(refused.ends_with("by hand: volume"), "{refused}");
        }
    }
}
