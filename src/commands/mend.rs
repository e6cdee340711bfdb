//! Changes of an author's texts, as a diff or in the files themselves.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use similar::TextDiff;
use sourcebook::diagnostic::Diagnostics;
use sourcebook::load::Loaded;
use sourcebook::text::Edit;
use sourcebook::write::{Rewritten, rewritten};

use super::terminal::print;

/// What can be mended surely, by file.
pub(super) fn certain(
    root: &Path,
    loaded: &Loaded,
    mistakes: &Diagnostics,
) -> Result<Vec<Rewritten>> {
    let report = loaded.report(mistakes);
    let mut edits: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
    for (path, found) in report.by_file() {
        // What is no text of the bank, as a template, is none that is mended here.
        let Some(file) = loaded.sources().files().find(|file| &*file.path == path) else {
            continue;
        };
        let certain = found
            .into_iter()
            .filter(|mistake| mistake.is_mended_surely());
        let certain = Edit::in_order(certain.filter_map(|mistake| mistake.edit(&file.text)));
        if !certain.is_empty() {
            edits.insert(Arc::clone(&file.path), certain);
        }
    }
    rewritten(root, &edits)
}

/// Prints changes as `diff -u` does, which `git apply` takes.
pub(super) fn show(files: &[Rewritten], moved: Option<(&str, &str)>) {
    for file in files {
        let diff = TextDiff::from_lines(&file.old, &file.new);
        let path = &file.path;
        let mut unified = diff.unified_diff();
        print(
            &unified
                .header(&format!("a/{path}"), &format!("b/{path}"))
                .to_string(),
        );
    }
    if let Some((old, new)) = moved {
        print(&format!(
            "diff --git a/{old} b/{new}\nrename from {old}\nrename to {new}\n"
        ));
    }
}
