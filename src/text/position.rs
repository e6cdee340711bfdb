//! From bytes to lines and columns.

use std::ops::Range;

/// Lines and columns from 1; columns in Unicode characters (a tab counts one); the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column behind the last character.
    pub end_column: usize,
}

/// Where the lines of a text begin, so that many places in one file cost no more than one look each.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(behind).collect(),
        }
    }

    /// The place of a byte range. A range outside the text, or within a character, is moved to the nearest place.
    pub(crate) fn position(&self, span: &Range<usize>) -> Position {
        let (line, column) = self.line_and_column(span.start);
        let (end_line, end_column) = self.line_and_column(span.end.max(span.start));
        Position {
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let at = floor(self.text, at);
        let line = self.starts.partition_point(|&start| start <= at);
        (
            line,
            self.text[self.starts[line - 1]..at].chars().count() + 1,
        )
    }
}

/// The nearest character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The place of a mistake as another program gives it, held to the text: its end may lie behind the last character, where
/// something is missed, and either may lie within a character.
pub(crate) fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = floor(text, span.start);
    start..text.ceil_char_boundary(span.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_another_program_is_held_to_the_text() {
        let places = [(1..3, 1..3), (2..2, 1..3), (3..4, 3..3), (9..9, 3..3)];
        for (given, held) in places {
            assert_eq!(within("aü", &given), held);
        }
    }

    #[test]
    fn columns_count_characters_and_the_end_is_exclusive() {
        let position = Lines::new("a\nüb\tcd\n").position(&(5..7));
        assert_eq!(
            position,
            Position {
                line: 2,
                column: 3,
                end_line: 2,
                end_column: 5
            }
        );
    }

    #[test]
    fn no_place_is_the_first() {
        assert_eq!(
            Lines::new("").position(&(0..0)),
            Position {
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1
            }
        );
        assert_eq!(
            Lines::new("ü").position(&(1..99)),
            Position {
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 2
            }
        );
    }
}
