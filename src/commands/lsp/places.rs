//! Between bytes and the protocol's places: lines from 0, and columns in UTF-16 units, or in bytes where the editor says
//! that it counts so.

use std::ops::Range;

use super::protocol;

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    /// Code units of UTF-16, as the protocol has it unless both sides agree on others.
    Utf16,
    /// Bytes.
    Utf8,
}

/// A text with the beginnings of its lines.
pub(super) struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
    units: Units,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, units: Units) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(behind).collect();
        Self {
            text,
            starts,
            units,
        }
    }

    /// The byte of a place; one behind its line is the end of it.
    pub(super) fn byte(&self, place: protocol::Position) -> usize {
        let line = place.line as usize;
        let Some(&start) = self.starts.get(line) else {
            return self.text.len();
        };
        let end = self
            .starts
            .get(line + 1)
            .map_or(self.text.len(), |next| next - 1);
        let mut units = place.character as usize;
        for (at, c) in self.text[start..end].char_indices() {
            let width = self.width(c);
            if units < width {
                return start + at;
            }
            units -= width;
        }
        end
    }

    fn width(&self, c: char) -> usize {
        match self.units {
            Units::Utf16 => c.len_utf16(),
            Units::Utf8 => c.len_utf8(),
        }
    }

    /// The place of a byte.
    pub(super) fn position(&self, at: usize) -> protocol::Position {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let line = self.starts.partition_point(|&start| start <= at) - 1;
        let before = &self.text[self.starts[line]..at];
        let character: usize = before.chars().map(|c| self.width(c)).sum();
        protocol::Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(character).unwrap_or(u32::MAX),
        }
    }

    /// The places of bytes.
    pub(super) fn range(&self, span: &Range<usize>) -> protocol::Range {
        protocol::Range {
            start: self.position(span.start),
            end: self.position(span.end.max(span.start)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_what_the_editor_counts() {
        let text = "a\n😀ü b\n";
        for (units, character) in [(Units::Utf16, 3), (Units::Utf8, 6)] {
            let places = Places::new(text, units);
            let place = protocol::Position { line: 1, character };
            assert_eq!(places.position(8), place);
            assert_eq!(places.byte(place), 8);
        }
        let places = Places::new(text, Units::Utf16);
        let far = |line, character| places.byte(protocol::Position { line, character });
        assert_eq!((far(0, 9), far(9, 0), far(1, 1)), (1, text.len(), 2));
    }
}
