//! Commands of TeX that change letters, as the marks that titles may have. The crate that reads BibTeX keeps commands that
//! it does not know as they are written, so they are put aside before it reads, under signs that no text has.

/// Commands with the tags that they become.
const COMMANDS: [(&str, &str, &str); 12] = [
    ("emph", "<i>", "</i>"),
    ("textit", "<i>", "</i>"),
    ("mkbibemph", "<i>", "</i>"),
    ("textbf", "<b>", "</b>"),
    ("textsubscript", "<sub>", "</sub>"),
    ("textsuperscript", "<sup>", "</sup>"),
    ("textsc", "<sc>", "</sc>"),
    ("mkbibquote", "“", "”"),
    ("enquote", "“", "”"),
    ("url", "", ""),
    ("textrm", "", ""),
    ("texttt", "", ""),
];

/// Signs for the beginning of a command, by its number, and for its end: private ones of Unicode.
const BEGIN: u32 = 0xE100;
const END: u32 = 0xE120;

/// The text with signs in the place of commands and of the braces behind them.
pub(super) fn with_marks(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let mut open: Vec<Option<u32>> = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let command = if letter == '\\' { command(rest) } else { None };
        if let Some((number, length)) = command {
            found.extend(sign(BEGIN, number));
            open.push(Some(number));
            rest = &rest[length..];
            continue;
        }
        let mut length = letter.len_utf8();
        match letter {
            '\\' => length += rest[1..].chars().next().map_or(0, char::len_utf8),
            '{' => open.push(None),
            '}' => {
                if let Some(number) = open.pop().flatten() {
                    found.extend(sign(END, number));
                    rest = &rest[1..];
                    continue;
                }
            }
            _ => {}
        }
        found.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    found
}

/// A command of ours at the head of a text: its number, and its length with its brace.
fn command(text: &str) -> Option<(u32, usize)> {
    let name = text[1..].split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let at = COMMANDS.iter().position(|(command, ..)| *command == name)?;
    let has_brace = text[1 + name.len()..].starts_with('{');
    has_brace.then_some((u32::try_from(at).ok()?, name.len() + 2))
}

fn sign(base: u32, number: u32) -> Option<char> {
    char::from_u32(base + number)
}

/// The text with tags in the place of those signs.
pub(super) fn marks_of(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for letter in text.chars() {
        let code = u32::from(letter);
        let at = |base: u32| {
            let at = usize::try_from(code.checked_sub(base)?).ok()?;
            COMMANDS.get(at)
        };
        match (at(BEGIN), at(END)) {
            (Some((_, open, _)), _) => found.push_str(open),
            (None, Some((.., close))) => found.push_str(close),
            (None, None) => found.push(letter),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_become_marks_and_braces_stay_in_pairs() {
        let text = "{A \\emph{B {C}} \\{ \\textbf D \\unknown{x}}";
        let read = marks_of(&with_marks(text));
        assert_eq!(read, "{A <i>B {C}</i> \\{ \\textbf D \\unknown{x}}");
    }
}
