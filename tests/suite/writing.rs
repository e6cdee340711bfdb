//! From a site to files: what is touched, what is not, and what a killed build leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sourcebook::load::Edition;
use sourcebook::source::has_extension;
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

/// A bank with a card for each of its entries, and its site.
fn bank_with_cards() -> [tempfile::TempDir; 2] {
    let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    super::copy(&super::folder("sites/findings"), root.path());
    build(root.path(), out.path());
    [root, out]
}

/// The paths of the cards of a site, that of the bank first.
fn cards(out: &Path) -> Vec<String> {
    let all = files(out).into_keys();
    let mut found: Vec<String> = all.filter(|path| has_extension(path, &["png"])).collect();
    found.sort_by_key(|path| path.contains("/cards/"));
    found
}

#[test]
fn every_picture_that_a_page_names_is_there() {
    let [_, out] = bank_with_cards();
    let mut named = std::collections::BTreeSet::new();
    for (path, bytes) in files(out.path()) {
        if has_extension(&path, &["html"]) {
            let page = String::from_utf8(bytes).unwrap();
            let of_page = page
                .split("og:image\" content=\"https://example.org/")
                .skip(1);
            named.extend(of_page.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    let mut all = cards(out.path());
    assert!(all.len() > 2, "{all:?}");
    all.sort();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn a_card_is_drawn_again_only_where_it_is_not_what_a_build_left() {
    let [root, out] = bank_with_cards();
    let (out, list) = (out.path(), out.path().join(".sourcebook.json"));
    let whole = files(out);
    let all = cards(out);
    fs::write(out.join(&all[0]), "half a pic").unwrap();
    fs::remove_file(out.join(&all[1])).unwrap();
    assert_eq!(build(root.path(), out).changed, 2);
    assert!(files(out) == whole, "what was damaged was not mended");
    // Another picture that the list knows: only one that is not drawn again stays.
    let (old, new) = (&whole[&all[0]], b"another picture");
    let print = |bytes: &[u8]| format!("{:016x}", xxhash_rust::xxh3::xxh3_64(bytes));
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace(&print(old), &print(new))).unwrap();
    fs::write(out.join(&all[0]), new).unwrap();
    assert_eq!(build(root.path(), out).changed, 0);
    assert_eq!(fs::read(out.join(&all[0])).unwrap(), new);
    // Without the list nobody knows whose it is.
    fs::write(&list, "{").unwrap();
    assert_eq!(build(root.path(), out).changed, 1);
    assert!(files(out) == whole, "a card of nobody was kept");
}

#[test]
fn a_card_follows_what_it_shows() {
    let [root, out] = bank_with_cards();
    let before = cards(out.path());
    let page = root.path().join("content/studies/posts.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("title: ", "title: Now ")).unwrap();
    build(root.path(), out.path());
    let now = cards(out.path());
    assert_eq!(before.len(), now.len());
    assert_eq!(before.iter().filter(|card| !now.contains(card)).count(), 1);
    let clean = tempfile::tempdir().unwrap();
    build(root.path(), clean.path());
    assert!(files(out.path()) == files(clean.path()));
}
