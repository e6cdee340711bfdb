//! Texts as Markdown shows them: what they say, and nothing that a sign in them would mark.

/// A text as Markdown shows it: in one line, with no sign that would mark anything.
pub(super) fn escape(text: &str) -> String {
    let found = in_line(text);
    let Some(at) = block_mark(&found) else {
        return found;
    };
    format!("{}\\{}", &found[..at], &found[at..])
}

/// Where the sign stands that would make a block of a text: a heading, a quotation, an item of a list, a rule.
fn block_mark(text: &str) -> Option<usize> {
    let is_alone = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text[digits..].strip_prefix(['.', ')']);
    if (1..10).contains(&digits) && behind.is_some_and(is_alone) {
        return Some(digits);
    }
    let first = text.chars().next()?;
    let rest = text.trim_start_matches(first);
    let length = text.len() - rest.len();
    let is_block = match first {
        '>' => true,
        '#' => length <= 6 && is_alone(rest),
        '+' | '-' => length == 1 && is_alone(rest) || length > 2 && rest.is_empty(),
        '=' => rest.is_empty(),
        '~' => length > 2,
        _ => false,
    };
    is_block.then_some(0)
}

/// The same where it stands behind other words.
pub(super) fn in_line(text: &str) -> String {
    let is_mark = |byte: u8| matches!(byte, b'<' | b'\\' | b'`' | b'*' | b'_' | b'[' | b']');
    if !text
        .bytes()
        .any(|byte| is_mark(byte) || byte.is_ascii_control())
    {
        return text.trim().to_owned();
    }
    let mut found = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !found.is_empty() {
            found.push(' ');
        }
        for c in word.chars() {
            match c {
                '<' => found.push_str("&lt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' => found.extend(['\\', c]),
                c if !c.is_control() => found.push(c),
                _ => {}
            }
        }
    }
    found
}
