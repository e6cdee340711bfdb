//! Banks that come from anyone: what is published runs nothing, nothing outside a bank is read, and nothing outside the
//! output folder is written or deleted.

use std::fs;
use std::path::Path;

use sourcebook::diagnostic::{Diagnostic, Severity};
use sourcebook::load::Loaded;
use sourcebook::timing::Timings;
use sourcebook::write::{Refused, check_folder};

/// A bank of one guide page that links these files, which lie beside it.
fn bank_with(files: &[std::path::PathBuf]) -> tempfile::TempDir {
    let bank = tempfile::tempdir().unwrap();
    let guide = bank.path().join("content/guide");
    fs::create_dir_all(&guide).unwrap();
    fs::write(
        bank.path().join("bank.yaml"),
        "title: T\nbase_url: https://bank.example.org/\n",
    )
    .unwrap();
    let mut text = "---\ntitle: One\n---\n".to_owned();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy();
        fs::copy(file, guide.join(&*name)).unwrap();
        text.push_str(&format!("[the file]({name})\n"));
    }
    fs::write(guide.join("one.md"), text).unwrap();
    bank
}

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let all = fs::read_dir(super::folder("files").join(folder)).unwrap();
    let mut all: Vec<_> = all.map(|file| file.unwrap().path()).collect();
    all.sort();
    all
}

fn errors(loaded: &Loaded) -> Vec<Diagnostic> {
    let found = loaded.check(false).unwrap().mistakes;
    let errors = found
        .iter()
        .filter(|found| found.severity == Severity::Error);
    errors.cloned().collect()
}

fn error_codes(root: &Path) -> Vec<String> {
    let errors = errors(&super::load(root, false));
    errors.iter().map(|found| found.code.to_string()).collect()
}

fn build(root: &Path, out: &Path) -> anyhow::Result<bool> {
    check_folder(root, out)?;
    let mut edition = super::load(root, false).edition(&mut Timings::default())?;
    let written = edition.write(out, &|| {})?;
    Ok(written.is_some_and(|written| written.is_mended))
}

fn is_refused(result: &anyhow::Result<bool>) -> bool {
    result.as_ref().is_err_and(anyhow::Error::is::<Refused>)
}

#[test]
fn files_that_browsers_run_are_refused_each_alone() {
    for file in files("refused") {
        let bank = bank_with(std::slice::from_ref(&file));
        assert_eq!(
            error_codes(bank.path()),
            ["unsafe-link"],
            "{}",
            file.display()
        );
    }
}

#[test]
fn files_that_browsers_only_show_are_published() {
    let bank = bank_with(&files("published"));
    assert!(error_codes(bank.path()).is_empty());
}

#[test]
fn an_ending_that_the_bank_asks_for_is_published_whatever_it_does() {
    let bank = bank_with(&[super::folder("files/refused/page.html")]);
    let config = "title: T\nbase_url: https://bank.example.org/\nfile_types: [html]\n";
    fs::write(bank.path().join("bank.yaml"), config).unwrap();
    assert!(error_codes(bank.path()).is_empty());
}

#[test]
fn static_files_that_browsers_run_are_left_out_and_told() {
    let bank = bank_with(&[]);
    let folder = bank.path().join("static/.well-known");
    fs::create_dir_all(&folder).unwrap();
    fs::write(bank.path().join("static/CNAME"), "bank.example.org\n").unwrap();
    fs::write(folder.join("security.txt"), "Contact: x\n").unwrap();
    fs::write(folder.join("association"), "{}").unwrap();
    fs::write(bank.path().join("static/a.html"), "<script>").unwrap();
    fs::write(bank.path().join("static/b.html"), "<script>").unwrap();
    let out = tempfile::tempdir().unwrap();
    build(bank.path(), out.path()).unwrap();
    for kept in [
        "CNAME",
        ".well-known/security.txt",
        ".well-known/association",
    ] {
        assert!(out.path().join(kept).is_file(), "{kept}");
    }
    assert!(!out.path().join("a.html").exists());
    let found = super::load(bank.path(), false)
        .check(false)
        .unwrap()
        .mistakes;
    let told: Vec<_> = found
        .iter()
        .filter(|found| found.code.to_string() == "held-back")
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].message.contains("1 more"), "{}", told[0].message);
}

