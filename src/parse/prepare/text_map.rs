//! Where the bytes of a text stood before it was prepared.

use std::ops::Range;

/// Where the bytes of a text stood in the text that it was made from.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextMap {
    pieces: Vec<Mapped>,
}

#[derive(Clone, Debug)]
struct Mapped {
    /// Where the piece begins in the new text.
    at: usize,
    /// What it was made from.
    from: Range<usize>,
    /// Whether its bytes are those that stood there, one by one.
    is_copy: bool,
}

impl TextMap {
    /// From here on the new text, so long, is the old one from a place.
    pub(crate) fn copy(&mut self, at: usize, from: usize) {
        self.push(at, from..from, true);
    }

    /// What comes next in the new text, so long, stands for a piece of the old one as a whole.
    pub(crate) fn insert(&mut self, at: usize, from: Range<usize>) {
        self.push(at, from, false);
    }

    fn push(&mut self, at: usize, from: Range<usize>, is_copy: bool) {
        self.pieces.push(Mapped { at, from, is_copy });
    }

    /// The bytes of the old text that a piece of the new one was made from.
    pub(crate) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let piece = |place: usize| {
            let behind = self.pieces.partition_point(|piece| piece.at <= place);
            behind.checked_sub(1).map(|at| &self.pieces[at])
        };
        let start = piece(range.start).map_or(range.start, |piece| {
            let within = if piece.is_copy {
                range.start - piece.at
            } else {
                0
            };
            piece.from.start + within
        });
        if range.is_empty() {
            return start..start;
        }
        let end = piece(range.end - 1).map_or(range.end, |piece| {
            if piece.is_copy {
                piece.from.start + range.end - piece.at
            } else {
                piece.from.end
            }
        });
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_leads_back_to_what_it_was_made_from() {
        // `ab{x}cd` with `{x}` as `long`: `ablongcd`.
        let mut map = TextMap::default();
        map.copy(0, 0);
        map.insert(2, 2..5);
        map.copy(6, 5);
        assert_eq!(map.range(&(0..2)), 0..2);
        assert_eq!(map.range(&(3..5)), 2..5);
        assert_eq!(map.range(&(6..8)), 5..7);
        assert_eq!(map.range(&(1..7)), 1..6);
        assert_eq!(TextMap::default().range(&(3..4)), 3..4);
    }
}
