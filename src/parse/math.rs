//! Formulas in TeX as `MathML`, which browsers draw by themselves. The only place that knows math-core.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::text::{Spanned, escape};

/// The most letters of a formula: nobody reads a longer one.
const LONGEST: usize = 5_000;

/// How many groups may stand in one another.
const DEEPEST: usize = 60;

static CONVERTER: LazyLock<Option<LatexToMathML>> =
    LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());

/// What a site's policy allows no styles for, by the classes that the theme has for it.
const CLASSES: [(&str, &str); 9] = [
    ("text-align: left", "left"),
    ("text-align: right", "right"),
    ("padding-left: 0", "flush-left"),
    ("padding-right: 0", "flush-right"),
    ("border-right:", "line-right"),
    ("border-left:", "line-left"),
    ("border-top:", "line-above"),
    ("padding-left:1em", "apart"),
    ("width: 100%", "whole"),
];

/// A formula as `MathML`, in a line or as a block. Fails with the place in the formula that is wrong, and why.
pub(super) fn formula(tex: &str, is_block: bool) -> Result<String, Spanned<String>> {
    let whole = 0..tex.len();
    if tex.len() > LONGEST {
        let message = format!("it has more than {LONGEST} letters");
        return Err(Spanned::new(message, whole));
    }
    if depth(tex) > DEEPEST {
        let message = format!("more than {DEEPEST} groups stand in one another");
        return Err(Spanned::new(message, whole));
    }
    let display = if is_block {
        MathDisplay::Block
    } else {
        MathDisplay::Inline
    };
    let Some(converter) = CONVERTER.as_ref() else {
        return Err(Spanned::new("formulas cannot be drawn".to_owned(), whole));
    };
    if let Some(at) = outside_table(tex) {
        let sign = if tex[at..].starts_with('&') {
            "&"
        } else {
            "\\\\"
        };
        let message = format!("`{sign}` stands outside of a table");
        return Err(Spanned::new(message, at..at + sign.len()));
    }
    // The library ends the program where such a sign stands in the place of an argument.
    let draw = || converter.convert_with_local_state(tex, display);
    let Ok(drawn) = catch_unwind(AssertUnwindSafe(draw)) else {
        let message = "something is missing before a sign of a table".to_owned();
        return Err(Spanned::new(message, whole));
    };
    match drawn {
        Ok(found) => Ok(with_classes(&found.mathml)),
        // What is set below one another stands in an environment for it, which other generators put around.
        Err(_) if tex.contains('&') && !tex.starts_with(ALIGNED) => {
            let aligned = format!("{ALIGNED}{tex}\\end{{aligned}}");
            formula(&aligned, is_block).map_err(|wrong| Spanned::new(wrong.value, whole))
        }
        Err(wrong) => {
            let start = wrong.0.start.min(tex.len());
            let span = start..wrong.0.end.clamp(start, tex.len());
            Err(Spanned::new(wrong.error_message(), span))
        }
    }
}

const ALIGNED: &str = "\\begin{aligned}";

/// Whether a text may hold a formula: two dollar signs together, or one that [`is_formula`] of.
pub(super) fn has_formula(text: &str) -> bool {
    if text.contains("$$") || text.contains("$`") {
        return true;
    }
    let signs: Vec<usize> = text.match_indices('$').map(|(at, _)| at).collect();
    let mut pairs = signs.windows(2);
    pairs.any(|pair| is_formula(text, &(pair[0]..pair[1] + 1)))
}

/// Whether what stands between two dollar signs is a formula and no sum of money: the first stands right before a sign and
/// behind no letter, the second the other way round, as Pandoc has it: <https://pandoc.org/MANUAL.html#math>.
pub(super) fn is_formula(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    let inside = text.get(range.start + 1..range.end - 1).unwrap_or_default();
    let is_free = |letter: Option<char>| letter.is_none_or(|c| !c.is_alphanumeric() && c != '\\');
    let touches = |letter: Option<char>| letter.is_some_and(|c| !c.is_whitespace());
    let mut letters = inside.chars();
    is_free(before)
        && is_free(behind)
        && touches(letters.next())
        && touches(inside.chars().next_back())
        && !inside.contains("\n\n")
}

/// A formula that cannot be drawn, as it was written.
pub(super) fn as_written(tex: &str, is_block: bool) -> String {
    let tex = escape(tex.trim());
    if is_block {
        format!("<pre tabindex=\"0\"><code>{tex}</code></pre>\n")
    } else {
        format!("<code>{tex}</code>")
    }
}

