//! A new bank: small, whole, without a warning, with what those who change it need to know.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use jiff::civil;

use crate::schema::json_schema::DECLARED;
use crate::write::Refused;

const SITE: [(&str, &str); 12] = [
    (".editorconfig", include_str!("site/editorconfig")),
    (".gitignore", include_str!("site/gitignore")),
    (
        ".vscode/extensions.json",
        include_str!("site/extensions.json"),
    ),
    (".vscode/settings.json", include_str!("site/settings.json")),
    ("CONTRIBUTING.md", include_str!("site/CONTRIBUTING.md")),
    ("README.md", include_str!("site/README.md")),
    ("bank.yaml", include_str!("site/bank.yaml")),
    (
        "content/vocabularies/topics.yaml",
        include_str!("site/topics.yaml"),
    ),
    (
        "content/scales/strength.yaml",
        include_str!("site/strength.yaml"),
    ),
    (
        "content/evidence/reading-aloud.md",
        include_str!("site/reading-aloud.md"),
    ),
    (
        "content/citations/smith-2020.md",
        include_str!("site/smith-2020.md"),
    ),
    (
        "content/glossary/dialogic-reading.md",
        include_str!("site/dialogic-reading.md"),
    ),
];

/// Starts a bank in a folder that is new or empty. Returns the files that it wrote.
///
/// # Errors
///
/// Where the folder is not empty, or cannot be written.
pub fn site(folder: &Path, today: civil::Date) -> Result<Vec<String>> {
    if folder.as_os_str().is_empty() {
        return Err(Refused("name a folder for the new bank".to_owned()).into());
    }
    if folder.exists() && (folder.is_file() || fs::read_dir(folder)?.next().is_some()) {
        return Err(Refused(format!("{} is not empty", folder.display())).into());
    }
    let own = SITE.map(|(path, text)| (path.to_owned(), text));
    let schemas = DECLARED.map(|(name, schema)| (format!(".vscode/schemas/{name}.json"), schema));
    let mut written = Vec::new();
    for (path, text) in own.into_iter().chain(schemas) {
        let to = folder.join(&path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        let text = text
            .replace("{today}", &today.to_string())
            .replace("{version}", env!("CARGO_PKG_VERSION"));
        fs::write(to, text)?;
        written.push(path);
    }
    Ok(written)
}
