//! An address in round brackets, as it stands behind the words of a link:
//! <https://spec.commonmark.org/0.31.2/#link-destination>.

/// What stands in round brackets behind the words of a link.
#[derive(Debug, PartialEq)]
pub(super) struct Address<'t> {
    pub(super) destination: &'t str,
    pub(super) title: &'t str,
    /// How long it is, brackets and all.
    pub(super) length: usize,
}

/// Reads `(address)`, `(<address>)` or `(address "title")` at the head of a text.
pub(super) fn address_behind(text: &str) -> Option<Address<'_>> {
    let inside = text.strip_prefix('(')?.trim_start_matches(BLANKS);
    let (address, behind) = match inside.strip_prefix('<') {
        Some(inside) => inside
            .split_once('>')
            .filter(|(address, _)| !address.contains('\n'))?,
        None => inside.split_at(end(inside)),
    };
    let behind = behind.trim_start_matches(BLANKS);
    let (title, behind) = title(behind).unwrap_or(("", behind));
    let behind = behind.trim_start_matches(BLANKS).strip_prefix(')')?;
    let found = Address {
        destination: address,
        title,
        length: text.len() - behind.len(),
    };
    (!address.is_empty()).then_some(found)
}

const BLANKS: [char; 3] = [' ', '\t', '\n'];

/// Where an address ends that stands in no angle brackets: it may have brackets in pairs.
fn end(text: &str) -> usize {
    let mut depth = 0_usize;
    let ends = |(_, letter): &(usize, char)| match letter {
        '(' => {
            depth += 1;
            false
        }
        ')' if depth == 0 => true,
        ')' => {
            depth -= 1;
            false
        }
        letter => letter.is_whitespace(),
    };
    text.char_indices()
        .find(ends)
        .map_or(text.len(), |(at, _)| at)
}

/// A title in quotation marks or brackets, and what stands behind it. It has no blank line.
fn title(text: &str) -> Option<(&str, &str)> {
    let close = match text.chars().next()? {
        '"' => '"',
        '\'' => '\'',
        '(' => ')',
        _ => return None,
    };
    let found = text[1..].split_once(close)?;
    (!found.0.contains("\n\n")).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_at_its_bracket_and_may_have_a_title() {
        for (text, address, title) in [
            ("(a.md) more", "a.md", ""),
            ("(https://x.org/a_(b))", "https://x.org/a_(b)", ""),
            ("(<a b.md>)", "a b.md", ""),
            ("(a.md \"its (title)\")", "a.md", "its (title)"),
            ("( a.md\n'title' ) (b)", "a.md", "title"),
        ] {
            let found = address_behind(text).unwrap();
            assert_eq!((found.destination, found.title), (address, title), "{text}");
        }
        for text in ["a.md", "()", "(a b)", "(a.md", "(a.md \"x)", "(<a\nb>)"] {
            assert_eq!(address_behind(text), None, "{text}");
        }
    }
}
