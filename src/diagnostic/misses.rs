//! What a message misses, so that it is silent where the file that would have it is broken itself.

/// What a message misses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misses {
    /// An entry, by its id or another name.
    Entry(String),
    /// A file, by its path from the root.
    File(String),
    /// A scale or one of its levels.
    Scale(String),
    /// A vocabulary or one of its terms.
    Vocabulary(String),
    /// A kind, or what a kind declares.
    Kind,
    /// Any link that would lead here.
    Links,
    /// The declaration of a field: by a vocabulary of its name, or by the kind of the entry.
    Field {
        /// The name of the field.
        name: String,
        /// The id of the kind.
        kind: String,
    },
    /// A field that is needed, and may stand in the same file under a name that nobody knows.
    Needed(String),
    /// The declaration of a field by a vocabulary of its name; else nothing, but another field was meant.
    Meant {
        /// As it is written.
        name: String,
        /// The field that was meant.
        meant: String,
    },
}

/// Whether a file declares what others use, so that any mistake in it is missed by them.
pub(super) fn declares(path: &str) -> bool {
    let folders = ["content/kinds/", "content/vocabularies/", "content/scales/"];
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_yaml = [".yaml", ".yml"].iter().any(|end| name.ends_with(end));
    is_yaml && folders.iter().any(|folder| path.starts_with(folder))
}
