//! Citations in running text, in Pandoc's syntax: `[@key]`, `[see @key, p. 4; @other]`.

use std::ops::Range;

use crate::model::{Cite, Cluster};
use crate::text::Spanned;

/// Whether the text between two brackets is meant as a citation.
pub(super) fn looks_like(reference: &str) -> bool {
    let names_one = |part: &str| {
        part.trim_start().starts_with(['@'])
            || part.contains(" @")
            || part.trim_start().starts_with("-@")
    };
    reference.split(';').any(names_one)
}

/// Reads the brackets at `span` of the file. The error says what is wrong, and where.
pub(super) fn parse(text: &str, span: Range<usize>) -> Result<Cluster, Spanned<String>> {
    let inside = span.start + 1..span.end - 1;
    let mut cites = Vec::new();
    let mut at = inside.start;
    for part in text[inside].split(';') {
        cites.push(cite(part, at)?);
        at += part.len() + 1;
    }
    Ok(Cluster {
        cites,
        span,
        place: 0,
    })
}

fn cite(part: &str, start: usize) -> Result<Cite, Spanned<String>> {
    let whole = start..start + part.len();
    let Some(sign) = part.find('@') else {
        let message = format!("`{}` names no source", part.trim());
        return Err(Spanned::new(message, whole));
    };
    let prefix = part[..sign].trim();
    if prefix.ends_with('-') {
        let message = "a citation without its author (`-@key`) cannot be written here";
        return Err(Spanned::new(message.to_owned(), whole));
    }
    let rest = &part[sign + 1..];
    let length = rest
        .find(|c: char| c == ',' || c.is_whitespace())
        .unwrap_or(rest.len());
    let key = &rest[..length];
    if key.is_empty() {
        let message = "there is no key behind the `@`";
        return Err(Spanned::new(message.to_owned(), whole));
    }
    let locator = rest[length..]
        .trim_start()
        .trim_start_matches(',')
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let span = start + sign..start + sign + 1 + length;
    Ok(Cite {
        prefix: prefix.to_owned(),
        key: key.to_owned(),
        locator,
        span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_several_sources_with_locators() {
        let text = "x [see @a; @b-1,\np. 4]";
        let cluster = parse(text, 2..text.len()).unwrap();
        let found: Vec<_> = cluster
            .cites
            .iter()
            .map(|c| (&*c.prefix, &*c.key, &*c.locator, &text[c.span.clone()]))
            .collect();
        assert_eq!(found, [("see", "a", "", "@a"), ("", "b-1", "p. 4", "@b-1")]);
    }

    #[test]
    fn a_bracket_without_a_key_is_refused() {
        assert!(parse("[@]", 0..3).is_err());
        assert!(parse("[@a; b]", 0..7).is_err());
    }
}
