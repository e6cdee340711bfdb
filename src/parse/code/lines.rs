//! The lines of a block of code as readers see them: without those that speak to another generator, and with what these
//! say about the others.

use super::info::{CodeInfo, Lines};

/// What is said of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    /// It is the one to look at.
    Marked,
    Added,
    Removed,
}

/// A line without its end.
#[derive(Debug, PartialEq)]
pub(super) struct CodeLine<'c> {
    pub(super) text: &'c str,
    pub(super) mark: Mark,
}

/// What a comment says about lines: <https://docusaurus.io/docs/markdown-features/code-blocks#highlighting-with-comments>
/// and <https://vitepress.dev/guide/markdown#line-highlighting-in-code-blocks>.
const NEXT: [(&str, Mark); 5] = [
    ("highlight-next-line", Mark::Marked),
    ("diff-add-next-line", Mark::Added),
    ("diff-remove-next-line", Mark::Removed),
    ("highlight-start", Mark::Marked),
    ("highlight-end", Mark::None),
];

const BEHIND: [(&str, Mark); 6] = [
    ("[!code highlight]", Mark::Marked),
    ("[!code hl]", Mark::Marked),
    ("[!code focus]", Mark::Marked),
    ("[!code ++]", Mark::Added),
    ("[!code --]", Mark::Removed),
    ("[!code warning]", Mark::Marked),
];

/// What opens a comment in the languages that have such remarks.
const COMMENTS: [&str; 7] = ["//", "#", "--", "/*", "<!--", ";", "%"];

/// The lines of a block, and what its first ones say of it.
pub(super) fn lines<'c>(code: &'c str, info: &mut CodeInfo) -> Vec<CodeLine<'c>> {
    let mut texts = code.lines().peekable();
    while let Some((key, value)) = texts.peek().and_then(|line| option(line, info.is_cell)) {
        info.set(key, value);
        texts.next();
    }
    let (mut found, mut next, mut range) = (Vec::new(), None, Mark::None);
    for text in texts.filter(|text| !is_hidden(text, &info.language)) {
        if let Some((word, mark)) = remark(text) {
            match word {
                "highlight-start" | "highlight-end" => range = mark,
                _ => next = Some(mark),
            }
            continue;
        }
        let (text, behind) = without_remark(without_annotation(text));
        let (text, sign) = if info.is_diff {
            signed(text, info.language != "diff")
        } else {
            (text, None)
        };
        let number = found.len() + 1;
        let has = |lines: &Lines| lines.iter().any(|range| range.contains(&number));
        let by_number = [
            (&info.added, Mark::Added),
            (&info.removed, Mark::Removed),
            (&info.marked, Mark::Marked),
        ];
        let by_number = by_number.into_iter().find(|(lines, _)| has(lines));
        let mark = behind.or(next.take()).or(sign);
        let mark = mark.or(by_number.map(|(_, mark)| mark)).unwrap_or(range);
        found.push(CodeLine { text, mark });
    }
    found
}

/// A line at the head of a block that is run elsewhere: `#| echo: false` of Quarto, `:linenos:` of `MyST`.
fn option(line: &str, is_cell: bool) -> Option<(&str, &str)> {
    let inside = if let Some(behind) = line.strip_prefix("#|").or(line.strip_prefix("//|")) {
        behind.trim()
    } else {
        line.strip_prefix(':').filter(|_| is_cell)?.trim()
    };
    let (key, value) = inside.split_once(':')?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let value = value.trim().trim_matches(['"', '\'']);
    key.chars().all(is_word).then_some((key, value))
}

/// Whether rustdoc would hide a line: <https://doc.rust-lang.org/rustdoc/write-documentation/documentation-tests.html#hiding-portions-of-the-example>.
fn is_hidden(line: &str, language: &str) -> bool {
    language == "rust" && (line.trim() == "#" || line.trim_start().starts_with("# "))
}

