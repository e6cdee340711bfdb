//! Texts of a bank as a terminal may be given them.

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
        if c.is_control() && !stays(c) {
            found.extend(c.escape_default());
        } else {
            found.push(c);
        }
    }
    found
}