#[test]
fn a_text_that_is_too_large_is_told() {
    let bank = bank_with(&[]);
    let large = fs::File::create(bank.path().join("content/guide/large.md")).unwrap();
    large.set_len(20 << 30).unwrap();
    assert_eq!(error_codes(bank.path()), ["too-large"]);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    /// What must stay as it is.
    fn victim() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("keep.txt"), "precious").unwrap();
        fs::write(folder.path().join("list.yaml"), "- [one, secret]\n").unwrap();
        folder
    }

    fn is_whole(victim: &Path) -> bool {
        let files = fs::read_dir(victim).unwrap().count();
        files == 2 && fs::read_to_string(victim.join("keep.txt")).unwrap() == "precious"
    }

    #[test]
    fn nothing_outside_the_output_folder_is_emptied_overwritten_or_deleted() {
        let list = r#"{"generator": "x", "files": ["x/keep.txt"]}"#;
        for (link, target, list) in [
            (".sourcebook.lock", "keep.txt", None),
            (".sourcebook.json", "keep.txt", None),
            ("x", "", Some(list)),
            ("guide", "", Some(list)),
            ("guide", "", None),
        ] {
            let (bank, victim) = (bank_with(&[]), victim());
            let out = bank.path().join("public");
            fs::create_dir(&out).unwrap();
            fs::write(out.join(".nojekyll"), "").unwrap();
            symlink(victim.path().join(target), out.join(link)).unwrap();
            if let Some(list) = list {
                fs::write(out.join(".sourcebook.json"), list).unwrap();
            }
            let built = build(bank.path(), &out);
            assert!(is_refused(&built), "{link}: {built:?}");
            assert!(is_whole(victim.path()), "{link}");
        }
    }

    #[test]
    fn a_link_in_the_place_of_the_staging_folder_is_removed_and_not_followed() {
        let (bank, victim) = (bank_with(&[]), victim());
        let out = bank.path().join("public");
        fs::create_dir(&out).unwrap();
        symlink(victim.path(), out.join(".sourcebook-staging")).unwrap();
        build(bank.path(), &out).unwrap();
        assert!(is_whole(victim.path()));
    }

    #[test]
    fn what_lies_outside_the_bank_is_not_read_whatever_links_to_it() {
        for link in [
            "search-index/synonyms.yaml",
            "search-index/judgements.yaml",
            "bank.yaml",
            "themes/x",
            "content/guide/list.yaml",
            "style.csl",
        ] {
            let (bank, victim) = (bank_with(&[]), victim());
            let config = bank.path().join("bank.yaml");
            let text =
                fs::read_to_string(&config).unwrap() + "theme: x\ncitation_style: style.csl\n";
            fs::write(&config, text).unwrap();
            let link = bank.path().join(link);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&link);
            let target = if link.ends_with("x") { "" } else { "list.yaml" };
            symlink(victim.path().join(target), &link).unwrap();
            let loaded = super::super::load(bank.path(), false);
            let found = errors(&loaded);
            assert!(
                found
                    .iter()
                    .any(|found| found.code.to_string() == "outside-bank"),
                "{}: {found:?}",
                link.display()
            );
            assert!(!format!("{found:?}").contains("secret"));
        }
        let (bank, victim) = (bank_with(&[]), victim());
        fs::remove_dir_all(bank.path().join("content")).unwrap();
        symlink(victim.path(), bank.path().join("content")).unwrap();
        assert_eq!(error_codes(bank.path()), ["outside-bank"]);
    }

    #[test]
    fn links_that_double_a_folder_again_and_again_are_followed_once() {
        let bank = bank_with(&[]);
        let guide = bank.path().join("content/guide");
        for level in 0..21 {
            let folder = guide.join(format!("f{level}"));
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("page.md"), format!("# Page {level}\n")).unwrap();
            for name in ["a", "b"] {
                symlink(format!("../f{}", level + 1), folder.join(name)).unwrap();
            }
        }
        fs::create_dir(guide.join("f21")).unwrap();
        let codes = error_codes(bank.path());
        assert!(codes.contains(&"symlink-loop".to_owned()));
        assert!(codes.len() < 200, "{}", codes.len());
    }
}

#[test]
fn a_style_that_is_no_file_of_the_bank_is_never_opened() {
    for name in [
        "/dev/zero",
        "../../../../../dev/zero",
        "/dev/zero.csl",
        "../x.csl",
    ] {
        let bank = bank_with(&[]);
        let config = format!("title: T\nbase_url: https://x.example/\ncitation_style: {name}\n");
        fs::write(bank.path().join("bank.yaml"), config).unwrap();
        let codes = error_codes(bank.path());
        assert!(
            codes == ["unknown-style"] || codes == ["bad-csl"],
            "{name}: {codes:?}"
        );
    }
}

#[test]
fn a_damaged_list_of_own_files_is_made_anew() {
    for damaged in ["", "{\"generator\": \"sourcebook", "\0\0\0\0"] {
        let (bank, out) = (bank_with(&[]), tempfile::tempdir().unwrap());
        build(bank.path(), out.path()).unwrap();
        let list = out.path().join(".sourcebook.json");
        let whole = fs::read(&list).unwrap();
        fs::write(&list, damaged).unwrap();
        fs::write(bank.path().join("content/guide/one.md"), "# Another\n").unwrap();
        assert!(
            build(bank.path(), out.path()).unwrap(),
            "it is not said that it was mended"
        );
        assert_eq!(fs::read(&list).unwrap().len(), whole.len());
        assert!(!build(bank.path(), out.path()).unwrap());
    }
}

#[test]
fn a_first_build_goes_beside_what_hosts_and_git_put_there() {
    let bank = bank_with(&[]);
    let out = bank.path().join("public");
    fs::create_dir(&out).unwrap();
    for name in [".git", ".nojekyll", ".gitkeep", ".DS_Store", "CNAME"] {
        fs::write(out.join(name), "theirs").unwrap();
    }
    build(bank.path(), &out).unwrap();
    assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "theirs");
}
