//! What Git knows of a bank, shown where the bank asks for it.

use std::fs;
use std::path::Path;
use std::process::Command;

use sourcebook::load::{Edition, Loaded, Options};
use sourcebook::site::Content;
use sourcebook::timing::Timings;

use super::today;

const PAGE: &str = "---\ntitle: Locks\n---\nThere are seven.\n";

fn git(root: &Path, author: &str, day: &str, arguments: &[&str]) {
    let done = Command::new("git")
        .current_dir(root)
        .args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "user.email=a@example.org",
        ])
        .args(["-c", &format!("user.name={author}")])
        .env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z"))
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "git {arguments:?}: {said}");
}

/// The page of the one entry, and the codes of what is said.
fn built(root: &Path) -> (String, Vec<String>) {
    let options = Options::new(root.to_path_buf(), today());
    let loaded = Loaded::load(&options, &mut Timings::default()).unwrap();
    let Edition { site, mistakes } = loaded.edition(&mut Timings::default()).unwrap();
    let path = "guide/weirs/index.html";
    let Ok(Content::Text(page)) = site.render(path, site.output(path).unwrap()) else {
        panic!("{path} is no text");
    };
    let codes = mistakes.iter().map(|found| found.code.to_string());
    (page, codes.collect())
}

fn write(root: &Path, path: &str, text: &str) {
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), text).unwrap();
}

/// A bank in a folder of its repository, with three commits: its page is written, renamed, and written again.
fn repository(root: &Path) {
    let settings = "title: Rivers\nbase_url: https://rivers.example.org/\ngit: true\ndiagnostics: {orphan: ignore}\n";
    write(root, "bank/bank.yaml", settings);
    write(root, "bank/content/guide/old.md", PAGE);
    git(root, "Ann", "2026-01-05", &["init", "-q"]);
    git(root, "Ann", "2026-01-05", &["add", "-A"]);
    git(root, "Ann", "2026-01-05", &["commit", "-qm", "One"]);
    let names = ["bank/content/guide/old.md", "bank/content/guide/weirs.md"];
    git(
        root,
        "dependabot[bot]",
        "2026-02-05",
        &["mv", names[0], names[1]],
    );
    git(
        root,
        "dependabot[bot]",
        "2026-02-05",
        &["commit", "-qm", "Two"],
    );
    write(root, names[1], &PAGE.replace("seven", "eight"));
    let message = "Three\n\nCo-authored-by: Bea <b@example.org>";
    git(root, "Cy", "2026-03-05", &["commit", "-qam", message]);
}

#[test]
fn a_page_says_when_it_changed_last_and_who_wrote_it_through_its_names() {
    let scratch = tempfile::tempdir().unwrap();
    repository(scratch.path());
    let (page, codes) = built(&scratch.path().join("bank"));
    assert!(
        page.contains("<dt>Last edited</dt><dd>5 March 2026</dd>"),
        "{page}"
    );
    assert!(
        page.contains("<li>Cy</li><li>Bea</li><li>Ann</li></ul>"),
        "{page}"
    );
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn a_copy_without_its_older_commits_says_so_and_tells_nothing_wrong() {
    let scratch = tempfile::tempdir().unwrap();
    let (whole, copy) = (scratch.path().join("whole"), scratch.path().join("copy"));
    fs::create_dir(&whole).unwrap();
    repository(&whole);
    let from = format!("file://{}", whole.display());
    let to = copy.display().to_string();
    git(
        &whole,
        "Ann",
        "2026-03-05",
        &["clone", "-q", "--depth", "1", &from, &to],
    );
    let (page, codes) = built(&copy.join("bank"));
    assert!(!page.contains("Last edited"), "{page}");
    assert_eq!(codes, ["no-history"]);
}

#[test]
fn a_bank_in_no_repository_says_so_and_one_that_does_not_ask_depends_on_none() {
    let scratch = tempfile::tempdir().unwrap();
    repository(scratch.path());
    let bank = scratch.path().join("bank");
    let settings = fs::read_to_string(bank.join("bank.yaml")).unwrap();
    fs::write(bank.join("bank.yaml"), settings.replace("git: true\n", "")).unwrap();
    let (page, codes) = built(&bank);
    assert!(
        !page.contains("Last edited") && codes.is_empty(),
        "{codes:?}"
    );
    fs::write(bank.join("bank.yaml"), settings).unwrap();
    fs::remove_dir_all(scratch.path().join(".git")).unwrap();
    assert_eq!(built(&bank).1, ["no-history"]);
}
