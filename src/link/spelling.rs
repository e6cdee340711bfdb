//! A text as terms are looked for in it: a line end and a no-break space are blanks, a no-break hyphen is a hyphen, and a
//! soft hyphen is nothing, nor is a second blank.

use std::borrow::Cow;

/// A text in plain signs, and where each of them stands in the text itself.
pub(super) struct Plain<'t> {
    pub(super) text: Cow<'t, str>,
    /// For each sign that is shorter now, where it ends, and how many bytes are lacking up to there.
    lacking: Vec<(usize, usize)>,
}

/// The sign that stands for another, if any; `None` where it is plain.
fn plain(sign: char) -> Option<&'static str> {
    match sign {
        '\n' | '\u{a0}' | '\u{202f}' => Some(" "),
        '\u{2010}' | '\u{2011}' => Some("-"),
        '\u{ad}' => Some(""),
        _ => None,
    }
}

impl<'t> Plain<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut found = Self {
            text: text.into(),
            lacking: Vec::new(),
        };
        let bytes = text.as_bytes();
        let is_double = || memchr::memmem::find(bytes, b"  ").is_some();
        let is_plain = text.is_ascii() && memchr::memchr(b'\n', bytes).is_none();
        let has_others = || !is_plain && text.contains(|sign| plain(sign).is_some());
        if !has_others() && !is_double() {
            return found;
        }
        let (mut written, mut lost) = (String::with_capacity(text.len()), 0);
        for sign in text.chars() {
            let instead = match plain(sign) {
                Some(" ") if written.ends_with(' ') => "",
                Some(instead) => instead,
                None if sign == ' ' && written.ends_with(' ') => "",
                None => {
                    written.push(sign);
                    continue;
                }
            };
            written.push_str(instead);
            let shorter = sign.len_utf8() - instead.len();
            if shorter > 0 {
                lost += shorter;
                found.lacking.push((written.len(), lost));
            }
        }
        found.text = written.into();
        found
    }

    /// Where a byte stands in the text itself.
    pub(super) fn place(&self, at: usize) -> usize {
        let before = self.lacking.partition_point(|(end, _)| *end <= at);
        let lost = before.checked_sub(1).map_or(0, |last| self.lacking[last].1);
        at + lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_plain_signs_is_cut_from_the_text_itself() {
        let text = "é Sure \u{a0}Start, looked\u{2011}af\u{ad}ter\nchild.";
        let plain = Plain::of(text);
        assert_eq!(plain.text, "é Sure Start, looked-after child.");
        for (word, own) in [
            ("Sure Start", "Sure \u{a0}Start"),
            ("looked-after child", "looked\u{2011}af\u{ad}ter\nchild"),
            ("child", "child"),
        ] {
            let at = plain.text.find(word).unwrap();
            let range = plain.place(at)..plain.place(at + word.len());
            assert_eq!(&text[range], own);
        }
    }
}
