//! Lists of attributes in braces, as kramdown, Pandoc, Markdown Extra and their kin write them: `{#part .wide width=300}`:
//! <https://pandoc.org/MANUAL.html#extension-attributes>.

/// A list of attributes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct AttributeList {
    /// The last id.
    pub(super) id: Option<String>,
    /// Classes without their point.
    pub(super) classes: Vec<String>,
    /// Values by their keys.
    values: Vec<(String, String)>,
    /// Words that are neither.
    pub(super) words: Vec<String>,
}

impl AttributeList {
    /// Reads the list that a text begins with; also returns its length in bytes. `None` where it begins with none, or
    /// nothing ends it.
    pub(super) fn at_head(text: &str) -> Option<(Self, usize)> {
        let mut rest = text.strip_prefix('{')?;
        if rest.starts_with(['{', '%', '*']) {
            return None;
        }
        rest = rest.strip_prefix(':').unwrap_or(rest);
        let mut found = Self::default();
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\n', ',']);
            if let Some(behind) = rest.strip_prefix('}') {
                return Some((found, text.len() - behind.len()));
            }
            rest = found.word(rest)?;
        }
    }

    /// Takes the next word in; returns what stands behind it.
    fn word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '}' | '=' | ',' | '{' | '"' | '\'');
        let end = text.find(is_end)?;
        let (word, behind) = text.split_at(end);
        if let Some(behind) = behind.strip_prefix('=').filter(|_| !word.is_empty()) {
            let (value, rest) = value(behind)?;
            self.values.push((word.to_owned(), value.to_owned()));
            return Some(rest);
        }
        match word.split_at_checked(1)? {
            ("#", id) if !id.is_empty() => self.id = Some(id.to_owned()),
            (".", class) if !class.is_empty() => self.classes.push(class.to_owned()),
            _ => self.words.push(word.to_owned()),
        }
        Some(behind)
    }

    /// Whether it says something, and nothing that is no attribute.
    pub(super) fn is_plain(&self) -> bool {
        let says = self.id.is_some() || !self.classes.is_empty() || !self.values.is_empty();
        says && self.words.iter().all(|word| word == "-")
    }

    /// The value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        let mut values = self.values.iter();
        values.find_map(|(known, value)| (known == key).then_some(value.as_str()))
    }
}

/// A value in quotation marks or without, and what stands behind it.
fn value(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote);
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '}')?;
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_classes_and_values_are_told_apart() {
        let text = "{#part .wide .x alt=\"two words\" width=300} more";
        let (list, length) = AttributeList::at_head(text).unwrap();
        assert_eq!(&text[length..], " more");
        assert_eq!(list.id.as_deref(), Some("part"));
        assert_eq!(list.classes, ["wide", "x"]);
        assert_eq!(list.value("alt"), Some("two words"));
        assert_eq!(list.value("width"), Some("300"));
        assert!(list.is_plain());
    }

    #[test]
    fn other_braces_are_no_lists() {
        for text in [
            "{set}", "{{ x }}", "{% x %}", "{.x", "{a=\"b}", "{}", "{ }", "x",
        ] {
            let list = AttributeList::at_head(text);
            assert!(!list.is_some_and(|(list, _)| list.is_plain()), "{text}");
        }
    }
}
