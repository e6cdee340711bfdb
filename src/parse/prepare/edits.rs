//! What editors mark in a text: words that were put in and taken out, `{++in++}`, `{--out--}`, `{~~old~>new~~}`, `{==this==}`,
//! `{>>why<<}`, and `^^in^^`: <https://fletcher.github.io/MultiMarkdown-6/syntax/critic.html>,
//! <https://facelessuser.github.io/pymdown-extensions/extensions/caret/>.

use crate::text::find_near;

use super::code_fence::inline_code;

/// How long such words may be, in bytes.
const LONGEST: usize = 2_000;

/// What begins and ends them, with the element that they are.
const MARKS: [(&str, &str, &str); 6] = [
    ("{++", "++}", "ins"),
    ("{--", "--}", "del"),
    ("{~~", "~~}", "~"),
    ("{==", "==}", "mark"),
    ("{>>", "<<}", ""),
    ("^^", "^^", "ins"),
];

/// Writes such words of a line as elements; says whether there were any.
pub(super) fn with_edits(line: &mut String) -> bool {
    // Nearly all lines have none: looked for by their bytes.
    if !line.bytes().any(|byte| matches!(byte, b'{' | b'^')) {
        return false;
    }
    let mut is_changed = false;
    for (open, close, element) in MARKS {
        let mut from = 0;
        while let Some(at) = line[from..].find(open).map(|at| from + at) {
            from = at + open.len();
            let Some(end) = find_near(&line[from..], close, LONGEST).map(|end| from + end) else {
                break;
            };
            let words = &line[from..end];
            let is_spaced = words.trim().is_empty() || words.trim() != words && open == "^^";
            if is_spaced || inline_code(line).iter().any(|code| code.contains(&at)) {
                continue;
            }
            let instead = match element {
                "" => String::new(),
                "~" => {
                    let (old, new) = words.split_once("~>").unwrap_or((words, ""));
                    format!("<del>{old}</del><ins>{new}</ins>")
                }
                name => format!("<{name}>{words}</{name}>"),
            };
            line.replace_range(at..end + close.len(), &instead);
            from = at + instead.len();
            is_changed = true;
        }
    }
    is_changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_edited_is_said_by_elements() {
        for (text, found) in [
            ("{++a b++} {--c--}", "<ins>a b</ins> <del>c</del>"),
            ("{~~a~>b~~}", "<del>a</del><ins>b</ins>"),
            ("{==a==}{>>why<<}", "<mark>a</mark>"),
            ("not ^^a b^^", "not <ins>a b</ins>"),
        ] {
            let mut line = text.to_owned();
            assert!(with_edits(&mut line), "{text}");
            assert_eq!(line, found);
        }
        for text in ["`{++a++}`", "x ^^ y ^^ z", "{++ a", "a^^"] {
            let mut line = text.to_owned();
            assert!(!with_edits(&mut line), "{text}");
            assert_eq!(line, text);
        }
    }
}
