//! Every folder below `tests/invalid` is a bank with something wrong in it, and has a snapshot of what is said.

use std::collections::BTreeSet;

use sourcebook::diagnostic::explanations;

use super::{Sample, sample, samples};

#[test]
fn every_broken_bank_is_told_what_is_wrong_with_it() {
    for (name, sample) in samples("invalid") {
        let report = sample.loaded.report(&sample.found);
        assert!(!report.is_empty(), "nothing was found in {name}");
        insta::with_settings!({ snapshot_path => "../invalid", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.as_str(), format!("{}{}\n", report.human(false), report.summary()));
        });
    }
}

#[test]
fn every_code_has_a_broken_bank() {
    let banks = samples("invalid").into_iter();
    let mut seen: BTreeSet<String> = banks.flat_map(|(_, sample)| sample.codes()).collect();
    // These need what no repository can hold, which tests/suite/bad_input.rs makes, or notices, as tests/cli/retractions.md
    // has them, or a past, as tests/suite/history.rs and tests/browser/since.test.mjs make one, or other sites, which
    // tests/browser/external.test.mjs makes.
    seen.extend(
        [
            "dead-link",
            "doubted-source",
            "front-matter-too-long",
            "held-back",
            "moved-link",
            "no-history",
            "retracted-source",
            "symlink-loop",
            "too-large",
            "unchecked-link",
            "unexplained-change",
            "unknown-doi",
        ]
        .map(str::to_owned),
    );
    let all: BTreeSet<String> = explanations().keys().map(ToString::to_string).collect();
    let missing: Vec<&String> = all.difference(&seen).collect();
    assert!(missing.is_empty(), "no broken bank shows {missing:?}");
}

#[test]
fn json_has_a_line_and_a_column_for_everything() {
    let Sample { loaded, found, .. } = sample("invalid/everything-at-once");
    insta::with_settings!({ snapshot_path => "../invalid", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("everything-at-once.json", loaded.report(found).json());
    });
}
