//! Shields text from hayagriva, which rewrites some of what it is given.
//!
//! It reads `DCSF-01052-2008` as a range of numbers and sets an en dash in it, drops leading zeros,
//! swallows the last bracket or quotation mark of a title where the style sets one too, and its
//! title case turns `DfES` into `Dfes`. A protected character is moved into Unicode's private use
//! area, where hayagriva sees neither digit, letter nor punctuation; [`unprotect`] brings it back
//! while the output is written.

use crate::text::{Mark, RichPart, rich};

/// Where ASCII is moved to; quotation marks follow it.
const BASE: u32 = 0xE000;
/// Where quotation marks are moved to: those of a pair in the order of [`MARKS`], then each that
/// stands alone.
const PAIRED: u32 = BASE + 0x80;
const ALONE: u32 = PAIRED + 8;

/// Where marks in titles begin, in the order of [`FORMATS`]; their ends follow.
const FORMATTED: u32 = BASE + 0xA0;
const FORMATS: [Mark; 5] = [
    Mark::Italic,
    Mark::Bold,
    Mark::Below,
    Mark::Above,
    Mark::SmallCapitals,
];

/// A quotation mark as it is given, within single and within double quotation marks of the style.
const MARKS: [[char; 3]; 6] = [
    ['‘', '“', '‘'],
    ['’', '”', '’'],
    ['\'', '"', '\''],
    ['“', '“', '‘'],
    ['”', '”', '’'],
    ['"', '"', '\''],
];

/// The quotation marks that a style has set around a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    No,
    Single,
    Double,
}

/// Cleans a text that an editor wrote: one space between words, no control or private-use
/// characters.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|&c| !(is_private(c) || c.is_control() && !c.is_whitespace()))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Shields a whole text, so that it comes out character by character as it went in.
pub(super) fn verbatim(text: &str) -> String {
    text.chars().map(protect).collect()
}

/// Shields a running text with the marks that CSL-JSON allows in titles, which hayagriva does not know: [`format_of`] finds
/// them again.
pub(super) fn titled(text: &str) -> String {
    if !text.contains('<') {
        return prose(text);
    }
    let mut marked = String::with_capacity(text.len());
    let mut kept = 0_usize;
    for part in rich(text) {
        match part {
            RichPart::Text(words) if kept > 0 => marked.push_str(&verbatim(words)),
            RichPart::Text(words) => marked.push_str(words),
            RichPart::Open(Mark::AsWritten) => kept += 1,
            RichPart::Close(Mark::AsWritten) => kept = kept.saturating_sub(1),
            RichPart::Open(mark) => marked.push(format_sign(mark, false)),
            RichPart::Close(mark) => marked.push(format_sign(mark, true)),
        }
    }
    prose(&marked)
}

fn format_sign(mark: Mark, ends: bool) -> char {
    let row = FORMATS.iter().position(|format| *format == mark);
    let row = u32::try_from(row.unwrap_or_default()).unwrap_or_default();
    private(FORMATTED + 2 * row + u32::from(ends))
}

/// The mark in a title that a character stands for, and whether it ends.
pub(super) fn format_of(c: char) -> Option<(Mark, bool)> {
    let row = u32::from(c).checked_sub(FORMATTED)?;
    let mark = FORMATS.get(usize::try_from(row / 2).ok()?)?;
    Some((*mark, row % 2 == 1))
}

/// Shields what a running text may not lose: words with capitals inside (`DfES`), `v` between
/// parties, quotation marks, full stops after other closing punctuation (an ellipsis), and a
/// bracket at the end.
pub(super) fn prose(text: &str) -> String {
    let protected = |(index, word)| {
        if keeps_case(word, index == 0) {
            word.chars()
                .map(|c| if is_mark(c) { c } else { protect(c) })
                .collect()
        } else {
            stops(word)
        }
    };
    let words: Vec<_> = text.split(' ').enumerate().map(protected).collect();
    let mut letters: Vec<_> = words.join(" ").chars().collect();
    protect_marks(&mut letters);
    if let Some(last @ (')' | ']')) = letters.last_mut() {
        *last = protect(*last);
    }
    letters.into_iter().collect()
}

/// Returns the character that was protected, or the character itself; a quotation mark of a pair as
/// it must be within those of the style.
pub(super) fn unprotect(c: char, quoted: Quoted) -> char {
    let row = |start: u32| MARKS.get(usize::try_from(u32::from(c) - start).unwrap_or(usize::MAX));
    let original = match u32::from(c) {
        ALONE.. if is_private(c) => row(ALONE).map(|mark| mark[0]),
        PAIRED.. if is_private(c) => row(PAIRED).map(|mark| mark[quoted as usize]),
        code if is_private(c) => char::from_u32(code - BASE),
        _ => None,
    };
    original.unwrap_or(c)
}

