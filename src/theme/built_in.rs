//! The themes that travel in the program: the default one, and others that are laid over it by their names.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme that all others are laid over.
pub(super) const DEFAULT: &str = "default";

/// The names of the themes that the program has.
pub fn names() -> impl Iterator<Item = &'static str> {
    let folders = THEMES.dirs();
    folders.filter_map(|folder| folder.path().to_str())
}

/// The files of a theme of the program, by their paths in its folder: `templates/base.html`. None where there is no such theme.
pub fn files(theme: &str) -> BTreeMap<String, &'static [u8]> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<_> = THEMES.get_dir(theme).into_iter().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if let Some(inside) = path
                .strip_prefix(theme)
                .and_then(|path| path.strip_prefix('/'))
            {
                found.insert(inside.to_owned(), file.contents());
            }
        }
    }
    found
}

/// The template that a built-in one begins with. None of them comes back to itself.
pub(super) fn parent(name: &str) -> Option<String> {
    let file = THEMES.get_file(format!("{DEFAULT}/templates/{name}"))?;
    let (_, behind) = file.contents_utf8()?.split_once("{% extends \"")?;
    let (parent, _) = behind.split_once('"')?;
    Some(parent.to_owned())
}
