//! Whether a text may have lines of other generators, so that most are looked at no further.

use memchr::{memchr_iter, memmem};

/// What a text that holds one of these may have such marks by.
const SIGNS: [&str; 16] = [
    "]{", "^[", " ^", "\n^", "[TOC]", "TOC_]]", "[toc]", "*[", "{:", "{%", "{{/*", "\n{", "|=",
    "|-", "@sec-", "@fig-",
];

/// Whether a text may have such lines. Asked of every text, by bytes, so that most are looked at no further.
pub(super) fn has_blocks(text: &str, has_comments: bool) -> bool {
    let bytes = text.as_bytes();
    let begins_line = |at: usize| match at.checked_sub(1).map(|before| bytes[before]) {
        None | Some(b'\n') => true,
        Some(b' ' | b'\t') => {
            let before = text[..at].trim_end_matches([' ', '\t']);
            before.is_empty() || before.ends_with('\n')
        }
        _ => false,
    };
    let begins_tag = |at: usize| {
        let behind = text[at + 1..].trim_start_matches('/');
        behind.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let signs = [
        "!!! ",
        "???",
        "=== \"",
        "`{",
        "~{",
        "={",
        "{/*",
        "\nimport ",
        "\nexport ",
    ];
    let has = |sign: &&str| memmem::find(bytes, sign.as_bytes()).is_some();
    memchr_iter(b':', bytes).any(begins_line)
        || SIGNS.iter().any(has)
        || memchr_iter(b'<', bytes).any(begins_tag)
        || signs.iter().any(has)
        || has_comments && memmem::find(bytes, b"%%").is_some()
}
