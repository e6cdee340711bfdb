//! The files of a bank, found and read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::File;

use super::included::Included;
use super::own::{is_inside, is_own, leads_out};

/// Every file of a bank that can change what is built.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `bank.yaml`; `None` where it is missing or unreadable.
    pub config: Option<File>,
    /// `content/kinds/*.yaml`.
    pub kinds: Vec<File>,
    /// `content/vocabularies/*.yaml`.
    pub vocabularies: Vec<File>,
    /// `content/scales/*.yaml`.
    pub scales: Vec<File>,
    /// `content/rules/*.yaml`: what texts are looked through for.
    pub rules: Vec<File>,
    /// `content/vocabularies/NAME/TERM.md`: introductions to terms.
    pub introductions: Vec<File>,
    /// `search-index/synonyms.yaml`.
    pub synonyms: Option<File>,
    /// `search-index/judgements.yaml`.
    pub judgements: Option<File>,
    /// Every other Markdown file below `content/`.
    pub entries: Vec<File>,
    /// Pictures, data and whatever else lies below `content/`: paths from the root.
    pub attachments: Vec<Arc<str>>,
    /// What lies below `static/` and keeps its address.
    pub statics: Arc<Statics>,
    /// What texts ask for to stand in their place.
    pub included: Arc<Included>,
}

/// The files below `static/`.
#[derive(Clone, Debug, Default)]
pub struct Statics {
    root: PathBuf,
    /// From `static/`, in order.
    paths: BTreeSet<String>,
    /// Those of them that are not published.
    held_back: BTreeSet<String>,
}

impl Statics {
    /// Finds them; hidden files too, as hosts ask for some.
    pub(super) fn find(root: &Path, out: &mut Diagnostics) -> Result<Self> {
        let paths = walk_all(root, Path::new("static"), true, out)?;
        let below = paths.iter().filter_map(|path| path.strip_prefix("static/"));
        Ok(Self {
            root: root.to_path_buf(),
            paths: below.map(str::to_owned).collect(),
            held_back: BTreeSet::new(),
        })
    }

    /// The same files, some of which are not published.
    pub(crate) fn without(&self, held_back: BTreeSet<String>) -> Self {
        Self {
            held_back,
            ..self.clone()
        }
    }

    /// Their paths in the site, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        let published = self.paths.iter();
        published
            .map(String::as_str)
            .filter(|path| !self.held_back.contains(*path))
    }

    /// Whether there is such a file, published or not: of one that is held back its own message says enough.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Where a file lies on this machine.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.root.join("static").join(path)
    }
}

/// By the paths, and what is held back.
impl PartialEq for Statics {
    fn eq(&self, other: &Self) -> bool {
        self.paths == other.paths && self.held_back == other.held_back
    }
}

impl Sources {
    /// Returns every text file, for looking up the text that a diagnostic points into.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.config
            .iter()
            .chain(self.declarations())
            .chain(&self.rules)
            .chain(&self.synonyms)
            .chain(&self.judgements)
            .chain(&self.introductions)
            .chain(&self.entries)
    }

    /// The files of kinds, vocabularies and scales.
    pub fn declarations(&self) -> impl Iterator<Item = &File> {
        self.kinds
            .iter()
            .chain(&self.vocabularies)
            .chain(&self.scales)
    }

    /// Puts another text in the place of the file of the same path; says whether there is one.
    pub(super) fn replace(&mut self, file: &File) -> bool {
        let single = [&mut self.config, &mut self.synonyms, &mut self.judgements];
        let lists = [
            &mut self.kinds,
            &mut self.vocabularies,
            &mut self.scales,
            &mut self.rules,
            &mut self.introductions,
            &mut self.entries,
        ];
        let mut all = single
            .into_iter()
            .flatten()
            .chain(lists.into_iter().flatten());
        let found = all.find(|other| other.path == file.path);
        found.map(|found| *found = file.clone()).is_some()
    }
}

/// The endings of Markdown: that of every generator, and those that Quarto, MDX and R Markdown have.
pub const TEXTS: [&str; 6] = ["md", "markdown", "mdx", "qmd", "rmd", "mdown"];

/// Whether a file below `content/` is text of the bank, by its name.
pub(super) fn is_text(path: &str) -> bool {
    has_extension(path, &["yaml", "yml"]) || has_extension(path, &TEXTS)
}

/// Lists the files below `folder` in path order. Hidden names and those that begin with `_` are passed over,
/// but for `_index.md`, the page of its folder.
///
/// # Errors
///
/// Where a folder cannot be read; the error names it.
pub fn walk(root: &Path, folder: &Path, out: &mut Diagnostics) -> Result<Vec<String>> {
    walk_all(root, folder, false, out)
}

