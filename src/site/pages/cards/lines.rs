//! Texts in lines: broken between words, and within one that is wider than a line; cut where there is no room for all.

use super::letters::Type;

/// A text in lines.
#[derive(Debug, PartialEq)]
pub(super) struct Lines {
    pub(super) lines: Vec<String>,
    /// Whether there is more of it than these.
    pub(super) is_cut: bool,
}

/// The mark of what was cut.
const MORE: char = '…';

/// Sets a text in lines of a width, at most so many.
pub(super) fn set(text: &str, kind: Type, width: f32, most: usize) -> Lines {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for piece in pieces(text) {
        let own = kind.width(piece.trim_end());
        if used > 0.0 && used + own > width {
            if lines.len() == most {
                return cut(lines, kind, width);
            }
            lines.push(String::new());
            used = 0.0;
        }
        let mut piece = piece;
        if own > width {
            while let Some(end) = overflow(piece, kind, width) {
                let line = lines.last_mut().expect("there is one from the beginning");
                line.push_str(&piece[..end]);
                if lines.len() == most {
                    return cut(lines, kind, width);
                }
                lines.push(String::new());
                piece = &piece[end..];
            }
        }
        let line = lines.last_mut().expect("there is one from the beginning");
        line.push_str(piece);
        used += kind.width(piece);
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    Lines {
        lines,
        is_cut: false,
    }
}

/// The same with lines that are as even as they can be.
pub(super) fn balanced(text: &str, kind: Type, width: f32, most: usize) -> Lines {
    let mut found = set(text, kind, width, most);
    if found.is_cut || found.lines.len() == 1 {
        return found;
    }
    let (mut narrow, mut wide) = (width / 2.0, width);
    for _ in 0..STEPS {
        let middle = f32::midpoint(narrow, wide);
        let tried = set(text, kind, middle, found.lines.len());
        let has_broken_word = pieces(text).any(|piece| kind.width(piece.trim_end()) > middle);
        if tried.is_cut || has_broken_word {
            narrow = middle;
        } else {
            wide = middle;
            found = tried;
        }
    }
    found
}

/// How often the room of even lines is halved.
const STEPS: usize = 6;

/// A text in pieces, behind each of which a line may end: words with the space behind them, and what a hyphen, a dash or a
/// slash parts.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ').flat_map(|word| {
        let is_between = |at: usize, sign: char| {
            let before = word[..at].chars().next_back();
            let behind = word[at + sign.len_utf8()..].chars().next();
            [before, behind]
                .iter()
                .all(|c| c.is_some_and(char::is_alphabetic))
        };
        let mut ends: Vec<usize> = word
            .match_indices(['-', '–', '—', '/'])
            .filter_map(|(at, sign)| {
                let sign = sign.chars().next()?;
                is_between(at, sign).then_some(at + sign.len_utf8())
            })
            .collect();
        ends.push(word.len());
        let mut start = 0;
        ends.into_iter().map(move |end| {
            let piece = &word[start..end];
            start = end;
            piece
        })
    })
}

/// Where the part of a word ends that fills a line; `None` where all of it has room.
fn overflow(word: &str, kind: Type, width: f32) -> Option<usize> {
    let mut used = 0.0;
    let mut letters = word.trim_end().char_indices();
    let (_, first) = letters.next()?;
    used += kind.width(first.encode_utf8(&mut [0; 4]));
    letters.find_map(|(at, letter)| {
        used += kind.width(letter.encode_utf8(&mut [0; 4]));
        (used > width).then_some(at)
    })
}

/// Ends the last line with the mark of what was cut.
fn cut(mut lines: Vec<String>, kind: Type, width: f32) -> Lines {
    let last = lines.pop().unwrap_or_default();
    let ended = |text: &str| {
        let end = |c: char| c.is_whitespace() || ",;:–—-/(".contains(c);
        format!("{}{MORE}", text.trim_end_matches(end))
    };
    let fits = |text: &String| kind.width(text) <= width;
    let words: Vec<usize> = pieces(&last)
        .scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        })
        .collect();
    let by_words = words.iter().rev().map(|&end| ended(&last[..end]));
    let letters = last.char_indices().rev().map(|(at, _)| ended(&last[..at]));
    let shown = by_words.chain(letters).find(fits);
    lines.push(shown.unwrap_or_else(|| MORE.to_string()));
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    Lines {
        lines,
        is_cut: true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::SANS;
    use super::*;

    fn lines(text: &str, width: f32, most: usize) -> Vec<String> {
        let font = Type::of(&SANS, 20.0);
        let found = set(text, font, width, most).lines;
        assert!(found.iter().all(|line| font.width(line) <= width));
        found
    }

    #[test]
    fn lines_end_between_words_and_behind_hyphens() {
        assert_eq!(
            lines("Weirs of high-water/flood", 110.0, 9),
            ["Weirs of", "high-water/", "flood"]
        );
        assert_eq!(lines("2004-2009 –5", 110.0, 9), ["2004-2009", "–5"]);
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken_without_a_hyphen() {
        let found = lines("a donaudampfschiff b", 80.0, 9);
        assert_eq!(found.concat().replace(' ', ""), "adonaudampfschiffb");
        assert!(found.len() > 2 && !found.concat().contains('-'));
    }

    #[test]
    fn what_has_no_room_is_cut_with_a_mark() {
        assert_eq!(lines("One, two, three", 60.0, 1), ["One…"]);
        assert_eq!(lines("One two", 400.0, 1), ["One two"]);
        assert!(lines(&"x".repeat(100), 60.0, 2)[1].ends_with("x…"));
    }

    #[test]
    fn balanced_lines_are_as_many_and_no_wider() {
        let (text, font) = (
            "Why do so many of them leave so soon",
            Type::of(&SANS, 20.0),
        );
        let (set, even) = (set(text, font, 330.0, 3), balanced(text, font, 330.0, 3));
        assert_eq!(set.lines.len(), even.lines.len());
        assert_eq!(set.lines.join(" "), even.lines.join(" "));
        let last = |lines: &Lines| font.width(&lines.lines[lines.lines.len() - 1]);
        assert!(last(&even) > last(&set));
    }
}
