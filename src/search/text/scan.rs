//! Where the words of a text begin and end.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{fold, is_accent, is_unseen};

/// The most groups of digits behind the first.
const MOST_GROUPS: usize = 8;

/// Hands on every word, folded, with its bytes and whether it is a piece of unspaced writing.
pub(crate) fn for_each_word(text: &str, see: &mut impl FnMut(&str, Range<usize>, bool)) {
    let (mut at, mut small) = (0, String::new());
    while let Some((span, letters)) = next_word(text, at) {
        if let Some(end) = grouped(text, &span) {
            let digits = text[span.start..end].bytes().filter(u8::is_ascii_digit);
            small.clear();
            small.extend(digits.map(char::from));
            at = end;
            see(&small, span.start..end, false);
            continue;
        }
        at = span.end;
        let word = &text[span.clone()];
        match letters {
            Letters::Small => see(word, span, false),
            Letters::Capital => {
                small.clear();
                small.push_str(word);
                small.make_ascii_lowercase();
                see(&small, span, false);
            }
            Letters::Other if word.contains(is_unspaced) => pieces(word, span.start, see),
            Letters::Other => {
                let folded = folded(word);
                if !folded.is_empty() {
                    see(&folded, span, false);
                }
            }
        }
    }
}

/// Characters of scripts that put no spaces between words: Thai to Burmese, kana, Han.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How a word is written.
enum Letters {
    /// As it is folded: in small ASCII.
    Small,
    /// In ASCII with capitals.
    Capital,
    Other,
}

/// Cuts a word into its runs of one way of writing, and unspaced runs into pairs of characters.
fn pieces(word: &str, start: usize, see: &mut impl FnMut(&str, Range<usize>, bool)) {
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    for run in chars.chunk_by(|a, b| is_unspaced(a.1) == is_unspaced(b.1)) {
        let is_piece = is_unspaced(run[0].1);
        let width = if is_piece {
            run.len().min(2)
        } else {
            run.len()
        };
        for window in run.windows(width) {
            let last = window[width - 1];
            let (from, end) = (window[0].0, last.0 + last.1.len_utf8());
            let folded = folded(word[from..end].trim_matches(['\'', '’']));
            if !folded.is_empty() {
                see(&folded, start + from..start + end, is_piece);
            }
        }
    }
}

/// A word, folded. A few letters of old fonts fold to some with spaces between, which no word has.
fn folded(word: &str) -> Cow<'_, str> {
    let folded = fold(word);
    if folded.contains(' ') {
        return Cow::Owned(folded.replace(' ', ""));
    }
    folded
}

/// Where a number ends whose digits stand in groups, as `10,000` or `1,00,000`, or with a space that does not break;
/// `None` where digits are no such number. Groups have two or three digits, and the last has three.
fn grouped(text: &str, first: &Range<usize>) -> Option<usize> {
    if first.len() > 3
        || !text[first.clone()]
            .bytes()
            .all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let (mut end, mut found) = (first.end, None);
    let sign = group(&text[end..])?.0;
    for _ in 0..MOST_GROUPS {
        let Some((_, digits)) = group(&text[end..]).filter(|(other, _)| *other == sign) else {
            break;
        };
        end += sign.len_utf8() + digits;
        if digits == 3 && !text[end..].starts_with(is_letter) {
            found = Some(end);
        }
        if !matches!(digits, 2 | 3) {
            break;
        }
    }
    found
}

/// A sign that parts groups of digits, and how many digits stand behind it.
fn group(text: &str) -> Option<(char, usize)> {
    let separator = text.chars().next()?;
    if !matches!(separator, ',' | '\u{a0}' | '\u{2009}' | '\u{202f}') {
        return None;
    }
    let behind = text[separator.len_utf8()..].bytes();
    let digits = behind.take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some((separator, digits))
}

/// The bytes of the next word from `from` on.
fn next_word(text: &str, from: usize) -> Option<(Range<usize>, Letters)> {
    let bytes = text.as_bytes();
    let is_other = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let start = from + bytes[from..].iter().position(is_other)?;
    let plain = bytes[start..].iter();
    let plain = plain.take_while(|byte| byte.is_ascii_alphanumeric());
    let (length, has_capitals) = plain.fold((0, false), |(length, has_capitals), byte| {
        (length + 1, has_capitals | byte.is_ascii_uppercase())
    });
    let end = start + length;
    let goes_on = |byte: &u8| !byte.is_ascii() || *byte == b'\'';
    if length > 0 && !bytes.get(end).is_some_and(goes_on) {
        let letters = if has_capitals {
            Letters::Capital
        } else {
            Letters::Small
        };
        return Some((start..end, letters));
    }
    Some((any_word(text, start)?, Letters::Other))
}

/// The bytes of the next word from `from` on, however it is written.
fn any_word(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(is_letter)?;
    let mut end = start;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let joins = matches!(c, '\'' | '’') && rest.peek().copied().is_some_and(is_letter);
        if !joins && !is_letter(c) {
            break;
        }
        end += c.len_utf8();
    }
    Some(start..end)
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_accent(c) || is_unseen(c)
    }
}
