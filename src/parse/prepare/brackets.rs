//! Formulas between `\(` and `\)`, `\[` and `\]`, as TeX and many generators have them, or with two strokes each, as mdBook
//! has them: written with dollar signs, which pulldown-cmark knows.
//! <https://rust-lang.github.io/mdBook/format/mathjax.html>

use super::code_fence::{CodeFence, inline_code};

/// How long a line may be that is looked at, in bytes.
const LONGEST: usize = 8_000;

/// A text with its formulas between dollar signs, each byte in its place; `None` where it has none.
pub(super) fn in_dollars(text: &str) -> Option<String> {
    if !text.contains("\\(") && !text.contains("\\[") {
        return None;
    }
    let mut signs = Vec::new();
    let (mut fence, mut from, mut block) = (CodeFence::default(), 0, None);
    for line in text.split_inclusive('\n') {
        if !fence.holds(line) && line.len() <= LONGEST {
            let found = formulas(line);
            for (at, sign) in found {
                match (sign, block) {
                    ("[", None) => block = Some((from + at, 2)),
                    ("\\[", None) => block = Some((from + at, 3)),
                    ("]" | "\\]", Some((open, length))) if length == sign.len() + 1 => {
                        let (begin, end) = match length {
                            2 => ("$$", "$$"),
                            _ => ("$$ ", " $$"),
                        };
                        signs.extend([(open, begin), (from + at, end)]);
                        block = None;
                    }
                    ("(", None) => signs.push((from + at, "$`")),
                    (")", None) => signs.push((from + at, "`$")),
                    ("\\(", None) => signs.push((from + at, "$` ")),
                    ("\\)", None) => signs.push((from + at, " `$")),
                    _ => {}
                }
            }
        }
        from += line.len();
    }
    let mut found = text.to_owned();
    for (at, sign) in signs {
        found.replace_range(at..at + sign.len(), sign);
    }
    Some(found)
}

/// What a second stroke begins where two of them stand for one.
const DOUBLE: [&str; 4] = ["\\(", "\\)", "\\[", "\\]"];

/// The signs of formulas in a line, outside code. Those within the line end in it.
fn formulas(line: &str) -> Vec<(usize, &str)> {
    let code = inline_code(line);
    let mut found = Vec::new();
    let (mut from, mut open) = (0, None);
    while let Some(at) = line[from..].find('\\').map(|at| from + at) {
        let length = line[at + 1..].chars().next().map_or(0, char::len_utf8);
        let is_double = DOUBLE.iter().any(|sign| line[at + 1..].starts_with(sign));
        from = at + 1 + length + usize::from(is_double);
        let sign = &line[at + 1..from];
        if code.iter().any(|code| code.contains(&at)) {
            continue;
        }
        match sign {
            "(" | "\\(" => open = Some((at, sign)),
            ")" | "\\)" => {
                let opens = open.take_if(|(_, open)| open.len() == sign.len());
                found.extend(opens.into_iter().chain([(at, sign)]).take(2));
            }
            "[" | "]" | "\\[" | "\\]" => found.push((at, sign)),
            _ => {}
        }
    }
    // What closes nothing is no formula.
    let is_pair = |at: usize| {
        found
            .get(at.wrapping_sub(1))
            .is_some_and(|(_, sign)| sign.ends_with('('))
    };
    let kept = (0..found.len()).filter(|&at| !found[at].1.ends_with(')') || is_pair(at));
    kept.map(|at| found[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_dollars_where_they_come_in_pairs_and_in_no_code() {
        let text = r"a \(x\) b) \) `\(y\)` \(z";
        assert_eq!(in_dollars(text).unwrap(), r"a $`x`$ b) \) `\(y\)` \(z");
        let text = "\\[\nx\n\\]\n\n\\[ y\n";
        assert_eq!(in_dollars(text).unwrap(), "$$\nx\n$$\n\n\\[ y\n");
        assert_eq!(
            in_dollars("```\n\\(x\\)\n```\n").unwrap(),
            "```\n\\(x\\)\n```\n"
        );
        let text = r"a \\(x\\) \\(y\) and \\[z\\]";
        assert_eq!(in_dollars(text).unwrap(), r"a $` x `$ \\(y\) and $$ z $$");
        assert!(in_dollars("no formula").is_none());
    }
}
