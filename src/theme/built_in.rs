//! The built-in theme, which travels in the program.

use include_dir::{Dir, include_dir};

pub(super) static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The template that a built-in one begins with. None of them comes back to itself.
pub(super) fn parent(name: &str) -> Option<String> {
    let file = BUILT_IN.get_file(format!("templates/{name}"))?;
    let (_, behind) = file.contents_utf8()?.split_once("{% extends \"")?;
    let (parent, _) = behind.split_once('"')?;
    Some(parent.to_owned())
}