fn walk_all(
    root: &Path,
    folder: &Path,
    with_hidden: bool,
    out: &mut Diagnostics,
) -> Result<Vec<String>> {
    let top = root.join(folder);
    if !is_own(root, &slashed(root, &top), out) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut linked = LinkedFolders::default();
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let is_passed_over = name.starts_with('.') || name.starts_with('_');
        entry.depth() == 0 || with_hidden || !is_passed_over || name == "_index.md"
    };
    let mut walker = WalkDir::new(&top)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = walker.next() {
        match entry {
            Ok(entry)
                if !visible(&entry)
                    || !is_ours(root, &top, &entry, out)
                    || !linked.may_enter(root, &entry, out) =>
            {
                if entry.file_type().is_dir() {
                    walker.skip_current_dir();
                }
            }
            Ok(entry) if entry.file_type().is_file() => found.push(slashed(root, entry.path())),
            Ok(_) => {}
            Err(error) => report_link(root, &error, out)
                .with_context(|| format!("cannot read {}", top.display()))?,
        }
    }
    Ok(found)
}

/// Whether a file or a folder belongs to the bank; what does not is reported.
fn is_ours(root: &Path, top: &Path, entry: &walkdir::DirEntry, out: &mut Diagnostics) -> bool {
    let path = slashed(root, entry.path());
    if entry.path().to_str().is_none() {
        let message = "the name of this file is not UTF-8".to_owned();
        let found = Diagnostic::new(Code::NotUtf8, &path.into(), 0..0, message);
        out.push(found.help("Give it another name."));
        return false;
    }
    if entry.depth() > 0 && entry.path_is_symlink() && !is_inside(top, entry.path()) {
        out.push(leads_out(&path));
        return false;
    }
    true
}

/// The folders that a walk reaches through links. What they hold stands in the bank twice, or as often as links lead to
/// it: links within linked folders would double it with each level, so none of these is followed, and of the others only
/// as many as lead to a bounded number of files.
#[derive(Default)]
struct LinkedFolders {
    /// The link that the walk is in.
    within: Option<PathBuf>,
    /// What was found through links so far.
    count: usize,
}

/// How many files and folders a walk finds through links to folders.
const MOST_LINKED: usize = 10_000;

impl LinkedFolders {
    /// Whether the walk goes on with this; a link that it does not follow is reported.
    fn may_enter(&mut self, root: &Path, entry: &walkdir::DirEntry, out: &mut Diagnostics) -> bool {
        let is_within = self
            .within
            .as_ref()
            .is_some_and(|link| entry.path().starts_with(link));
        self.count += usize::from(is_within);
        if entry.depth() == 0 || !entry.path_is_symlink() || !entry.file_type().is_dir() {
            return !is_within || self.count <= MOST_LINKED;
        }
        if !is_within && self.count <= MOST_LINKED {
            self.within = Some(entry.path().to_path_buf());
            return true;
        }
        let message = if is_within {
            "a symbolic link to a folder, within a folder that is such a link".to_owned()
        } else {
            format!("links to folders lead to more than {MOST_LINKED} files")
        };
        let path = slashed(root, entry.path()).into();
        let found = Diagnostic::new(Code::SymlinkLoop, &path, 0..0, message);
        out.push(found.help("Remove the link: what it leads to is read where it lies."));
        false
    }
}

/// A symbolic link that runs in a circle or leads nowhere is the author's; every other failure is the machine's.
fn report_link(root: &Path, error: &walkdir::Error, out: &mut Diagnostics) -> Result<()> {
    let path = error
        .path()
        .map(|path| slashed(root, path))
        .unwrap_or_default();
    let is_link = error.path().is_some_and(Path::is_symlink);
    if error.loop_ancestor().is_some() || is_link {
        let message = if error.loop_ancestor().is_some() {
            "a symbolic link that leads back into a folder above it"
        } else {
            "a symbolic link that leads nowhere"
        };
        let help = "Remove the link, or let it point at a file or a folder beside it.";
        out.push(
            Diagnostic::new(Code::SymlinkLoop, &path.into(), 0..0, message.to_owned()).help(help),
        );
        return Ok(());
    }
    anyhow::bail!("{error}")
}

/// Puts a file where its path says that it belongs; text that could not be read belongs nowhere.
pub(super) fn sort_in(sources: &mut Sources, path: &str, file: Option<File>) {
    let parts: Vec<&str> = path.split('/').collect();
    let is_yaml = has_extension(path, &["yaml", "yml"]);
    let is_markdown = has_extension(path, &TEXTS);
    let place = match parts.as_slice() {
        ["content", "kinds", _] if is_yaml => &mut sources.kinds,
        ["content", "vocabularies", _] if is_yaml => &mut sources.vocabularies,
        ["content", "scales", _] if is_yaml => &mut sources.scales,
        ["content", "rules", _] if is_yaml => &mut sources.rules,
        ["content", "vocabularies", _, _] if is_markdown => &mut sources.introductions,
        _ if is_markdown => &mut sources.entries,
        _ => {
            sources.attachments.push(path.into());
            return;
        }
    };
    place.extend(file);
}

/// Whether the path ends in one of the extensions, whatever their case.
pub fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let found = Path::new(path)
        .extension()
        .map(|found| found.to_string_lossy().to_lowercase());
    found.is_some_and(|found| extensions.contains(&found.as_str()))
}

/// The path from `root` with forward slashes, whatever the system writes.
pub fn slashed(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

/// Finds the root of the bank: the nearest folder at or above `from` that holds a `bank.yaml`.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    from.ancestors()
        .find(|folder| folder.join("bank.yaml").is_file())
        .map(Path::to_path_buf)
}
