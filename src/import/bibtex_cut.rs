//! Takes a BibTeX file apart into its entries, by the braces alone.

/// An entry, or what begins as one.
#[derive(Debug)]
pub(super) struct Cut<'t> {
    /// From 1.
    pub(super) line: usize,
    pub(super) kind: &'t str,
    /// What it is cited by.
    pub(super) key: &'t str,
    /// From its `@` to its last brace.
    pub(super) text: &'t str,
    /// How deep its braces stand in one another.
    pub(super) depth: usize,
    /// Why it cannot be read.
    pub(super) wrong: Option<&'static str>,
}

/// The entries of a text, in order. What stands between them is a comment.
pub(super) fn cut(text: &str) -> Vec<Cut<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(start) = text[at..].find('@').map(|found| at + found) {
        line += text[at..start].matches('\n').count();
        let Some((kind, open)) = head(&text[start..]) else {
            at = start + 1;
            continue;
        };
        let (end, depth, wrong) = end_of(text, start + open);
        let whole = &text[start..end];
        let key = whole[open + 1..].split(['\n', ',', '}']).next();
        found.push(Cut {
            line,
            kind,
            key: key.unwrap_or_default().trim(),
            text: whole,
            depth,
            wrong,
        });
        line += whole.matches('\n').count();
        at = end;
    }
    found
}

/// The kind of an entry, and the byte of its first brace.
fn head(text: &str) -> Option<(&str, usize)> {
    let name = text[1..]
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .next()?;
    let behind = &text[1 + name.len()..];
    let bare = behind.trim_start();
    let open = 1 + name.len() + (behind.len() - bare.len());
    (!name.is_empty() && bare.starts_with(['{', '('])).then_some((name, open))
}

/// Where an entry ends whose first brace stands at a byte, how deep its braces go, and what is wrong with it.
fn end_of(text: &str, open: usize) -> (usize, usize, Option<&'static str>) {
    const UNCLOSED: &str = "a brace of this entry is not closed";
    let bytes = text.as_bytes();
    if bytes[open] == b'(' {
        return (
            open + 1,
            0,
            Some("this entry stands in round brackets; write braces"),
        );
    }
    let (mut depth, mut deepest, mut at) = (0_usize, 0, open);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            // An entry that begins in a line of its own ends one that was left open.
            b'@' if bytes[at - 1] == b'\n' && head(&text[at..]).is_some() => {
                return (at, deepest, Some(UNCLOSED));
            }
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
        if depth == 0 {
            return (at, deepest, None);
        }
    }
    (text.len(), deepest, Some(UNCLOSED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_entry_ends_where_the_next_begins() {
        let text =
            "x @ y\n@book{a, title = {A {B} \\} @c{d}}\n@misc{b, title = {open\n@book{c,\n}\n@x(d)";
        let shown: Vec<_> = cut(text)
            .iter()
            .map(|cut| (cut.line, cut.key.to_owned(), cut.wrong.is_some()))
            .collect();
        let expected = [
            (2, "a", true),
            (3, "b", true),
            (4, "c", false),
            (6, "", true),
        ];
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(line, key, wrong)| (line, key.to_owned(), wrong))
            .collect();
        assert_eq!(shown, expected);
    }
}