/// The place of a sign that only tables have (`&` between their columns, `\\\\` between their rows) in a group or between
/// delimiters that hold none.
fn outside_table(tex: &str) -> Option<usize> {
    let mut within: Vec<Holds> = Vec::new();
    let mut at = 0;
    while let Some(letter) = tex[at..].chars().next() {
        let rest = &tex[at..];
        let mut length = letter.len_utf8();
        match letter {
            '{' => within.push(Holds::Group),
            '}' => {
                within.pop();
            }
            '&' if within.last() == Some(&Holds::Group) => return Some(at),
            '\\' if rest.starts_with("\\\\") => {
                if within.last() == Some(&Holds::Group) {
                    return Some(at);
                }
                length = 2;
            }
            '\\' if rest.starts_with("\\begin{") || rest.starts_with("\\end{") => {
                length = rest.find('}').map_or(rest.len(), |end| end + 1);
                if rest.starts_with("\\begin") {
                    within.push(Holds::Table);
                } else {
                    within.pop();
                }
            }
            '\\' if is_command(rest, "\\left") => within.push(Holds::Group),
            '\\' if is_command(rest, "\\right") => {
                within.pop();
            }
            '\\' => length += rest[1..].chars().next().map_or(0, char::len_utf8),
            _ => {}
        }
        at += length;
    }
    None
}

/// What a part of a formula holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Group,
    /// An environment, with rows and columns.
    Table,
}

/// Whether a text begins with a command, and not with a longer one: `\\left`, not `\\leftarrow`.
fn is_command(text: &str, command: &str) -> bool {
    let behind = text.strip_prefix(command);
    behind.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()))
}

fn depth(tex: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for letter in tex.bytes() {
        match letter {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Styles in attributes as classes.
fn with_classes(mathml: &str) -> String {
    let mut pieces = mathml.split(" style=\"");
    let mut found = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (style, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let classes = CLASSES.iter().filter(|(said, _)| style.contains(said));
        let classes: Vec<&str> = classes.map(|(_, class)| *class).collect();
        if !classes.is_empty() {
            found.push_str(&format!(" class=\"{}\"", classes.join(" ")));
        }
        found.push_str(rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_a_table_outside_of_one_is_said_and_ends_nothing() {
        for (tex, at) in [
            ("{a & b}", 3),
            ("\\frac{a & b}{c}", 8),
            ("\\begin{aligned}{a \\\\ b}\\end{aligned}", 18),
            ("\\begin{matrix}\\left( a & b \\right)\\end{matrix}", 23),
        ] {
            let wrong = formula(tex, true).unwrap_err();
            assert_eq!(wrong.span.start, at, "{tex}: {}", wrong.value);
            assert!(wrong.value.contains("stands outside of a table"));
        }
        for tex in [
            "\\begin{cases}\\frac & b\\end{cases}",
            "\\begin{cases}a_& b\\end{cases}",
            "&^block-id",
        ] {
            assert!(formula(tex, true).is_err(), "{tex}");
        }
        for tex in [
            "\\begin{matrix} {a} & \\left( b \\right) \\\\ \\text{a \\& b} & d \\end{matrix}",
            "a &= b \\\\ c &= d",
        ] {
            assert!(formula(tex, true).is_ok(), "{tex}");
        }
    }

    #[test]
    fn a_formula_is_drawn_without_styles() {
        let drawn = formula("\\begin{cases} 1 & x>0 \\\\ 0 \\end{cases}", true).unwrap();
        assert!(drawn.starts_with("<math display=\"block\">"), "{drawn}");
        assert!(
            drawn.contains("class=\"left flush-right\"") && !drawn.contains(" style="),
            "{drawn}"
        );
        let drawn = formula("E = mc^2", false).unwrap();
        assert_eq!(
            drawn,
            "<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>"
        );
    }

    #[test]
    fn money_is_no_formula() {
        for text in ["$5 and $6", "US$5/CAN$6", "$5-$10", "A$ and $B", "\\$x$"] {
            assert!(!has_formula(text), "{text}");
        }
        for text in ["$x$", "($n$-th)", "$$x$$", "costs $5; energy $E$"] {
            assert!(has_formula(text), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_has_its_place_and_nothing_panics() {
        let wrong = formula("a + \\nothing{b}", false).unwrap_err();
        assert_eq!(wrong.span, 4..12);
        for hostile in [
            "{".repeat(9_000),
            "{".repeat(4_000),
            "\\left(".repeat(700),
            "\\frac".repeat(900),
            "^".repeat(4_000),
            "_{a}^".repeat(700),
            "\\sqrt".repeat(900),
            "\\begin{matrix}".repeat(300),
            "% a".to_owned(),
            "\\\\".repeat(2_000),
            "\\text{é\u{301}$}".to_owned(),
        ] {
            let _ = formula(&hostile, true);
        }
    }
}