/// Whether a character stands for another that was protected.
pub(super) fn is_protected(c: char, original: char) -> bool {
    is_private(c) && unprotect(c, Quoted::No) == original
}

/// Returns a text as it was before it was protected.
pub(super) fn plain(text: &str) -> String {
    let seen = text.chars().filter(|c| format_of(*c).is_none());
    seen.map(|c| unprotect(c, Quoted::No)).collect()
}

/// Whether a full stop of the style would be one too many after this character.
pub(super) fn closes_sentence(c: char) -> bool {
    matches!(c, '.' | '?' | '!')
}

fn protect(c: char) -> char {
    if c.is_ascii() {
        private(BASE + u32::from(c))
    } else {
        c
    }
}

fn is_mark(c: char) -> bool {
    MARKS.iter().any(|mark| mark[0] == c)
}

fn private(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn is_private(c: char) -> bool {
    (BASE..BASE + 0x100).contains(&u32::from(c))
}

/// Whether title case would spoil a word. A title that begins with an abbreviation keeps it
/// visible, to be sorted by it.
fn keeps_case(word: &str, first: bool) -> bool {
    let inner_capital = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .skip(1)
        .any(char::is_uppercase);
    let abbreviation = !word.contains(char::is_lowercase);
    inner_capital && !(first && abbreviation) || matches!(word, "v" | "v.")
}

fn stops(word: &str) -> String {
    let mut previous = '.';
    let shield_stop = |c| {
        let superfluous = c == '.' && closes_sentence(previous);
        previous = c;
        if superfluous { protect(c) } else { c }
    };
    word.chars().map(shield_stop).collect()
}

/// Shields quotation marks, telling those of a pair from an apostrophe.
fn protect_marks(letters: &mut [char]) {
    let mut open: Option<(usize, usize)> = None;
    for index in 0..letters.len() {
        let Some(kind) = MARKS.iter().position(|mark| mark[0] == letters[index]) else {
            continue;
        };
        let word_before = index
            .checked_sub(1)
            .is_some_and(|before| !matches!(letters[before], ' ' | '(' | '['));
        let word_after = letters
            .get(index + 1)
            .is_some_and(|after| after.is_alphanumeric() || is_private(*after));
        match open {
            Some((start, opening)) if word_before && !word_after && closing(opening) == kind => {
                letters[start] = mark(PAIRED, opening);
                letters[index] = mark(PAIRED, kind);
                open = None;
                // Title case does not see that a word begins here.
                if letters[start + 1].is_ascii_uppercase() {
                    letters[start + 1] = protect(letters[start + 1]);
                }
            }
            _ => {
                letters[index] = mark(ALONE, kind);
                if !word_before && word_after && open.is_none() {
                    open = Some((index, kind));
                }
            }
        }
    }
}

/// The row of [`MARKS`] that closes what another opens; a straight mark closes itself.
fn closing(opening: usize) -> usize {
    if matches!(opening, 0 | 3) {
        opening + 1
    } else {
        opening
    }
}

fn mark(start: u32, row: usize) -> char {
    private(start + u32::try_from(row).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(text: &str, quoted: Quoted) -> String {
        prose(text).chars().map(|c| unprotect(c, quoted)).collect()
    }

    #[test]
    fn what_is_shielded_comes_back_unchanged() {
        for text in [
            "DCSF-01052-2008",
            "Cm 7280",
            "a … é",
            "What works?... DfES",
            "The ‘parents’ views’ (\"x\")",
        ] {
            assert_eq!(plain(&verbatim(text)), text);
            assert_eq!(plain(&prose(text)), text);
        }
    }

    #[test]
    fn a_verbatim_text_has_no_digit_left() {
        assert!(!verbatim("DCSF-01052-2008").chars().any(char::is_numeric));
    }

    #[test]
    fn words_with_capitals_inside_are_shielded() {
        assert_eq!(
            prose("DCSF: Every Child Matters"),
            "DCSF: Every Child Matters"
        );
        assert_ne!(prose("DfES"), "DfES");
    }

    #[test]
    fn quotation_marks_change_within_those_of_the_style_and_apostrophes_do_not() {
        assert_eq!(
            within("A ‘DfES study’ of children’s 'views'", Quoted::Single),
            "A “DfES study” of children’s \"views\""
        );
        assert_eq!(
            within("A “study” of children’s \"views\"", Quoted::Double),
            "A ‘study’ of children’s 'views'"
        );
    }

    #[test]
    fn cleaning_drops_private_characters_and_line_breaks() {
        assert_eq!(clean(" a\u{E041}b\n  c\u{0}d "), "ab cd");
    }
}
