//! Citations in running text, in Pandoc's syntax: `[@key]`, `[see @key, p. 4; @other]`, `[-@key]`, `@key [p. 4]`.

use std::ops::Range;

use crate::model::{Cite, CiteForm, Cluster};
use crate::text::Spanned;

/// Whether the text between two brackets is meant as a citation.
pub(super) fn looks_like(reference: &str) -> bool {
    let names_one = |part: &str| {
        part.trim_start().starts_with(['@'])
            || part.contains(" @")
            || part.contains(" -@")
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
        in_sentence: None,
        place: 0,
    })
}

/// Reads a citation in a sentence at `span` of the file: `@key`, `-@key`, either with a place in brackets behind it.
pub(super) fn in_sentence(text: &str, span: Range<usize>, written: String) -> Cluster {
    let whole = &text[span.clone()];
    let hyphen = usize::from(whole.starts_with('-'));
    let key = hyphen + 1;
    let end = key + key_length(&whole[key..]);
    let place = whole[end..].trim().trim_matches(['[', ']']);
    let cite = Cite {
        prefix: String::new(),
        key: whole[key..end].to_owned(),
        locator: in_one_line(place),
        span: span.start + hyphen..span.start + end,
        form: if hyphen > 0 {
            CiteForm::WithoutAuthor
        } else {
            CiteForm::Narrative
        },
    };
    Cluster {
        cites: vec![cite],
        span,
        in_sentence: Some(written),
        place: 0,
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cite(part: &str, start: usize) -> Result<Cite, Spanned<String>> {
    let whole = start..start + part.len();
    let Some(sign) = part.find('@') else {
        let message = format!("`{}` names no source", part.trim());
        return Err(Spanned::new(message, whole));
    };
    let prefix = part[..sign].trim();
    let without_author = prefix
        .strip_suffix('-')
        .filter(|before| before.is_empty() || before.ends_with(char::is_whitespace));
    let form = match without_author {
        Some(_) => CiteForm::WithoutAuthor,
        None => CiteForm::Whole,
    };
    let prefix = without_author.unwrap_or(prefix).trim();
    let rest = &part[sign + 1..];
    let length = rest
        .find(|c: char| c == ',' || c.is_whitespace())
        .unwrap_or(rest.len());
    let key = &rest[..length];
    if key.is_empty() {
        let message = "there is no key behind the `@`";
        return Err(Spanned::new(message.to_owned(), whole));
    }
    let locator = in_one_line(rest[length..].trim_start().trim_start_matches(','));
    let span = start + sign..start + sign + 1 + length;
    if let Some(second) = next_key(&rest[length..]) {
        let at = span.end + second.start;
        let second = &rest[length..][second];
        let message = format!(
            "`{second}` would be read as a place in `@{key}`: between sources stands a semicolon, `;`"
        );
        return Err(Spanned::new(message, at..at + second.len()));
    }
    Ok(Cite {
        prefix: prefix.to_owned(),
        key: key.to_owned(),
        locator,
        span,
        form,
    })
}

/// The first key with its `@` in what follows another key.
fn next_key(rest: &str) -> Option<Range<usize>> {
    let is_free = |at: &usize| {
        let before = rest[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"/\\.".contains(c))
    };
    let signs = rest.match_indices('@').map(|(at, _)| at).filter(is_free);
    let keys = signs.map(|at| at..at + 1 + key_length(&rest[at + 1..]));
    keys.into_iter().find(|key| key.len() > 1)
}

/// How many bytes of a key a text begins with.
pub(crate) fn key_length(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['-', '_']).len()
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

    #[test]
    fn a_second_key_within_a_locator_is_refused_at_its_place() {
        for text in [
            "[@a, @b]",
            "[@a @b]",
            "[@a, see @b]",
            "[@a, p. 4, @b]",
            "[@a, (@b)]",
        ] {
            let wrong = parse(text, 0..text.len()).unwrap_err();
            assert_eq!(&text[wrong.span], "@b", "{text}");
        }
        assert!(parse("[@a, mail by x@y.example]", 0..25).is_ok());
    }
}
