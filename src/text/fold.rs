//! When two texts are taken for one: letters without their accents, small, whatever shape a printer gave them (NFKC of
//! Unicode Standard Annex 15): ligatures, full-width letters, small digits, soft hyphens.
//!
//! The search compares words so, and values that entries are filtered or browsed by; `search-index/client/words.js` does
//! the same in the browser.

use std::borrow::Cow;

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Small letters without accents, in their usual shapes; curly apostrophes straight.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(text.chars());
    let bare = apart.filter(|c| !is_accent(*c) && !is_unseen(*c));
    let whole = ComposingNormalizerBorrowed::new_nfc().normalize_iter(bare);
    let straight = whole.map(|c| if matches!(c, '’' | 'ʼ') { '\'' } else { c });
    Cow::Owned(straight.flat_map(char::to_lowercase).collect())
}

/// A text with each letter in one character, where it was written as a letter and accents behind it.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Whether a character is an accent that stands behind its letter.
pub(crate) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A letter without its accents.
pub(crate) fn bare(letter: char) -> char {
    let mut apart =
        DecomposingNormalizerBorrowed::new_nfd().normalize_iter(std::iter::once(letter));
    apart.next().unwrap_or(letter)
}

/// Whether a character is a mark of the letter before it, such as an accent, or the sign of Hindi that takes its vowel away.
pub(crate) fn is_mark(c: char) -> bool {
    let class = || CanonicalCombiningClassMapBorrowed::new().get_u8(c);
    !c.is_ascii() && (matches!(c, '\u{fe00}'..='\u{fe0f}') || class() != 0)
}

/// Whether a character only says where a word may be broken or joined: soft hyphens, spaces and joiners of no width.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_make_no_difference() {
        for (one, other) in [
            ("Müller", "muller"),
            ("CAFE\u{301}", "café"),
            ("Children’s", "children's"),
            ("C++", "c++"),
            ("re\u{ad}search", "research"),
            ("eﬃcient ﬁnd", "efficient find"),
            ("ＡＢＣ", "abc"),
            ("CO₂", "co2"),
            ("Ⅷ", "viii"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("C"), fold("C++"));
        assert_eq!(fold("研究"), "研究");
    }
}
