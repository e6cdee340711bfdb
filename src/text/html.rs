//! Small pieces of HTML.

/// Escapes text for elements and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => found.push_str("&amp;"),
            '<' => found.push_str("&lt;"),
            '>' => found.push_str("&gt;"),
            '"' => found.push_str("&quot;"),
            '\'' => found.push_str("&#39;"),
            '\t' | '\n' | '\r' => found.push(letter),
            // XML has no way to write these, and HTML no use for them.
            '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => found.push(other),
        }
    }
    found
}

/// HTML without the ids of its elements; as our own writers put them: in double quotes, behind a space.
pub(crate) fn without_ids(html: &str) -> String {
    let mut found = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(" id=\"") {
        let is_in_tag = rest[..at].rfind('<') > rest[..at].rfind('>');
        let end = rest[at + 5..].find('"').map(|end| at + 5 + end + 1);
        let Some(end) = end.filter(|_| is_in_tag) else {
            found.push_str(&rest[..at + 5]);
            rest = &rest[at + 5..];
            continue;
        };
        found.push_str(&rest[..at]);
        // What stands behind is still in the tag that was begun.
        rest = &rest[end..];
    }
    found + rest
}

/// A link whose text is HTML already.
pub(crate) fn link(href: &str, inner: &str) -> String {
    format!("<a href=\"{}\">{inner}</a>", escape(href))
}

/// A locator that does not break between its word and its number.
pub(crate) fn locator(text: &str) -> String {
    escape(text)
        .replace(". ", ".\u{a0}")
        .replace("table ", "table\u{a0}")
        .replace("note ", "note\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_from_tags_and_stay_in_text() {
        let html = "<p id=\"a\" class=\"b\">an id=\"c\" <b id=\"d\">e</b></p>";
        assert_eq!(without_ids(html), "<p class=\"b\">an id=\"c\" <b>e</b></p>");
    }
}