/// A line that is nothing but a remark about others.
fn remark(line: &str) -> Option<(&'static str, Mark)> {
    let inside = line.trim();
    let sign = COMMENTS.iter().find(|sign| inside.starts_with(**sign))?;
    let inside = inside[sign.len()..].trim_end_matches("*/");
    let inside = inside.trim_end_matches("-->").trim();
    NEXT.into_iter().find(|(word, _)| *word == inside)
}

/// A line without the remark about it that stands at its end.
fn without_remark(line: &str) -> (&str, Option<Mark>) {
    let found = BEHIND
        .into_iter()
        .find_map(|(word, mark)| Some((line.rfind(word)?, mark)));
    let Some((at, mark)) = found else {
        return (line, None);
    };
    let before = line[..at].trim_end();
    let sign = COMMENTS.iter().find(|sign| before.ends_with(**sign));
    match sign {
        Some(sign) => (before[..before.len() - sign.len()].trim_end(), Some(mark)),
        None => (line, None),
    }
}

/// A line without the sign behind the number of a note that takes its comment away where the note opens on the spot,
/// `x = 1 # (1)!`: <https://squidfunk.github.io/mkdocs-material/reference/code-blocks/#stripping-comments>. The number
/// stays, since the notes are a list below.
fn without_annotation(line: &str) -> &str {
    let shown = line.trim_end().strip_suffix('!');
    let number = shown.and_then(|shown| shown.strip_suffix(')')?.rsplit_once('('));
    let is_number = |(before, number): (&str, &str)| {
        let is_comment = COMMENTS
            .iter()
            .any(|sign| before.trim_end().ends_with(*sign));
        is_comment && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    };
    shown
        .filter(|_| number.is_some_and(is_number))
        .unwrap_or(line)
}

/// A line of a diff by its sign, which goes where the block has a language beside it.
fn signed(line: &str, strips: bool) -> (&str, Option<Mark>) {
    let mark = match line.as_bytes() {
        [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => None,
        [b'+', ..] => Some(Mark::Added),
        [b'-', ..] => Some(Mark::Removed),
        _ => None,
    };
    let is_signed = mark.is_some() || line.starts_with(' ');
    let text = if strips && is_signed {
        &line[1..]
    } else {
        line
    };
    (text, mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(info: &str, code: &str) -> Vec<(String, Mark)> {
        let found = lines(code, &mut CodeInfo::read(info));
        let found = found.into_iter();
        found
            .map(|line| (line.text.to_owned(), line.mark))
            .collect()
    }

    #[test]
    fn remarks_mark_lines_and_go() {
        let line = |text: &str, mark| (text.to_owned(), mark);
        let marked = [line("a", Mark::None), line("b", Mark::Marked)];
        for code in [
            "a\n// highlight-next-line\nb",
            "a\nb // [!code highlight]",
            "a\n# highlight-start\nb\n# highlight-end",
        ] {
            assert_eq!(read("js", code), marked, "{code}");
        }
        assert_eq!(read("js {2}", "a\nb"), marked);
        assert_eq!(
            read("diff lang=js", " a\n+b\n-c"),
            [
                line("a", Mark::None),
                line("b", Mark::Added),
                line("c", Mark::Removed)
            ]
        );
    }

    #[test]
    fn what_speaks_to_another_generator_goes() {
        let plain = [("a".to_owned(), Mark::None)];
        assert_eq!(read("{python}", "#| echo: false\na"), plain);
        assert_eq!(read("{code-block} python", ":linenos:\na"), plain);
        assert_eq!(read("rust", "# use b;\n#\na"), plain);
        assert_eq!(read("rust", "#[a]").len(), 1);
        let numbered = [("a # (1)".to_owned(), Mark::None)];
        assert_eq!(read("python", "a # (1)!"), numbered);
        let called = [("f(1)!".to_owned(), Mark::None)];
        assert_eq!(read("julia", "f(1)!"), called);
    }
}
