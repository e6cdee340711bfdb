//! Scripts of JavaScript: read as far as many modules can be made one script.

pub(crate) mod classic;
mod lexer;
mod module;

pub(crate) use classic::classic;
pub(crate) use module::Module;

/// A script that hands on a file by its path from the root of the site, as JSON: a page that is read from a disk loads
/// scripts and nothing else. `offline.js` of the theme takes it.
pub(crate) fn script(path: &str, json: &str) -> String {
    let path = serde_json::Value::from(path);
    format!("sourcebookFile({path}, {json});\n")
}
