//! The character that stands on both sides of a slot's number in HTML.

use std::collections::HashSet;

use memchr::memmem;

/// A character that stands neither in the text nor in what its entities decode to. It is one of a plane for private use,
/// which no font and no keyboard has: a comment, a tag or an attribute could be taken apart by the cleaner, plain text
/// stays as it is.
pub(super) fn sentinel(text: &str) -> char {
    // The planes for private use begin with these bytes alone, and few texts have one.
    let has_some = memchr::memchr2(0xf3, 0xf4, text.as_bytes()).is_some();
    let has_entities = memmem::find(text.as_bytes(), b"&#").is_some();
    if !has_some && !has_entities {
        return FIRST_SENTINEL;
    }
    let mut used: HashSet<char> = text.chars().filter(|c| *c >= FIRST_SENTINEL).collect();
    for behind in text.split("&#").skip(1) {
        let (radix, behind) = match behind.strip_prefix(['x', 'X']) {
            Some(behind) => (16_u32, behind),
            None => (10, behind),
        };
        // Browsers take any number of digits, and none of them as the end.
        let digits = behind.trim_start_matches('0');
        let length = digits
            .chars()
            .take(8)
            .take_while(|c| c.is_digit(radix))
            .count();
        let code = u32::from_str_radix(&digits[..length], radix).ok();
        used.extend(code.and_then(char::from_u32));
    }
    let free = (FIRST_SENTINEL..='\u{10fffd}').find(|c| !used.contains(c));
    free.unwrap_or(FIRST_SENTINEL)
}

/// The first character of the planes for private use.
const FIRST_SENTINEL: char = '\u{f0000}';
