//! Texts of a bank as a terminal may be given them.

use crate::text::unseen;

/// Control characters spelt out: a line stays a line, and a terminal is told nothing.
pub fn visible(text: &str) -> String {
    spelt_out(text, |_| false)
}

/// The same of a text that may have several lines and columns.
pub fn visible_lines(text: &str) -> String {
    spelt_out(text, |c| matches!(c, '\n' | '\t'))
}

fn spelt_out(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut found = String::with_capacity(text.len());
    for c in text.chars() {
        if is_order(c) && !stays(c) {
            found.extend(c.escape_default());
        } else if let Some(name) = unseen(c) {
            found.push_str(&format!("⟨{name}⟩"));
        } else {
            found.push(c);
        }
    }
    found
}

/// Whether a terminal would obey a character, or write what follows from the other side: a message in which the words
/// stand in another order than in the file may say the opposite (<https://www.unicode.org/reports/tr36/>).
pub(super) fn is_order(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
