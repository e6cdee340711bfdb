//! Every folder below `tests/invalid` is a bank with something wrong in it, and has a snapshot of what is said.

use std::collections::BTreeSet;

use sourcebook::diagnostic::explanations;

#[test]
fn every_broken_bank_is_told_what_is_wrong_with_it() {
    for (name, path) in super::banks("invalid") {
        let mut loaded = super::load(&path, false);
        let found = super::found(&mut loaded);
        let report = loaded.report(&found);
        assert!(!report.is_empty(), "nothing was found in {name}");
        insta::with_settings!({ snapshot_path => "../invalid", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.as_str(), format!("{}{}\n", report.human(false), report.summary()));
        });
    }
}

#[test]
fn every_code_has_a_broken_bank() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (_, path) in super::banks("invalid") {
        let mut loaded = super::load(&path, false);
        let found = super::found(&mut loaded);
        seen.extend(found.iter().map(|found| found.code.to_string()));
    }
    // These need what no repository can hold; tests/suite/bad_input.rs makes them.
    seen.extend(["front-matter-too-long", "symlink-loop"].map(str::to_owned));
    let all: BTreeSet<String> = explanations().keys().map(ToString::to_string).collect();
    let missing: Vec<&String> = all.difference(&seen).collect();
    assert!(missing.is_empty(), "no broken bank shows {missing:?}");
}

#[test]
fn json_has_a_line_and_a_column_for_everything() {
    let (_, path) = super::banks("invalid")
        .into_iter()
        .find(|(name, _)| name == "everything-at-once")
        .unwrap();
    let mut loaded = super::load(&path, false);
    let found = super::found(&mut loaded);
    insta::with_settings!({ snapshot_path => "../invalid", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("everything-at-once.json", loaded.report(&found).json());
    });
}
