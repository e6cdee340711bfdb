//! Files that texts ask for to stand in their place.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::Path;

use anyhow::Result;

use crate::diagnostic::Diagnostics;
use crate::text::{File, candidates, includes};

use super::text::read_text;

/// How large a file may be that stands in a text, in bytes.
const LARGEST: u64 = 1_000_000;

/// The files that texts ask for, by their paths from the root of the bank; of those that are not there nothing is said
/// here.
#[derive(Clone, Debug, Default)]
pub struct Included {
    files: BTreeMap<String, File>,
}

impl Included {
    /// The file of a path.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// Reads what texts ask for, and what that asks for.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read; the error names it.
    pub(super) fn read<'f>(
        root: &Path,
        texts: impl Iterator<Item = &'f File>,
        out: &mut Diagnostics,
    ) -> Result<Self> {
        let mut found = Self::default();
        let mut paths: Vec<String> = texts.flat_map(asked).collect();
        while let Some(path) = paths.pop() {
            if found.files.contains_key(&path) || !may_stand(root, &path) {
                continue;
            }
            if let Some(file) = read_text(root, &path, out)? {
                paths.extend(asked(&file));
                found.files.insert(path, file);
            }
        }
        Ok(found)
    }
}

/// By paths and texts.
impl Hash for Included {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for file in self.files.values() {
            file.hash(state);
        }
    }
}

/// Where the files may lie that a text asks for.
fn asked(file: &File) -> Vec<String> {
    let all = includes(&file.text).into_iter();
    all.flat_map(|include| candidates(&file.path, include.path))
        .collect()
}

/// Whether there is a file below `content/`, of a size that a text may have.
fn may_stand(root: &Path, path: &str) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let content = real(&root.join("content"));
    let file = real(&root.join(path)).filter(|file| {
        let is_below = content.as_ref().is_some_and(|top| file.starts_with(top));
        is_below
            && file
                .metadata()
                .is_ok_and(|found| found.is_file() && found.len() <= LARGEST)
    });
    file.is_some()
}
