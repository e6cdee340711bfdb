//! Takes the HTML of a [`Body`] apart into tags, text and slots.
//!
//! The HTML is our own writer's or a cleaner's, hence well formed: every `<` opens a tag and every tag ends in `>`.

use super::body::Body;

/// A piece of a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// A tag as it stands.
    Tag(&'a str),
    /// Text, escaped as it stands.
    Text(&'a str),
    /// The slot of this number.
    Slot(usize),
}

impl Body {
    /// The pieces in the order of the text.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> + Clone {
        let mut rest = self.html.as_str();
        std::iter::from_fn(move || {
            let (piece, left) = next(rest, self.sentinel)?;
            rest = left;
            Some(piece)
        })
    }
}

fn next(rest: &str, sentinel: char) -> Option<(Piece<'_>, &str)> {
    let first = rest.chars().next()?;
    if first == sentinel {
        let inside = &rest[sentinel.len_utf8()..];
        if let Some((number, left)) = inside.split_once(sentinel) {
            return Some((number.parse().map_or(Piece::Text(""), Piece::Slot), left));
        }
    }
    if first == '<' {
        let end = tag_end(rest);
        return Some((Piece::Tag(&rest[..end]), &rest[end..]));
    }
    let end = text_end(rest, sentinel);
    Some((Piece::Text(&rest[..end]), &rest[end..]))
}

/// Where the tag at the head of `rest` ends, minding quoted values: a cleaner leaves `>` in them as it is.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(mark), _) if mark == byte => quote = None,
            _ => {}
        }
    }
    rest.len()
}

/// Where the text at the head of `rest` ends: at the next tag or slot. Searched by bytes, since this runs over every
/// body of a bank: sentinels lie in planes 15 and 16, whose characters begin with one of few bytes in UTF-8.
fn text_end(rest: &str, sentinel: char) -> usize {
    let mut encoded = [0; 4];
    let lead = sentinel.encode_utf8(&mut encoded).as_bytes()[0];
    let mut from = 1;
    while let Some(found) = memchr::memchr2(b'<', lead, &rest.as_bytes()[from..]) {
        let at = from + found;
        if rest.as_bytes()[at] == b'<' || rest[at..].starts_with(sentinel) {
            return at;
        }
        from = at + 1;
    }
    rest.len()
}
