//! The real files that are mutated and spliced, and what each is for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sourcebook::source::slashed;

/// What a file of a bank is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// `bank.yaml`.
    Config,
    /// A kind, a vocabulary, a scale.
    Declaration,
    /// Synonyms and questions of the search.
    Search,
    /// A text with a head and a body.
    Entry,
    /// Figures.
    Table,
    /// A citation style.
    Style,
    /// A page of a theme.
    Template,
    /// The words of a theme.
    Messages,
    /// A drawing.
    Drawing,
    /// A picture, a sound, what other generators have.
    Other,
}

impl Role {
    /// By the path from the root of a bank.
    pub(crate) fn of(path: &str) -> Self {
        let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        match ending.as_str() {
            "md" | "qmd" | "mdx" | "markdown" => Self::Entry,
            "csv" | "tsv" => Self::Table,
            "csl" => Self::Style,
            "ftl" => Self::Messages,
            "html" if path.starts_with("themes/") => Self::Template,
            "svg" => Self::Drawing,
            "yaml" | "yml" if path == "bank.yaml" => Self::Config,
            "yaml" | "yml" if path.starts_with("search-index/") => Self::Search,
            "yaml" | "yml" => Self::Declaration,
            _ => Self::Other,
        }
    }
}

/// A file of a bank.
#[derive(Clone, Debug)]
pub(crate) struct Real {
    /// From the root of its bank.
    pub(crate) path: String,
    pub(crate) role: Role,
    pub(crate) bytes: Vec<u8>,
    /// As text; what is not UTF-8 in it is replaced.
    pub(crate) text: String,
}

/// All the real files, and the banks that mutations go into.
#[derive(Debug)]
pub(crate) struct Corpus {
    /// The roots of the banks that are small enough to be loaded again and again.
    pub(crate) banks: Vec<PathBuf>,
    /// Files of these and of all others, without what is no text.
    pub(crate) files: Vec<Real>,
    /// Names that texts of these banks link and cite.
    pub(crate) names: Vec<String>,
}

/// How often a bank is taken: the smaller and the richer in marks, the more often.
const SHARES: [(&str, usize); 17] = [
    ("slips/bank", 6),
    ("sites/thin", 10),
    ("sites/values", 10),
    ("sites/findings", 10),
    ("sites/scales", 6),
    ("sites/theme", 4),
    ("sites/cymraeg", 4),
    ("sites/odd", 1),
    ("sites/elsewhere", 6),
    ("sites/hugo", 1),
    ("sites/jekyll", 1),
    ("sites/obsidian", 1),
    ("sites/docusaurus", 1),
    ("sites/mdbook", 1),
    ("sites/mkdocs", 1),
    ("sites/quarto", 1),
    ("sites/starlight", 1),
];

impl Corpus {
    /// Reads the repository.
    pub(crate) fn read(repository: &Path) -> Result<Self> {
        let tests = repository.join("tests");
        let shares = SHARES.iter();
        let banks = shares.flat_map(|(name, share)| std::iter::repeat_n(tests.join(name), *share));
        let banks: Vec<PathBuf> = banks.collect();
        let mut roots: BTreeSet<PathBuf> = banks.iter().cloned().collect();
        for invalid in std::fs::read_dir(tests.join("invalid"))? {
            roots.insert(invalid?.path());
        }
        let mut files = Vec::new();
        for root in roots.iter().filter(|root| root.is_dir()) {
            files.extend(all_files(root)?);
        }
        // Of the shipped bank only what is in it: the repository around it is none of its files.
        for name in ["bank.yaml", "content", "search-index", "themes"] {
            let all = all_files(repository)?.into_iter();
            files.extend(all.filter(|file| file.path.starts_with(name)));
        }
        // The styles that the program has.
        files.extend(all_files(&repository.join("src/cite"))?);
        files.retain(|file| file.role != Role::Other);
        let names = names(&files);
        Ok(Self {
            banks,
            files,
            names,
        })
    }
}

/// The files below a folder, in the order of their paths.
pub(crate) fn all_files(root: &Path) -> Result<Vec<Real>> {
    let passed_over = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let is_built = ["target", "node_modules", "tests", "src", ".git"].contains(&&*name);
        entry.depth() == 1 && is_built
    };
    let mut found = Vec::new();
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !passed_over(entry)) {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = slashed(root, entry.path());
        let bytes = fs_err::read(entry.path())?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        found.push(Real {
            role: Role::of(&path),
            path,
            bytes,
            text,
        });
    }
    Ok(found)
}

/// The ids of entries by their files, and what follows `id:` in declarations.
fn names(files: &[Real]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        found.extend(name.split('.').next().map(str::to_owned));
        let ids = file.text.split("id: ").skip(1);
        let ends = |c: char| !(c.is_alphanumeric() || c == '-');
        found.extend(ids.filter_map(|rest| rest.split(ends).next().map(str::to_owned)));
    }
    found.retain(|name| !name.is_empty());
    found.into_iter().collect()
}
