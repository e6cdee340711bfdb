//! What kind of number a library has in its one field for numbers: that of a book, of a journal, or of a report itself.

/// The member that a number belongs to, in a record of a type.
pub(super) fn member(number: &str, csl: &str) -> &'static str {
    match csl {
        _ if is_issn(number) => "ISSN",
        "article-journal" | "article-magazine" | "article-newspaper" => "ISSN",
        "report" | "standard" if !is_isbn(number) => "number",
        _ => "ISBN",
    }
}

/// A number without what is said of it behind: `1234-5679 (Print)`.
pub(super) fn bare(written: &str) -> &str {
    written.split(" (").next().unwrap_or_default().trim()
}

/// Whether a text is shaped as the number of a journal: `0028-0836`.
fn is_issn(text: &str) -> bool {
    let is_right = |(at, byte): (usize, u8)| match at {
        4 => byte == b'-',
        8 => byte.is_ascii_digit() || byte.eq_ignore_ascii_case(&b'x'),
        _ => byte.is_ascii_digit(),
    };
    text.len() == 9 && text.bytes().enumerate().all(is_right)
}

/// Whether a text is shaped as the number of a book, of ten digits or thirteen.
pub(super) fn is_isbn(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = match digits.len() {
        // The last of ten may stand for itself.
        10 => digits.strip_suffix(['X', 'x']).unwrap_or(&digits),
        13 => &digits,
        _ => return false,
    };
    is_number(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_by_its_shape_and_its_type() {
        for (number, csl, of) in [
            ("1234-567X", "book", "ISSN"),
            ("978-0-306-40615-7", "report", "ISBN"),
            ("0-306-40615-X", "report", "ISBN"),
            ("OMF 12/08", "report", "number"),
            ("12345", "article-journal", "ISSN"),
            ("é-306-40615-X", "report", "number"),
            ("12345", "book", "ISBN"),
        ] {
            assert_eq!(member(number, csl), of, "{number}");
        }
        assert_eq!(bare("1234-5679 (Print)"), "1234-5679");
    }
}
