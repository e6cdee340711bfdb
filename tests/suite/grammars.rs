//! The licences of what colours code.

use std::fmt::Write as _;

/// What the grammars came with, as two-face has gathered it; each text once.
fn licences() -> String {
    let mut found = String::from(
        "# The licences of the grammars that colour code\n\nWritten by `GRAMMARS=write cargo test --test suite grammars`.\n",
    );
    let listing = two_face::acknowledgement::listing();
    let mut texts = indexmap::IndexMap::<String, Vec<String>>::new();
    for licence in listing.for_syntaxes() {
        let path = licence.rel_path.to_string_lossy().replace('\\', "/");
        let lines: Vec<&str> = licence.text.lines().map(str::trim_end).collect();
        texts
            .entry(lines.join("\n").trim().to_owned())
            .or_default()
            .push(path);
    }
    for (text, paths) in texts {
        write!(
            found,
            "\n## {}\n\n````text\n{text}\n````\n",
            paths.join(", ")
        )
        .unwrap();
    }
    found
}

#[test]
fn the_licences_of_the_grammars_are_those_that_came_with_them() {
    let path = super::folder("../packaging/licences/grammars.md");
    let licences = licences();
    if std::env::var("GRAMMARS").is_ok_and(|what| what == "write") {
        std::fs::write(&path, &licences).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == licences,
        "packaging/licences/grammars.md is of another version: GRAMMARS=write cargo test --test suite grammars"
    );
}
