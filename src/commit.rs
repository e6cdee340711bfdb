//! The build script: a release knows which commit it was made from, and of what day that is, so that `--version` says it.
//!
//! Other profiles do without: whoever works on the program would compile it anew with every commit.

#![expect(clippy::print_stdout, reason = "Cargo reads what is printed")]

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=src/commit.rs");
    let number = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if is_release {
        println!("cargo::rerun-if-changed=.git/HEAD");
        println!("cargo::rerun-if-changed=.git/refs/heads");
    }
    // Without Git, or from an archive, there is only the number.
    let version = match commit().filter(|_| is_release) {
        Some(commit) => format!("{number} ({commit})"),
        None => number,
    };
    println!("cargo::rustc-env=SOURCEBOOK_VERSION={version}");
}

/// The short name of the commit that is checked out, of one length in every copy of the repository, and its day.
fn commit() -> Option<String> {
    let shown = Command::new("git")
        .args(["log", "-1", "--abbrev=10", "--format=%h %cs"])
        .output()
        .ok()?;
    let text = String::from_utf8(shown.stdout).ok()?.trim().to_owned();
    (shown.status.success() && !text.is_empty()).then_some(text)
}
