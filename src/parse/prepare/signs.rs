//! Whether a text may have lines of other generators, so that most are looked at no further.

use memchr::{memchr_iter, memchr3_iter, memmem};

/// Whether a text may have such lines. Asked of every text: by bytes that few have, and then by what stands around them.
pub(super) fn has_blocks(text: &str, has_comments: bool) -> bool {
    let bytes = text.as_bytes();
    let starts = |at: usize, sign: &str| bytes[at..].starts_with(sign.as_bytes());
    let begins_word = |at: usize| at == 0 || matches!(bytes[at - 1], b' ' | b'\n');
    memchr_iter(b':', bytes).any(|at| begins_line(text, at))
        || memchr_iter(b'<', bytes).any(|at| begins_component(&text[at + 1..]))
        || memchr3_iter(b'{', b'^', b'|', bytes).any(|at| match bytes[at] {
            b'^' => begins_word(at) || starts(at, "^["),
            b'|' => starts(at, "|-") || starts(at, "|="),
            _ => true,
        })
        || ["+--", "- [", "++", "///", ")=\n"]
            .iter()
            .any(|sign| memmem::find(bytes, sign.as_bytes()).is_some())
        || memchr3_iter(b'@', b'%', b'?', bytes).any(|at| match bytes[at] {
            b'@' => ["@sec-", "@fig-", "@tbl-", "@eq-", "@lst-"]
                .iter()
                .any(|sign| starts(at, sign)),
            b'%' => has_comments && starts(at, "%%"),
            _ => starts(at, "???"),
        })
        || memchr3_iter(b'!', b'=', b'[', bytes).any(|at| match bytes[at] {
            b'!' => starts(at, "!!! "),
            b'=' => starts(at, "=== \""),
            _ => {
                let is_contents = ["[TOC]", "[toc]", "[[_TOC_]]", "[[toc]]", "[[TOC]]"];
                is_contents.iter().any(|sign| starts(at, sign)) || at > 0 && bytes[at - 1] == b'*'
            }
        })
        || memmem::find(bytes, b" markdown").is_some()
        || memmem::find(bytes, b"\nimport ").is_some()
        || memmem::find(bytes, b"\nexport ").is_some()
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

fn begins_component(behind: &str) -> bool {
    let name = behind.strip_prefix('/').unwrap_or(behind);
    name.starts_with(|c: char| c.is_ascii_uppercase())
}
