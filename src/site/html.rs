//! Small pieces of HTML.

/// Escapes text for elements and quoted attributes.
pub(super) fn escape(text: &str) -> String {
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

/// A link whose text is HTML already.
pub(super) fn link(href: &str, inner: &str) -> String {
    format!("<a href=\"{}\">{inner}</a>", escape(href))
}

/// A locator that does not break between its word and its number.
pub(super) fn locator(text: &str) -> String {
    escape(text)
        .replace(". ", ".\u{a0}")
        .replace("table ", "table\u{a0}")
        .replace("note ", "note\u{a0}")
}
