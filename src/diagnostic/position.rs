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

impl Position {
    /// The place of a byte range. A range outside the text, or within a character, is moved to the nearest place.
    pub fn of(text: &str, span: &Range<usize>) -> Self {
        let (line, column) = line_and_column(text, span.start);
        let (end_line, end_column) = line_and_column(text, span.end.max(span.start));
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let at = floor(text, at);
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() + 1,
        before[start..].chars().count() + 1,
    )
}

/// The nearest character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_the_end_is_exclusive() {
        let position = Position::of("a\nüb\tcd\n", &(5..7));
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
            Position::of("", &(0..0)),
            Position {
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1
            }
        );
        assert_eq!(
            Position::of("ü", &(1..99)),
            Position {
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 2
            }
        );
    }
}
