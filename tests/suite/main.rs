//! The test suite: small banks as data, and what the library makes of them. `tests/README.md` says how to add a case.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod bad_input;
mod cli;
mod dialect;
mod golden;
mod invalid;
mod mending;
mod owners;
mod scales;
mod writing;

use std::path::{Path, PathBuf};

use sourcebook::diagnostic::Diagnostics;
use sourcebook::search;
use sourcebook::site::Content;
use sourcebook::timing::Timings;
use sourcebook::{Loaded, Options};

/// The day on which all tests take place.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 22)
}

/// A folder below `tests/`.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// The banks below a folder, by name.
fn banks(name: &str) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder(name)).unwrap().map(Result::unwrap);
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect();
    found.retain(|(_, path)| path.is_dir());
    found.sort();
    found
}

/// Loads a bank as `build --drafts` or `build` would.
fn load(root: &Path, drafts: bool) -> Loaded {
    let options = Options {
        root: root.to_path_buf(),
        drafts,
        base_url: None,
        today: today(),
    };
    Loaded::load(&options, &mut Timings::default()).unwrap()
}

/// Everything found in a bank, up to the rendering of every page.
fn found(loaded: &mut Loaded) -> Diagnostics {
    let mut found = std::mem::take(&mut loaded.found);
    let searched = loaded.search(&mut found).unwrap();
    if let (Some(file), Some(searched)) = (loaded.judgements(), &searched) {
        let judgements = search::judgements(file, &loaded.bank, &mut found);
        search::judge(searched, &loaded.bank, file, &judgements, &mut found).unwrap();
    }
    let published = loaded.published(searched.as_ref()).unwrap();
    let site = loaded.site(published, None, &mut found);
    let mut broken = Vec::new();
    if !found.has_errors() {
        broken.extend(
            site.outputs()
                .iter()
                .filter_map(|(path, output)| site.render(path, output).err()),
        );
    }
    drop(site);
    found.extend(broken.into_iter().map(|found| *found));
    found.weigh(&loaded.bank.config.severities);
    found
}

/// Every text of a site by its path; other files without theirs.
fn pages(loaded: &Loaded) -> Vec<(String, String)> {
    let mut found = Diagnostics::default();
    let published = loaded.publish(&mut found).unwrap();
    let site = loaded.site(published, None, &mut found);
    assert!(!found.has_errors(), "{}", loaded.report(&found).short());
    let page = |(path, output): (&str, _)| match site.render(path, output).unwrap() {
        Content::Text(text) => (path.to_owned(), text),
        _ => (path.to_owned(), String::new()),
    };
    site.outputs().into_iter().map(page).collect()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
