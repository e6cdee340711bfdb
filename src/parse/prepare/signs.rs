//! Whether a text may have lines of other generators, so that most are looked at no further.

use memchr::{memchr_iter, memchr2_iter, memchr3_iter, memmem};

/// The prefixes of what Quarto refers to.
const REFERENCES: [&str; 5] = ["@sec-", "@fig-", "@tbl-", "@eq-", "@lst-"];

/// How else a list of contents is asked for.
const CONTENTS: [&str; 5] = ["[TOC]", "[toc]", "[[_TOC_]]", "[[toc]]", "[[TOC]]"];

/// Whether a text may have such lines. Asked of every text: by bytes that few have, and then by what stands around them.
pub(super) fn has_blocks(text: &str, has_comments: bool) -> bool {
    let bytes = text.as_bytes();
    let starts = |at: usize, sign: &str| bytes[at..].starts_with(sign.as_bytes());
    let ends = |at: usize, sign: &str| bytes[..at].ends_with(sign.as_bytes());
    let begins_word = |at: usize| at == 0 || matches!(bytes[at - 1], b' ' | b'\n');
    memchr_iter(b':', bytes).any(|at| begins_line(text, at))
        || memchr_iter(b'<', bytes).any(|at| begins_block(&text[at + 1..]))
        || memchr3_iter(b'{', b'^', b'|', bytes).any(|at| match bytes[at] {
            b'^' => begins_word(at) || starts(at, "^["),
            b'|' => {
                starts(at, "|-")
                    || starts(at, "|=")
                    || stands_in_word(bytes, at) && !is_of_link(&bytes[..at])
            }
            _ => true,
        })
        || memchr3_iter(b'@', b'%', b'?', bytes).any(|at| match bytes[at] {
            b'@' => ends(at, "(") || REFERENCES.iter().any(|sign| starts(at, sign)),
            b'%' => has_comments && starts(at, "%%"),
            _ => starts(at, "???"),
        })
        || memchr3_iter(b'!', b'=', b'[', bytes).any(|at| match bytes[at] {
            b'!' => starts(at, "!!! "),
            b'=' => starts(at, "=== \"") || ends(at, ")") && starts(at, "=\n"),
            _ => {
                let is_contents = CONTENTS.iter().any(|sign| starts(at, sign));
                is_contents || ends(at, "*") || ends(at, "- ")
            }
        })
        || memmem::find_iter(bytes, "-- ").any(|at| draws_columns(&bytes[at + 3..]))
        || begins_count(bytes)
        || memchr_iter(b'\n', bytes).any(|at| begins_count(&bytes[at + 1..]))
        || memchr2_iter(b'+', b'/', bytes).any(|at| match bytes[at] {
            b'+' => starts(at, "+--") || starts(at, "++"),
            _ => starts(at, "///"),
        })
}

/// Whether more hyphens stand behind the first of a line that draws the columns of a table.
fn draws_columns(behind: &[u8]) -> bool {
    behind.trim_ascii_start().starts_with(b"--")
}

/// Whether a line begins with what counts the first of several by a letter or a numeral, or with the bar of a line of verse.
fn begins_count(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"(").unwrap_or(line);
    match line {
        [b'a' | b'A' | b'i' | b'I', b')' | b'.', b' ', ..] => true,
        [b'|', b' ', words @ ..] => {
            let end = memchr2_iter(b'|', b'\n', words).next();
            end.is_none_or(|end| words[end] == b'\n')
        }
        _ => false,
    }
}

/// How far before a bar the brackets of its link are looked for.
const LINK: usize = 200;

/// Whether a bar behind this text parts the words of a link from its name, as in `[[name|words]]`: most bars do.
fn is_of_link(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(LINK)..];
    let line = memchr::memrchr(b'\n', near).map_or(near, |end| &near[end + 1..]);
    let name = memmem::rfind(line, b"[[").map(|at| &line[at + 2..]);
    // In code it may be of a row, which is told by more than its line.
    name.is_some_and(|name| !name.contains(&b']')) && !line.contains(&b'`')
}

/// Whether no blank is beside a sign, as in code that has it.
fn stands_in_word(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    let behind = bytes.get(at + 1).copied();
    [before, behind]
        .iter()
        .all(|byte| byte.is_some_and(|byte| !byte.is_ascii_whitespace()))
}

/// Whether a line has nothing before a place.
fn begins_line(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|before| text.as_bytes()[before]) {
        None | Some(b'\n') => true,
        Some(b' ' | b'\t') => {
            let before = text[..at].trim_end_matches([' ', '\t']);
            before.is_empty() || before.ends_with('\n')
        }
        _ => false,
    }
}

/// How long a tag is looked at, in bytes: of what never closes, each would be read to the end of the text.
const LONGEST: usize = 1_000;

/// Whether what stands behind a `<` is the tag of a component, or of a block whose text is Markdown.
fn begins_block(behind: &str) -> bool {
    let name = behind.strip_prefix('/').unwrap_or(behind);
    let is_component = name.starts_with(|c: char| c.is_ascii_uppercase());
    is_component
        || name.starts_with(|c: char| c.is_ascii_lowercase())
            && name[..name.floor_char_boundary(LONGEST)]
                .split('>')
                .next()
                .is_some_and(|tag| tag.contains(" markdown"))
}
