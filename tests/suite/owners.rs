//! The laws of the layout that a machine can check.

use std::fs;

/// Each foreign crate and the only files that may name it.
const OWNERS: &[(&str, &[&str])] = &[
    (
        "pulldown_cmark",
        &[
            "src/parse/attributes.rs",
            "src/parse/blocks.rs",
            "src/parse/callouts.rs",
            "src/parse/chart.rs",
            "src/parse/events.rs",
            "src/parse/inline.rs",
            "src/parse/label.rs",
            "src/parse/markdown.rs",
            "src/parse/mention.rs",
            "src/parse/narrative.rs",
            "src/parse/picture.rs",
            "src/parse/prose.rs",
            "src/parse/raw_html.rs",
            "src/parse/running.rs",
            "src/parse/stray/",
            "src/parse/surroundings.rs",
            "src/parse/table.rs",
            "src/parse/footnote.rs",
            "src/parse/writer.rs",
        ],
    ),
    ("tantivy::", &["src/search/"]),
    ("icu_normalizer", &["src/text/fold.rs"]),
    (
        "regex::",
        &["src/search/query/parse.rs", "src/text/expression.rs"],
    ),
    ("tera::", &["src/theme.rs", "src/theme/"]),
    ("hayagriva", &["src/cite/"]),
    ("use biblatex", &["src/import/bibtex.rs"]),
    ("serde_yaml::", &["src/yaml.rs", "src/yaml/"]),
    ("axum", &["src/commands/serve/"]),
    ("csv::", &["src/data.rs", "src/data/"]),
    ("zip::", &["src/write/archive.rs"]),
    ("rmcp::", &["src/commands/mcp/server.rs"]),
    ("headers::", &["src/commands/serve/send.rs"]),
    ("notify::", &["src/commands/serve/watch.rs"]),
    ("annotate_snippets", &["src/diagnostic/human.rs"]),
    ("ammonia::", &["src/parse/clean.rs"]),
    ("fluent_bundle", &["src/messages/"]),
    ("fluent_syntax", &["src/messages/catalogue.rs"]),
    ("unic_langid", &["src/messages/catalogue.rs"]),
    ("linkify::", &["src/parse/running.rs"]),
    ("emojis::", &["src/parse/running.rs"]),
    ("syntect", &["src/parse/code/highlight.rs"]),
    ("two_face", &["src/parse/code/highlight.rs"]),
    ("math_core", &["src/parse/math.rs"]),
    ("toml_edit", &["src/yaml/toml.rs"]),
    ("icu_collator", &["src/messages/order.rs"]),
    ("icu_decimal", &["src/messages/numbers.rs"]),
    ("aho_corasick", &["src/link/glossary.rs"]),
    ("glob::", &["src/text/pattern.rs"]),
    ("roxmltree", &["src/text/xml.rs"]),
    ("lsp_server::", &["src/commands/lsp/"]),
    ("clap_mangen", &["src/commands/man.rs"]),
    ("similar::TextDiff", &["src/commands/mend.rs"]),
    ("tiny_skia", &["src/site/pages/cards/"]),
    ("ttf_parser", &["src/site/pages/cards/letters.rs"]),
    ("png::", &["src/site/pages/cards/"]),
    ("use ureq", &["src/external/asker.rs"]),
    ("ureq::", &["src/external/asker.rs"]),
    ("use url::", &["src/external/address.rs"]),
];

fn sources() -> Vec<(String, String)> {
    let root = super::folder("..");
    let files = walkdir::WalkDir::new(root.join("src"))
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);
    let rust = files.filter(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
    });
    rust.map(|entry| {
        let path = entry
            .path()
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        (path, fs::read_to_string(entry.path()).unwrap())
    })
    .collect()
}

#[test]
fn every_foreign_crate_has_one_owner() {
    for (path, text) in sources() {
        for (name, owners) in OWNERS {
            let uses = text
                .lines()
                .any(|line| !line.trim_start().starts_with("//") && line.contains(name));
            let is_owner = owners.iter().any(|owner| path.starts_with(owner));
            assert!(!uses || is_owner, "{path} uses {name}");
        }
    }
}

#[test]
fn nothing_about_the_shipped_bank_stands_in_rust() {
    for (path, text) in sources()
        .iter()
        .filter(|(path, _)| !path.contains("/tests"))
    {
        let code = text
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .to_lowercase();
        for word in [
            "social work",
            "children's",
            "young people",
            "teacher",
            "cambridgeshire",
            "rests-on",
            "sectors",
        ] {
            let is_said = code
                .lines()
                .any(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            assert!(!is_said, "{path} speaks of `{word}`");
        }
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{path} has no head");
    }
}
