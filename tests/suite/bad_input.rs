//! What no repository can hold: links in circles, huge files, folders that are not ours.

use std::fs;
use std::path::Path;

use sourcebook::timing::Timings;
use sourcebook::write::{Refused, check_folder};

use super::Sample;

/// A bank of one guide page in a folder of its own.
fn bank() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("bank.yaml"),
        "title: Bank\nbase_url: https://example.org/\n",
    )
    .unwrap();
    entry(
        folder.path(),
        "guide/one.md",
        "---\ntitle: One\n---\nText.\n",
    );
    folder
}

fn entry(root: &Path, path: &str, text: &str) {
    let to = root.join("content").join(path);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, text).unwrap();
}

fn codes(root: &Path) -> Vec<String> {
    Sample::read(root).codes()
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_in_a_circle_is_an_error_with_its_path() {
    let bank = bank();
    std::os::unix::fs::symlink(
        bank.path().join("content"),
        bank.path().join("content/guide/again"),
    )
    .unwrap();
    let short = Sample::read(bank.path()).short();
    assert!(
        short.starts_with("content/guide/again:1:1: error[symlink-loop]"),
        "{short}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_outside_the_bank_is_refused() {
    let (bank, outside) = (bank(), tempfile::tempdir().unwrap());
    fs::write(outside.path().join("secret.csv"), "a\n").unwrap();
    std::os::unix::fs::symlink(
        outside.path().join("secret.csv"),
        bank.path().join("content/guide/data.csv"),
    )
    .unwrap();
    entry(
        bank.path(),
        "guide/two.md",
        "---\ntitle: Two\n---\n[data](data.csv)\n",
    );
    assert!(codes(bank.path()).contains(&"outside-bank".to_owned()));
}

#[test]
fn front_matter_over_the_limit_is_an_error() {
    let bank = bank();
    let long = format!(
        "---\ntitle: Long\nsummary: {}\n---\n",
        "word ".repeat(14_000)
    );
    entry(bank.path(), "guide/long.md", &long);
    assert_eq!(codes(bank.path()), ["front-matter-too-long"]);
}

#[test]
fn an_entry_of_ten_megabytes_is_built() {
    let bank = bank();
    let line = "A sentence of the usual length, with a [[one|link]] in it and **weight**.\n\n";
    entry(
        bank.path(),
        "guide/huge.md",
        &format!(
            "---\ntitle: Huge\n---\n{}",
            line.repeat(10_000_000 / line.len())
        ),
    );
    let built = Sample::read(bank.path());
    assert_eq!(built.short(), "");
    assert!(built.page("guide/huge/index.html").len() > 10_000_000);
}

#[test]
fn a_text_of_half_a_million_lines_is_not_read() {
    let bank = bank();
    entry(bank.path(), "guide/lines.md", &"a\n".repeat(500_000));
    assert_eq!(codes(bank.path()), ["too-large"]);
}

#[test]
fn an_empty_bank_is_a_site() {
    let bank = bank();
    fs::remove_dir_all(bank.path().join("content")).unwrap();
    assert!(codes(bank.path()).is_empty());
    fs::create_dir(bank.path().join("content")).unwrap();
    assert!(!Sample::read(bank.path()).page("index.html").is_empty());
}

#[test]
fn from_five_hundred_titles_on_each_letter_has_a_page() {
    let bank = bank();
    for number in 0..499 {
        let text = format!("---\ntitle: Page {number}\n---\nText.\n");
        entry(bank.path(), &format!("guide/page-{number}.md"), &text);
    }
    let built = Sample::read(bank.path());
    assert!(built.page("a-z/p/index.html").contains(">Page 0</a>"));
    assert!(!built.page("a-z/index.html").contains(">Page 0</a>"));
}

#[test]
fn folders_that_a_build_would_harm_are_refused() {
    let bank = bank();
    let root = bank.path();
    fs::create_dir(root.join("mine")).unwrap();
    fs::write(root.join("mine/letter.txt"), "Dear\n").unwrap();
    fs::write(root.join("a-file"), "").unwrap();
    for out in [
        "",
        ".",
        "content",
        "content/new",
        "..",
        "mine",
        "a-file",
        "themes/x",
    ] {
        let refused = check_folder(root, &root.join(out));
        assert!(
            refused.is_err_and(|error| error.is::<Refused>()),
            "`{out}` was not refused"
        );
    }
    for out in ["public", "new/folder"] {
        assert!(
            check_folder(root, &root.join(out)).is_ok(),
            "`{out}` was refused"
        );
    }
    assert_eq!(
        fs::read_to_string(root.join("mine/letter.txt")).unwrap(),
        "Dear\n"
    );
}

#[test]
fn any_front_matter_is_read_or_reported_and_never_panics() {
    let config = proptest::test_runner::Config {
        cases: 300,
        failure_persistence: None,
        ..Default::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let schema_bank = bank();
    let loaded = super::load(schema_bank.path(), false);
    let pieces = proptest::collection::vec(
        proptest::sample::select(vec![
            "---\n",
            "title: ",
            "findings:\n",
            "  - statement: ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "&a ",
            "*a ",
            "é",
            "\t",
            "sources: ",
            "[[one]]",
            "[@",
            "one]",
            "\u{feff}",
            "\r\n",
            "2026-02-30",
            "<b>",
            "![[one]]",
            "|",
            ": ",
            "\n",
            "# ",
        ]),
        0..40,
    );
    runner
        .run(&pieces, |pieces| {
            let text: String = pieces.concat();
            let file = sourcebook::text::File::new("content/guide/x.md", text);
            let bank = &loaded.bank;
            let mut found = sourcebook::diagnostic::Diagnostics::default();
            let reading = super::reading(&loaded, bank.config.dialect);
            let parsed = sourcebook::parse::entry(&file, reading, &mut found);
            for found in found.iter() {
                assert!(
                    found.span.end <= file.text.len() && found.span.start <= found.span.end,
                    "{found:?}"
                );
            }
            assert!(parsed.entry.is_some() || found.has_errors());
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_git_and_hosts_put_into_the_output_folder_stays() {
    let bank = bank();
    let out = bank.path().join("public");
    let theirs = [".git", ".gitkeep", ".nojekyll", ".DS_Store", "CNAME"];
    fs::create_dir(&out).unwrap();
    for name in theirs {
        fs::write(out.join(name), "theirs").unwrap();
    }
    for _ in 0..2 {
        check_folder(bank.path(), &out).unwrap();
        let loaded = super::load(bank.path(), false);
        let mut edition = loaded.edition(&mut Timings::default()).unwrap();
        edition.write(&out, &|| {}).unwrap().unwrap();
        for name in theirs {
            assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "theirs");
        }
    }
    assert!(out.join("guide/one/index.html").is_file());
}

#[test]
fn many_notes_signs_and_short_rows_cost_no_more_than_they_are_long() {
    let bank = bank();
    let many = |of: &dyn Fn(usize) -> String| (1..=30_000).map(of).collect::<Vec<_>>().concat();
    let marks = many(&|number| format!("x[^{number}]\n\n"));
    let notes = many(&|number| format!("[^{number}]: N.\n\n"));
    let signs = many(&|number| format!("&#{};\n", 0xf_0000 + number));
    let wide: Vec<String> = (0..2_000).map(|n| format!("c{n}")).collect();
    let rows = format!("{}\n{}", wide.join(","), "1\n".repeat(20_000));
    entry(
        bank.path(),
        "guide/notes.md",
        &format!("---\ntitle: Notes\n---\n{marks}{notes}"),
    );
    entry(
        bank.path(),
        "guide/signs.md",
        &format!("---\ntitle: Signs\n---\n{signs}"),
    );
    entry(bank.path(), "guide/wide.csv", &rows);
    entry(
        bank.path(),
        "guide/rows.md",
        "---\ntitle: Rows\n---\n[rows](wide.csv)\n",
    );
    let built = Sample::read(bank.path());
    assert_eq!(built.short(), "");
    assert!(
        built
            .page("guide/notes/index.html")
            .contains("id=\"note.30000\"")
    );
}
