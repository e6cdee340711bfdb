//! Characters that nobody sees, by name.

/// Characters that nobody sees, and that keep two words from being one: what a message says of them must name them.
const UNSEEN: [(char, &str); 17] = [
    ('\u{a0}', "no-break space"),
    ('\u{ad}', "soft hyphen"),
    ('\u{2002}', "en space"),
    ('\u{2003}', "em space"),
    ('\u{2007}', "figure space"),
    ('\u{2009}', "thin space"),
    ('\u{200b}', "zero-width space"),
    ('\u{200c}', "zero-width non-joiner"),
    ('\u{200d}', "zero-width joiner"),
    ('\u{200e}', "left-to-right mark"),
    ('\u{200f}', "right-to-left mark"),
    ('\u{202f}', "narrow no-break space"),
    ('\u{2010}', "hyphen that is no `-`"),
    ('\u{2011}', "no-break hyphen"),
    ('\u{2060}', "word joiner"),
    ('\u{3000}', "wide space"),
    ('\u{feff}', "byte order mark"),
];

/// What a character is called that nobody sees.
pub(crate) fn unseen(c: char) -> Option<&'static str> {
    let known = UNSEEN.iter().find(|(unseen, _)| *unseen == c);
    known.map(|(_, name)| *name)
}
