//! From a site to files: what is touched, what is not, and what a killed build leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sourcebook::load::Edition;
use sourcebook::timing::Timings;
use sourcebook::write::WriteSummary;

fn edition(root: &Path) -> Edition {
    let loaded = super::load(root, false);
    loaded.edition(&mut Timings::default()).unwrap()
}

fn build(root: &Path, out: &Path) -> WriteSummary {
    let mut edition = edition(root);
    assert!(!edition.mistakes.has_errors());
    edition.write(out, &|| {}).unwrap().unwrap()
}

fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let found = walkdir::WalkDir::new(out)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    found
        .map(|entry| {
            (
                entry
                    .path()
                    .strip_prefix(out)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_second_build_touches_nothing() {
    let out = tempfile::tempdir().unwrap();
    let root = super::folder("sites/thin");
    let first = build(&root, out.path());
    let page = out.path().join("evidence/vacancies/index.html");
    let before = fs::metadata(&page).unwrap().modified().unwrap();
    let second = build(&root, out.path());
    assert_eq!(
        second,
        WriteSummary {
            changed: 0,
            unchanged: first.changed,
            removed: 0,
            is_mended: false
        }
    );
    assert_eq!(fs::metadata(&page).unwrap().modified().unwrap(), before);
}

#[test]
fn what_is_gone_from_the_bank_is_removed_and_nothing_else() {
    let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    super::copy(&super::folder("sites/thin"), root.path());
    build(root.path(), out.path());
    fs::write(out.path().join("CNAME"), "bank.example.org\n").unwrap();
    fs::remove_file(root.path().join("content/guide/start.md")).unwrap();
    let written = build(root.path(), out.path());
    assert!(written.removed >= 2, "{written:?}");
    assert!(
        !out.path().join("guide").exists(),
        "an empty folder was left"
    );
    assert!(
        out.path().join("CNAME").exists(),
        "a file that is not ours was deleted"
    );
    let clean = tempfile::tempdir().unwrap();
    build(root.path(), clean.path());
    let mut left = files(out.path());
    left.remove("CNAME");
    assert!(
        left == files(clean.path()),
        "an updated site differs from a clean one"
    );
}

#[test]
fn a_build_after_a_killed_one_mends_it() {
    let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    super::copy(&super::folder("sites/thin"), root.path());
    build(root.path(), out.path());
    let whole = files(out.path());
    // Half-staged pages, a page that was not moved yet, and the lock of a process that is gone.
    fs::create_dir(out.path().join(".sourcebook-staging")).unwrap();
    fs::write(out.path().join(".sourcebook-staging/17"), "<html").unwrap();
    fs::write(out.path().join(".sourcebook.lock"), "").unwrap();
    fs::remove_file(out.path().join("evidence/vacancies/index.html")).unwrap();
    build(root.path(), out.path());
    assert!(files(out.path()) == whole);
}

#[test]
fn two_builds_do_not_write_to_one_folder_at_once() {
    let out = tempfile::tempdir().unwrap();
    let held = fs::File::create(out.path().join(".sourcebook.lock")).unwrap();
    held.lock().unwrap();
    let mut edition = edition(&super::folder("sites/thin"));
    let refused = edition.write(out.path(), &|| {}).unwrap_err().to_string();
    assert!(refused.contains("another build"), "{refused}");
}

#[test]
fn a_template_that_fails_leaves_the_old_site_as_it_was() {
    let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    super::copy(&super::folder("sites/thin"), root.path());
    build(root.path(), out.path());
    let before = files(out.path());
    let templates = root.path().join("themes/mine/templates");
    fs::create_dir_all(&templates).unwrap();
    fs::write(
        templates.join("guide.html"),
        "{{ entry.title }} {{ entry.nothing.at.all }}",
    )
    .unwrap();
    fs::write(
        root.path().join("bank.yaml"),
        "title: Thin bank\nbase_url: https://example.org/\ntheme: mine\n",
    )
    .unwrap();
    let mut edition = edition(root.path());
    let known = edition.mistakes.iter().count();
    assert_eq!(edition.write(out.path(), &|| {}).unwrap(), None);
    assert_eq!(edition.mistakes.iter().count(), known + 1);
    assert!(files(out.path()) == before);
}
