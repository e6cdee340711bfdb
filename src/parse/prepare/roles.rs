//! Roles of `MyST` within lines, such as {ref}`label`, written as the Markdown that means the same:
//! <https://mystmd.org/guide/syntax-overview#inline-roles>.

/// Writes the roles of a line as Markdown; says whether there was one that is known.
pub(super) fn with_roles(line: &mut String) -> bool {
    let mut is_changed = false;
    let mut from = 0;
    while let Some(open) = line[from..].find('{').map(|at| from + at) {
        from = open + 1;
        let Some((name, behind)) = line[from..].split_once("}`") else {
            break;
        };
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
        if name.is_empty() || !name.chars().all(is_letter) || line[..open].ends_with('`') {
            continue;
        }
        let Some((inside, _)) = behind.split_once('`') else {
            break;
        };
        let end = open + 1 + name.len() + 2 + inside.len() + 1;
        let Some(markdown) = role(name, inside) else {
            continue;
        };
        line.replace_range(open..end, &markdown);
        from = open + markdown.len();
        is_changed = true;
    }
    is_changed
}

/// The Markdown of a role.
fn role(name: &str, inside: &str) -> Option<String> {
    // `words <target>`, or the target alone.
    let named = inside
        .split_once(" <")
        .and_then(|(words, rest)| Some((words.trim(), rest.strip_suffix('>')?)));
    let (words, target) = named.unwrap_or(("", inside));
    Some(match name {
        "ref" | "numref" | "eq" | "prf:ref" => format!("[{words}](<#{target}>)"),
        "doc" | "download" => {
            let words = match (name, words) {
                ("download", "") => target,
                _ => words,
            };
            format!("[{words}](<{target}>)")
        }
        "math" => format!("$`{inside}`$"),
        "sub" | "subscript" => format!("<sub>{inside}</sub>"),
        "sup" | "superscript" => format!("<sup>{inside}</sup>"),
        "kbd" => format!("<kbd>{inside}</kbd>"),
        "code" | "py" | "samp" | "file" | "command" => format!("`{inside}`"),
        "cite" | "cite:p" | "cite:t" => {
            let keys = inside.split(',').map(|key| format!("@{}", key.trim()));
            format!("[{}]", keys.collect::<Vec<_>>().join("; "))
        }
        "abbr" | "term" | "underline" | "strike" | "del" => {
            let words = if words.is_empty() { target } else { words };
            words.split(" (").next().unwrap_or(words).to_owned()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_the_markdown_that_they_mean() {
        for (line, found) in [
            (
                "see {ref}`a-b` and {doc}`the page <x/y>`",
                "see [](<#a-b>) and [the page](<x/y>)",
            ),
            (
                "{math}`x^2`, H{sub}`2`O, {kbd}`Ctrl`",
                "$`x^2`$, H<sub>2</sub>O, <kbd>Ctrl</kbd>",
            ),
            (
                "{cite}`a2020, b2021` {abbr}`DD (direct debit)`",
                "[@a2020; @b2021] DD",
            ),
            (
                "a {set} of {other}`x` `{ref}`y`",
                "a {set} of {other}`x` `{ref}`y`",
            ),
        ] {
            let mut text = line.to_owned();
            with_roles(&mut text);
            assert_eq!(text, found);
        }
    }
}
