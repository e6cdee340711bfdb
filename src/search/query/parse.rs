//! What readers type, cut into pieces. The browser's reader cuts by the same pattern.
//!
//! `words` · `"a phrase"` · `-not` · `field:value`, where the field is one that the bank has, else it is words too.

use std::ops::Range;
use std::sync::LazyLock;

use indexmap::IndexMap;
use regex::Regex;

use crate::text::fold;

use crate::search::text::analyse::{Analyser, Word};

/// Of a longer query, the rest is not read.
const LONGEST: usize = 4000;
/// Nor are further pieces.
const PIECES: usize = 1000;

/// A sign for not; the name of a field; what stands in quotes, or else up to the next space. A quote that nobody
/// closes reaches to the end.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r#"(-?)(?:([^\p{White_Space}:"“”«»]+):)?(?:["“”«»]([^"“”«»]*)(?:["“”«»]|$)|([^\p{White_Space}"“”«»]+))"#;
    Regex::new(pattern).expect("the pattern is a pattern")
});

/// A query, cut.
#[derive(Debug, PartialEq)]
pub(crate) struct Query {
    /// What was read of it.
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
    /// Whether its last word may go on: nothing stands behind it.
    pub(crate) is_open: bool,
}

/// A piece of a query.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece {
    /// Whether it says what not to find.
    pub(crate) is_excluded: bool,
    pub(crate) what: What,
}

/// What a piece asks for.
#[derive(Debug, PartialEq)]
pub(crate) enum What {
    /// Words, any of which may match.
    Words(Vec<Word>),
    /// Words that must stand in this order, with the bytes of what stands in the quotes.
    Phrase(Vec<Word>, Range<usize>),
    /// A value of a facet, folded.
    Filter(String, String),
}

/// Cuts a query.
pub(crate) fn parse(
    text: &str,
    facets: &IndexMap<String, String>,
    analyser: &mut Analyser,
) -> Query {
    let text: String = text.chars().take(LONGEST).collect();
    let mut pieces = Vec::new();
    let mut end = 0;
    for found in PIECE.captures_iter(&text).take(PIECES) {
        end = found.get(0).map_or(0, |whole| whole.end());
        let is_excluded = &found[1] == "-";
        let name = found.get(2).map(|name| fold(name.as_str()).into_owned());
        let quoted = found.get(3);
        let behind = quoted.or(found.get(4));
        let value = behind.map_or("", |value| value.as_str());
        let name = name.and_then(|name| facets.keys().find(|known| *fold(known) == *name));
        if let Some(name) = name.filter(|_| !value.trim().is_empty()) {
            let what = What::Filter(name.clone(), fold(value.trim()).into_owned());
            pieces.push(Piece { is_excluded, what });
            continue;
        }
        let mut words = |part: Option<regex::Match<'_>>| {
            let part = part.map_or(0..0, |part| part.range());
            let mut words = analyser.words(&text[part.clone()]);
            for word in &mut words {
                word.span = word.span.start + part.start..word.span.end + part.start;
            }
            words
        };
        let mut loose = words(found.get(2));
        let phrase = quoted.map(|quoted| (words(Some(quoted)), quoted.range()));
        loose.extend(words(found.get(4)));
        push(&mut pieces, is_excluded, loose, None);
        if let Some((phrase, quoted)) = phrase {
            push(&mut pieces, is_excluded, phrase, Some(quoted));
        }
    }
    let is_open = end == text.len();
    Query {
        text,
        pieces,
        is_open,
    }
}

/// Several words behind one minus are excluded as a phrase: `-well-being` is not about wells.
fn push(
    pieces: &mut Vec<Piece>,
    is_excluded: bool,
    words: Vec<Word>,
    quoted: Option<Range<usize>>,
) {
    if words.is_empty() {
        return;
    }
    let what = match quoted {
        Some(quoted) => What::Phrase(words, quoted),
        None if is_excluded && words.len() > 1 => What::Phrase(words, 0..0),
        None => What::Words(words),
    };
    pieces.push(Piece { is_excluded, what });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::tongue::Tongue;

    fn shown(text: &str) -> String {
        let facets = IndexMap::from([("kind".to_owned(), "Kind".to_owned())]);
        let query = parse(text, &facets, &mut Analyser::new(Tongue::English));
        let forms = |words: &[Word]| {
            words
                .iter()
                .map(|word| word.form.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let pieces = query.pieces.iter().map(|piece| {
            let minus = if piece.is_excluded { "-" } else { "" };
            match &piece.what {
                What::Words(words) => format!("{minus}{}", forms(words)),
                What::Phrase(words, _) => format!("{minus}\"{}\"", forms(words)),
                What::Filter(name, value) => format!("{minus}{name}={value}"),
            }
        });
        let shown: Vec<String> = pieces.collect();
        format!(
            "{}{}",
            shown.join(" | "),
            if query.is_open { " …" } else { "" }
        )
    }

    #[test]
    fn a_query_is_cut_into_words_phrases_exclusions_and_filters() {
        assert_eq!(shown("Social wor"), "social | wor …");
        assert_eq!(shown("social work "), "social | work");
        assert_eq!(
            shown("“looked after” -foster kind:Case-Study"),
            "\"looked after\" | -foster | kind=case-study …"
        );
        assert_eq!(shown("kind:\"case-study\" x"), "kind=case-study | x …");
        assert_eq!(shown("other:thing"), "other thing …");
        assert_eq!(
            shown("-well-being well-being"),
            "-\"well being\" | well being …"
        );
        assert_eq!(shown("\"open phrase"), "\"open phrase\" …");
        assert_eq!(shown("kind: - -- \"\" : \" "), "kind …");
        assert_eq!(shown("constructor __proto__"), "constructor | proto …");
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let query = parse(
            "a -b kind:x worker",
            &IndexMap::new(),
            &mut Analyser::new(Tongue::English),
        );
        let What::Words(words) = &query.pieces[3].what else {
            panic!()
        };
        assert_eq!(&query.text[words[0].span.clone()], "worker");
    }
}
