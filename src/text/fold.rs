//! When two texts are taken for one: letters without their accents, small.
//!
//! The search compares words so, and values that entries are filtered or browsed by; `search-index/client/words.js` does
//! the same in the browser.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Small letters without accents; curly apostrophes straight.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars());
    let bare = apart.filter(|c| !is_accent(*c));
    let whole = ComposingNormalizerBorrowed::new_nfc().normalize_iter(bare);
    let straight = whole.map(|c| if c == '’' { '\'' } else { c });
    Cow::Owned(straight.flat_map(char::to_lowercase).collect())
}

/// Whether a character is an accent that stands behind its letter.
pub(crate) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
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
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("C"), fold("C++"));
        assert_eq!(fold("研究"), "研究");
    }
}
